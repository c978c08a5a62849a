package org.songhua.engine.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HilbertCurveTest {

    /** The curve of order one is a cup open to the right of its start: up, right, down. */
    @ParameterizedTest
    @CsvSource({"0,0,0", "0,1,1", "1,1,2", "1,0,3"})
    void theCurveOfOrderOneIsACup(int x, int y, long index) {
        assertThat(HilbertCurve.index(1, x, y)).isEqualTo(index);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7})
    void everyCellHasItsOwnNumberAndTheNextOneIsItsNeighbour(int bits) {
        int side = 1 << bits;
        var cells = new int[side * side][];
        for (int x = 0; x < side; x++) {
            for (int y = 0; y < side; y++) {
                int index = (int) HilbertCurve.index(bits, x, y);
                assertThat(cells[index]).as("cell %d", index).isNull();
                cells[index] = new int[] {x, y};
            }
        }
        for (int i = 1; i < cells.length; i++) {
            int steps = Math.abs(cells[i][0] - cells[i - 1][0]) + Math.abs(cells[i][1] - cells[i - 1][1]);
            assertThat(steps).as("from %d to %d", i - 1, i).isEqualTo(1);
        }
    }

    @Test
    void theWidestCurveStillFitsALong() {
        int last = Integer.MAX_VALUE;
        assertThat(HilbertCurve.index(31, 0, 0)).isZero();
        assertThat(HilbertCurve.index(31, last, 0)).isEqualTo((1L << 62) - 1);
    }

    @ParameterizedTest
    @CsvSource({"-180,-90", "180,90", "-999,999", "0,0", "125.3245,43.8868"})
    void placesOffTheEarthAreMovedToItsRim(double longitude, double latitude) {
        assertThat(HilbertCurve.ofPlace(longitude, latitude)).isBetween(0L, (1L << 40) - 1);
        assertThat(HilbertCurve.ofPlace(longitude, latitude))
                .isEqualTo(HilbertCurve.ofPlace(Math.clamp(longitude, -180, 180), Math.clamp(latitude, -90, 90)));
    }

    /**
     * 4,000 places in a square of one degree, cut into 40 groups of 100 along the curve: were they at random each group would
     * span nearly the whole square; along the curve a group's box has about a fortieth of it, twice that with its steps.
     */
    @Test
    void placesThatFollowEachOtherLieTogether() {
        var random = new SplittableRandom(7);
        var places = new ArrayList<double[]>();
        for (int i = 0; i < 4_000; i++) places.add(new double[] {125 + random.nextDouble(), 43 + random.nextDouble()});
        Collections.shuffle(places, new java.util.Random(7));
        places.sort(Comparator.comparingLong(p -> HilbertCurve.ofPlace(p[0], p[1])));
        double share = 0;
        for (int from = 0; from < 4_000; from += 100) share += box(places.subList(from, from + 100)) / 40;
        assertThat(share).isLessThan(0.08);
    }

    private static double box(java.util.List<double[]> places) {
        double width = span(places, 0);
        return width * span(places, 1);
    }

    private static double span(java.util.List<double[]> places, int axis) {
        var statistics = places.stream().mapToDouble(p -> p[axis]).summaryStatistics();
        return statistics.getMax() - statistics.getMin();
    }
}
