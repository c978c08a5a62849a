package org.songhua.engine.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rates of kinds of pipes; ten years, pipes of a kilometre unless said otherwise. */
class RateTableTest {
    private static PipeHistory pipe(String material, double metres, int built, int breaks) {
        return new PipeHistory(material + metres, metres, 150, material, built, Collections.nCopies(breaks, 2015));
    }

    private static RateTable table(PipeHistory... pipes) {
        return RateTable.of(List.of(pipes), PipeHistory::material, 2010, 2020);
    }

    @Test
    void theMeanIsAllBreaksOverAllKilometreYears() {
        RateTable table = table(pipe("CI", 1000, 1950, 9), pipe("PVC", 2000, 1990, 3));
        assertThat(table.mean()).isCloseTo(12 / 30.0, within(1e-12));
        assertThat(table.rows()).extracting(RateTable.Row::kind).containsExactly("CI", "PVC");
        assertThat(table.rows().getFirst().kilometreYears()).isCloseTo(10, within(1e-12));
    }

    /** Laid in 2018 it has two years; laid in 2020 none. */
    @Test
    void onlyYearsInTheGroundCount() {
        assertThat(table(pipe("CI", 1000, 2018, 0), pipe("PVC", 1000, 2020, 0)).rows())
                .singleElement()
                .satisfies(row -> assertThat(row.kilometreYears()).isCloseTo(2, within(1e-12)));
    }

    /**
     * Rates of 2 and 0 over 50 kilometre-years each: mean 1, variance between them 1, less chance 1 × 2 / 100 = 0.98. So b = 1 / 0.98 = 1.0204 and the rates are
     * (1.0204 + 100) / 51.0204 = 1.98 and 1.0204 / 51.0204 = 0.02.
     */
    @Test
    void ratesAreDrawnTowardsTheMean() {
        RateTable table = table(pipe("CI", 5000, 1950, 100), pipe("PVC", 5000, 1990, 0));
        assertThat(table.rate("CI")).isCloseTo(1.98, within(1e-9));
        assertThat(table.rate("PVC")).isCloseTo(0.02, within(1e-9));
    }

    /** The same rate of 2, but known from a hundredth of the length, is believed less. */
    @Test
    void whatIsKnownLessIsDrawnMore() {
        RateTable table = table(pipe("CI", 5000, 1950, 100), pipe("PVC", 5000, 1990, 0), pipe("ST", 50, 1950, 1));
        assertThat(table.rate("ST")).isBetween(table.mean(), 1.98);
        assertThat(table.rate("CI")).isGreaterThan(table.rate("ST"));
    }

    @Test
    void kindsThatDifferByChanceOnlyHaveTheMean() {
        RateTable table = table(pipe("CI", 1000, 1950, 5), pipe("PVC", 1000, 1990, 6));
        assertThat(table.rate("CI")).isEqualTo(table.mean());
        assertThat(table.rate("never seen")).isEqualTo(table.mean());
    }

    @Test
    void ofNothingTheRateIsNone() {
        assertThat(table().mean()).isZero();
        assertThat(table().rate("CI")).isZero();
        assertThat(table(pipe("CI", 1000, 1950, 0)).rate("CI")).isZero();
    }

    @Test
    void historiesAreSortedAndCounted() {
        var pipe = new PipeHistory("A", 10, 150, "CI", 1950, List.of(2003, 1999, 2001));
        assertThat(pipe.breakYears()).containsExactly(1999, 2001, 2003);
        assertThat(pipe.breaks(1999, 2003)).isEqualTo(2);
        assertThat(pipe.exists(1949)).isFalse();
        assertThat(pipe.exists(1950)).isTrue();
        assertThatThrownBy(() -> new PipeHistory("A", 0, 150, "CI", 1950, List.of()))
                .hasMessageContaining("no length");
    }
}
