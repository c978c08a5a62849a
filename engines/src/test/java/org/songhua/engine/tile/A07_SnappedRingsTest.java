package org.songhua.engine.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.random.Seeded;

class A07_SnappedRingsTest {
    private final SnappedRings rings = new SnappedRings();

    private void add(String positions) {
        for (String position : positions.split(", ", -1)) {
            String[] xy = position.split(" ", -1);
            rings.add(Integer.parseInt(xy[0]), Integer.parseInt(xy[1]));
        }
    }

    private String ring(int ring) {
        var text = new StringBuilder();
        for (int i = 0; i < rings.end(ring) - rings.begin(ring); i++) {
            int at = rings.told(ring, i);
            text.append(text.isEmpty() ? "" : ", ")
                    .append(rings.x(at))
                    .append(' ')
                    .append(rings.y(at));
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // the closing position
                "0 0, 9 0, 9 9, 0 0 | 0 0, 9 0, 9 9",
                // repeated positions
                "0 0, 0 0, 9 0, 9 0, 9 0, 9 9, 9 9, 0 0 | 0 0, 9 0, 9 9",
                // positions on the way
                "0 0, 3 0, 9 0, 9 5, 9 9, 4 4, 0 0 | 0 0, 9 0, 9 9",
                // a spike, a spike on a spike, a path there and back
                "0 0, 9 0, 9 9, 20 9, 9 9, 0 9, 0 0 | 0 0, 9 0, 9 9, 0 9",
                "0 0, 9 0, 9 9, 20 9, 20 20, 20 9, 9 9, 0 9, 0 0 | 0 0, 9 0, 9 9, 0 9",
                "0 0, 9 0, 9 9, 12 12, 17 14, 12 12, 9 9, 0 9, 0 0 | 0 0, 9 0, 9 9, 0 9",
                // the seam lies on the way, at a spike, or repeats
                "4 0, 9 0, 9 9, 0 9, 0 0, 4 0 | 9 0, 9 9, 0 9, 0 0",
                "20 0, 9 0, 9 9, 0 9, 0 0, 9 0, 20 0 | 9 0, 9 9, 0 9, 0 0",
                "0 0, 9 0, 9 9, 0 9, 0 0, 0 0, 0 0 | 0 0, 9 0, 9 9, 0 9"
            })
    void needlessPositionsAreLeftOut(String positions, String left) {
        add(positions);
        rings.end();
        assertThat(ring(0)).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"5 5", "5 5, 5 5, 5 5", "0 0, 9 0, 0 0", "0 0, 9 9, 4 4, 7 7, 0 0", "0 0, 9 0, 9 9, 9 0, 0 0"})
    void aRingWithoutAreaVanishes(String positions) {
        add(positions);
        rings.end();
        assertThat(rings.count()).isZero();
        assertThat(rings.size()).isZero();
        assertThat(rings.cancelled()).isFalse();
    }

    @Test
    void anHourGlassVanishesButIsRemembered() {
        add("0 0, 10 0, 0 10, 10 10, 0 0");
        rings.end();
        assertThat(rings.count()).isZero();
        assertThat(rings.cancelled()).isTrue();
        rings.reset();
        assertThat(rings.cancelled()).isFalse();
    }

    @Test
    void shellsHavePositiveAreaAndHolesNegativeWhateverTheirSource() {
        add("0 0, 9 0, 9 9, 0 9");
        rings.end(true);
        add("0 0, 0 9, 9 9, 9 0");
        rings.end(true);
        add("2 2, 4 2, 4 4");
        rings.end(false);
        assertThat(rings.doubleArea(0)).isEqualTo(162);
        assertThat(rings.doubleArea(1)).isEqualTo(162);
        assertThat(rings.doubleArea(2)).isEqualTo(-4);
        assertThat(rings.isShell(1)).isTrue();
        assertThat(rings.isShell(2)).isFalse();
        assertThat(ring(1)).isEqualTo("9 0, 9 9, 0 9, 0 0");
    }

    @Test
    void aRingKnowsWhatLiesInside() {
        add("0 0, 100 0, 100 100, 60 100, 60 40, 40 40, 40 100, 0 100");
        rings.end(true);
        assertThat(rings.contains(0, 20, 50)).isTrue();
        assertThat(rings.contains(0, 50, 50)).isFalse();
        assertThat(rings.contains(0, 50, 20)).isTrue();
        assertThat(rings.contains(0, -5, 50)).isFalse();
        assertThat(rings.contains(0, 105, 40)).isFalse();
    }

    @Test
    void manyRingsOfManyPositionsFindRoom() {
        for (int k = 0; k < 50; k++) {
            for (int i = 0; i < 100; i++) rings.add(100 * k + i % 7 + i, i * i % 97 + (i % 2) * 200);
            rings.end(true);
        }
        assertThat(rings.count()).isEqualTo(50);
        assertThat(rings.size()).isGreaterThan(4_000);
    }

    @Test
    void leavingOutNeedlessPositionsKeepsTheArea() {
        Seeded.check(20_000, random -> {
            rings.reset();
            int[] xs = random.ints(random.nextInt(3, 12), 0, 5).toArray();
            int[] ys = new SplittableRandom(random.nextLong())
                    .ints(xs.length, 0, 5)
                    .toArray();
            for (int i = 0; i < xs.length; i++) rings.add(xs[i], ys[i]);
            rings.end();
            assertThat(rings.count() == 0 ? 0 : rings.doubleArea(0)).isEqualTo(doubleArea(xs, ys));
            if (rings.count() > 0) noNeedlessPositions();
        });
    }

    private void noNeedlessPositions() {
        int size = rings.end(0);
        assertThat(size).isGreaterThanOrEqualTo(3);
        for (int i = 0; i < size; i++) {
            int a = i;
            int b = (i + 1) % size;
            int c = (i + 2) % size;
            int cross = (rings.x(b) - rings.x(a)) * (rings.y(c) - rings.y(a))
                    - (rings.y(b) - rings.y(a)) * (rings.x(c) - rings.x(a));
            assertThat(cross).as("at %d of %s", b, ring(0)).isNotZero();
        }
    }

    private static long doubleArea(int[] xs, int[] ys) {
        long sum = 0;
        for (int i = 0, last = xs.length - 1; i < xs.length; last = i++) {
            sum += (long) xs[last] * ys[i] - (long) xs[i] * ys[last];
        }
        return sum;
    }
}
