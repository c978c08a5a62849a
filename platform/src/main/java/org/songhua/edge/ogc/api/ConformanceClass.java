package org.songhua.edge.ogc.api;

/** The conformance classes that the API claims; each has its tests. */
enum ConformanceClass {
    FEATURES_CORE("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core"),
    FEATURES_OAS30("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30"),
    FEATURES_HTML("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html"),
    FEATURES_GEOJSON("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson"),
    FEATURES_CREATE_REPLACE_DELETE("http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/create-replace-delete"),
    FEATURES_UPDATE("http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/update"),
    FEATURES_LOCKING("http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/optimistic-locking-etags"),
    FEATURES_FEATURES("http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/features"),
    FEATURES_CRS("http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs"),
    FEATURES_QUERYABLES("http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables"),
    FEATURES_FILTER("http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/filter"),
    FEATURES_FEATURES_FILTER("http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/features-filter"),
    CQL2_TEXT("http://www.opengis.net/spec/cql2/1.0/conf/cql2-text"),
    CQL2_JSON("http://www.opengis.net/spec/cql2/1.0/conf/cql2-json"),
    CQL2_BASIC("http://www.opengis.net/spec/cql2/1.0/conf/basic-cql2"),
    CQL2_ADVANCED_COMPARISON_OPERATORS("http://www.opengis.net/spec/cql2/1.0/conf/advanced-comparison-operators"),
    CQL2_CASE_INSENSITIVE_COMPARISON("http://www.opengis.net/spec/cql2/1.0/conf/case-insensitive-comparison"),
    CQL2_ACCENT_INSENSITIVE_COMPARISON("http://www.opengis.net/spec/cql2/1.0/conf/accent-insensitive-comparison"),
    CQL2_BASIC_SPATIAL_FUNCTIONS("http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions"),
    CQL2_BASIC_SPATIAL_FUNCTIONS_PLUS("http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions-plus"),
    CQL2_SPATIAL_FUNCTIONS("http://www.opengis.net/spec/cql2/1.0/conf/spatial-functions"),
    CQL2_TEMPORAL_FUNCTIONS("http://www.opengis.net/spec/cql2/1.0/conf/temporal-functions"),
    CQL2_ARRAY_FUNCTIONS("http://www.opengis.net/spec/cql2/1.0/conf/array-functions"),
    CQL2_PROPERTY_PROPERTY("http://www.opengis.net/spec/cql2/1.0/conf/property-property"),
    CQL2_ARITHMETIC("http://www.opengis.net/spec/cql2/1.0/conf/arithmetic"),
    TILES_CORE("http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/core"),
    TILES_TILESET("http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tileset"),
    TILES_TILESETS_LIST("http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tilesets-list"),
    TILES_DATASET_TILESETS("http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/dataset-tilesets"),
    TILES_GEODATA_TILESETS("http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/geodata-tilesets"),
    TILES_COLLECTIONS_SELECTION("http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/collections-selection"),
    TILES_OAS30("http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/oas30"),
    TILES_MVT("http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/mvt");

    private final String uri;

    ConformanceClass(String uri) {
        this.uri = uri;
    }

    String uri() {
        return uri;
    }
}
