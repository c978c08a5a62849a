package org.songhua.edge.ogc.t03tilesetslist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.edge.ogc.Requirement.TILESETS_LIST_TILESET_LINKS;
import static org.songhua.edge.ogc.Requirement.TILESETS_LIST_TILESET_PATH;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.songhua.edge.ogc.Answer;
import org.songhua.edge.ogc.OgcClient;
import org.songhua.edge.ogc.OgcServer;
import org.songhua.edge.ogc.Verifies;
import tools.jackson.databind.JsonNode;

/** Lists of tile sets. */
class TilesetsListTest {
    private static final OgcClient API = OgcServer.shared().client();
    private static final List<String> LISTS = List.of("/tiles", "/collections/building/tiles");

    @Test
    @Verifies(TILESETS_LIST_TILESET_PATH)
    void thePathEndsInTiles() {
        for (String path : LISTS)
            assertThat(API.json(path).ok().json().path("tilesets").size()).isEqualTo(1);
    }

    @Test
    @Verifies(TILESETS_LIST_TILESET_LINKS)
    void anEntrySaysTheMostImportantAndLinksToTheRest() {
        for (String path : LISTS) {
            JsonNode entry = API.json(path).json().path("tilesets").get(0);
            assertThat(entry.path("dataType").asString()).isEqualTo("vector");
            assertThat(entry.path("crs").asString()).isEqualTo("http://www.opengis.net/def/crs/EPSG/0/3857");
            assertThat(entry.path("tileMatrixSetURI").asString()).endsWith("/WebMercatorQuad");
            assertThat(relations(entry))
                    .contains("self", "item", "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme");
            String self = Answer.links(entry).getFirst().path("href").asString();
            assertThat(API.get(self).ok().json().path("layers").isArray()).isTrue();
        }
    }

    private static List<String> relations(JsonNode entry) {
        return Answer.links(entry).stream()
                .map(link -> link.path("rel").asString())
                .toList();
    }
}
