package org.songhua.edge.sta;

/** The requirements of SensorThings 1.1 (18-088) and 2.0 (23-019) that are tested here, by their URIs. */
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
    DATA_ARRAY("data-array/data-array"),
    CREATE_BY_MESSAGE("create-observations-via-mqtt/observations-creation"),
    TOLD_BY_MESSAGE("receive-updates-via-mqtt/receive-updates"),
    EDITION_2_THING(Edition.TWO, "datamodel/core/thing"),
    EDITION_2_LOCATION(Edition.TWO, "datamodel/core/location"),
    EDITION_2_HISTORICAL_LOCATION(Edition.TWO, "datamodel/core/historical-location"),
    EDITION_2_SENSOR(Edition.TWO, "datamodel/core/sensor"),
    EDITION_2_OBSERVED_PROPERTY(Edition.TWO, "datamodel/core/observed-property"),
    EDITION_2_PATHS(Edition.TWO, "api/read/paths"),
    EDITION_2_PRECEDENCE(Edition.TWO, "api/read/options/precedence"),
    EDITION_2_SELECT(Edition.TWO, "api/read/options/select"),
    EDITION_2_EXPAND(Edition.TWO, "api/read/options/expand"),
    EDITION_2_TOP(Edition.TWO, "api/read/options/top"),
    EDITION_2_SKIP(Edition.TWO, "api/read/options/skip"),
    EDITION_2_COUNT(Edition.TWO, "api/read/options/count"),
    EDITION_2_FILTER(Edition.TWO, "api/read/options/filter"),
    EDITION_2_PAGINATION(Edition.TWO, "api/read/options/pagination"),
    EDITION_2_CREATE(Edition.TWO, "api/cud/create"),
    EDITION_2_DEEP_INSERT(Edition.TWO, "api/cud/deep_insert"),
    EDITION_2_UPDATE(Edition.TWO, "api/cud/update"),
    EDITION_2_REPLACE(Edition.TWO, "api/cud/replace"),
    EDITION_2_RETURN_VALUE(Edition.TWO, "api/cud/return_value"),
    EDITION_2_DELETE(Edition.TWO, "api/cud/delete"),
    EDITION_2_FILTERED_DELETE(Edition.TWO, "api/cud/filtered_delete"),
    EDITION_2_HTTP_ADVERTISEMENT(Edition.TWO, "binding/http/advertisement"),
    EDITION_2_HTTP_REQUEST_RESPONSE(Edition.TWO, "binding/http/request_response");

    private final Edition edition;
    private final String name;

    /** The editions of the standard, by the heads of their URIs. */
    private enum Edition {
        ONE("http://www.opengis.net/spec/iot_sensing/1.1/req/"),
        TWO("http://www.opengis.net/spec/sensorthings/2.0/req/");

        private final String head;

        Edition(String head) {
            this.head = head;
        }
    }

    Requirement(String name) {
        this(Edition.ONE, name);
    }

    Requirement(Edition edition, String name) {
        this.edition = edition;
        this.name = name;
    }

    public String uri() {
        return edition.head + name;
    }
}
