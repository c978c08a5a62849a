package org.songhua.register.internal.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The curve and its ranges against comparing every point. */
class CellTest {

    private static boolean isIn(List<Cell.Range> ranges, int cell) {
        return ranges.stream().anyMatch(range -> cell >= range.from() && cell <= range.to());
    }

    @Test
    void noPointOfARectangleIsOutsideOfItsRanges() {
        long seed = 20261128;
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            double size = Math.pow(10, -3 + 5 * random.nextDouble());
            double west = -180 + random.nextDouble() * (360 - size);
            double south = -90 + random.nextDouble() * Math.max(0, 180 - size);
            double north = Math.min(90, south + size);
            List<Cell.Range> ranges = Cell.ranges(west, south, west + size, north);
            assertThat(ranges.size()).as("seed " + seed + " round " + round).isBetween(1, 24);
            for (int i = 0; i < 50; i++) {
                int cell = Cell.of(west + random.nextDouble() * size, south + random.nextDouble() * (north - south));
                assertThat(isIn(ranges, cell))
                        .as("seed " + seed + " round " + round)
                        .isTrue();
            }
        }
    }

    @Test
    void theRangesOfACityHoldLittleElse() {
        // 20 km by 20 km around 125.3 E, 43.9 N: about 24 by 33 cells.
        long cells = Cell.ranges(125.17, 43.81, 125.43, 43.99).stream()
                .mapToLong(range -> range.to() - range.from() + 1)
                .sum();
        assertThat(cells).isBetween(800L, 2_400L);
    }

    @Test
    void theWholeGlobeIsOneRangeAndItsCornersLieInIt() {
        assertThat(Cell.ranges(-180, -90, 180, 90)).containsExactly(new Cell.Range(0, (1 << 30) - 1));
        assertThat(Cell.of(-180, -90)).isZero();
        assertThat(Cell.of(180, 90)).isEqualTo((1 << 30) - 1);
    }
}
