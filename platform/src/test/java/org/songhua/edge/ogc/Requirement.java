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
        TILES("http://www.opengis.net/spec/ogcapi-tiles-1/1.0");

        private final String base;

        Part(String base) {
            this.base = base;
        }
    }
}
