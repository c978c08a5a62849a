package org.songhua.edge.ogc.c01core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.edge.ogc.Requirement.FC_LIMIT_DEFINITION;
import static org.songhua.edge.ogc.Requirement.QUERY_PARAM_INVALID;
import static org.songhua.edge.ogc.Requirement.QUERY_PARAM_UNKNOWN;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.edge.ogc.Answer;
import org.songhua.edge.ogc.OgcClient;
import org.songhua.edge.ogc.OgcServer;
import org.songhua.edge.ogc.SmallCity;
import org.songhua.edge.ogc.Verifies;
import tools.jackson.databind.JsonNode;

/** Parameters are read strictly, and all mistakes are told at once. */
class ParametersTest {
    private static final OgcClient API = OgcServer.shared().client();
    private static final String ITEMS = "/collections/building/items";

    @Test
    @Verifies(QUERY_PARAM_UNKNOWN)
    void anUnknownParameterIsRefusedEverywhere() {
        for (String path : List.of(
                "",
                "/conformance",
                "/api",
                "/collections",
                "/collections/building",
                "/collections/building/schema",
                ITEMS,
                ITEMS + "/" + SmallCity.ANGLED,
                "/tiles",
                "/tiles/WebMercatorQuad",
                "/tiles/WebMercatorQuad/0/0/0",
                "/collections/building/tiles",
                "/collections/building/tiles/WebMercatorQuad",
                "/collections/building/tiles/WebMercatorQuad/0/0/0",
                "/tileMatrixSets",
                "/tileMatrixSets/WebMercatorQuad")) {
            Answer answer = API.get(path + "?surprise=1");
            assertThat(answer.status()).as(path).isEqualTo(400);
            assertThat(answer.faults()).as(path).containsExactly("OGC-001");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"unlimited", "0", "-1", "1.5", "", "1e3", "０", "١٢", " 5", "0x10"})
    @Verifies(QUERY_PARAM_INVALID)
    void aLimitThatIsNoWholeNumberFromOneIsRefused(String limit) {
        var encoded = java.net.URLEncoder.encode(limit, java.nio.charset.StandardCharsets.UTF_8);
        assertThat(API.get(ITEMS + "?limit=" + encoded).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "floors=many",
                "floors=1e999999999",
                "floors=1.5",
                "height=tall",
                "height=1e999999999",
                "heated=yes",
                "use=castle",
                "token=abc",
                "token=AAAA!",
                "token=AAAAAQVtg_S6j4qvlvpsOP__________AAAAAAAAAAA",
                "f=xml",
                "f=mvt"
            })
    @Verifies(QUERY_PARAM_INVALID)
    void aValueThatDoesNotFitIsRefused(String parameter) {
        Answer answer = API.get(ITEMS + "?" + parameter);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json()
                        .path("faults")
                        .get(0)
                        .path("place")
                        .path("field")
                        .asString())
                .isEqualTo(parameter.split("=")[0]);
    }

    @Test
    @Verifies({QUERY_PARAM_INVALID, QUERY_PARAM_UNKNOWN})
    void allMistakesAreToldAtOnce() {
        Answer answer = API.get(ITEMS + "?limit=x&bbox=1&datetime=never&use=castle&surprise=1&floors=1&floors=2");
        assertThat(answer.faults())
                .containsExactlyInAnyOrder("OGC-003", "OGC-003", "OGC-003", "OGC-003", "OGC-002", "OGC-001");
        assertThat(answer.json().path("faults")).allSatisfy(fault -> {
            assertThat(fault.path("problem").asString()).isNotBlank();
            assertThat(fault.path("remedy").asString()).isNotBlank();
        });
    }

    @Test
    void mistakesOfPeopleAreToldOnAPageWithoutTheirMarkup() {
        Answer answer = API.html(ITEMS + "?limit=%3Cscript%3Ealert(1)%3C/script%3E");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("text/html");
        assertThat(answer.text()).doesNotContain("<script").contains("&lt;script&gt;");
    }

    @Test
    void injectionFindsNothingAndBreaksNothing() {
        String quoted = "%27%20or%201=1--";
        assertThat(API.get("/collections/street/items?name=" + quoted).ok().ids())
                .isEmpty();
        assertThat(API.get("/collections/" + quoted).status()).isEqualTo(404);
        assertThat(API.get(ITEMS + "/" + quoted).status()).isEqualTo(404);
    }

    @Test
    @Verifies(FC_LIMIT_DEFINITION)
    void theDefinitionOfLimitIsThatOfTheStandard() {
        JsonNode limit =
                API.get("/api").json().path("components").path("parameters").path("limit");
        assertThat(limit.path("in").asString()).isEqualTo("query");
        assertThat(limit.path("required").asBoolean()).isFalse();
        assertThat(limit.path("style").asString()).isEqualTo("form");
        assertThat(limit.path("explode").asBoolean(true)).isFalse();
        assertThat(limit.path("schema").path("type").asString()).isEqualTo("integer");
        assertThat(limit.path("schema").path("minimum").asInt()).isEqualTo(1);
        assertThat(limit.path("schema").path("maximum").asInt()).isEqualTo(10_000);
        assertThat(limit.path("schema").path("default").asInt()).isEqualTo(10);
    }
}
