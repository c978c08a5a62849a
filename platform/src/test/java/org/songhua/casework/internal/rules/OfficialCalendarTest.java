package org.songhua.casework.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songhua.pack.part.PackContent;

/** Deadlines over the official days of the packs. */
class OfficialCalendarTest {
    private static final OfficialCalendar CALENDAR = OfficialCalendar.of(PackContent.ofClasspath());

    /**
     * National Day 2025 was off from 1 to 8 October. Eight hours from Tuesday 30 September, 14:00 in Shanghai (06:00 UTC): four
     * until 18:00, the other four on Thursday 9 October until 12:00.
     */
    @Test
    void holidays_do_not_count() {
        Instant start = Instant.parse("2025-09-30T06:00:00Z");
        assertThat(CALENDAR.add(start, Duration.ofHours(8))).isEqualTo("2025-10-09T04:00:00Z");
        assertThat(CALENDAR.isProvisional(start)).isFalse();
    }

    /** Sunday 28 September 2025 was worked for it: an hour from Friday 26 at 17:30 ends on that Sunday at 08:30. */
    @Test
    void swapped_workdays_count() {
        assertThat(CALENDAR.add(Instant.parse("2025-09-26T09:30:00Z"), Duration.ofHours(1)))
                .isEqualTo("2025-09-28T00:30:00Z");
    }

    @Test
    void years_whose_notice_has_not_come_are_provisional() {
        assertThat(CALENDAR.isProvisional(Instant.parse("2031-05-01T02:00:00Z")))
                .isTrue();
    }

    @Test
    void adding_and_measuring_are_inverse() {
        var random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            Instant start = Instant.parse("2015-01-01T00:00:00Z").plusSeconds(random.nextInt(315_000_000));
            Duration time = Duration.ofMinutes(1 + random.nextInt(20_000));
            assertThat(CALENDAR.between(start, CALENDAR.add(start, time)))
                    .as("seed 7, start %s, time %s", start, time)
                    .isEqualTo(time);
        }
    }

    @Test
    void office_time_never_runs_backwards() {
        assertThatThrownBy(() -> CALENDAR.add(Instant.parse("2025-01-06T02:00:00Z"), Duration.ofHours(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
