package org.songhua.casework.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songhua.casework.Cases;
import org.songhua.people.Scope;
import org.songhua.store.Database;

/**
 * kill -9 while cases are moved, of the program alone and of the database with it. After each restart every step that was
 * acknowledged is there, and every log replays to its case.
 */
@Tag("slow")
class KilledDeskTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261128);
    private static final int ROUNDS = Integer.getInteger("songhua.test.rounds", 2);

    /** Acknowledged transitions over all rounds, at least; for the whole proof 10000. */
    private static final int TRANSITIONS = Integer.getInteger("songhua.test.transitions", 300);

    @TempDir
    Path folder;

    /** Number of the last acknowledged event by case. */
    private final Map<UUID, Integer> acknowledged = new HashMap<>();

    private int transitions = 0;

    @Test
    void logAndProjectionAgreeAfterEveryKill() throws IOException, InterruptedException {
        var random = new Random(SEED);
        for (int round = 1; round <= ROUNDS || transitions < TRANSITIONS; round++) {
            long delay = 1_500 + random.nextInt(4_000);
            boolean databaseToo = random.nextBoolean();
            String what = "seed %d, round %d, killed after %d ms, database %s"
                    .formatted(SEED, round, delay, databaseToo ? "too" : "not");
            runAndKill(round, delay, databaseToo);
            verify(what);
        }
        assertThat(acknowledged).hasSizeGreaterThan(20);
        assertThat(transitions).isGreaterThanOrEqualTo(TRANSITIONS);
        System.out.printf("%d acknowledged transitions of %d cases over the kills%n", transitions, acknowledged.size());
    }

    private void runAndKill(int round, long delay, boolean databaseToo) throws IOException, InterruptedException {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RestlessDesk.class.getName(),
                        folder.toString(),
                        Integer.toString(round))
                .redirectError(folder.resolve("errors-" + round + ".log").toFile())
                .start();
        try (BufferedReader lines = program.inputReader(StandardCharsets.UTF_8)) {
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
        if (words.length == 3 && words[0].equals("at") && words[1].length() == 36) transitions++;
        if (words.length == 3 && words[0].equals("at") && words[1].length() == 36)
            acknowledged.merge(UUID.fromString(words[1]), Integer.valueOf(words[2]), Math::max);
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
        try (var context = RestlessDesk.open(folder)) {
            Cases cases = context.getBean(Cases.class);
            List<UUID> all =
                    context.getBean(Database.class).list("select id from casework.case_file", row -> row.uuid("id"));
            assertThat(all).as(what).containsAll(acknowledged.keySet());
            for (UUID id : all) {
                var verification = cases.verify(id, Scope.ALL);
                assertThat(verification.agrees())
                        .as("%s: %s %s", what, id, verification)
                        .isTrue();
                assertThat(verification.events()).as(what).isGreaterThanOrEqualTo(acknowledged.getOrDefault(id, 1));
            }
            long strays = context.getBean(Database.class)
                    .get(
                            "select count(*) as n from casework.report r left join casework.case_file c on c.id = r.case_id where c.id is null",
                            row -> row.whole("n"));
            assertThat(strays).as(what).isZero();
        }
    }
}
