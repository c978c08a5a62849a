package org.songhua.people.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.people.internal.Lockout.Failures;

class LockoutTest {
    private static final Instant NOON = Instant.parse("2026-06-01T04:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void doesNotLockBeforeTheFifthFailure(int failures) {
        assertThat(Lockout.lockedUntil(new Failures(failures, NOON), NOON)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"5, PT1M", "6, PT2M", "7, PT4M", "8, PT8M", "9, PT16M", "10, PT32M", "11, PT1H", "12, PT1H", "900, PT1H"
    })
    void locksForTwiceAsLongWithEachFailureUpToAnHour(int failures, Duration lock) {
        assertThat(Lockout.lockedUntil(new Failures(failures, NOON), NOON)).isEqualTo(NOON.plus(lock));
    }

    @Test
    void opensAtTheEndOfTheLock() {
        var failures = new Failures(5, NOON);
        assertThat(Lockout.lockedUntil(failures, NOON.plusSeconds(59))).isNotNull();
        assertThat(Lockout.lockedUntil(failures, NOON.plusSeconds(60))).isNull();
    }

    @Test
    void countsFailuresOneByOne() {
        var failures = Failures.NONE;
        for (int i = 1; i <= 7; i++) {
            failures = Lockout.failed(failures, NOON.plusSeconds(i));
            assertThat(failures).isEqualTo(new Failures(i, NOON.plusSeconds(i)));
        }
    }

    @Test
    void forgetsFailuresAfterADay() {
        var failures = new Failures(9, NOON);
        assertThat(Lockout.failed(failures, NOON.plus(Duration.ofHours(24))).failures())
                .isEqualTo(10);
        Instant later = NOON.plus(Duration.ofHours(24)).plusNanos(1);
        assertThat(Lockout.failed(failures, later)).isEqualTo(new Failures(1, later));
    }

    /** Whoever tries again the moment each lock ends. */
    @Test
    void leavesAPatientGuesserFewTries() {
        Instant now = NOON;
        Instant end = NOON.plus(Duration.ofDays(1));
        var failures = Failures.NONE;
        int tries = 0;
        while (now.isBefore(end)) {
            failures = Lockout.failed(failures, now);
            tries++;
            Instant locked = Lockout.lockedUntil(failures, now);
            if (locked != null) now = locked;
        }
        assertThat(tries).isBetween(30, 36);
    }
}
