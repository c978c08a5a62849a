package org.songhua.engine.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.songhua.engine.random.Seeded;

/** A01: lines through points, worked out by hand, and against the definition on random points. */
class A01_TheilSenTest {
    private static final double TINY = Double.MIN_VALUE;

    private static TheilSen through(double apart, double... y) {
        var x = new double[y.length];
        for (int i = 0; i < x.length; i++) x[i] = i;
        return TheilSen.through(x, y, y.length, apart);
    }

    @Test
    void pointsOnALineGiveTheLine() {
        assertThat(through(TINY, 7, 9, 11, 13)).isEqualTo(new TheilSen(2, 7));
        assertThat(through(TINY, 7)).isEqualTo(new TheilSen(0, 7));
    }

    /** 0 1 2 3 and 100 in place of 4: slopes 1 six times, then 25.75, 33, 49 and 97 and a half: the middle two of ten are 1. */
    @Test
    void ofFiveOneMayBeWrong() {
        assertThat(through(TINY, 0, 1, 2, 3, 100)).isEqualTo(new TheilSen(1, 0));
        assertThat(through(TINY, -100, 1, 2, 3, 4)).isEqualTo(new TheilSen(1, 0));
    }

    /** Pairs two or more apart: (0,2) 3, (0,3) 2, (1,3) 1.5; three of six are enough. */
    @Test
    void pairsTooNearToEachOtherSayNothing() {
        assertThat(through(2, 0, 3, 6, 6).slope()).isEqualTo(2);
        assertThat(through(3, 0, 3, 6, 6)).as("one pair of six").isEqualTo(new TheilSen(0, 4.5));
    }

    private static double middle(List<Double> numbers) {
        var sorted = numbers.stream().sorted(Comparator.naturalOrder()).toList();
        int n = sorted.size();
        return n % 2 == 1 ? sorted.get(n / 2) : (sorted.get(n / 2 - 1) + sorted.get(n / 2)) / 2;
    }

    private static double obvious(double[] x, double[] y, int count) {
        var slopes = new ArrayList<Double>();
        for (int j = count - 1; j >= 0; j--)
            for (int i = 0; i < j; i++) if (x[i] != x[j]) slopes.add((y[i] - y[j]) / (x[i] - x[j]));
        return slopes.isEmpty() ? 0 : middle(slopes);
    }

    private static double[] numbers(SplittableRandom random, int count) {
        return random.doubles(count, -50, 50).toArray();
    }

    @Test
    void itIsTheMiddleOfAllPairsWhateverTheirOrder() {
        Seeded.check(300, random -> {
            int count = random.nextInt(1, 40);
            double[] x = numbers(random, count + 3);
            double[] y = numbers(random, count + 3);
            var line = TheilSen.through(x, y, count, TINY);
            assertThat(line.slope()).isEqualTo(obvious(x, y, count));
            var left = new ArrayList<Double>();
            for (int i = 0; i < count; i++) left.add(y[i] - line.slope() * x[i]);
            assertThat(line.height()).isEqualTo(middle(left));
        });
    }

    @Test
    void movedPointsGiveTheMovedLine() {
        Seeded.check(100, random -> {
            int count = random.nextInt(3, 30);
            double[] x = numbers(random, count);
            double[] y = numbers(random, count);
            double slope = TheilSen.slope(x, y, count, TINY);
            var tilted = new double[count];
            for (int i = 0; i < count; i++) tilted[i] = y[i] + 3 * x[i] + 8;
            assertThat(TheilSen.slope(x, tilted, count, TINY)).isCloseTo(slope + 3, within(1e-9));
        });
    }
}
