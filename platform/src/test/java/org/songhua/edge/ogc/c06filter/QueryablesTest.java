package org.songhua.edge.ogc.c06filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.edge.ogc.Requirement.P3_FEATURES_FILTER_GET_QUERYABLES_OP;
import static org.songhua.edge.ogc.Requirement.P3_FEATURES_FILTER_QUERYABLES_LINK;
import static org.songhua.edge.ogc.Requirement.P3_QUERYABLES_EXPRESSION_CONSTRUCTION;
import static org.songhua.edge.ogc.Requirement.P3_QUERYABLES_GET_QUERYABLES_OP;
import static org.songhua.edge.ogc.Requirement.P3_QUERYABLES_GET_QUERYABLES_RESPONSE;
import static org.songhua.edge.ogc.Requirement.P3_QUERYABLES_QUERYABLES_LINK;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.edge.ogc.Answer;
import org.songhua.edge.ogc.OgcClient;
import org.songhua.edge.ogc.OgcServer;
import org.songhua.edge.ogc.Verifies;
import tools.jackson.databind.JsonNode;

/** What filters may ask for. */
class QueryablesTest {
    private static final OgcClient API = OgcServer.shared().client();
    private static final String REL = "http://www.opengis.net/def/rel/ogc/1.0/queryables";

    @Test
    @Verifies({P3_QUERYABLES_QUERYABLES_LINK, P3_FEATURES_FILTER_QUERYABLES_LINK})
    void landingPageAndCollectionsLinkToTheirQueryables() {
        for (String path : new String[] {"", "/collections/building"}) {
            String href = API.json(path).href(REL, "application/schema+json").orElseThrow();
            assertThat(API.get(href).ok().contentType()).startsWith("application/schema+json");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/queryables", "/collections/building/queryables"})
    @Verifies({
        P3_QUERYABLES_GET_QUERYABLES_OP,
        P3_QUERYABLES_GET_QUERYABLES_RESPONSE,
        P3_FEATURES_FILTER_GET_QUERYABLES_OP
    })
    void queryablesAreASchema(String path) {
        JsonNode schema = API.get(path + "?f=json").ok().json();
        assertThat(schema.path("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.path("$id").asString()).isEqualTo(API.root() + path);
        assertThat(schema.path("type").asString()).isEqualTo("object");
        assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
        schema.path("properties").forEachEntry((name, property) -> {
            boolean spatial = property.path("format").asString("").startsWith("geometry-");
            assertThat(property.has("type")).as(name).isNotEqualTo(spatial);
        });
        assertThat(schema.at("/properties/updated/format").asString()).isEqualTo("date-time");
    }

    @Test
    @Verifies(P3_QUERYABLES_GET_QUERYABLES_RESPONSE)
    void theTypesAreThoseOfTheClass() {
        JsonNode properties =
                API.get("/collections/building/queryables").ok().json().path("properties");
        assertThat(properties.at("/height/type").asString()).isEqualTo("number");
        assertThat(properties.at("/floors/type").asString()).isEqualTo("integer");
        assertThat(properties.at("/heated/type").asString()).isEqualTo("boolean");
        assertThat(properties.at("/use/enum").size()).isEqualTo(2);
        assertThat(properties.at("/geometry/format").asString()).isEqualTo("geometry-polygon-or-multipolygon");
        assertThat(API.get("/collections/building/queryables", "Accept", "text/html")
                        .ok()
                        .text())
                .contains("geometry");
    }

    @Test
    @Verifies(P3_QUERYABLES_EXPRESSION_CONSTRUCTION)
    void everyQueryableCanBeAskedFor() {
        API.get("/collections/building/queryables")
                .json()
                .path("properties")
                .propertyNames()
                .forEach(name -> assertThat(API.get("/collections/building/items?filter=" + name + "%20IS%20NOT%20NULL")
                                .status())
                        .as(name)
                        .isEqualTo(200));
    }

    @Test
    @Verifies(P3_QUERYABLES_EXPRESSION_CONSTRUCTION)
    void whatIsNoQueryableIsRefused() {
        Answer answer = API.get("/collections/building/items?filter=heigth%20%3E%203");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults()).containsExactly("CQL-010");
        assertThat(answer.text()).contains("At character 1").contains("height");
        assertThat(API.get("/collections/nothing/queryables").status()).isEqualTo(404);
    }
}
