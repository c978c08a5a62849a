package org.songhua.edge.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.TreeSet;
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
}
