package org.songhua.warning.internal.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songhua.sensing.Observation;
import org.songhua.sensing.Result;

/** Until when silence is known: by the wall while all is judged, by what was judged last while readings wait. */
class EventClockTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261129);
    private static final long NOW_US = us(Instant.parse("2026-05-01T12:00:00Z"));

    private final EventClock clock = new EventClock();

    private static long us(Instant time) {
        return time.getEpochSecond() * 1_000_000 + time.getNano() / 1000;
    }

    private static Observation reading(long time_us, int quality) {
        var time = Instant.ofEpochSecond(Math.floorDiv(time_us, 1_000_000L), Math.floorMod(time_us, 1_000_000L) * 1000);
        return new Observation(1, 1, time, null, null, new Result.Numeric(1), null, null, (byte) quality);
    }

    @Test
    void nothing_is_known_before_anything_was_read() {
        assertThat(clock.known_us(NOW_US)).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void without_readings_that_wait_the_wall_tells_the_time() {
        clock.behind(false);
        assertThat(clock.known_us(NOW_US)).isEqualTo(NOW_US);
        clock.take(reading(NOW_US - 5, 0));
        assertThat(clock.known_us(NOW_US)).isEqualTo(NOW_US);
    }

    @Test
    void while_readings_wait_the_newest_of_those_judged_tells_it() {
        clock.take(reading(NOW_US - 7_000_001, 0));
        clock.take(reading(NOW_US - 9_000_000, 0));
        assertThat(clock.known_us(NOW_US)).isEqualTo(NOW_US - 7_000_001);
    }

    @Test
    void a_reading_of_the_future_brings_it_no_further_than_the_wall() {
        clock.take(reading(NOW_US + 3_600_000_000L, 0));
        assertThat(clock.known_us(NOW_US)).isEqualTo(NOW_US);
    }

    @Test
    void a_doubtful_reading_tells_no_time() {
        for (int quality : new int[] {1, 2, 64, -128}) clock.take(reading(NOW_US - 1, quality));
        assertThat(clock.known_us(NOW_US)).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void times_before_1970_keep_their_order() {
        clock.take(reading(-1_500_000, 0));
        clock.take(reading(-1_500_001, 0));
        assertThat(clock.known_us(NOW_US)).isEqualTo(-1_500_000);
    }

    @Test
    void who_falls_behind_again_goes_by_readings_again() {
        clock.behind(false);
        clock.take(reading(NOW_US - 60_000_000, 0));
        clock.behind(true);
        assertThat(clock.known_us(NOW_US)).isEqualTo(NOW_US - 60_000_000);
        clock.behind(false);
        assertThat(clock.known_us(NOW_US)).isEqualTo(NOW_US);
    }

    /** Whatever comes in whatever order: never ahead of the wall, and never back while readings wait. */
    @Test
    void it_never_goes_back_and_never_ahead() {
        var random = new Random(SEED);
        long greatest = Long.MIN_VALUE;
        long before = Long.MIN_VALUE;
        for (int i = 0; i < 5000; i++) {
            long time_us = NOW_US + random.nextLong(-10_000_000_000L, 1_000_000_000L);
            boolean isDoubtful = random.nextInt(4) == 0;
            clock.take(reading(time_us, isDoubtful ? 1 : 0));
            if (!isDoubtful) greatest = Math.max(greatest, time_us);
            long wall_us = NOW_US + i * 1000L;
            long known = clock.known_us(wall_us);
            assertThat(known).isEqualTo(Math.min(greatest, wall_us)).isGreaterThanOrEqualTo(before);
            before = known;
        }
    }
}
