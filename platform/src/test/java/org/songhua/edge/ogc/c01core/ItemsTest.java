package org.songhua.edge.ogc.c01core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.edge.ogc.Requirement.CRS84;
import static org.songhua.edge.ogc.Requirement.FC_LIMIT_RESPONSE_1;
import static org.songhua.edge.ogc.Requirement.FC_LINKS;
import static org.songhua.edge.ogc.Requirement.FC_NUMBER_MATCHED;
import static org.songhua.edge.ogc.Requirement.FC_NUMBER_RETURNED;
import static org.songhua.edge.ogc.Requirement.FC_OP;
import static org.songhua.edge.ogc.Requirement.FC_REL_TYPE;
import static org.songhua.edge.ogc.Requirement.FC_RESPONSE;
import static org.songhua.edge.ogc.Requirement.FC_TIME_STAMP;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songhua.edge.ogc.Answer;
import org.songhua.edge.ogc.OgcClient;
import org.songhua.edge.ogc.OgcServer;
import org.songhua.edge.ogc.SmallCity;
import org.songhua.edge.ogc.Verifies;

/** Pages of features. */
class ItemsTest {
    private static final OgcClient API = OgcServer.shared().client();
    private static final String ITEMS = "/collections/building/items";
    private static final String GEOJSON = "application/geo+json";

    @Test
    @Verifies({FC_OP, FC_RESPONSE})
    void everyCollectionAnswersWithItsFeatures() {
        for (String collection : List.of("building", "street", "tree", "park")) {
            Answer items = API.get("/collections/" + collection + "/items").ok();
            assertThat(items.contentType()).isEqualTo(GEOJSON);
            assertThat(items.json().path("type").asString()).isEqualTo("FeatureCollection");
            assertThat(items.json().path("features").isArray()).isTrue();
        }
    }

    @Test
    @Verifies(FC_LIMIT_RESPONSE_1)
    void thereAreNeverMoreFeaturesThanTheLimit() {
        assertThat(API.get(ITEMS).ids()).hasSize(10);
        assertThat(API.get(ITEMS + "?limit=1").ids()).hasSize(1);
        assertThat(API.get(ITEMS + "?limit=27").ids()).hasSize(27);
    }

    @Test
    @Verifies(FC_LIMIT_RESPONSE_1)
    void aLimitBeyondTheGreatestIsTheGreatest() {
        for (String limit : List.of("10001", "99999999999999999999")) {
            assertThat(API.get(ITEMS + "?limit=" + limit).ok().ids()).hasSize(SmallCity.BUILDINGS);
        }
    }

    @Test
    @Verifies({FC_NUMBER_MATCHED, FC_NUMBER_RETURNED})
    void numbersTellWhatWasFoundAndWhatIsHere() {
        var page = API.get(ITEMS + "?limit=7&use=office").json();
        assertThat(page.path("numberMatched").asInt()).isEqualTo(13);
        assertThat(page.path("numberReturned").asInt())
                .isEqualTo(page.path("features").size())
                .isEqualTo(7);
    }

    @Test
    @Verifies(FC_NUMBER_MATCHED)
    void followingNextMeetsEveryFeatureOnce() {
        for (String query : List.of("?limit=3", "?limit=4&use=office", "?limit=5&bbox=125.299,43.79,125.3125,43.81")) {
            Answer page = API.get(ITEMS + query).ok();
            int matched = page.json().path("numberMatched").asInt();
            List<String> met = new ArrayList<>(page.ids());
            for (Optional<String> next = next(page); next.isPresent(); next = next(page)) {
                page = API.get(next.get()).ok();
                assertThat(page.json().path("numberMatched").asInt()).isEqualTo(matched);
                met.addAll(page.ids());
            }
            assertThat(met).as(query).hasSize(matched).doesNotHaveDuplicates();
        }
    }

    @Test
    void theLastPageHasNoNext() {
        assertThat(next(API.get(ITEMS + "?limit=" + SmallCity.BUILDINGS))).isEmpty();
        assertThat(next(API.get(ITEMS + "?limit=" + (SmallCity.BUILDINGS - 1)))).isPresent();
        assertThat(next(API.get("/collections/park/items"))).isEmpty();
    }

    @Test
    void nextKeepsTheQueryAndTheFormat() {
        String href = next(API.get(ITEMS + "?use=office&limit=2&f=json")).orElseThrow();
        assertThat(href).contains("use=office", "limit=2", "f=json", "token=");
    }

    @Test
    @Verifies({FC_LINKS, FC_REL_TYPE})
    void aPageLinksToItselfInEveryFormat() {
        Answer page = API.get(ITEMS + "?limit=2&use=office").ok();
        assertThat(page.href("self", GEOJSON)).contains(API.root() + ITEMS + "?limit=2&use=office&f=json");
        assertThat(page.href("alternate", "text/html")).contains(API.root() + ITEMS + "?limit=2&use=office&f=html");
        assertThat(page.links()).allSatisfy(link -> {
            assertThat(link.path("rel").asString()).isNotBlank();
            assertThat(link.path("type").asString()).isNotBlank();
        });
    }

    @Test
    void theLinksAreHeadersToo() {
        Answer page = API.get(ITEMS + "?limit=2");
        var headers = page.headers().allValues("Link");
        assertThat(headers).hasSameSizeAs(page.links());
        assertThat(headers).anyMatch(h -> h.startsWith("<" + next(page).orElseThrow() + ">; rel=\"next\""));
    }

    @Test
    @Verifies(FC_TIME_STAMP)
    void theTimeStampIsThatOfTheResponse() {
        Instant stamp = Instant.parse(API.get(ITEMS).json().path("timeStamp").asString());
        assertThat(Duration.between(stamp, Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    @Verifies(CRS84)
    void positionsAreLongitudeAndLatitudeInDegrees() {
        var tree = API.get("/collections/tree/items?f=json").json().path("features");
        var positions = new HashSet<String>();
        tree.forEach(t -> positions.add(t.path("geometry").path("coordinates").toString()));
        assertThat(positions).containsExactlyInAnyOrder("[125.3001,43.801]", "[125.3101,43.801,210.5]");
    }

    @Test
    void onlyFeaturesOfTheScopeAreFound() {
        var page = API.get(ITEMS + "?limit=100", OgcServer.REGIONS_HEADER, "220102")
                .json();
        page.path("features")
                .forEach(feature -> assertThat(
                                feature.path("properties").path("region").asString())
                        .startsWith("220102"));
        assertThat(page.path("numberMatched").asInt())
                .isEqualTo(page.path("numberReturned").asInt());
    }

    @Test
    void attributesFilter() {
        assertThat(sources(ITEMS + "?floors=3")).containsExactly("b3");
        assertThat(sources(ITEMS + "?height=4.5&heated=true")).containsExactly("b4");
        assertThat(sources(ITEMS + "?heated=true&use=office")).containsExactlyInAnyOrder("b1", "b3");
        assertThat(sources(ITEMS + "?height=4.5&heated=false")).isEmpty();
        assertThat(sources("/collections/street/items?name=%E4%BA%BA%E6%B0%91%E5%A4%A7%E8%A1%97"))
                .containsExactly("s1");
    }

    @Test
    void dataSetsFilter() {
        assertThat(sources(ITEMS + "?dataset=made")).containsExactlyInAnyOrder("far", "hostile");
        assertThat(API.get(ITEMS + "?dataset=none").faults()).containsExactly("OGC-003");
    }

    @Test
    void anAttributeNamedLikeAParameterLeavesTheParameterAlone() {
        assertThat(API.get("/collections/tree/items?limit=1").ok().ids()).hasSize(1);
    }

    private static Optional<String> next(Answer page) {
        return page.href("next", GEOJSON);
    }

    private static List<String> sources(String path) {
        var sources = new ArrayList<String>();
        API.get(path)
                .ok()
                .json()
                .path("features")
                .forEach(feature ->
                        sources.add(feature.path("properties").path("source_id").asString()));
        return sources;
    }
}
