package org.songhua.edge.sta;

/** The requirements of SensorThings 1.1 (18-088) that are tested here, by their URIs. */
public enum Requirement {
    DATAMODEL("datamodel"),
    RESOURCE_PATH("resource-path/resource-path-to-entities"),
    REQUEST_DATA("request-data"),
    ORDER("request-data/order"),
    EXPAND("request-data/expand"),
    SELECT("request-data/select"),
    STATUS_CODES("request-data/status-codes"),
    STATUS_CODE("request-data/query-status-code"),
    ORDERBY("request-data/orderby"),
    TOP("request-data/top"),
    SKIP("request-data/skip"),
    COUNT("request-data/count"),
    FILTER("request-data/filter"),
    FILTER_OPERATIONS("request-data/built-in-filter-operations"),
    QUERY_FUNCTIONS("request-data/built-in-query-functions"),
    PAGINATION("request-data/pagination"),
    CREATE("create-update-delete/create-entity"),
    LINK("create-update-delete/link-to-existing-entities"),
    DEEP_INSERT("create-update-delete/deep-insert"),
    DEEP_INSERT_STATUS("create-update-delete/deep-insert-status-code"),
    UPDATE("create-update-delete/update-entity"),
    PUT("create-update-delete/update-entity-put"),
    JSON_PATCH("create-update-delete/update-entity-jsonpatch"),
    DELETE("create-update-delete/delete-entity"),
    HISTORY("create-update-delete/historical-location-auto-creation"),
    BATCH("batch-request/batch-request"),
    MULTI_DATASTREAM("multi-datastream"),
    MULTI_CONSTRAINTS("multi-datastream/constraints"),
    DATA_ARRAY("data-array/data-array");

    private final String name;

    Requirement(String name) {
        this.name = name;
    }

    public String uri() {
        return "http://www.opengis.net/spec/iot_sensing/1.1/req/" + name;
    }
}
