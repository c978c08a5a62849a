package org.songhua.sensing.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songhua.sensing.Observation;
import org.songhua.sensing.ObservationQuery;
import org.songhua.sensing.Result;
import org.songhua.wiring.Store;

/**
 * kill -9 under load, again and again, of the program alone and of the database with it. After each restart every reading
 * that was acknowledged is there once, with its last acknowledged value, and the counts are those of the readings.
 */
@Tag("slow")
class KilledSenderTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261127);
    private static final int ROUNDS = Integer.getInteger("songhua.test.rounds", 3);

    @TempDir
    Path folder;

    /** Numbers acknowledged, by datastream. */
    private final Map<Long, Set<Long>> sent = new HashMap<>();

    private final Map<Long, Set<Long>> corrected = new HashMap<>();

    @Test
    void every_acknowledged_reading_is_there_once() throws IOException, InterruptedException {
        var random = new Random(SEED);
        for (int round = 1; round <= ROUNDS; round++) {
            long delay = 300 + random.nextInt(3000);
            boolean databaseToo = random.nextBoolean();
            String what = "seed %d, round %d, killed after %d ms, database %s"
                    .formatted(SEED, round, delay, databaseToo ? "too" : "not");
            runAndKill(round, delay, databaseToo);
            verify(what);
        }
        assertThat(sent).isNotEmpty();
    }

    private void runAndKill(int round, long delay, boolean databaseToo) throws IOException, InterruptedException {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RestlessSender.class.getName(),
                        folder.toString(),
                        Integer.toString(round))
                .redirectError(folder.resolve("errors-" + round + ".log").toFile())
                .start();
        try (BufferedReader lines = program.inputReader(StandardCharsets.UTF_8)) {
            // Read all the time, or the program would wait for its full pipe.
            var heard = new ArrayList<String>();
            var reader = Thread.ofPlatform().start(() -> lines.lines().forEach(line -> note(heard, line)));
            while (!isWorking(heard) && program.isAlive()) program.waitFor(20, TimeUnit.MILLISECONDS);
            program.waitFor(delay, TimeUnit.MILLISECONDS);
            assertThat(program.isAlive()).as(errors(round)).isTrue();
            if (databaseToo) killDatabase();
            program.toHandle().destroyForcibly();
            program.waitFor();
            reader.join();
            heard.forEach(this::remember);
        }
    }

    private static void note(List<String> heard, String line) {
        synchronized (heard) {
            heard.add(line);
        }
    }

    private static boolean isWorking(List<String> heard) {
        synchronized (heard) {
            return heard.contains("working");
        }
    }

    private void remember(String line) {
        String[] words = line.split(" ", -1);
        if (words.length < 3) return;
        long datastream = Long.parseLong(words[1]);
        long first = Long.parseLong(words[2]);
        if (words[0].equals("corrected")) {
            corrected.computeIfAbsent(datastream, d -> new HashSet<>()).add(first);
        } else if (words.length == 4) {
            Set<Long> numbers = sent.computeIfAbsent(datastream, d -> new HashSet<>());
            for (long number = first; number < Long.parseLong(words[3]); number += 2) numbers.add(number);
        }
    }

    private String errors(int round) throws IOException {
        Path file = folder.resolve("errors-" + round + ".log");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private void killDatabase() throws IOException {
        Path file = folder.resolve("postgres/cluster/postmaster.pid");
        long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        Stream.concat(Stream.of(server), server.descendants()).toList().forEach(ProcessHandle::destroyForcibly);
    }

    private void verify(String what) {
        try (Store database = Store.open(RestlessSender.settings(folder))) {
            var store = RestlessSender.open(database);
            try {
                sent.keySet().forEach(datastream -> verify(store, datastream, what));
                var all = new ArrayList<Observation>();
                store.stream(ObservationQuery.ALL, all::add);
                assertThat(store.count(ObservationQuery.ALL)).as(what).isEqualTo(all.size());
            } finally {
                store.destroy();
            }
        }
    }

    private void verify(StoredObservations store, long datastream, String what) {
        var valueByTime = new HashMap<java.time.Instant, Double>();
        store.stream(ObservationQuery.ALL.withDatastreams(datastream), one -> {
            double value = ((Result.Numeric) one.result()).value();
            assertThat(valueByTime.put(one.phenomenonStart(), value))
                    .as("%s: twice %s", what, one)
                    .isNull();
            return true;
        });
        for (long number : sent.get(datastream)) {
            Double value = valueByTime.get(RestlessSender.time(number));
            assertThat(value)
                    .as("%s: %d of %d is lost", what, number, datastream)
                    .isNotNull();
            boolean isCorrected = corrected.getOrDefault(datastream, Set.of()).contains(number);
            if (isCorrected)
                assertThat(value).as("%s: %d of %d", what, number, datastream).isEqualTo(number % 1000 + 0.25);
        }
    }
}
