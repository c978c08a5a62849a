package org.songhua.edge.ogc.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.cim.Tiles;
import org.songhua.edge.ogc.http.OgcException;

/** Which tiles there are, and the tile matrix set they belong to. */
class TileAddressTest {

    private static TileAddress address(String zoom, String row, String column) {
        return TileAddress.of(
                Map.of("tileMatrixSetId", "WebMercatorQuad", "tileMatrix", zoom, "tileRow", row, "tileCol", column));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "1, 1, 0", "14, 16383, 16383", "5, 0031, 007"})
    void aTileWithinTheLimitsIsFound(String zoom, String row, String column) {
        assertThat(address(zoom, row, column).position())
                .isEqualTo(new TileAddress.Position(
                        Integer.parseInt(zoom), Integer.parseInt(row), Integer.parseInt(column)));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 0",
        "0, 0, 1",
        "1, 2, 0",
        "-1, 0, 0",
        "99, 0, 0",
        "x, 0, 0",
        "1, '', 0",
        "1, 0.5, 0",
        "1, 0, 99999999",
        "1, +1, 0",
        "1, 0, ' 1'",
        "1, ١, 0"
    })
    void aTileOutsideOrNoneIsNotFound(String zoom, String row, String column) {
        assertThatThrownBy(() -> address(zoom, row, column).position())
                .isInstanceOfSatisfying(OgcException.class, e -> {
                    assertThat(e.status().value()).isEqualTo(404);
                    assertThat(e.faults().getFirst().code()).isEqualTo("OGC-007");
                });
    }

    @Test
    void aPathWithoutItsPartsIsNoTile() {
        assertThatThrownBy(() -> TileAddress.of(Map.of()).position()).isInstanceOf(OgcException.class);
    }

    @Test
    void thereAreTilesUpToTheGreatestZoomAndTheirLimitsSaySo() {
        List<Map<String, Object>> limits = TileMatrixSet.limits();
        assertThat(limits).hasSize(Tiles.MAX_ZOOM + 1);
        for (int zoom = 0; zoom <= Tiles.MAX_ZOOM; zoom++) {
            String last = String.valueOf((1 << zoom) - 1);
            assertThat(limits.get(zoom))
                    .containsEntry("tileMatrix", String.valueOf(zoom))
                    .containsEntry("maxTileRow", (1 << zoom) - 1)
                    .containsEntry("minTileCol", 0);
            address(String.valueOf(zoom), last, last).position();
            String beyond = String.valueOf(1 << zoom);
            assertThatThrownBy(() -> address("0", beyond, "0").position()).isInstanceOf(OgcException.class);
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void eachMatrixHalvesTheCellsOfTheOneBefore() {
        var matrices = (List<Map<String, Object>>) TileMatrixSet.definition().get("tileMatrices");
        assertThat(matrices).hasSize(25);
        for (int zoom = 1; zoom < matrices.size(); zoom++) {
            double cell = (Double) matrices.get(zoom).get("cellSize");
            double before = (Double) matrices.get(zoom - 1).get("cellSize");
            assertThat(cell * 2).isCloseTo(before, within(1e-9));
            assertThat(matrices.get(zoom))
                    .containsEntry("matrixWidth", 1L << zoom)
                    .containsEntry("id", String.valueOf(zoom));
            // 0.28 mm is the pixel that the standard goes by
            assertThat((Double) matrices.get(zoom).get("scaleDenominator")).isCloseTo(cell / 0.00028, within(cell));
        }
        // all cells of a row together are the way around the equator
        assertThat((Double) matrices.getFirst().get("cellSize") * 256).isCloseTo(2 * 20_037_508.3427892, within(0.001));
    }
}
