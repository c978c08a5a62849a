package org.songhua.engine.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class A01_PointTest {
    private final TileSpace space = TileSpace.CHANGCHUN;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT (100.3 200.7) | POINT (100 201)",
                "POINT (-63.9 4159.8) | POINT (-64 4160)",
                "POINT (-64.2 5) | EMPTY",
                "POINT (5 4160.1) | EMPTY",
                "POINT EMPTY | EMPTY",
                "MULTIPOINT ((1 1), (2 2), (1.1 0.9), (-100 0)) | MULTIPOINT ((1 1), (2 2))",
                "MULTIPOINT ((9000 1)) | EMPTY"
            })
    void keepsTheDistinctPointsOfTheTileAndItsBuffer(String units, String shown) {
        assertThat(space.shown(units)).isEqualTo(shown);
    }

    @Test
    void refusesPositionsThatAreNotFinite() {
        for (String units : List.of("POINT (5 5)", "LINESTRING (5 5, 6 6)", "POLYGON ((0 0, 9 0, 9 9, 0 0))")) {
            byte[] wkb = space.wkb(units);
            ByteBuffer.wrap(wkb).order(ByteOrder.LITTLE_ENDIAN).putDouble(wkb.length - 16, Double.POSITIVE_INFINITY);
            var encoder = space.encoder();
            assertThatIllegalArgumentException().isThrownBy(() -> encoder.feature("layer", wkb, List.of()));
            assertThat(encoder.toBytes()).isEmpty();
        }
    }
}
