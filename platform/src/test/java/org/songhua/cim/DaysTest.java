package org.songhua.cim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times as people and programs write them: a day is a day where the country's clocks are eight hours ahead of Greenwich. */
class DaysTest {

    /** The first of May begins at 16:00 of the thirtieth of April in Greenwich, and ends a microsecond before 16:00 of the first. */
    @ParameterizedTest
    @CsvSource({
        "2026-05-01, 2026-04-30T16:00:00Z, 2026-05-01T15:59:59.999999Z",
        "2028-02-29, 2028-02-28T16:00:00Z, 2028-02-29T15:59:59.999999Z",
        "1970-01-01, 1969-12-31T16:00:00Z, 1970-01-01T15:59:59.999999Z",
        "9999-12-31, 9999-12-30T16:00:00Z, 9999-12-31T15:59:59.999999Z"
    })
    void a_day_has_a_first_and_a_last_microsecond(String day, Instant begin, Instant end) {
        assertThat(Days.begin(day)).isEqualTo(begin);
        assertThat(Days.end(day)).isEqualTo(end);
    }

    /** From 1986 to 1991 the clocks went an hour ahead in summer: such a day begins at 15:00 in Greenwich. */
    @Test
    void summers_that_had_summer_time_had_other_days() {
        assertThat(Days.begin("1988-07-01")).isEqualTo("1988-06-30T15:00:00Z");
        assertThat(Days.begin("1988-01-01")).isEqualTo("1987-12-31T16:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-01T08:00:00Z, 2026-05-01T08:00:00Z",
        "2026-05-01T08:00:00+08:00, 2026-05-01T00:00:00Z",
        "2026-05-01T08:00:00 08:00, 2026-05-01T00:00:00Z",
        "2026-05-01T08:00:00-03:30, 2026-05-01T11:30:00Z",
        "2026-05-01T08:00:00.123456Z, 2026-05-01T08:00:00.123456Z",
        "2026-05-01T08:00Z, 2026-05-01T08:00:00Z"
    })
    void a_time_is_itself_whichever_end_is_meant(String text, Instant time) {
        assertThat(Days.begin(text)).isEqualTo(time);
        assertThat(Days.end(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "today", "2026-02-30", "2026-13-01", "2026-5-1", "20260501", "2026-05-01T08:00:00", "2026-05-01T25:00:00Z",
                "2026-05-01T08:00:00+19:00", "+10000-01-01", "0000-06-01", "-001-01-01", "+10000-01-01T00:00:00Z",
                "0000-12-31T23:59:59Z", "2026-05-01 08:00:00 Z", "２０２６-05-01"
            })
    void what_is_no_time_is_refused(String text) {
        assertThatThrownBy(() -> Days.begin(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Days.end(text)).as(text).isInstanceOf(IllegalArgumentException.class);
    }

    /** A day that follows another begins a microsecond after that ends: between two days nothing is lost and nothing counted twice. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-01-31", "2026-02-28", "1988-04-16", "1988-09-10", "1999-12-31"})
    void days_follow_one_another_without_a_gap(String day) {
        String next = java.time.LocalDate.parse(day).plusDays(1).toString();
        assertThat(Days.end(day).plusNanos(1_000)).isEqualTo(Days.begin(next));
    }
}
