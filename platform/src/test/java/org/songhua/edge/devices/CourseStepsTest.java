package org.songhua.edge.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Intervals of charts are whole minutes, hours and days. */
class CourseStepsTest {
    @ParameterizedTest
    @CsvSource({
        "PT0.001S, PT0.001S",
        "PT59.9S, PT59.9S",
        "PT1M, PT1M",
        "PT1M0.001S, PT2M",
        "PT7M, PT10M",
        "PT31M, PT1H",
        "PT10H57M, PT12H",
        "PT24H, PT24H",
        "PT24H0.1S, PT48H",
        "PT72H, PT72H",
        "PT100H, PT120H"
    })
    void theNextIntervalThatPeopleKnowIsTaken(Duration step, Duration whole) {
        assertThat(CourseSteps.atLeast(step)).isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-01T09:31:22Z, PT10S, 2026-11-01T09:31:22Z",
        "2026-11-01T09:31:22Z, PT1M, 2026-11-01T09:31:00Z",
        "2026-11-01T09:31:22Z, PT15M, 2026-11-01T09:30:00Z",
        // 17:31 in China: the second half of the day began at noon, four o'clock in the world.
        "2026-11-01T09:31:22Z, PT12H, 2026-11-01T04:00:00Z",
        "2026-11-01T09:31:22Z, PT24H, 2026-10-31T16:00:00Z",
        "1966-11-01T09:31:22Z, PT24H, 1966-10-31T16:00:00Z"
    })
    void theyBeginWithADayOfChineseTime(Instant time, Duration step, Instant begin) {
        assertThat(CourseSteps.floor(time, step)).isEqualTo(begin);
    }

    @Test
    void everyIntervalThatIsChosenBeginsWhereTheSameIntervalBegins() {
        Instant time = Instant.parse("2026-11-01T09:31:22Z");
        for (long seconds = 60; seconds < 400_000; seconds += 997) {
            Duration step = CourseSteps.atLeast(Duration.ofSeconds(seconds));
            Instant begin = CourseSteps.floor(time, step);
            assertThat(CourseSteps.floor(begin, step)).as("%s", step).isEqualTo(begin);
            assertThat(Duration.between(begin, time)).isLessThan(step);
        }
    }
}
