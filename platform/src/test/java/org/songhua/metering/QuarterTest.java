package org.songhua.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Quarters of the year in China. */
class QuarterTest {
    @Test
    void aQuarterBeginsAndEndsAtMidnightInChina() {
        Quarter first = new Quarter(2026, 1);
        assertThat(first.from()).isEqualTo(Instant.parse("2025-12-31T16:00:00Z"));
        assertThat(first.until()).isEqualTo(Instant.parse("2026-03-31T16:00:00Z"));
        assertThat(first.lastDay()).isEqualTo(LocalDate.of(2026, 3, 31));
        assertThat(new Quarter(2026, 4).lastDay()).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(new Quarter(2024, 2).firstDay()).isEqualTo(LocalDate.of(2024, 4, 1));
    }

    @Test
    void quartersFollowEachOtherWithoutAGapAndAreReadAsTheyAreWritten() {
        Quarter before = new Quarter(1999, 4);
        for (int year = 2000; year < 2030; year++)
            for (int number = 1; number <= 4; number++) {
                Quarter one = new Quarter(year, number);
                assertThat(one.from()).as(one.toString()).isEqualTo(before.until());
                assertThat(Quarter.find(one.toString())).contains(one);
                before = one;
            }
    }

    @Test
    void whatIsNoQuarterIsNone() {
        for (String text : new String[] {"", "2026", "2026-Q0", "2026-Q5", "1899-Q1", "3000-Q1", "2026-1", "Q1-2026"})
            assertThat(Quarter.find(text)).as(text).isEmpty();
        assertThatThrownBy(() -> new Quarter(2026, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Quarter(2026, 5)).isInstanceOf(IllegalArgumentException.class);
    }
}
