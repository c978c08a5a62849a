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
