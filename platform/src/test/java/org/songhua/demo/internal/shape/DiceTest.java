package org.songhua.demo.internal.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Seeded chance. Rates are those of 20,000 throws; with the fixed seed they come out the same each time. */
class DiceTest {
    private static final int THROWS = 20_000;

    private static Dice dice() {
        return Dice.of(7, "test");
    }

    @Test
    void the_mixing_function_is_that_of_SplitMix64() {
        // The first output of the published generator for seed 0 is the mix of one golden gamma.
        assertThat(Dice.mix(0x9E3779B97F4A7C15L)).isEqualTo(0xE220A8397B1DCDAFL);
        assertThat(Dice.mix(0x3C6EF372FE94F82AL)).isEqualTo(0x6E789E6AA1B965F4L);
    }

    @Test
    void the_same_seed_stage_and_keys_roll_the_same_and_any_other_differently() {
        double rolled = Dice.of(1, "streets", 4, 5).unit();
        assertThat(Dice.of(1, "streets", 4, 5).unit()).isEqualTo(rolled);
        var others = List.of(
                Dice.of(2, "streets", 4, 5),
                Dice.of(1, "houses", 4, 5),
                Dice.of(1, "streets", 5, 4),
                Dice.of(1, "streets", 4));
        assertThat(others).allMatch(dice -> dice.unit() != rolled);
    }

    @Test
    void numbers_stay_in_their_range_and_fill_it_evenly() {
        Dice dice = dice();
        double sum = 0;
        for (int i = 0; i < THROWS; i++) {
            double value = dice.between(-3, 5);
            assertThat(value).isGreaterThanOrEqualTo(-3).isLessThan(5);
            sum += value;
        }
        // Mean 1; the deviation of the mean of 20,000 is 8 / √12 / √20000 = 0.016.
        assertThat(sum / THROWS).isCloseTo(1, within(0.06));
    }

    @Test
    void whole_numbers_include_both_ends() {
        Dice dice = dice();
        var seen = new HashSet<Integer>();
        for (int i = 0; i < 200; i++) seen.add(dice.whole(3, 6));
        assertThat(seen).containsExactlyInAnyOrder(3, 4, 5, 6);
        assertThat(dice.whole(9, 9)).isEqualTo(9);
    }

    @Test
    void what_is_about_a_mean_stays_within_the_spread_and_lies_mostly_near() {
        Dice dice = dice();
        int near = 0;
        for (int i = 0; i < THROWS; i++) {
            double value = dice.about(10, 2);
            assertThat(value).isBetween(8.0, 12.0);
            if (Math.abs(value - 10) < 1) near++;
        }
        // The sum of three lies within half its spread with probability 22/32 = 0.6875 … the centre of the Irwin-Hall
        // law:
        // P(|S - 1.5| < 0.75) = 1 - 2 · 0.75³ / 6 = 0.859.
        assertThat((double) near / THROWS).isCloseTo(0.859, within(0.01));
    }

    @Test
    void an_index_is_as_likely_as_its_weight() {
        Dice dice = dice();
        int[] counts = new int[4];
        for (int i = 0; i < THROWS; i++) counts[dice.weighted(1, 0, 3, 6)]++;
        assertThat(counts[0] / (double) THROWS).isCloseTo(0.1, within(0.01));
        assertThat(counts[1]).isZero();
        assertThat(counts[2] / (double) THROWS).isCloseTo(0.3, within(0.01));
        assertThat(counts[3] / (double) THROWS).isCloseTo(0.6, within(0.01));
    }

    @Test
    void rounding_keeps_the_sum() {
        Dice dice = dice();
        long sum = 0;
        for (int i = 0; i < THROWS; i++) sum += dice.rounded(2.3);
        assertThat(sum / (double) THROWS).isCloseTo(2.3, within(0.01));
        assertThat(dice.rounded(4)).isEqualTo(4);
        assertThat(dice.rounded(-1.0)).isEqualTo(-1);
    }

    @Test
    void shuffling_keeps_what_there_is_and_every_order_comes_up() {
        Dice dice = dice();
        var orders = new HashSet<List<Integer>>();
        for (int i = 0; i < 400; i++) {
            var items = new ArrayList<>(List.of(1, 2, 3, 4));
            dice.shuffle(items);
            assertThat(items).containsExactlyInAnyOrder(1, 2, 3, 4);
            orders.add(items);
        }
        assertThat(orders).hasSize(24);
        assertThat(IntStream.range(0, 100)
                        .mapToObj(i -> dice.pick(List.of("a", "b")))
                        .distinct())
                .containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void noise_is_smooth_bounded_and_the_same_again() {
        var noise = new Noise(5, 100);
        for (int i = 0; i < 2000; i++) {
            double x = i * 3.7;
            double value = noise.at(x, -x);
            assertThat(value).isBetween(-1.0, 1.0).isEqualTo(new Noise(5, 100).at(x, -x));
            // The steepest slope of the quintic is 1.875 a wavelength, between corners at most 2 apart, along two axes.
            assertThat(Math.abs(noise.at(x + 0.1, -x) - value)).isLessThan(0.1 * 2 * 1.875 / 100 + 1e-12);
        }
        assertThat(new Noise(6, 100).at(50, 50)).isNotEqualTo(noise.at(50, 50));
    }
}
