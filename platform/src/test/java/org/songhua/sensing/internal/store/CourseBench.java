package org.songhua.sensing.internal.store;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Result;
import org.songhua.store.Database;
import org.songhua.store.EmbeddedPostgres;
import org.songhua.wiring.Settings;
import org.songhua.wiring.Store;

/**
 * The course of one datastream from kept sums, beside that without them in the same run: a year by five minutes and by the minute, weeks by the second.
 * Prints the median and the processor time of this program for one question; a wall time is worth something only on a quiet machine.
 *
 * <p>Usage: {@code CourseBench [weeks by the second] [rounds]}
 */
public final class CourseBench {
    private static final Instant T0 = Instant.parse("2025-10-31T16:00:00Z");
    private static final int PORTION = 10_000;
    private static final double NANOS_PER_MS = 1e6;

    private final int rounds;
    private final Random random = new Random(1);

    private CourseBench(int rounds) {
        this.rounds = rounds;
    }

    /** Runs the bench. */
    public static void main(String[] arguments) throws IOException {
        int weeks = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 4;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 51;
        new CourseBench(rounds).run(weeks);
    }

    private void run(int weeks) throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "bench-course");
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "songhua");
        var settings = new Settings(folder, null, null, null, cache, EmbeddedPostgres.durableSettings());
        try (Store opened = Store.open(settings)) {
            measure(Database.of(opened.source()), weeks);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private void measure(Database database, int weeks) {
        var store = new StoredObservations(new JdbcReadings(database), event -> {}, 100_000);
        fill(store, 1, 300, 365 * 288);
        fill(store, 2, 60, 365 * 1440);
        fill(store, 3, 1, weeks * 7 * 86_400);
        store.sealUntil(0);
        database.update("vacuum analyze sensing.block");
        say(
                "sums take %.2f bytes a reading, readings %.2f",
                database.get(
                        "select sum(length(cells))::float8 / sum(n) as n from sensing.block", row -> row.number("n")),
                database.get(
                        "select sum(length(body))::float8 / sum(n) as n from sensing.block", row -> row.number("n")));
        ask(store, "with kept sums", weeks);
        database.update(
                "update sensing.block set numbers = null, total = null, doubted = null, doubts = null, cell_us = null, cells = null");
        database.update("vacuum analyze sensing.block");
        ask(store, "without", weeks);
        store.destroy();
    }

    private void fill(StoredObservations store, long datastream, int step_s, int count) {
        for (int start = 0; start < count; start += PORTION)
            store.append(IntStream.range(start, Math.min(count, start + PORTION))
                    .mapToObj(i -> reading(datastream, (long) i * step_s))
                    .toList());
    }

    private NewObservation reading(long datastream, long second) {
        double value = Math.round(2000 + 500 * Math.sin(second / 13_750.0) + 100 * random.nextDouble()) / 100.0;
        return new NewObservation(
                datastream, T0.plusSeconds(second), null, null, new Result.Numeric(value), null, null);
    }

    private void ask(StoredObservations store, String how, int weeks) {
        ask(store, how + ", a year by 5 minutes, 12 hours each", 1, Duration.ofDays(365), Duration.ofHours(12));
        ask(store, how + ", a year by 5 minutes, days", 1, Duration.ofDays(365), Duration.ofDays(1));
        ask(store, how + ", a year by the minute, 12 hours each", 2, Duration.ofDays(365), Duration.ofHours(12));
        ask(store, how + ", a year by the minute, days", 2, Duration.ofDays(365), Duration.ofDays(1));
        Duration all = Duration.ofDays(7L * weeks);
        ask(store, how + ", " + weeks + " weeks by the second, hours", 3, all, Duration.ofHours(1));
        ask(store, how + ", a day by the second, 2 minutes each", 3, Duration.ofDays(1), Duration.ofMinutes(2));
    }

    private void ask(StoredObservations store, String what, long datastream, Duration span, Duration step) {
        var times = new ArrayList<Long>();
        int intervals = 0;
        long cpu = 0;
        for (int round = -rounds / 4; round < rounds; round++) {
            long before = cpu();
            long start = System.nanoTime();
            intervals = store.aggregate(datastream, T0, T0.plus(span), step).size();
            if (round < 0) continue;
            times.add(System.nanoTime() - start);
            cpu += cpu() - before;
        }
        List<Long> sorted = times.stream().sorted().toList();
        say(
                "%s: %d intervals, median %.2f ms, p99 %.2f ms, %.2f ms CPU",
                what,
                intervals,
                sorted.get(sorted.size() / 2) / NANOS_PER_MS,
                sorted.get(sorted.size() * 99 / 100) / NANOS_PER_MS,
                cpu / NANOS_PER_MS / rounds);
    }

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }

    private static void say(String format, Object... parameters) {
        System.out.println(String.format(format, Arrays.copyOf(parameters, parameters.length)));
    }
}
