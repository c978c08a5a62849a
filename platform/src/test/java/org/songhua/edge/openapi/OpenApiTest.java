package org.songhua.edge.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of the API names every route, and what it refers to exists. */
class OpenApiTest {
    private static JsonNode document;

    @BeforeAll
    static void read() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(TestPlatform.shared().address() + "/api/openapi.json"))
                .build();
        var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        document = JsonMapper.builder().build().readTree(response.body());
    }

    @Test
    void everyRouteOfTheApiIsThere() {
        var mapping = TestPlatform.shared()
                .context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        var routes = new TreeSet<String>();
        mapping.getHandlerMethods()
                .keySet()
                .forEach(info -> info.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/"))
                        .forEach(routes::add));
        assertThat(document.path("paths").propertyNames()).containsExactlyInAnyOrderElementsOf(routes);
        assertThat(routes).contains("/api/objects/{id}", "/api/search", "/api/catalogue");
    }

    @Test
    void everyReferenceLeadsToASchema() {
        for (JsonNode reference : document.findValues("$ref")) {
            String name = reference.stringValue().replace("#/components/schemas/", "");
            assertThat(document.at("/components/schemas").has(name)).as(name).isTrue();
        }
        assertThat(document.findValues("$ref")).isNotEmpty();
    }

    @Test
    void parametersSayWhereTheyGoAndWhetherTheyAreNeeded() {
        JsonNode search = document.path("paths").path("/api/search").path("get");
        assertThat(search.path("description").stringValue()).contains("cim.view");
        assertThat(search.path("parameters")).anySatisfy(parameter -> {
            assertThat(parameter.path("name").stringValue()).isEqualTo("q");
            assertThat(parameter.path("required").booleanValue()).isTrue();
        });
    }

    private static Map<String, JsonNode> operations() {
        var operations = new TreeMap<String, JsonNode>();
        document.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) ->
                        operations.put(method.toUpperCase(Locale.ROOT) + " " + path, operation)));
        return operations;
    }

    private static Set<String> names(JsonNode operation, String in) {
        var names = new TreeSet<String>();
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").asString().equals(in))
                names.add(parameter.path("name").asString());
        }
        return names;
    }

    @Test
    void noTwoOperationsHaveOneName() {
        var first = new TreeMap<String, String>();
        operations().forEach((route, operation) -> {
            String name = operation.path("operationId").asString();
            assertThat(name).as(route).matches("[A-Za-z0-9]+\\.[A-Za-z0-9]+(\\.[A-Za-z0-9]+)*");
            assertThat(first.put(name, route))
                    .as("%s is called %s too", route, name)
                    .isNull();
        });
        assertThat(first).hasSizeGreaterThan(100);
    }

    @Test
    void aPathDeclaresTheParametersThatStandInIt() {
        operations().forEach((route, operation) -> {
            var inPath = new TreeSet<String>();
            Pattern.compile("\\{([^}]*)}").matcher(route).results().forEach(hit -> inPath.add(hit.group(1)));
            assertThat(inPath).as(route).allMatch(name -> name.matches("[A-Za-z]+"));
            assertThat(names(operation, "path")).as(route).isEqualTo(inPath);
        });
    }

    @Test
    void everyParameterHasASchemaAndPathParametersAreRequired() {
        operations().forEach((route, operation) -> {
            for (JsonNode parameter : operation.path("parameters")) {
                assertThat(parameter.path("in").asString()).as(route).isIn("path", "query", "header");
                assertThat(parameter.path("schema").isObject()).as(route).isTrue();
                if (parameter.path("in").asString().equals("path"))
                    assertThat(parameter.path("required").asBoolean()).as(route).isTrue();
            }
            assertThat(operation.path("parameters").valueStream().map(p -> p.path("in") + " " + p.path("name")))
                    .as(route)
                    .doesNotHaveDuplicates();
        });
    }

    @Test
    void everyOperationSaysWhoMayCallItAndHowItEnds() {
        operations().forEach((route, operation) -> {
            assertThat(operation.path("description").asString()).as(route).matches("(Needs the permission|Open: ).*");
            boolean isOpen = operation.path("description").asString().startsWith("Open: ");
            assertThat(operation.has("security")).as(route).isEqualTo(isOpen);
            assertThat(operation.path("tags")).as(route).hasSize(1);
            assertThat(operation.at("/responses").propertyNames())
                    .as(route)
                    .containsExactlyInAnyOrder("2XX", "default");
        });
    }

    @Test
    void aSchemaRequiresOnlyWhatItHas() {
        document.at("/components/schemas").forEachEntry((name, schema) -> {
            assertThat(schema.path("type").asString()).as(name).isEqualTo("object");
            var properties = schema.path("properties").propertyNames();
            for (JsonNode required : schema.path("required"))
                assertThat(properties).as(name).contains(required.asString());
        });
    }

    @Test
    void aReadingOperationTakesNoBody() {
        operations().forEach((route, operation) -> {
            if (route.startsWith("GET "))
                assertThat(operation.has("requestBody")).as(route).isFalse();
        });
        assertThat(operations()
                        .get("POST /api/imports")
                        .at("/requestBody/content")
                        .propertyNames())
                .containsExactly("multipart/form-data");
    }
}
