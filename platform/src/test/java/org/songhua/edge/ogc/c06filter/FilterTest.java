package org.songhua.edge.ogc.c06filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.edge.ogc.Requirement.P3_FEATURES_FILTER_FILTER_CRS_PARAM;
import static org.songhua.edge.ogc.Requirement.P3_FEATURES_FILTER_FILTER_LANG_PARAM;
import static org.songhua.edge.ogc.Requirement.P3_FEATURES_FILTER_FILTER_PARAM;
import static org.songhua.edge.ogc.Requirement.P3_FEATURES_FILTER_RESPONSE;
import static org.songhua.edge.ogc.Requirement.P3_FILTER_FILTER_CRS_PARAM;
import static org.songhua.edge.ogc.Requirement.P3_FILTER_FILTER_CRS_WGS84;
import static org.songhua.edge.ogc.Requirement.P3_FILTER_FILTER_LANG_PARAM;
import static org.songhua.edge.ogc.Requirement.P3_FILTER_FILTER_PARAM;
import static org.songhua.edge.ogc.Requirement.P3_FILTER_MIXING_EXPRESSIONS;
import static org.songhua.edge.ogc.Requirement.P3_FILTER_RESPONSE;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songhua.edge.ogc.Answer;
import org.songhua.edge.ogc.OgcClient;
import org.songhua.edge.ogc.OgcServer;
import org.songhua.edge.ogc.Verifies;
import tools.jackson.databind.JsonNode;

/** The parameters filter, filter-lang and filter-crs (Part 3). */
class FilterTest {
    private static final OgcClient API = OgcServer.shared().client();
    private static final String ITEMS = "/collections/building/items?limit=100&";

    @Test
    @Verifies({
        P3_FILTER_FILTER_PARAM,
        P3_FILTER_FILTER_LANG_PARAM,
        P3_FILTER_FILTER_CRS_PARAM,
        P3_FEATURES_FILTER_FILTER_PARAM,
        P3_FEATURES_FILTER_FILTER_LANG_PARAM,
        P3_FEATURES_FILTER_FILTER_CRS_PARAM
    })
    void theParametersAreThoseOfTheStandard() {
        JsonNode api = API.get("/api").json();
        JsonNode parameters = api.path("components").path("parameters");
        assertThat(parameters.at("/filter/schema/type").asString()).isEqualTo("string");
        assertThat(parameters.at("/filter-lang/schema/enum").valueStream().map(JsonNode::asString))
                .containsExactly("cql2-text", "cql2-json");
        assertThat(parameters.at("/filter-lang/schema/default").asString()).isEqualTo("cql2-text");
        assertThat(parameters.at("/filter-crs/schema/format").asString()).isEqualTo("uri");
        assertThat(api.at("/paths/~1collections~1building~1items/get/parameters")
                        .valueStream()
                        .map(p -> p.path("$ref").asString()))
                .contains(
                        "#/components/parameters/filter",
                        "#/components/parameters/filter-lang",
                        "#/components/parameters/filter-crs");
    }

    @Test
    @Verifies({P3_FILTER_RESPONSE, P3_FEATURES_FILTER_RESPONSE})
    void onlyFeaturesOfWhichTheFilterIsTrueAreFound() {
        // Heights are 0.5, 1.5 … 24.5; three buildings have none.
        assertThat(count("filter=" + encoded("height > 20"))).isEqualTo(5);
        assertThat(count("filter=" + encoded("NOT height > 20")))
                .as("unknown is not true")
                .isEqualTo(20);
        assertThat(count("filter=" + encoded("height IS NULL"))).isEqualTo(3);
    }

    @Test
    @Verifies(P3_FILTER_MIXING_EXPRESSIONS)
    void otherParametersHoldBesideTheFilter() {
        String filter = "filter=" + encoded("use = 'office'");
        assertThat(count(filter)).isEqualTo(13);
        assertThat(count(filter + "&bbox=125.2995,43.79,125.3031,43.81")).isEqualTo(2);
        assertThat(count(filter + "&floors=3")).isEqualTo(1);
        assertThat(count(filter + "&dataset=made")).isEqualTo(1);
    }

    @Test
    void pagesOfAFilterHoldEachFeatureOnceAndTheCountOfAll() {
        // Decided by the database alone, by the program alone, and by both.
        for (String filter : List.of("height > 4", "CASEI(use) = CASEI('OFFICE')", "height > 4 AND floors * 2 > 10")) {
            List<String> all = API.get(ITEMS + "filter=" + encoded(filter)).ids();
            var walked = new ArrayList<String>();
            String next = API.root() + "/collections/building/items?limit=3&filter=" + encoded(filter);
            while (next != null) {
                Answer page = API.get(next).ok();
                assertThat(page.json().path("numberMatched").asInt()).isEqualTo(all.size());
                walked.addAll(page.ids());
                next = page.href("next", "application/geo+json").orElse(null);
            }
            assertThat(walked).as(filter).isNotEmpty().containsExactlyElementsOf(all);
        }
    }

    @Test
    @Verifies({P3_FILTER_FILTER_LANG_PARAM, P3_FEATURES_FILTER_FILTER_LANG_PARAM})
    void theEncodingIsThatOfTheParameter() {
        String json = encoded("{\"op\":\">\",\"args\":[{\"property\":\"height\"},20]}");
        assertThat(count("filter-lang=cql2-json&filter=" + json)).isEqualTo(5);
        assertThat(count("filter-lang=cql2-text&filter=" + encoded("height > 20")))
                .isEqualTo(5);
        assertThat(API.get(ITEMS + "filter=" + json).faults()).containsExactly("CQL-001");
        assertThat(API.get(ITEMS + "filter-lang=sql&filter=true").faults()).containsExactly("OGC-003");
    }

    @Test
    @Verifies({P3_FILTER_FILTER_CRS_WGS84, P3_FILTER_FILTER_CRS_PARAM, P3_FEATURES_FILTER_FILTER_CRS_PARAM})
    void geometriesAreOfTheSystemOfTheParameter() {
        String degrees = "S_INTERSECTS(geometry,BBOX(125.2995,43.79,125.3031,43.81))";
        String swapped = "S_INTERSECTS(geometry,BBOX(43.79,125.2995,43.81,125.3031))";
        String uri = "&filter-crs=http://www.opengis.net/def/crs/EPSG/0/";
        assertThat(count("filter=" + encoded(degrees))).isEqualTo(4);
        assertThat(count("filter=" + encoded(swapped) + uri + 4490)).isEqualTo(4);
        String point = "S_INTERSECTS(geometry,POINT(4851860 443680))";
        assertThat(count("filter=" + encoded(point) + uri + 4551))
                .as("22 m north and 13 m east of the corner")
                .isEqualTo(1);
        Answer outside = API.get(ITEMS + "filter=" + encoded(degrees) + uri + 4326);
        assertThat(outside.status()).isEqualTo(400);
    }

    @Test
    void everyFaultOfEveryParameterIsToldAtOnce() {
        Answer answer = API.get(ITEMS + "crs=x&nothing=1&filter=" + encoded("heigth > 3 AND use > 4"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults()).containsExactlyInAnyOrder("OGC-003", "OGC-001", "CQL-010", "CQL-012");
    }

    @Test
    void aFilterSeesNoMoreThanTheCaller() {
        String filter = "filter=" + encoded("height >= 0");
        Answer answer = API.get(ITEMS + filter, OgcServer.REGIONS_HEADER, "220102");
        assertThat(answer.ids().size()).isBetween(1, 10);
        assertThat(answer.json().path("numberMatched").asInt())
                .isEqualTo(answer.ids().size());
        assertThat(API.get(ITEMS + filter, OgcServer.CLASSES_HEADER, "tree").status())
                .isEqualTo(404);
    }

    private static int count(String query) {
        JsonNode page = API.get(ITEMS + query).ok().json();
        assertThat(page.path("numberMatched").asInt())
                .isEqualTo(page.path("numberReturned").asInt());
        return page.path("numberReturned").asInt();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
