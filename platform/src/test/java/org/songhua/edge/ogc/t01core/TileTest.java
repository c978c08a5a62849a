package org.songhua.edge.ogc.t01core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.edge.ogc.Requirement.TC_ERROR;
import static org.songhua.edge.ogc.Requirement.TC_OP;
import static org.songhua.edge.ogc.Requirement.TC_SUCCESS;
import static org.songhua.edge.ogc.Requirement.TC_TILECOL_DEFINITION;
import static org.songhua.edge.ogc.Requirement.TC_TILEMATRIX_DEFINITION;
import static org.songhua.edge.ogc.Requirement.TC_TILEROW_DEFINITION;
import static org.songhua.edge.ogc.Requirement.TILES_CONFORMANCE_SUCCESS;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.edge.ogc.Answer;
import org.songhua.edge.ogc.MvtReader;
import org.songhua.edge.ogc.OgcClient;
import org.songhua.edge.ogc.OgcServer;
import org.songhua.edge.ogc.Requirement;
import org.songhua.edge.ogc.Verifies;
import tools.jackson.databind.JsonNode;

/** A tile. The row of buildings begins in tile 14/5970/13894. */
class TileTest {
    private static final OgcClient API = OgcServer.shared().client();
    private static final String TILES = "/tiles/WebMercatorQuad/";

    @Test
    @Verifies(TILES_CONFORMANCE_SUCCESS)
    void theClassesOfTheStandardAreDeclared() {
        assertThat(API.json("/conformance")
                        .json()
                        .path("conformsTo")
                        .valueStream()
                        .map(uri -> uri.asString()))
                .contains(Requirement.TC_OP.conformanceClass());
    }

    @Test
    @Verifies({TC_OP, TC_SUCCESS})
    void theTemplateOfTheTileSetLeadsToTiles() {
        String template = API.json("/tiles/WebMercatorQuad")
                .href("item", "application/vnd.mapbox-vector-tile")
                .orElseThrow();
        String address = template.replace("{tileMatrix}", "14")
                .replace("{tileRow}", "5970")
                .replace("{tileCol}", "13894");
        Answer tile = API.get(address).ok();
        assertThat(tile.contentType()).isEqualTo("application/vnd.mapbox-vector-tile");
        assertThat(MvtReader.layers(tile.bytes()))
                .extracting(MvtReader.Layer::name)
                .contains("building", "street");
    }

    @Test
    @Verifies({TC_TILEMATRIX_DEFINITION, TC_TILEROW_DEFINITION, TC_TILECOL_DEFINITION})
    void thePathParametersAreThoseOfTheStandard() {
        JsonNode parameters = API.get("/api").json().path("components").path("parameters");
        for (String name : List.of("tileMatrix", "tileRow", "tileCol")) {
            JsonNode parameter = parameters.path(name);
            assertThat(parameter.path("in").asString()).isEqualTo("path");
            assertThat(parameter.path("required").asBoolean()).isTrue();
            String type = parameter.path("schema").path("type").asString();
            assertThat(type).isEqualTo(name.equals("tileMatrix") ? "string" : "integer");
            if (type.equals("integer")) {
                assertThat(parameter.path("schema").path("minimum").asInt(-1)).isZero();
            }
        }
    }

    @Test
    @Verifies(TC_SUCCESS)
    void aTileHoldsWhatLiesInIt() {
        assertThat(names(TILES + "14/5970/13895")).containsExactlyInAnyOrder("building", "street", "tree");
        assertThat(names("/collections/tree" + TILES + "14/5970/13895")).containsExactly("tree");
        assertThat(names("/collections/building" + TILES + "14/5970/13895")).containsExactly("building");
    }

    @Test
    void aTileIsMadeForItsReader() {
        assertThat(
                        MvtReader.layers(API.get(TILES + "14/5970/13894", OgcServer.CLASSES_HEADER, "street")
                                        .ok()
                                        .bytes())
                                .stream()
                                .map(MvtReader.Layer::name))
                .containsExactly("street");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0/1/0",
                "0/0/1",
                "14/16384/0",
                "14/0/16384",
                "17/0/0",
                "-1/0/0",
                "0/-1/0",
                "14/5970.5/0",
                "x/y/z",
                "1e1/0/0",
                "99999999999/0/0",
                "2/99999999999/0"
            })
    @Verifies(TC_ERROR)
    void thereIsNoTileOutsideTheLimits(String tile) {
        Answer answer = API.get(TILES + tile);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.faults()).containsExactly("OGC-007");
    }

    @Test
    @Verifies(TC_ERROR)
    void whereNothingLiesTheTileIsEmpty() {
        Answer tile = API.get(TILES + "14/0/0");
        assertThat(tile.status()).isEqualTo(204);
        assertThat(tile.bytes()).isEmpty();
        assertThat(API.get("/collections/park" + TILES + "0/0/0").status()).isEqualTo(204);
    }

    @Test
    @Verifies(TC_ERROR)
    void theLimitsAreThoseOfTheTileSet() {
        JsonNode limits = API.json("/tiles/WebMercatorQuad").json().path("tileMatrixSetLimits");
        limits.forEach(limit -> {
            String matrix = limit.path("tileMatrix").asString();
            int row = limit.path("maxTileRow").asInt();
            int column = limit.path("maxTileCol").asInt();
            assertThat(API.get(TILES + matrix + "/" + row + "/" + column).status())
                    .isIn(200, 204);
            assertThat(API.get(TILES + matrix + "/" + (row + 1) + "/" + column).status())
                    .isEqualTo(404);
        });
    }

    @Test
    void anUnknownTileMatrixSetIsNotFound() {
        for (String path : List.of("/tiles/WorldCRS84Quad", "/tiles/WorldCRS84Quad/0/0/0", "/tileMatrixSets/x")) {
            assertThat(API.get(path).status()).as(path).isEqualTo(404);
        }
    }

    private static List<String> names(String path) {
        return MvtReader.layers(API.get(path).ok().bytes()).stream()
                .map(MvtReader.Layer::name)
                .toList();
    }
}
