package org.songhua.edge.ogc.t08mvt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.edge.ogc.Requirement.MVT_CONTENT;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.songhua.edge.ogc.Answer;
import org.songhua.edge.ogc.MvtReader;
import org.songhua.edge.ogc.OgcClient;
import org.songhua.edge.ogc.OgcServer;
import org.songhua.edge.ogc.Verifies;
import org.songhua.engine.geo.WebMercator;

/** Mapbox Vector Tiles. */
class MvtTest {
    private static final OgcClient API = OgcServer.shared().client();

    @Test
    @Verifies(MVT_CONTENT)
    void aTileIsAMapboxVectorTileWithTypedFeatures() {
        Answer tile = API.get("/tiles/WebMercatorQuad/14/5970/13895").ok();
        assertThat(tile.contentType()).isEqualTo("application/vnd.mapbox-vector-tile");
        for (MvtReader.Layer layer : MvtReader.layers(tile.bytes())) {
            int type = List.of("tree", "street", "building").indexOf(layer.name()) + 1;
            assertThat(layer.version()).isEqualTo(2);
            assertThat(layer.features()).isNotEmpty().allMatch(feature -> feature.type() == type);
        }
    }

    @Test
    @Verifies(MVT_CONTENT)
    void theGridMapsLinearlyToTheTileFromItsTopLeftCorner() {
        byte[] tile = API.get("/collections/tree/tiles/WebMercatorQuad/16/23880/55578")
                .ok()
                .bytes();
        var tree = MvtReader.layers(tile).getFirst().features().getFirst();
        double tiles = 1 << 16;
        assertThat(tree.x()).isEqualTo((int) Math.round((WebMercator.worldX(125.3001) * tiles - 55578) * 4096));
        assertThat(tree.y()).isEqualTo((int) Math.round((WebMercator.worldY(43.801) * tiles - 23880) * 4096));
    }

    @Test
    void whoAsksByHeaderOrParameterGetsTheSame() {
        String path = "/tiles/WebMercatorQuad/14/5970/13895";
        byte[] tile = API.get(path).bytes();
        assertThat(API.get(path + "?f=mvt").bytes()).isEqualTo(tile);
        assertThat(API.get(path, "Accept", "application/x-protobuf").bytes()).isEqualTo(tile);
        assertThat(API.get(path, "Accept", "text/html").status()).isEqualTo(406);
    }
}
