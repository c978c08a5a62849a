package org.songhua.people.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnstileTest {

    @Test
    void letsOneThroughAtATimePerName() throws Exception {
        var turnstile = new Turnstile(4, Duration.ofSeconds(30));
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<Future<?>>();
            for (int i = 0; i < 50; i++) {
                results.add(threads.submit(() -> turnstile.inTurn("li", () -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    Thread.yield();
                    return inside.decrementAndGet();
                })));
            }
            for (Future<?> result : results)
                assertThat((Optional<?>) result.get()).isPresent();
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void turnsAwayWhoWaitsTooLong() throws Exception {
        var turnstile = new Turnstile(1, Duration.ofMillis(1));
        var entered = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Optional<String>> first = threads.submit(() -> turnstile.inTurn("li", () -> {
                entered.countDown();
                await(leave);
                return "in";
            }));
            entered.await();
            assertThat(turnstile.inTurn("wang", () -> "in")).isEmpty();
            leave.countDown();
            assertThat(first.get()).contains("in");
        }
        assertThat(turnstile.inTurn("wang", () -> "in")).contains("in");
    }

    @Test
    void opensAgainAfterAFailure() {
        var turnstile = new Turnstile(1, Duration.ofMillis(1));
        assertThatThrownBy(() -> turnstile.inTurn("li", () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(turnstile.inTurn("li", () -> "in")).contains("in");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
