package org.songhua.edge.ogc.c04oas30;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.edge.ogc.Requirement.OAS_COMPLETENESS;
import static org.songhua.edge.ogc.Requirement.OAS_DEFINITION_1;
import static org.songhua.edge.ogc.Requirement.OAS_DEFINITION_2;
import static org.songhua.edge.ogc.Requirement.OAS_EXCEPTIONS_CODES;
import static org.songhua.edge.ogc.Requirement.OAS_IMPL;
import static org.songhua.edge.ogc.Requirement.OAS_SECURITY;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.songhua.edge.ogc.Answer;
import org.songhua.edge.ogc.OgcClient;
import org.songhua.edge.ogc.OgcServer;
import org.songhua.edge.ogc.SmallCity;
import org.songhua.edge.ogc.Verifies;
import tools.jackson.databind.JsonNode;

/** The description of the API in OpenAPI 3.0. */
class OpenApiTest {
    private static final OgcClient API = OgcServer.shared().client();
    private static final JsonNode DOCUMENT = API.get("/api").ok().json();
    private static final Map<String, String> SAMPLES = Map.of(
            "versionId", "1",
            "collectionId", "building",
            "tileMatrixSetId", "WebMercatorQuad",
            "tileMatrix", "14",
            "tileRow", "5970",
            "tileCol", "13894");
    /** After all that the small city's record says. */
    private static final String AS_OF = "2026-06-01T00:00:00Z";

    private static final Map<String, String> QUERIES = Map.ofEntries(
            Map.entry("limit", "3"),
            Map.entry("bbox", "125,43,126,44"),
            Map.entry("datetime", "2020-01-01T00:00:00Z"),
            Map.entry("dataset", "survey"),
            Map.entry("collections", "building,tree"),
            Map.entry("height", "4.5"),
            Map.entry("floors", "4"),
            Map.entry("use", "office"),
            Map.entry("heated", "true"),
            Map.entry("name", "x"),
            Map.entry("crs", "http://www.opengis.net/def/crs/EPSG/0/4490"),
            Map.entry("bbox-crs", "http://www.opengis.net/def/crs/EPSG/0/4490"),
            Map.entry("filter-crs", "http://www.opengis.net/def/crs/EPSG/0/4490"),
            Map.entry("filter", "name%20IS%20NOT%20NULL"));

    @Test
    @Verifies(OAS_DEFINITION_1)
    void theLandingPageLinksToTheDefinition() {
        Answer landing = API.json("");
        assertThat(landing.href("service-desc", "application/vnd.oai.openapi+json;version=3.0"))
                .isPresent();
        assertThat(landing.href("service-doc", "text/html")).isPresent();
    }

    @Test
    @Verifies(OAS_DEFINITION_2)
    void theDocumentHasWhatOpenApi30Demands() {
        assertThat(DOCUMENT.path("openapi").asString()).startsWith("3.0.");
        assertThat(DOCUMENT.path("info").path("title").asString()).isNotBlank();
        assertThat(DOCUMENT.path("info").path("version").asString()).isNotBlank();
        assertThat(DOCUMENT.path("servers").get(0).path("url").asString()).isEqualTo(API.root());
        for (JsonNode operation : operations()) {
            assertThat(operation.path("responses").isEmpty()).isFalse();
            operation
                    .path("responses")
                    .forEach(response -> assertThat(
                                    resolve(response).path("description").asString())
                            .isNotBlank());
        }
    }

    @Test
    @Verifies(OAS_DEFINITION_2)
    void everyReferenceLeadsToAPartOfTheDocument() {
        var references = Pattern.compile("\"\\$ref\":\"([^\"]+)\"")
                .matcher(API.get("/api").text());
        while (references.find()) {
            assertThat(DOCUMENT.at(references.group(1).substring(1)).isMissingNode())
                    .as(references.group(1))
                    .isFalse();
        }
    }

    @Test
    @Verifies(OAS_DEFINITION_2)
    void operationIdsAreDistinctAndPathVariablesAreParameters() {
        var ids = new HashSet<String>();
        DOCUMENT.path("paths").forEachEntry((path, item) -> {
            assertThat(ids.add(item.path("get").path("operationId").asString()))
                    .as(path)
                    .isTrue();
            Set<String> variables = new HashSet<>();
            var names = Pattern.compile("\\{(\\w+)}").matcher(path);
            while (names.find()) variables.add(names.group(1));
            assertThat(parameters(item.path("get")).stream()
                            .filter(p -> p.path("in").asString().equals("path"))
                            .map(p -> p.path("name").asString()))
                    .as(path)
                    .containsExactlyInAnyOrderElementsOf(variables);
        });
    }

    @Test
    @Verifies({OAS_IMPL, OAS_COMPLETENESS})
    void everyPathFormatAndParameterDescribedWorks() {
        DOCUMENT.path("paths").forEachEntry((path, item) -> {
            String address = address(path);
            JsonNode operation = item.path("get");
            for (JsonNode parameter : parameters(operation)) {
                String name = parameter.path("name").asString();
                if (parameter.path("in").asString().equals("path") || name.equals("token")) continue;
                for (String value : values(parameter)) {
                    Answer answer = API.get(address + "?" + name + "=" + value);
                    assertThat(answer.status())
                            .as("%s?%s=%s", address, name, value)
                            .isIn(200, 204);
                    assertThat(operation.path("responses").has(Integer.toString(answer.status())))
                            .isTrue();
                }
            }
            operation
                    .path("responses")
                    .path("200")
                    .path("content")
                    .propertyNames()
                    .forEach(type -> assertThat(
                                    API.get(address, "Accept", type).ok().contentType())
                            .as(address)
                            .startsWith(type));
        });
    }

    @Test
    @Verifies(OAS_EXCEPTIONS_CODES)
    void everyErrorStatusIsDescribed() {
        for (JsonNode operation : operations()) {
            assertThat(operation.path("responses").propertyNames())
                    .contains("200", "304", "400", "401", "403", "404", "406", "500");
            JsonNode error = resolve(operation.path("responses").path("400"));
            assertThat(error.path("content").has("application/problem+json")).isTrue();
        }
    }

    @Test
    @Verifies(OAS_SECURITY)
    void theWaysToProveWhoOneIsAreDescribed() {
        JsonNode schemes = DOCUMENT.path("components").path("securitySchemes");
        assertThat(schemes.path("apiKey").path("scheme").asString()).isEqualTo("bearer");
        assertThat(schemes.path("session").path("in").asString()).isEqualTo("cookie");
        DOCUMENT.path("security")
                .forEach(way -> assertThat(schemes.propertyNames()).containsAll(way.propertyNames()));
    }

    @Test
    void attributesAreParametersOfTheirCollectionOnly() {
        assertThat(names("/collections/building/items")).contains("height", "floors", "use", "heated");
        assertThat(names("/collections/street/items")).contains("name").doesNotContain("height");
        assertThat(names("/collections/tree/items")).containsOnlyOnce("limit");
    }

    @Test
    void onlyCollectionsOfTheScopeAreDescribed() {
        JsonNode paths =
                API.get("/api", OgcServer.CLASSES_HEADER, "tree").ok().json().path("paths");
        assertThat(paths.propertyNames()).contains("/collections/tree/items").doesNotContain("/collections/building");
    }

    private static String address(String path) {
        String address = path.equals("/") ? "" : path;
        for (var sample : SAMPLES.entrySet()) address = address.replace("{" + sample.getKey() + "}", sample.getValue());
        if (!address.contains("{featureId}")) return address;
        String items = address.substring(0, address.indexOf("/{featureId}"));
        List<String> ids = API.get(items).ids();
        return address.replace("{featureId}", ids.isEmpty() ? SmallCity.ANGLED.toString() : ids.getFirst())
                .replace("/collections/park/", "/collections/building/");
    }

    private static List<String> values(JsonNode parameter) {
        var values = new ArrayList<String>();
        parameter.path("schema").path("enum").forEach(value -> values.add(value.asString()));
        return values.isEmpty()
                ? List.of(QUERIES.getOrDefault(
                        parameter.path("name").asString(),
                        parameter.path("name").asString().equals("asOf") ? AS_OF : "1"))
                : values;
    }

    private static List<String> names(String path) {
        return parameters(DOCUMENT.path("paths").path(path).path("get")).stream()
                .map(p -> p.path("name").asString())
                .toList();
    }

    private static List<JsonNode> parameters(JsonNode operation) {
        return operation
                .path("parameters")
                .valueStream()
                .map(OpenApiTest::resolve)
                .toList();
    }

    private static List<JsonNode> operations() {
        return DOCUMENT.path("paths")
                .valueStream()
                .map(item -> item.path("get"))
                .toList();
    }

    private static JsonNode resolve(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isMissingNode()
                ? node
                : DOCUMENT.at(reference.asString().substring(1));
    }
}
