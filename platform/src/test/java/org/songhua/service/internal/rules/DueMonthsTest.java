package org.songhua.service.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
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
}
