package org.songhua.edge.ogc.c01core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.edge.ogc.Requirement.FC_TIME_DEFINITION;
import static org.songhua.edge.ogc.Requirement.FC_TIME_RESPONSE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.edge.ogc.OgcClient;
import org.songhua.edge.ogc.OgcServer;
import org.songhua.edge.ogc.SmallCity;
import org.songhua.edge.ogc.Verifies;
import tools.jackson.databind.JsonNode;

/** The parameter datetime. Ten buildings exist since 2015-06-01, one since 2020, the others since nobody knows when. */
class DatetimeTest {
    private static final OgcClient API = OgcServer.shared().client();
    private static final int UNKNOWN = SmallCity.BUILDINGS - 11;

    @Test
    @Verifies(FC_TIME_DEFINITION)
    void theDefinitionIsThatOfTheStandard() {
        JsonNode datetime =
                API.get("/api").json().path("components").path("parameters").path("datetime");
        assertThat(datetime.path("in").asString()).isEqualTo("query");
        assertThat(datetime.path("required").asBoolean()).isFalse();
        assertThat(datetime.path("style").asString()).isEqualTo("form");
        assertThat(datetime.path("explode").asBoolean(true)).isFalse();
        assertThat(datetime.path("schema").path("type").asString()).isEqualTo("string");
    }

    @ParameterizedTest
    @CsvSource({
        "2010-01-01T00:00:00Z, 0",
        "2015-06-01T00:00:00Z, 10",
        "2015-06-01T07:59:59%2B08:00, 0",
        "2015-06-01T08:00:00%2B08:00, 10",
        "2015-06-01T08:00:00+08:00, 10",
        "2026-11-23T00:00:00.5Z, 11",
        "2010-01-01T00:00:00Z/2016-01-01T00:00:00Z, 10",
        "2016-01-01T00:00:00Z/.., 11",
        "../2016-01-01T00:00:00Z, 10",
        "/2016-01-01T00:00:00Z, 10",
        "2016-01-01T00:00:00Z/, 11",
        "2015-06-01, 10",
        "2015-05-31, 0",
        "2015-05-01/2015-06-01, 10"
    })
    @Verifies(FC_TIME_RESPONSE)
    void onlyFeaturesOfTheTimeAndThoseWithoutOneAreFound(String datetime, int known) {
        JsonNode page = API.get("/collections/building/items?limit=100&datetime=" + datetime)
                .ok()
                .json();
        assertThat(page.path("numberReturned").asInt()).isEqualTo(UNKNOWN + known);
        assertThat(page.path("numberMatched").asInt()).isEqualTo(UNKNOWN + known);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                "../..",
                "/",
                "now",
                "2015",
                "2015-13-01T00:00:00Z",
                "2015-02-30",
                "2015-06-01T00:00:00",
                "2016-01-01T00:00:00Z/2015-01-01T00:00:00Z",
                "2015-01-01T00:00:00Z/2016-01-01T00:00:00Z/2017-01-01T00:00:00Z",
                "2015-01-01/P2D",
                "-99999-01-01T00:00:00Z",
                "%2B999999999-12-31T23:59:59Z"
            })
    @Verifies(FC_TIME_RESPONSE)
    void whatIsNoTimeIsRefused(String datetime) {
        var answer = API.get("/collections/building/items?datetime=" + datetime);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults()).containsExactly("OGC-003");
    }
}
