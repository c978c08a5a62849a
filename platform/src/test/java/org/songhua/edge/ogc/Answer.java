package org.songhua.edge.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer of the server.
 *
 * @param status HTTP status
 * @param headers response headers
 * @param bytes body
 * @param version HTTP version
 */
public record Answer(int status, HttpHeaders headers, byte[] bytes, HttpClient.Version version) {
    /** {@return this answer, after making sure that its status is 200} */
    public Answer ok() {
        assertThat(status).as(text()).isEqualTo(200);
        return this;
    }

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        return JsonMapper.shared().readTree(bytes);
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    public String contentType() {
        return header("Content-Type");
    }

    /** {@return the links of the document} */
    public List<JsonNode> links() {
        return links(json());
    }

    public static List<JsonNode> links(JsonNode object) {
        var links = new ArrayList<JsonNode>();
        object.path("links").forEach(links::add);
        return links;
    }

    /** {@return the address of the first link with that relation and type} */
    public Optional<String> href(String rel, String type) {
        return links().stream()
                .filter(link -> link.path("rel").asString().equalsIgnoreCase(rel))
                .filter(link -> link.path("type").asString().equals(type))
                .map(link -> link.path("href").asString())
                .findFirst();
    }

    /** {@return the ids of the features} */
    public List<String> ids() {
        var ids = new ArrayList<String>();
        json().path("features").forEach(feature -> ids.add(feature.path("id").asString()));
        return ids;
    }

    /** {@return the codes of the faults of a problem document} */
    public List<String> faults() {
        var codes = new ArrayList<String>();
        json().path("faults").forEach(fault -> codes.add(fault.path("code").asString()));
        return codes;
    }
}
