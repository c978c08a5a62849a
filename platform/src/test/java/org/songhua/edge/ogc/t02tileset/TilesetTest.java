package org.songhua.edge.ogc.t02tileset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.edge.ogc.Requirement.TILESET_DESCRIPTION;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.edge.ogc.Answer;
import org.songhua.edge.ogc.OgcClient;
import org.songhua.edge.ogc.OgcServer;
import org.songhua.edge.ogc.Verifies;
import tools.jackson.databind.JsonNode;

/** Descriptions of tile sets and of the tile matrix set. */
class TilesetTest {
    private static final OgcClient API = OgcServer.shared().client();
    private static final String TILING_SCHEME = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme";
    private static final double EARTH_METERS = 2 * Math.PI * 6378137;

    @ParameterizedTest
    @ValueSource(strings = {"/tiles/WebMercatorQuad", "/collections/building/tiles/WebMercatorQuad"})
    void aTileSetSaysWhatItIs(String path) {
        JsonNode tileset = API.json(path).ok().json();
        assertThat(tileset.path("dataType").asString()).isEqualTo("vector");
        assertThat(tileset.path("crs").asString()).isEqualTo("http://www.opengis.net/def/crs/EPSG/0/3857");
        assertThat(tileset.path("tileMatrixSetURI").asString())
                .isEqualTo("http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad");
        assertThat(tileset.path("boundingBox").path("lowerLeft").size()).isEqualTo(2);
        assertThat(tileset.path("layers").get(0).path("id").asString()).isEqualTo("building");
    }

    @Test
    @Verifies(TILESET_DESCRIPTION)
    void aTileSetLinksToItsTilesAndItsTilingScheme() {
        Answer tileset = API.json("/tiles/WebMercatorQuad").ok();
        JsonNode item = tileset.links().stream()
                .filter(link -> link.path("rel").asString().equals("item"))
                .findFirst()
                .orElseThrow();
        assertThat(item.path("templated").asBoolean()).isTrue();
        assertThat(item.path("type").asString()).isEqualTo("application/vnd.mapbox-vector-tile");
        assertThat(item.path("href").asString()).contains("{tileMatrix}", "{tileRow}", "{tileCol}");
        String scheme = tileset.href(TILING_SCHEME, "application/json").orElseThrow();
        assertThat(API.get(scheme).ok().json().path("id").asString()).isEqualTo("WebMercatorQuad");
    }

    @Test
    void theTileMatrixSetIsWebMercatorQuad() {
        JsonNode set = API.json("/tileMatrixSets/WebMercatorQuad").ok().json();
        assertThat(set.path("tileMatrices").size()).isEqualTo(25);
        set.path("tileMatrices").forEach(matrix -> {
            double tiles = matrix.path("matrixWidth").asDouble();
            assertThat(tiles * 256 * matrix.path("cellSize").asDouble())
                    .isCloseTo(EARTH_METERS, org.assertj.core.data.Offset.offset(0.001));
            // OGC takes 0.28 mm for a pixel.
            assertThat(matrix.path("scaleDenominator").asDouble() * 0.00028)
                    .isCloseTo(matrix.path("cellSize").asDouble(), org.assertj.core.data.Offset.offset(1e-6));
        });
        assertThat(API.json("/tileMatrixSets")
                        .json()
                        .path("tileMatrixSets")
                        .get(0)
                        .path("id")
                        .asString())
                .isEqualTo("WebMercatorQuad");
    }

    @Test
    void tileJsonLeadsToTheSameTiles() {
        Answer answer = API.get("/collections/building/tiles/WebMercatorQuad?f=tilejson")
                .ok();
        JsonNode json = answer.json();
        assertThat(json.path("tilejson").asString()).isEqualTo("3.0.0");
        assertThat(json.path("vector_layers")
                        .get(0)
                        .path("fields")
                        .path("height")
                        .asString())
                .isEqualTo("Number");
        String address = json.path("tiles")
                .get(0)
                .asString()
                .replace("{z}", "14")
                .replace("{x}", "13894")
                .replace("{y}", "5970");
        assertThat(API.get(address).ok().bytes()).isNotEmpty();
        assertThat(json.path("bounds").get(0).asDouble()).isEqualTo(-0.5);
    }

    @Test
    void anEmptyCollectionHasATileSetWithoutBounds() {
        JsonNode json = API.get("/collections/park/tiles/WebMercatorQuad?f=tilejson")
                .ok()
                .json();
        assertThat(json.has("bounds")).isFalse();
        assertThat(API.json("/collections/park/tiles/WebMercatorQuad")
                        .ok()
                        .json()
                        .has("boundingBox"))
                .isFalse();
    }
}
