package org.songhua.edge.ogc.t06collectionsselection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.edge.ogc.Requirement.COLLECTIONS_SELECTION_QUERY;
import static org.songhua.edge.ogc.Requirement.COLLECTIONS_SELECTION_RESPONSE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.songhua.edge.ogc.Answer;
import org.songhua.edge.ogc.MvtReader;
import org.songhua.edge.ogc.OgcClient;
import org.songhua.edge.ogc.OgcServer;
import org.songhua.edge.ogc.Verifies;
import tools.jackson.databind.JsonNode;

/** The parameter collections. */
class CollectionsSelectionTest {
    private static final OgcClient API = OgcServer.shared().client();
    private static final String SET = "/tiles/WebMercatorQuad";
    private static final String TILE = SET + "/14/5970/13895";

    @Test
    @Verifies(COLLECTIONS_SELECTION_QUERY)
    void theDefinitionIsThatOfTheStandard() {
        JsonNode collections =
                API.get("/api").json().path("components").path("parameters").path("collections");
        assertThat(collections.path("in").asString()).isEqualTo("query");
        assertThat(collections.path("required").asBoolean(true)).isFalse();
        assertThat(collections.path("style").asString()).isEqualTo("form");
        assertThat(collections.path("explode").asBoolean(true)).isFalse();
        assertThat(collections.path("schema").path("type").asString()).isEqualTo("array");
    }

    @Test
    @Verifies({COLLECTIONS_SELECTION_QUERY, COLLECTIONS_SELECTION_RESPONSE})
    void onlyTheCollectionsNamedAreInTheTile() {
        assertThat(layers(TILE)).containsExactlyInAnyOrder("building", "street", "tree");
        assertThat(layers(TILE + "?collections=tree")).containsExactly("tree");
        assertThat(layers(TILE + "?collections=tree,street")).containsExactlyInAnyOrder("tree", "street");
    }

    @Test
    @Verifies(COLLECTIONS_SELECTION_QUERY)
    void collectionsCanBeNamedByTheirAddress() {
        assertThat(layers(TILE + "?collections=" + API.root() + "/collections/tree"))
                .containsExactly("tree");
    }

    @Test
    @Verifies(COLLECTIONS_SELECTION_RESPONSE)
    void theTileSetIsThatOfTheCollectionsNamedInTheirOrder() {
        Answer tileset = API.json(SET + "?collections=tree,building").ok();
        var ids = tileset.json()
                .path("layers")
                .valueStream()
                .map(layer -> layer.path("id").asString());
        assertThat(ids).containsExactly("tree", "building");
        assertThat(tileset.href("item", "application/vnd.mapbox-vector-tile").orElseThrow())
                .endsWith("?f=mvt&collections=tree,building");
        JsonNode tileJson = API.get(SET + "?f=tilejson&collections=tree").ok().json();
        assertThat(tileJson.path("tiles").get(0).asString()).contains("collections=tree");
        assertThat(tileJson.path("vector_layers").size()).isEqualTo(1);
    }

    @Test
    void unknownCollectionsAreRefused() {
        for (String value :
                List.of("", "nothing", "tree,nothing", "tree,,street", "http://elsewhere/collections/tree")) {
            assertThat(API.get(TILE + "?collections=" + value).faults()).containsExactly("OGC-003");
            assertThat(API.get(SET + "?collections=" + value).faults()).containsExactly("OGC-003");
        }
    }

    private static List<String> layers(String path) {
        return MvtReader.layers(API.get(path).ok().bytes()).stream()
                .map(MvtReader.Layer::name)
                .toList();
    }
}
