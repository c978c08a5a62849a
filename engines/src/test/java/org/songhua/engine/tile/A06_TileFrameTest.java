package org.songhua.engine.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;
import org.songhua.engine.geo.WebMercator;
import org.songhua.engine.random.Seeded;

class A06_TileFrameTest {
    @Test
    void thePolynomialAgreesWithTheLogarithmEverywhereInTheTile() {
        Seeded.check(3_000, random -> {
            int zoom = random.nextInt(8, 19);
            int row = random.nextInt(1 << zoom);
            var frame = new TileFrame(zoom, 0, row);
            double latitude = random.nextDouble(
                    Math.max(-WebMercator.MAX_LATITUDE, frame.south), Math.min(WebMercator.MAX_LATITUDE, frame.north));
            double exact = WebMercator.worldY(latitude) * (1L << zoom) * 4096 - row * 4096.0;
            assertThat(frame.y(latitude)).isCloseTo(exact, offset(2e-5));
        });
    }

    @Test
    void theFrameIsTheTileWithItsBuffer() {
        var frame = new TileFrame(14, 13897, 5973);
        double[] bounds = WebMercator.tileBounds(14, 13897, 5973);
        assertThat(frame.x(bounds[0])).isCloseTo(0, offset(1e-6));
        assertThat(frame.x(bounds[2])).isCloseTo(4096, offset(1e-6));
        assertThat(frame.y(bounds[3])).isCloseTo(0, offset(1e-6));
        assertThat(frame.y(bounds[1])).isCloseTo(4096, offset(1e-6));
        assertThat(frame.x(frame.west)).isCloseTo(TileFrame.LOW, offset(1e-6));
        assertThat(frame.y(frame.south)).isCloseTo(TileFrame.HIGH, offset(1e-6));
    }

    @Test
    void snapsToTheNearestUnitHalvesUp() {
        assertThat(TileFrame.snap(TileFrame.LOW)).isEqualTo(-64);
        assertThat(TileFrame.snap(TileFrame.HIGH)).isEqualTo(4160);
        assertThat(TileFrame.snap(-0.5)).isZero();
        assertThat(TileFrame.snap(-0.51)).isEqualTo(-1);
        assertThat(TileFrame.snap(7.5)).isEqualTo(8);
    }
}
