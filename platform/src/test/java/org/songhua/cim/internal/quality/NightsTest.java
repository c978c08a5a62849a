package org.songhua.cim.internal.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

/** When the checks run: half past two at night in Beijing is half past six in the evening before in UTC. */
class NightsTest {
    private static final LocalTime AT = LocalTime.of(2, 30);

    private static Duration until(String now) {
        return Nights.until(Instant.parse(now), AT);
    }

    @Test
    void inTheEveningTheNextNightIsNear() {
        assertThat(until("2026-11-27T18:00:00Z")).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void afterThatTimeItIsTomorrow() {
        assertThat(until("2026-11-27T18:31:00Z")).isEqualTo(Duration.ofHours(24).minusMinutes(1));
    }

    @Test
    void atThatTimeItIsADayAndNotNothing() {
        assertThat(until("2026-11-27T18:30:00Z")).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void overTheTurnOfTheYearToo() {
        assertThat(until("2026-12-31T16:30:00Z")).isEqualTo(Duration.ofHours(2));
    }
}
