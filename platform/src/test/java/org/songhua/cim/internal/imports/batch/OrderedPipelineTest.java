package org.songhua.cim.internal.imports.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.random.Seeded;

/** Work by several threads, results in order. */
@Timeout(30)
class OrderedPipelineTest {

    private static OrderedPipeline.Tasks<Integer> numbers(int count, AtomicInteger asked) {
        return () -> {
            int i = asked.getAndIncrement();
            return i < count ? () -> i : null;
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void resultsComeInTheOrderOfTheTasks(int threads) {
        try (var pipeline = new OrderedPipeline(threads)) {
            List<Integer> results = new ArrayList<>();
            pipeline.run(numbers(500, new AtomicInteger()), results::add);
            assertThat(results).isEqualTo(IntStream.range(0, 500).boxed().toList());
        }
    }

    @Test
    void aSlowFirstTaskHoldsBackTheOthersResults() {
        var last = new CountDownLatch(1);
        try (var pipeline = new OrderedPipeline(2)) {
            List<Integer> results = new ArrayList<>();
            var tasks = new ArrayList<Callable<Integer>>();
            tasks.add(() -> {
                last.await();
                return 0;
            });
            tasks.add(() -> {
                last.countDown();
                return 1;
            });
            var next = tasks.iterator();
            pipeline.run(() -> next.hasNext() ? next.next() : null, results::add);
            assertThat(results).containsExactly(0, 1);
        }
    }

    @Test
    void onlySoManyTasksAreAskedForAhead() {
        try (var pipeline = new OrderedPipeline(3)) {
            var asked = new AtomicInteger();
            var most = new AtomicInteger();
            var done = new AtomicInteger();
            pipeline.run(numbers(200, asked), result -> {
                most.accumulateAndGet(asked.get() - done.getAndIncrement(), Math::max);
            });
            // twice as many as threads, and no more
            assertThat(most.get()).isBetween(1, 6);
        }
    }

    @Test
    void noTasksNoResults() {
        try (var pipeline = new OrderedPipeline(2)) {
            List<Integer> results = new ArrayList<>();
            pipeline.run(numbers(0, new AtomicInteger()), results::add);
            assertThat(results).isEmpty();
        }
    }

    @Test
    void whatATaskThrowsIsThrownHere() {
        try (var pipeline = new OrderedPipeline(2)) {
            assertThatThrownBy(() -> pipeline.run(
                            failing(() -> {
                                throw new IllegalArgumentException("row 3");
                            }),
                            r -> {}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("row 3");
            assertThatThrownBy(() -> pipeline.run(
                            failing(() -> {
                                throw new IOException("disk");
                            }),
                            r -> {}))
                    .isInstanceOf(IllegalStateException.class)
                    .hasRootCauseMessage("disk");
            assertThatThrownBy(() -> pipeline.run(
                            failing(() -> {
                                throw new StackOverflowError("deep");
                            }),
                            r -> {}))
                    .isInstanceOf(StackOverflowError.class);
        }
    }

    private static OrderedPipeline.Tasks<Integer> failing(Callable<Integer> third) {
        var count = new AtomicInteger();
        return () -> {
            int i = count.getAndIncrement();
            return i == 2 ? third : i > 20 ? null : () -> i;
        };
    }

    @Test
    void whatTheSourceOrTheSinkThrowsIsThrownHere() {
        try (var pipeline = new OrderedPipeline(2)) {
            assertThatThrownBy(() -> pipeline.run(
                            () -> {
                                throw new IOException("gone");
                            },
                            r -> {}))
                    .isInstanceOf(IllegalStateException.class)
                    .hasRootCauseMessage("gone");
            assertThatThrownBy(() -> pipeline.run(numbers(9, new AtomicInteger()), r -> {
                        throw new IllegalStateException("stop");
                    }))
                    .hasMessage("stop");
        }
    }

    @Test
    void afterAFailureThePipelineStillWorks() {
        try (var pipeline = new OrderedPipeline(2)) {
            assertThatThrownBy(() -> pipeline.run(
                            failing(() -> {
                                throw new IllegalStateException("no");
                            }),
                            r -> {}))
                    .hasMessage("no");
            List<Integer> results = new ArrayList<>();
            pipeline.run(numbers(50, new AtomicInteger()), results::add);
            assertThat(results).hasSize(50);
        }
    }

    @Test
    void aFailureCancelsWhatIsStillRunning() throws InterruptedException {
        var interrupted = new CountDownLatch(1);
        var started = new CountDownLatch(1);
        try (var pipeline = new OrderedPipeline(2)) {
            var tasks = List.<Callable<Integer>>of(
                            () -> {
                                started.await();
                                throw new IllegalStateException("first");
                            },
                            () -> {
                                started.countDown();
                                try {
                                    new CountDownLatch(1).await();
                                } catch (InterruptedException e) {
                                    interrupted.countDown();
                                }
                                return 1;
                            })
                    .iterator();
            assertThatThrownBy(() -> pipeline.run(() -> tasks.hasNext() ? tasks.next() : null, r -> {}))
                    .hasMessage("first");
            assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void whoeverIsInterruptedStopsAndStaysInterrupted() {
        try (var pipeline = new OrderedPipeline(1)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> pipeline.run(numbers(9, new AtomicInteger()), r -> {}))
                    .hasMessageContaining("Interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void theOutcomeDoesNotDependOnTheNumberOfThreads() {
        Seeded.check(10, random -> {
            int count = random.nextInt(1, 60);
            int[] work = random.ints(count, 0, 3_000).toArray();
            List<Long> one = sums(1, work);
            assertThat(sums(random.nextInt(2, 6), work)).isEqualTo(one);
        });
    }

    private static List<Long> sums(int threads, int[] work) {
        try (var pipeline = new OrderedPipeline(threads)) {
            List<Long> out = new ArrayList<>();
            var next = new AtomicInteger();
            pipeline.run(
                    () -> {
                        int i = next.getAndIncrement();
                        return i >= work.length
                                ? null
                                : () -> IntStream.range(0, work[i])
                                        .asLongStream()
                                        .sum();
                    },
                    out::add);
            return out;
        }
    }
}
