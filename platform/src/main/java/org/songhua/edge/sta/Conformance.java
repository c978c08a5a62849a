package org.songhua.edge.sta;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What of the standard is fulfilled, by requirement URI (18-088, clause 9.2.1). */
final class Conformance {
    private static final String STA = "http://www.opengis.net/spec/iot_sensing/1.1/req/";

    /** Requirements by their paths. */
    private static final List<String> FULFILLED = Stream.of(
                    "datamodel",
                    "resource-path/resource-path-to-entities",
                    "request-data",
                    "create-update-delete/create-entity",
                    "create-update-delete/link-to-existing-entities",
                    "create-update-delete/deep-insert",
                    "create-update-delete/deep-insert-status-code",
                    "create-update-delete/update-entity",
                    "create-update-delete/update-entity-put",
                    "create-update-delete/update-entity-jsonpatch",
                    "create-update-delete/delete-entity",
                    "create-update-delete/historical-location-auto-creation",
                    "batch-request/batch-request",
                    "multi-datastream",
                    "data-array/data-array")
            .map(STA::concat)
            .toList();

    private Conformance() {}

    static Map<String, Object> settings(String root) {
        return Map.of("conformance", FULFILLED);
    }
}
