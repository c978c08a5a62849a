package org.songhua.service.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** From the month of the first day to that of the last, both whole. */
class DueMonthsTest {
    private static boolean due(String month, Object from, Object until) {
        return DueMonths.isDue(YearMonth.parse(month), from, until);
    }

    @Test
    void theFirstAndTheLastMonthCountWhole() {
        assertThat(due("2026-02", "2026-03-31", "2026-05-01")).isFalse();
        assertThat(due("2026-03", "2026-03-31", "2026-05-01")).isTrue();
        assertThat(due("2026-04", "2026-03-31", "2026-05-01")).isTrue();
        assertThat(due("2026-05", "2026-03-31", "2026-05-01")).isTrue();
        assertThat(due("2026-06", "2026-03-31", "2026-05-01")).isFalse();
    }

    @Test
    void withoutALastDayItGoesOnAndWithoutAFirstNothingIsDue() {
        assertThat(due("2036-01", "2026-03-31", null)).isTrue();
        assertThat(due("2026-03", null, null)).isFalse();
        assertThat(due("2026-03", "soon", null)).isFalse();
        assertThat(due("2026-03", "2026-03-01", "some day")).isTrue();
    }

    @Test
    void anEndBeforeItsBeginIsNoTime() {
        assertThat(due("2026-03", "2026-03-31", "2026-02-28")).isFalse();
        assertThat(due("2026-02", "2026-03-31", "2026-02-28")).isFalse();
        // Within one month the month is due, whichever day comes first: it counts whole.
        assertThat(due("2026-03", "2026-03-31", "2026-03-01")).isTrue();
    }

    @Test
    void yearsDoNotMatterToMonths() {
        assertThat(due("2027-01", "2026-12-31", "2027-01-01")).isTrue();
        assertThat(due("2026-12", "2026-12-31", "2027-01-01")).isTrue();
        assertThat(due("2025-12", "2026-12-31", "2027-01-01")).isFalse();
        assertThat(due("2028-02", "2028-02-29", "2028-02-29")).isTrue();
        assertThat(due("2026-02", "2026-02-29", "2026-12-31"))
                .as("there was no such day")
                .isFalse();
    }

    /** A month is due when one of its days lies in the time; against trying every day, the seed in the message. */
    @Test
    void aMonthIsDueWhenOneOfItsDaysIs() {
        for (long seed = 1; seed <= 300; seed++) {
            var random = new Random(seed);
            LocalDate from = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(800));
            LocalDate until = from.plusDays(random.nextInt(200));
            YearMonth month = YearMonth.of(2026, 1).plusMonths(random.nextInt(36));
            boolean expected = from.datesUntil(until.plusDays(1))
                    .anyMatch(day -> YearMonth.from(day).equals(month));
            assertThat(due(month.toString(), from.toString(), until.toString()))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
        }
    }
}
