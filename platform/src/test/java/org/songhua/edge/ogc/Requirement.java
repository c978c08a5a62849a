package org.songhua.edge.ogc;

import java.util.Arrays;
import java.util.List;

/** Every requirement of the conformance classes that the API claims, by its URI. */
public enum Requirement {
    HTTP(Part.FEATURES, "core/http"),
    ROOT_OP(Part.FEATURES, "core/root-op"),
    ROOT_SUCCESS(Part.FEATURES, "core/root-success"),
    API_DEFINITION_OP(Part.FEATURES, "core/api-definition-op"),
    API_DEFINITION_SUCCESS(Part.FEATURES, "core/api-definition-success"),
    CONFORMANCE_OP(Part.FEATURES, "core/conformance-op"),
    CONFORMANCE_SUCCESS(Part.FEATURES, "core/conformance-success"),
    QUERY_PARAM_UNKNOWN(Part.FEATURES, "core/query-param-unknown"),
    QUERY_PARAM_INVALID(Part.FEATURES, "core/query-param-invalid"),
    CRS84(Part.FEATURES, "core/crs84"),
    FC_MD_OP(Part.FEATURES, "core/fc-md-op"),
    FC_MD_SUCCESS(Part.FEATURES, "core/fc-md-success"),
    FC_MD_LINKS(Part.FEATURES, "core/fc-md-links"),
    FC_MD_ITEMS(Part.FEATURES, "core/fc-md-items"),
    FC_MD_ITEMS_LINKS(Part.FEATURES, "core/fc-md-items-links"),
    FC_MD_EXTENT(Part.FEATURES, "core/fc-md-extent"),
    FC_MD_EXTENT_MULTI(Part.FEATURES, "core/fc-md-extent-multi"),
    SFC_MD_OP(Part.FEATURES, "core/sfc-md-op"),
    SFC_MD_SUCCESS(Part.FEATURES, "core/sfc-md-success"),
    FC_OP(Part.FEATURES, "core/fc-op"),
    FC_LIMIT_DEFINITION(Part.FEATURES, "core/fc-limit-definition"),
    FC_LIMIT_RESPONSE_1(Part.FEATURES, "core/fc-limit-response-1"),
    FC_BBOX_DEFINITION(Part.FEATURES, "core/fc-bbox-definition"),
    FC_BBOX_RESPONSE(Part.FEATURES, "core/fc-bbox-response"),
    FC_TIME_DEFINITION(Part.FEATURES, "core/fc-time-definition"),
    FC_TIME_RESPONSE(Part.FEATURES, "core/fc-time-response"),
    FC_RESPONSE(Part.FEATURES, "core/fc-response"),
    FC_LINKS(Part.FEATURES, "core/fc-links"),
    FC_REL_TYPE(Part.FEATURES, "core/fc-rel-type"),
    FC_TIME_STAMP(Part.FEATURES, "core/fc-timeStamp"),
    FC_NUMBER_MATCHED(Part.FEATURES, "core/fc-numberMatched"),
    FC_NUMBER_RETURNED(Part.FEATURES, "core/fc-numberReturned"),
    F_OP(Part.FEATURES, "core/f-op"),
    F_SUCCESS(Part.FEATURES, "core/f-success"),
    F_LINKS(Part.FEATURES, "core/f-links"),
    GEOJSON_DEFINITION(Part.FEATURES, "geojson/definition"),
    GEOJSON_CONTENT(Part.FEATURES, "geojson/content"),
    HTML_DEFINITION(Part.FEATURES, "html/definition"),
    HTML_CONTENT(Part.FEATURES, "html/content"),
    OAS_DEFINITION_1(Part.FEATURES, "oas30/oas-definition-1"),
    OAS_DEFINITION_2(Part.FEATURES, "oas30/oas-definition-2"),
    OAS_IMPL(Part.FEATURES, "oas30/oas-impl"),
    OAS_COMPLETENESS(Part.FEATURES, "oas30/completeness"),
    OAS_EXCEPTIONS_CODES(Part.FEATURES, "oas30/exceptions-codes"),
    OAS_SECURITY(Part.FEATURES, "oas30/security"),

    CREATE_OP(Part.CHANGES, "create-replace-delete/insert-post-op"),
    CREATE_BODY(Part.CHANGES, "create-replace-delete/insert-body"),
    CREATE_RESPONSE(Part.CHANGES, "create-replace-delete/insert-response"),
    CREATE_RESPONSE_RID(Part.CHANGES, "create-replace-delete/insert-response-rid"),
    REPLACE_OP(Part.CHANGES, "create-replace-delete/update-put-op"),
    REPLACE_BODY(Part.CHANGES, "create-replace-delete/update-put-body"),
    REPLACE_RESPONSE(Part.CHANGES, "create-replace-delete/update-put-response"),
    DELETE_OP(Part.CHANGES, "create-replace-delete/delete-delete-op"),
    DELETE_RESPONSE(Part.CHANGES, "create-replace-delete/delete-response"),
    OPTIONS_OP(Part.CHANGES, "create-replace-delete/options-op"),
    UPDATE_OP(Part.CHANGES, "update/update-patch-op"),
    UPDATE_BODY(Part.CHANGES, "update/update-patch-body"),
    UPDATE_RESPONSE(Part.CHANGES, "update/update-patch-response"),
    LOCKING_ETAG(Part.CHANGES, "optimistic-locking-etags/etag"),
    LOCKING_MISMATCH(Part.CHANGES, "optimistic-locking-etags/if-match-412"),
    LOCKING_MISSING(Part.CHANGES, "optimistic-locking-etags/if-match-428"),
    CHANGES_GEOJSON(Part.CHANGES, "features/geojson"),
    CRS_URI(Part.FEATURES_2, "crs/crs-uri"),
    CRS_FC_MD_CRS_LIST(Part.FEATURES_2, "crs/fc-md-crs-list"),
    CRS_FC_MD_CRS_LIST_GLOBAL(Part.FEATURES_2, "crs/fc-md-crs-list-global"),
    CRS_FC_MD_STORAGECRS(Part.FEATURES_2, "crs/fc-md-storageCrs"),
    CRS_FC_MD_STORAGECRS_VALID_VALUE(Part.FEATURES_2, "crs/fc-md-storageCrs-valid-value"),
    CRS_FC_CRS_DEFINITION(Part.FEATURES_2, "crs/fc-crs-definition"),
    CRS_FC_CRS_VALID_VALUE(Part.FEATURES_2, "crs/fc-crs-valid-value"),
    CRS_FC_CRS_DEFAULT_VALUE(Part.FEATURES_2, "crs/fc-crs-default-value"),
    CRS_FC_CRS_ACTION(Part.FEATURES_2, "crs/fc-crs-action"),
    CRS_CRS_EXCEPTION(Part.FEATURES_2, "crs/crs-exception"),
    CRS_FC_BBOX_CRS_DEFINITION(Part.FEATURES_2, "crs/fc-bbox-crs-definition"),
    CRS_FC_BBOX_CRS_VALID_VALUE(Part.FEATURES_2, "crs/fc-bbox-crs-valid-value"),
    CRS_FC_BBOX_CRS_DEFAULT_VALUE(Part.FEATURES_2, "crs/fc-bbox-crs-default-value"),
    CRS_FC_BBOX_CRS_ACTION(Part.FEATURES_2, "crs/fc-bbox-crs-action"),
    CRS_BBOX_CRS_EXCEPTION(Part.FEATURES_2, "crs/bbox-crs-exception"),
    CRS_OGC_CRS_HEADER(Part.FEATURES_2, "crs/ogc-crs-header"),
    CRS_OGC_CRS_HEADER_VALUE(Part.FEATURES_2, "crs/ogc-crs-header-value"),
    CRS_GEOJSON(Part.FEATURES_2, "crs/geojson"),

    P3_QUERYABLES_GET_QUERYABLES_OP(Part.FEATURES_3, "queryables/get-queryables-op"),
    P3_QUERYABLES_GET_QUERYABLES_RESPONSE(Part.FEATURES_3, "queryables/get-queryables-response"),
    P3_QUERYABLES_QUERYABLES_LINK(Part.FEATURES_3, "queryables/queryables-link"),
    P3_QUERYABLES_EXPRESSION_CONSTRUCTION(Part.FEATURES_3, "queryables/expression-construction"),
    P3_FILTER_FILTER_PARAM(Part.FEATURES_3, "filter/filter-param"),
    P3_FILTER_FILTER_LANG_PARAM(Part.FEATURES_3, "filter/filter-lang-param"),
    P3_FILTER_FILTER_CRS_PARAM(Part.FEATURES_3, "filter/filter-crs-param"),
    P3_FILTER_FILTER_CRS_WGS84(Part.FEATURES_3, "filter/filter-crs-wgs84"),
    P3_FILTER_MIXING_EXPRESSIONS(Part.FEATURES_3, "filter/mixing-expressions"),
    P3_FILTER_RESPONSE(Part.FEATURES_3, "filter/response"),
    P3_FEATURES_FILTER_FILTER_PARAM(Part.FEATURES_3, "features-filter/filter-param"),
    P3_FEATURES_FILTER_FILTER_LANG_PARAM(Part.FEATURES_3, "features-filter/filter-lang-param"),
    P3_FEATURES_FILTER_FILTER_CRS_PARAM(Part.FEATURES_3, "features-filter/filter-crs-param"),
    P3_FEATURES_FILTER_GET_QUERYABLES_OP(Part.FEATURES_3, "features-filter/get-queryables-op"),
    P3_FEATURES_FILTER_QUERYABLES_LINK(Part.FEATURES_3, "features-filter/queryables-link"),
    P3_FEATURES_FILTER_RESPONSE(Part.FEATURES_3, "features-filter/response"),

    CQL_BASIC_CQL2_CQL2_FILTER(Part.CQL2, "basic-cql2/cql2-filter"),
    CQL_BASIC_CQL2_PROPERTY(Part.CQL2, "basic-cql2/property"),
    CQL_BASIC_CQL2_BINARY_COMPARISON_PREDICATE(Part.CQL2, "basic-cql2/binary-comparison-predicate"),
    CQL_BASIC_CQL2_NULL_PREDICATE(Part.CQL2, "basic-cql2/null-predicate"),
    CQL_ADVANCED_COMPARISON_OPERATORS_LIKE_PREDICATE(Part.CQL2, "advanced-comparison-operators/like-predicate"),
    CQL_ADVANCED_COMPARISON_OPERATORS_BETWEEN_PREDICATE(Part.CQL2, "advanced-comparison-operators/between-predicate"),
    CQL_ADVANCED_COMPARISON_OPERATORS_IN_PREDICATE(Part.CQL2, "advanced-comparison-operators/in-predicate"),
    CQL_CASE_INSENSITIVE_COMPARISON_CASEI_FUNCTION(Part.CQL2, "case-insensitive-comparison/casei-function"),
    CQL_ACCENT_INSENSITIVE_COMPARISON_ACCENTI_FUNCTION(Part.CQL2, "accent-insensitive-comparison/accenti-function"),
    CQL_BASIC_SPATIAL_FUNCTIONS_SPATIAL_PREDICATE(Part.CQL2, "basic-spatial-functions/spatial-predicate"),
    CQL_BASIC_SPATIAL_FUNCTIONS_SPATIAL_FUNCTIONS(Part.CQL2, "basic-spatial-functions/spatial-functions"),
    CQL_BASIC_SPATIAL_FUNCTIONS_PLUS_SPATIAL_DATA_TYPES(Part.CQL2, "basic-spatial-functions-plus/spatial-data-types"),
    CQL_SPATIAL_FUNCTIONS_SPATIAL_FUNCTIONS(Part.CQL2, "spatial-functions/spatial-functions"),
    CQL_TEMPORAL_FUNCTIONS_TEMPORAL_FUNCTIONS(Part.CQL2, "temporal-functions/temporal-functions"),
    CQL_ARRAY_FUNCTIONS_ARRAY_PREDICATES(Part.CQL2, "array-functions/array-predicates"),
    CQL_PROPERTY_PROPERTY_WITHDRAW_PERMISSIONS(Part.CQL2, "property-property/withdraw-permissions"),
    CQL_ARITHMETIC_ARITHMETIC(Part.CQL2, "arithmetic/arithmetic"),
    CQL2_TEXT_BASIC_CQL2(Part.CQL2, "cql2-text/basic-cql2"),
    CQL2_TEXT_ADVANCED_COMPARISON_OPERATORS(Part.CQL2, "cql2-text/advanced-comparison-operators"),
    CQL2_TEXT_CASE_INSENSITIVE_COMPARISON(Part.CQL2, "cql2-text/case-insensitive-comparison"),
    CQL2_TEXT_ACCENT_INSENSITIVE_COMPARISON(Part.CQL2, "cql2-text/accent-insensitive-comparison"),
    CQL2_TEXT_BASIC_SPATIAL_FUNCTIONS(Part.CQL2, "cql2-text/basic-spatial-functions"),
    CQL2_TEXT_BASIC_SPATIAL_FUNCTIONS_PLUS(Part.CQL2, "cql2-text/basic-spatial-functions-plus"),
    CQL2_TEXT_SPATIAL_FUNCTIONS(Part.CQL2, "cql2-text/spatial-functions"),
    CQL2_TEXT_TEMPORAL_FUNCTIONS(Part.CQL2, "cql2-text/temporal-functions"),
    CQL2_TEXT_ARRAYS(Part.CQL2, "cql2-text/arrays"),
    CQL2_TEXT_PROPERTY_PROPERTY(Part.CQL2, "cql2-text/property-property"),
    CQL2_TEXT_ARITHMETIC(Part.CQL2, "cql2-text/arithmetic"),
    CQL2_TEXT_ESCAPING(Part.CQL2, "cql2-text/escaping"),
    CQL2_JSON_BASIC_CQL2(Part.CQL2, "cql2-json/basic-cql2"),
    CQL2_JSON_ADVANCED_COMPARISON_OPERATORS(Part.CQL2, "cql2-json/advanced-comparison-operators"),
    CQL2_JSON_CASE_INSENSITIVE_COMPARISON(Part.CQL2, "cql2-json/case-insensitive-comparison"),
    CQL2_JSON_ACCENT_INSENSITIVE_COMPARISON(Part.CQL2, "cql2-json/accent-insensitive-comparison"),
    CQL2_JSON_BASIC_SPATIAL_FUNCTIONS(Part.CQL2, "cql2-json/basic-spatial-functions"),
    CQL2_JSON_BASIC_SPATIAL_FUNCTIONS_PLUS(Part.CQL2, "cql2-json/basic-spatial-functions-plus"),
    CQL2_JSON_SPATIAL_FUNCTIONS(Part.CQL2, "cql2-json/spatial-functions"),
    CQL2_JSON_TEMPORAL_FUNCTIONS(Part.CQL2, "cql2-json/temporal-functions"),
    CQL2_JSON_ARRAYS(Part.CQL2, "cql2-json/arrays"),
    CQL2_JSON_PROPERTY_PROPERTY(Part.CQL2, "cql2-json/property-property"),
    CQL2_JSON_ARITHMETIC(Part.CQL2, "cql2-json/arithmetic"),

    TILES_CONFORMANCE_SUCCESS(Part.TILES, "core/conformance-success"),
    TC_OP(Part.TILES, "core/tc-op"),
    TC_TILEMATRIX_DEFINITION(Part.TILES, "core/tc-tilematrix-definition"),
    TC_TILEROW_DEFINITION(Part.TILES, "core/tc-tilerow-definition"),
    TC_TILECOL_DEFINITION(Part.TILES, "core/tc-tilecol-definition"),
    TC_SUCCESS(Part.TILES, "core/tc-success"),
    TC_ERROR(Part.TILES, "core/tc-error"),
    TILESET_DESCRIPTION(Part.TILES, "tileset/description"),
    TILESETS_LIST_TILESET_PATH(Part.TILES, "tilesets-list/tileset-path"),
    TILESETS_LIST_TILESET_LINKS(Part.TILES, "tilesets-list/tileset-links"),
    DATASET_TILESETS_LANDINGPAGE(Part.TILES, "dataset-tilesets/landingpage"),
    DATASET_TILESETS_OPERATION(Part.TILES, "dataset-tilesets/operation"),
    GEODATA_TILESETS_DESC_LINKS(Part.TILES, "geodata-tilesets/desc-links"),
    GEODATA_TILESETS_OPERATION(Part.TILES, "geodata-tilesets/operation"),
    COLLECTIONS_SELECTION_QUERY(Part.TILES, "collections-selection/query-collections"),
    COLLECTIONS_SELECTION_RESPONSE(Part.TILES, "collections-selection/collections-response"),
    TILES_OAS30_COMPLETENESS(Part.TILES, "oas30/completeness"),
    TILES_OAS30_OPERATION_ID(Part.TILES, "oas30/operation-id"),
    MVT_CONTENT(Part.TILES, "mvt/content");

    private final Part part;
    private final String name;

    Requirement(Part part, String name) {
        this.part = part;
        this.name = name;
    }

    /** {@return the URI of the requirement} */
    public String uri() {
        return part.base + "/req/" + name;
    }

    /** {@return the URI of the conformance class that it belongs to} */
    public String conformanceClass() {
        return part.base + "/conf/" + name.substring(0, name.indexOf('/'));
    }

    /** {@return the conformance classes of all requirements} */
    public static List<String> conformanceClasses() {
        return Arrays.stream(values())
                .map(Requirement::conformanceClass)
                .distinct()
                .toList();
    }

    /** The standards. */
    private enum Part {
        FEATURES("http://www.opengis.net/spec/ogcapi-features-1/1.0"),
        /** A draft whose requirements have no settled names; these say what is tested. */
        CHANGES("http://www.opengis.net/spec/ogcapi-features-4/1.0"),
        FEATURES_2("http://www.opengis.net/spec/ogcapi-features-2/1.0"),
        FEATURES_3("http://www.opengis.net/spec/ogcapi-features-3/1.0"),
        CQL2("http://www.opengis.net/spec/cql2/1.0"),
        TILES("http://www.opengis.net/spec/ogcapi-tiles-1/1.0");

        private final String base;

        Part(String base) {
            this.base = base;
        }
    }
}
