package org.songhua.edge.sta;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What of the standard is fulfilled, by requirement URI (18-088, clause 9.2.1), and where messages go. */
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

    /** Of messages; each also names the addresses that it holds at. */
    private static final List<String> BY_MESSAGES = Stream.of(
                    "create-observations-via-mqtt/observations-creation", "receive-updates-via-mqtt/receive-updates")
            .map(STA::concat)
            .toList();

    private Conformance() {}

    /**
     * {@return what the entry document says of the service}
     *
     * @param root address of the service
     * @param mqttPort of its host, when messages are taken there
     */
    static Map<String, Object> settings(String root, Optional<Integer> mqttPort) {
        var settings = new LinkedHashMap<String, Object>();
        List<String> byMessages = mqttPort.isPresent() ? BY_MESSAGES : List.of();
        settings.put(
                "conformance",
                Stream.concat(FULFILLED.stream(), byMessages.stream()).toList());
        for (String requirement : byMessages)
            settings.put(requirement, Map.of("endpoints", List.of(mqtt(root, mqttPort.orElseThrow()))));
        return settings;
    }

    /** Names of hosts have underscores at times, which a URI does not take apart. */
    private static String mqtt(String root, int port) {
        return root.replaceFirst("^https?://(.*?)(:\\d+)?/.*$", "mqtt://$1:" + port);
    }
}
