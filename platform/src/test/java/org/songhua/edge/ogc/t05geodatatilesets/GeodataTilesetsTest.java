package org.songhua.edge.ogc.t05geodatatilesets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.edge.ogc.Requirement.GEODATA_TILESETS_DESC_LINKS;
import static org.songhua.edge.ogc.Requirement.GEODATA_TILESETS_OPERATION;

import org.junit.jupiter.api.Test;
import org.songhua.edge.ogc.Answer;
import org.songhua.edge.ogc.OgcClient;
import org.songhua.edge.ogc.OgcServer;
import org.songhua.edge.ogc.Verifies;
import tools.jackson.databind.JsonNode;

/** Tiles of single collections. */
class GeodataTilesetsTest {
    private static final OgcClient API = OgcServer.shared().client();

    @Test
    @Verifies({GEODATA_TILESETS_DESC_LINKS, GEODATA_TILESETS_OPERATION})
    void everyCollectionLinksToItsTileSets() {
        for (JsonNode collection : API.json("/collections").json().path("collections")) {
            String href = Answer.links(collection).stream()
                    .filter(link -> link.path("rel").asString().endsWith("/tilesets-vector"))
                    .map(link -> link.path("href").asString())
                    .findFirst()
                    .orElseThrow();
            String id = collection.path("id").asString();
            assertThat(href).isEqualTo(API.root() + "/collections/" + id + "/tiles?f=json");
            assertThat(API.get(href).ok().json().path("tilesets").isEmpty()).isFalse();
        }
    }
}
