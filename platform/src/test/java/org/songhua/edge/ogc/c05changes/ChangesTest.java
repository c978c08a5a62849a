package org.songhua.edge.ogc.c05changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.edge.ogc.Requirement.CHANGES_GEOJSON;
import static org.songhua.edge.ogc.Requirement.CREATE_BODY;
import static org.songhua.edge.ogc.Requirement.CREATE_OP;
import static org.songhua.edge.ogc.Requirement.CREATE_RESPONSE;
import static org.songhua.edge.ogc.Requirement.CREATE_RESPONSE_RID;
import static org.songhua.edge.ogc.Requirement.DELETE_OP;
import static org.songhua.edge.ogc.Requirement.DELETE_RESPONSE;
import static org.songhua.edge.ogc.Requirement.LOCKING_ETAG;
import static org.songhua.edge.ogc.Requirement.LOCKING_MISMATCH;
import static org.songhua.edge.ogc.Requirement.LOCKING_MISSING;
import static org.songhua.edge.ogc.Requirement.OPTIONS_OP;
import static org.songhua.edge.ogc.Requirement.REPLACE_BODY;
import static org.songhua.edge.ogc.Requirement.REPLACE_OP;
import static org.songhua.edge.ogc.Requirement.REPLACE_RESPONSE;
import static org.songhua.edge.ogc.Requirement.UPDATE_BODY;
import static org.songhua.edge.ogc.Requirement.UPDATE_OP;
import static org.songhua.edge.ogc.Requirement.UPDATE_RESPONSE;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.songhua.edge.ogc.Answer;
import org.songhua.edge.ogc.OgcClient;
import org.songhua.edge.ogc.OgcServer;
import org.songhua.edge.ogc.Verifies;
import org.songhua.engine.geo.WebMercator;
import tools.jackson.databind.JsonNode;

/** Part 4: features are created, replaced, updated and deleted; and what they were is told. */
class ChangesTest {
    private static final String ITEMS = "/collections/tree/items";
    private static final String GEOJSON = "application/geo+json";
    private static final String PATCH = "application/merge-patch+json";
    private static final String TREE = """
            {"type": "Feature", "geometry": {"type": "Point", "coordinates": [100.5, 10.5]},
             "properties": {"name": "老榆", "limit": 4.5}}""";

    private static OgcServer server;
    private static OgcClient api;

    @BeforeAll
    static void start() {
        server = OgcServer.start();
        api = server.client();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @Verifies({CREATE_OP, CREATE_BODY, CREATE_RESPONSE, CREATE_RESPONSE_RID, CHANGES_GEOJSON})
    void aFeatureIsCreatedAndHasAnAddress() {
        Answer created = api.send("POST", ITEMS, GEOJSON, TREE);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        JsonNode feature = api.get(created.header("Location")).ok().json();
        assertThat(feature.at("/properties/name").asString()).isEqualTo("老榆");
        assertThat(feature.at("/properties/limit").doubleValue()).isEqualTo(4.5);
        assertThat(feature.at("/geometry/coordinates/0").doubleValue()).isEqualTo(100.5);
        assertThat(api.get(ITEMS + "?bbox=100.4,10.4,100.6,10.6").ok().ids())
                .contains(feature.path("id").asString());
    }

    @Test
    @Verifies({REPLACE_OP, REPLACE_BODY, REPLACE_RESPONSE})
    void aFeatureIsReplacedAsAWhole() {
        String address = create();
        Answer replaced = api.send("PUT", address, GEOJSON, """
                {"type": "Feature", "geometry": {"type": "Point", "coordinates": [101, 11]}, "properties": {}}""", "If-Match", tag(address));
        assertThat(replaced.status()).as(replaced.text()).isEqualTo(204);
        JsonNode feature = api.get(address).ok().json();
        assertThat(feature.path("properties").has("limit")).isFalse();
        assertThat(feature.path("properties").has("name")).isFalse();
        assertThat(feature.at("/geometry/coordinates/0").intValue()).isEqualTo(101);
    }

    /** What a client read can be sent back as it is. */
    @Test
    @Verifies(REPLACE_BODY)
    void whatWasReadCanBeSentBack() {
        String address = create();
        Answer read = api.get(address).ok();
        Answer replaced = api.send("PUT", address, GEOJSON, read.text(), "If-Match", read.header("ETag"));
        assertThat(replaced.status()).as(replaced.text()).isEqualTo(204);
        JsonNode again = api.get(address).ok().json();
        assertThat(again.at("/properties/limit")).isEqualTo(read.json().at("/properties/limit"));
        assertThat(again.at("/properties/name")).isEqualTo(read.json().at("/properties/name"));
    }

    @Test
    @Verifies({UPDATE_OP, UPDATE_BODY, UPDATE_RESPONSE})
    void aPatchChangesOnlyWhatItNames() {
        String address = create();
        Answer updated =
                api.send("PATCH", address, PATCH, "{\"properties\": {\"limit\": 5}}", "If-Match", tag(address));
        assertThat(updated.status()).as(updated.text()).isEqualTo(204);
        assertThat(updated.header("ETag")).startsWith("\"2.");
        JsonNode feature = api.get(address).ok().json();
        assertThat(feature.at("/properties/limit").intValue()).isEqualTo(5);
        assertThat(feature.at("/properties/name").asString()).isEqualTo("老榆");
    }

    @Test
    @Verifies({DELETE_OP, DELETE_RESPONSE})
    void aFeatureIsDeleted() {
        String address = create();
        assertThat(api.ask("DELETE", address, "If-Match", tag(address)).status())
                .isEqualTo(204);
        assertThat(api.get(address).status()).isEqualTo(404);
        assertThat(api.ask("DELETE", address, "If-Match", "\"1\"").status()).isEqualTo(412);
    }

    @Test
    @Verifies(OPTIONS_OP)
    void theMethodsAreTold() {
        assertThat(api.ask("OPTIONS", ITEMS).header("Allow")).contains("GET", "POST");
        assertThat(api.ask("OPTIONS", create()).header("Allow")).contains("PUT", "PATCH", "DELETE");
    }

    @Test
    @Verifies(LOCKING_ETAG)
    void everyFeatureHasAStrongTagThatChangesWithIt() {
        String address = create();
        String before = tag(address);
        api.send("PATCH", address, PATCH, "{\"properties\": {\"limit\": 7}}", "If-Match", before);
        assertThat(before).startsWith("\"1.");
        assertThat(tag(address)).startsWith("\"2.");
    }

    @Test
    @Verifies(LOCKING_MISMATCH)
    void whoIsSlowerGetsBothVersionsAndLosesNothing() {
        String address = create();
        String tag = tag(address);
        api.send("PATCH", address, PATCH, "{\"properties\": {\"limit\": 7}}", "If-Match", tag);
        Answer refused = api.send("PATCH", address, PATCH, "{\"properties\": {\"limit\": 8}}", "If-Match", tag);

        assertThat(refused.status()).isEqualTo(412);
        JsonNode conflict = refused.json().at("/conflicts/0");
        assertThat(conflict.at("/base/properties/limit").doubleValue()).isEqualTo(4.5);
        assertThat(conflict.at("/theirs/properties/limit").intValue()).isEqualTo(7);
        assertThat(conflict.at("/yours/properties/limit").intValue()).isEqualTo(8);
        Answer again = api.send(
                "PATCH", address, PATCH, "{\"properties\": {\"limit\": 8}}", "If-Match", refused.header("ETag"));
        assertThat(again.status()).isEqualTo(204);
    }

    @Test
    @Verifies(LOCKING_MISSING)
    void nothingIsChangedWithoutSayingOnWhat() {
        String address = create();
        assertThat(api.send("PATCH", address, PATCH, "{}").status()).isEqualTo(428);
        assertThat(api.send("PUT", address, GEOJSON, TREE).status()).isEqualTo(428);
        assertThat(api.ask("DELETE", address).status()).isEqualTo(428);
        assertThat(api.send("PATCH", address, PATCH, "{}", "If-Match", "W/\"1\"")
                        .status())
                .isEqualTo(412);
    }

    @Test
    void whatIsWrongIsTheMemberOfTheFeatureThatWasSent() {
        Answer refused = api.send("POST", ITEMS, GEOJSON, """
                {"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 1]}, "properties": {"limit": "wide"}}""");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/faults/0/place/field").asString()).isEqualTo("/properties/limit");
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        Answer refused = api.send("POST", ITEMS, GEOJSON, """
                {"type": "Feature", "geometry": {"type": "Point", "coordinates": [1]}, "properties": {"limit": [1]}}""");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.faults()).containsExactlyInAnyOrder("CIM-025", "CIM-008");
        assertThat(api.send("POST", ITEMS, GEOJSON, "{\"type\": \"Feature\", \"properties\": {}}")
                        .faults())
                .containsExactly("CIM-039");
        assertThat(api.send("POST", ITEMS, "text/plain", "x").status()).isEqualTo(415);
        assertThat(api.send("POST", "/collections/none/items", GEOJSON, TREE).status())
                .isEqualTo(404);
    }

    @Test
    void whatIsOutOfScopeCannotBeChanged() {
        String address = create();
        Answer refused = api.ask("DELETE", address, "If-Match", tag(address), OgcServer.REGIONS_HEADER, "99");
        assertThat(refused.status()).isEqualTo(404);
        Answer created = api.send("POST", ITEMS, GEOJSON, TREE, OgcServer.REGIONS_HEADER, "99");
        assertThat(created.status()).isEqualTo(403);
    }

    @Test
    void versionsAreListedWithLinksToTheirNeighbours() {
        String address = create();
        api.send(
                "PATCH",
                address + "?kind=change&since=2020-01-01&reason=new",
                PATCH,
                "{\"properties\": {\"limit\": 7}}",
                "If-Match",
                tag(address));
        assertThat(api.get(address).ok().href("version-history", GEOJSON)).contains(address + "/versions?f=json");
        JsonNode features = api.get(address + "/versions").ok().json().path("features");

        var ids = new ArrayList<String>();
        features.forEach(feature -> ids.add(feature.at("/version/id").asString()));
        assertThat(ids).containsExactly("2", "2.1", "1");
        assertThat(features.get(0).at("/version/edit/kind").asString()).isEqualTo("change");
        assertThat(features.get(0).at("/version/edit/reason").asString()).isEqualTo("new");
        String before = href(features.get(0), "predecessor-version");
        JsonNode first = api.get(before).ok().json();
        assertThat(first.at("/properties/limit").doubleValue()).isEqualTo(4.5);
        assertThat(href(first, "successor-version")).isEqualTo(address + "/versions/2?f=json");
        assertThat(api.html(address + "/versions").status()).isEqualTo(200);
        assertThat(api.get(address + "/versions/9").status()).isEqualTo(404);
    }

    @Test
    void whatIsGoneHasATombstone() {
        String address = create();
        api.ask("DELETE", address + "?kind=change&since=2020-01-01", "If-Match", tag(address));
        JsonNode newest =
                api.get(address + "/versions").ok().json().path("features").get(0);
        assertThat(newest.path("geometry").isNull()).isTrue();
        assertThat(newest.at("/properties/ending").asString()).isEqualTo("retired");
        assertThat(api.get(address + "?datetime=2019-06-01T00:00:00Z").status()).isEqualTo(200);
        assertThat(api.get(address + "?datetime=2021-06-01T00:00:00Z").status()).isEqualTo(404);
    }

    @Test
    void asOfShowsWhatTheRecordSaidThen() {
        String address = create();
        String recorded = api.get(address).ok().json().at("/properties/updated").asString();
        api.send("PATCH", address, PATCH, "{\"properties\": {\"limit\": 7}}", "If-Match", tag(address));

        Answer then = api.get(address + "?asOf=" + recorded).ok();
        assertThat(then.json().at("/properties/limit").doubleValue()).isEqualTo(4.5);
        assertThat(then.href("latest-version", GEOJSON)).isPresent();
        List<String> ids = api.get(ITEMS + "?limit=100&asOf=" + recorded).ok().ids();
        assertThat(ids).contains(address.substring(address.lastIndexOf('/') + 1));
        assertThat(api.get(ITEMS + "?asOf=2000-01-01").ok().ids()).isEmpty();
        assertThat(api.get(ITEMS + "?asOf=soon").status()).isEqualTo(400);
    }

    @Test
    void tilesOfThePastShowThePast() {
        String address = create();
        String recorded = api.get(address).ok().json().at("/properties/updated").asString();
        api.ask("DELETE", address, "If-Match", tag(address));
        String id = address.substring(address.lastIndexOf('/') + 1);
        String tile = "/tiles/WebMercatorQuad/14/" + WebMercator.row(10.5, 14) + "/" + WebMercator.column(100.5, 14);
        assertThat(api.get(tile + "?asOf=" + recorded).ok().text()).contains(id);
        assertThat(api.get(tile).text()).doesNotContain(id);
    }

    private static String create() {
        return api.send("POST", ITEMS, GEOJSON, TREE).header("Location");
    }

    private static String tag(String address) {
        return api.get(address).ok().header("ETag");
    }

    private static String href(JsonNode feature, String rel) {
        return Answer.links(feature).stream()
                .filter(link -> link.path("rel").asString().equals(rel))
                .findFirst()
                .orElseThrow()
                .path("href")
                .asString();
    }
}
