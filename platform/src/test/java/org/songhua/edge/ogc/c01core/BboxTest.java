package org.songhua.edge.ogc.c01core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.edge.ogc.Requirement.FC_BBOX_DEFINITION;
import static org.songhua.edge.ogc.Requirement.FC_BBOX_RESPONSE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.edge.ogc.Answer;
import org.songhua.edge.ogc.OgcClient;
import org.songhua.edge.ogc.OgcServer;
import org.songhua.edge.ogc.SmallCity;
import org.songhua.edge.ogc.Verifies;
import tools.jackson.databind.JsonNode;

/** The parameter bbox. */
class BboxTest {
    private static final OgcClient API = OgcServer.shared().client();
    private static final String ITEMS = "/collections/building/items";

    @Test
    @Verifies(FC_BBOX_DEFINITION)
    void theDefinitionIsThatOfTheStandard() {
        JsonNode bbox =
                API.get("/api").json().path("components").path("parameters").path("bbox");
        assertThat(bbox.path("in").asString()).isEqualTo("query");
        assertThat(bbox.path("required").asBoolean()).isFalse();
        assertThat(bbox.path("style").asString()).isEqualTo("form");
        assertThat(bbox.path("explode").asBoolean(true)).isFalse();
        assertThat(bbox.path("schema").path("type").asString()).isEqualTo("array");
        assertThat(bbox.path("schema").path("minItems").asInt()).isEqualTo(4);
        assertThat(bbox.path("schema").path("maxItems").asInt()).isEqualTo(6);
        assertThat(bbox.path("schema").path("items").path("type").asString()).isEqualTo("number");
    }

    @Test
    @Verifies(FC_BBOX_RESPONSE)
    void onlyFeaturesThatMeetTheBoxAreFound() {
        assertThat(count("125.2995,43.79,125.3031,43.81")).isEqualTo(4);
        assertThat(count("125.3005,43.79,125.3009,43.81"))
                .as("between two buildings")
                .isZero();
        assertThat(count("-180,-90,180,90")).isEqualTo(SmallCity.BUILDINGS);
    }

    @Test
    @Verifies(FC_BBOX_RESPONSE)
    void touchingIsMeeting() {
        assertThat(count("125.2999,43.79,125.3,43.81")).isEqualTo(1);
        assertThat(count("125.3,43.8,125.3,43.8")).as("a box that is a point").isEqualTo(1);
    }

    @Test
    @Verifies(FC_BBOX_RESPONSE)
    void theGeometryCountsNotItsBox() {
        assertThat(count("0.05,0.05,0.09,0.09"))
                .as("inside the angle of the building")
                .isZero();
        assertThat(API.get(ITEMS + "?bbox=0.05,0.01,0.09,0.09").ids()).containsExactly(SmallCity.ANGLED.toString());
    }

    @Test
    @Verifies(FC_BBOX_RESPONSE)
    void aBoxMaySpanTheAntimeridian() {
        assertThat(API.get(ITEMS + "?bbox=177,65,-177,70").ids()).containsExactly(SmallCity.FAR.toString());
        assertThat(count("-177,65,177,70")).isZero();
    }

    @Test
    @Verifies({FC_BBOX_DEFINITION, FC_BBOX_RESPONSE})
    void heightsAreLeftAside() {
        assertThat(count("125.2995,43.79,-100,125.3031,43.81,9000")).isEqualTo(4);
    }

    @ParameterizedTest
    @Verifies(FC_BBOX_RESPONSE)
    @ValueSource(
            strings = {
                "",
                "1",
                "1,2,3",
                "1,2,3,4,5",
                "1,2,3,4,5,6,7",
                "a,b,c,d",
                "1,2,,4",
                "1,2,3,NaN",
                "1,2,3,Infinity",
                "0,50,10,40",
                "0,0,500000,4800000",
                "-181,0,0,10",
                "0,-91,0,10",
                "0,0,9,10,10,1",
                "0x1p3,0,1,1e400"
            })
    void whatIsNoBoxWithinTheWorldIsRefused(String box) {
        Answer answer = API.get(ITEMS + "?bbox=" + box);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json()
                        .path("faults")
                        .get(0)
                        .path("place")
                        .path("field")
                        .asString())
                .isEqualTo("bbox");
    }

    private static int count(String box) {
        JsonNode page = API.get(ITEMS + "?limit=100&bbox=" + box).ok().json();
        assertThat(page.path("numberMatched").asInt())
                .isEqualTo(page.path("numberReturned").asInt());
        return page.path("numberReturned").asInt();
    }
}
