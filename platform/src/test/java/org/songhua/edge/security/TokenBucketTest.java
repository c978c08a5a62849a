package org.songhua.edge.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.songhua.edge.security.TokenBucket.Limit;
import org.songhua.people.SettableClock;

class TokenBucketTest {
    private static final Instant NOON = Instant.parse("2026-06-01T04:00:00Z");
    private static final Limit LIMIT = new Limit(3, 2);

    private final SettableClock clock = new SettableClock(NOON);
    private final RateLimits limits = new RateLimits(LIMIT, clock);

    @Test
    void letsABurstPassAndThenAsksToWait() {
        for (int i = 0; i < 3; i++) assertThat(limits.take("li")).isZero();
        assertThat(limits.take("li")).isEqualTo(Duration.ofMillis(500));
        assertThat(limits.take("li")).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void fillsAtItsRateUpToTheBurst() {
        for (int i = 0; i < 4; i++) limits.take("li");
        clock.advance(Duration.ofMillis(500));
        assertThat(limits.take("li")).isZero();
        assertThat(limits.take("li")).isPositive();
        clock.advance(Duration.ofDays(1));
        for (int i = 0; i < 3; i++) assertThat(limits.take("li")).isZero();
        assertThat(limits.take("li")).isPositive();
    }

    @Test
    void holdsAnyFlowToTheRate() {
        int passed = 0;
        for (int i = 0; i < 1000; i++) {
            if (limits.take("li").isZero()) passed++;
            clock.advance(Duration.ofMillis(100));
        }
        assertThat(passed).isBetween(200, 203);
    }

    @Test
    void countsEachNameApart() {
        for (int i = 0; i < 4; i++) limits.take("li");
        assertThat(limits.take("wang")).isZero();
    }

    @Test
    void looksWithoutTaking() {
        for (int i = 0; i < 9; i++) assertThat(limits.peek("li")).isZero();
        for (int i = 0; i < 3; i++) assertThat(limits.take("li")).isZero();
        assertThat(limits.peek("li")).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void survivesAClockThatGoesBack() {
        limits.take("li");
        clock.advance(Duration.ofHours(-1));
        assertThat(limits.take("li")).isZero();
        assertThat(limits.take("li")).isZero();
        assertThat(limits.take("li")).isPositive();
    }

    @Test
    void givesEachTokenOnceToManyThreads() throws Exception {
        var results = new ArrayList<Future<Duration>>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 100; i++) results.add(threads.submit(() -> limits.take("li")));
        }
        assertThat(results.stream().filter(r -> r.resultNow().isZero()).count()).isEqualTo(3);
    }

    @Test
    void refusesALimitThatLetsNothingThrough() {
        assertThatThrownBy(() -> new Limit(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limit(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limit(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
