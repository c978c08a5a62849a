package org.songhua.engine.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.random.Seeded;

class D01_WebMercatorTest {
    @ParameterizedTest
    @CsvSource({
        // longitude, latitude, zoom, column, row: by the formulas of the OpenStreetMap wiki
        "125.324, 43.88, 0, 0, 0",
        "125.324, 43.88, 14, 13895, 5965",
        "-8.61, 41.15, 12, 1950, 1533",
        "0, 0, 1, 1, 1",
        "-180, 85.06, 5, 0, 0",
        "180, -90, 5, 31, 31",
        "179.9999, -85, 3, 7, 7"
    })
    void knowsTheTileOfAPosition(double longitude, double latitude, int zoom, int column, int row) {
        assertThat(WebMercator.column(longitude, zoom)).isEqualTo(column);
        assertThat(WebMercator.row(latitude, zoom)).isEqualTo(row);
    }

    @Test
    void theWorldIsOneTileAtZoomZero() {
        assertThat(WebMercator.tileBounds(0, 0, 0)[0]).isEqualTo(-180);
        assertThat(WebMercator.tileBounds(0, 0, 0)[1]).isCloseTo(-WebMercator.MAX_LATITUDE, offset(1e-12));
        assertThat(WebMercator.tileBounds(0, 0, 0)[2]).isEqualTo(180);
        assertThat(WebMercator.tileBounds(0, 0, 0)[3]).isCloseTo(WebMercator.MAX_LATITUDE, offset(1e-12));
    }

    @Test
    void theBoundsOfATileHoldThePositionsInIt() {
        Seeded.check(5_000, random -> {
            int zoom = random.nextInt(0, 23);
            double longitude = random.nextDouble(-180, 180);
            double latitude = random.nextDouble(-85, 85);
            double[] bounds =
                    WebMercator.tileBounds(zoom, WebMercator.column(longitude, zoom), WebMercator.row(latitude, zoom));
            assertThat(longitude).isBetween(bounds[0] - 1e-9, bounds[2] + 1e-9);
            assertThat(latitude).isBetween(bounds[1] - 1e-9, bounds[3] + 1e-9);
        });
    }

    @Test
    void goingThereAndBackLeavesAPositionWhereItWas() {
        Seeded.check(5_000, random -> {
            double longitude = random.nextDouble(-180, 180);
            double latitude = random.nextDouble(-85, 85);
            assertThat(WebMercator.longitude(WebMercator.worldX(longitude))).isCloseTo(longitude, offset(1e-12));
            assertThat(WebMercator.latitude(WebMercator.worldY(latitude))).isCloseTo(latitude, offset(1e-11));
        });
    }

    @Test
    void latitudesBeyondTheSquareWorldLieOnItsEdge() {
        assertThat(WebMercator.worldY(90)).isZero();
        assertThat(WebMercator.worldY(-90)).isEqualTo(1);
    }

    @Test
    void aPixelCoversLessGroundTowardsThePole() {
        assertThat(WebMercator.metersPerPixel(0, 0)).isCloseTo(156543.034, offset(0.001));
        assertThat(WebMercator.metersPerPixel(60, 10)).isCloseTo(156543.034 / 1024 / 2, offset(0.001));
    }
}
