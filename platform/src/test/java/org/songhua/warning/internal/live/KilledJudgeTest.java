package org.songhua.warning.internal.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songhua.engine.rule.Decision;
import org.songhua.engine.rule.Judge;
import org.songhua.engine.rule.Observation;
import org.songhua.sensing.ObservationQuery;
import org.songhua.sensing.Observations;
import org.songhua.sensing.Result;
import org.songhua.store.Database;
import org.songhua.warning.internal.rules.RuleCatalogue;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * kill -9 while warnings are in flight, of the program alone and of the database with it. After each restart the warnings are those that the
 * engine finds in the stored readings, each once; every acknowledged action is there; each step whose time ran out was told once, and
 * the others still have their time. {@code -Dsonghua.test.rounds=50} kills it fifty times.
 */
@Tag("slow")
class KilledJudgeTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261128);
    private static final int ROUNDS = Integer.getInteger("songhua.test.rounds", 2);

    @TempDir
    Path folder;

    private final List<String> acted = new ArrayList<>();

    @Test
    void no_warning_is_lost_and_none_comes_twice() throws IOException, InterruptedException {
        var random = new Random(SEED);
        int changes = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            long delay = 300 + random.nextInt(2_500);
            boolean databaseToo = random.nextBoolean();
            String what = "seed %d, round %d, killed after %d ms, database %s"
                    .formatted(SEED, round, delay, databaseToo ? "too" : "not");
            runAndKill(round, delay, databaseToo);
            changes = verify(what);
        }
        assertThat(changes).isGreaterThan(50);
        assertThat(acted).isNotEmpty();
    }

    private void runAndKill(int round, long delay, boolean databaseToo) throws IOException, InterruptedException {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RestlessSensors.class.getName(),
                        folder.toString(),
                        Integer.toString(round))
                .redirectError(folder.resolve("errors-" + round + ".log").toFile())
                .start();
        try (BufferedReader lines = program.inputReader(StandardCharsets.UTF_8)) {
            var heard = new ArrayList<String>();
            var reader = Thread.ofPlatform().start(() -> lines.lines().forEach(line -> note(heard, line)));
            // Enough to judge is on its way, and then it is killed at any moment.
            while (!has(heard, "sent 30") && program.isAlive()) program.waitFor(20, TimeUnit.MILLISECONDS);
            program.waitFor(delay, TimeUnit.MILLISECONDS);
            assertThat(program.isAlive()).as(errors(round)).isTrue();
            assertThat(has(heard, "sent 30")).isTrue();
            if (databaseToo) killDatabase();
            program.toHandle().destroyForcibly();
            program.waitFor();
            reader.join();
            // A line cut off by the kill is no acknowledgement.
            heard.stream().filter(line -> line.matches("acted \\d+ [A-Z]+")).forEach(acted::add);
        }
    }

    private static void note(List<String> heard, String line) {
        synchronized (heard) {
            heard.add(line);
        }
    }

    private static boolean has(List<String> heard, String line) {
        synchronized (heard) {
            return heard.contains(line);
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

    /** {@return how many changes of warnings there were} */
    private int verify(String what) {
        try (var context = RestlessSensors.open(folder)) {
            var database = context.getBean(Database.class);
            long last = number(database, "select coalesce(max(seq), 0) as n from sensing.journal");
            WarningCity.await(() -> context.getBean(Judging.class).judgedSeq() >= last);
            var expected = expected(context);
            assertThat(told(database)).as(what).isEqualTo(expected);
            verifyEvents(database, what);
            verifyActions(database, what);
            verifyClocks(database, what);
            return expected.values().stream().mapToInt(List::size).sum();
        }
    }

    private static long number(Database database, String sql) {
        return database.get(sql, row -> row.whole("n"));
    }

    /** What the engine decides on the stored readings, by sensor: {@code raise 2 2025-01-07T22:40:00Z}. */
    private static Map<Long, List<String>> expected(ConfigurableApplicationContext context) {
        var rule =
                context.getBean(RuleCatalogue.class).find(RestlessSensors.RULE).orElseThrow();
        var bySensor = new TreeMap<Long, List<String>>();
        var overrides = new WatchMaker.Overrides(Map.of());
        for (Watch watch : context.getBean(WatchMaker.class).of(rule, overrides)) {
            var lines = bySensor.computeIfAbsent(watch.site.subject(), key -> new ArrayList<>());
            var query = ObservationQuery.ALL.withDatastreams(watch.site.subject());
            context.getBean(Observations.class).stream(query, reading -> {
                double value = ((Result.Numeric) reading.result()).value();
                long time_us = reading.phenomenonStart().getEpochSecond() * 1_000_000;
                var verdict = Judge.decide(
                        watch.compiled,
                        watch.state,
                        new Observation.Reading(0, time_us, value, reading.quality() & 0xFF, time_us));
                watch.state = verdict.state();
                verdict.decisions().forEach(decision -> add(lines, decision));
                return true;
            });
        }
        return bySensor;
    }

    private static void add(List<String> lines, Decision decision) {
        Instant at = Instant.ofEpochSecond(decision.time_us() / 1_000_000);
        switch (decision) {
            case Decision.Raise d -> lines.add("raise " + d.level().rank() + " " + at);
            case Decision.Escalate d -> lines.add("escalate " + d.level().rank() + " " + at);
            case Decision.Lower d -> lines.add("lower " + d.level().rank() + " " + at);
            case Decision.Clear _ -> lines.add("clear " + at);
            case Decision.Hold _, Decision.None _ -> {}
        }
    }

    /** What was told of the warnings, in the same words. */
    private static Map<Long, List<String>> told(Database database) {
        var bySensor = new TreeMap<Long, List<String>>();
        database.each("""
                select d.id as sensor from sensing.datastream d join sensing.observed_property p on p.id = d.observed_property
                where p.definition = 'urn:x:restless_level'""", row -> bySensor.put(row.whole("sensor"), new ArrayList<>()));
        database.each("""
                select w.subject, s.kind, s.level, s.at from warning.step s join warning.warning w on w.id = s.warning
                where s.by = 'rule' order by s.id""", row -> {
            String at = row.instant("at").toString();
            String head = switch (row.text("kind")) {
                case "RAISED", "RELAPSED" -> "raise " + row.integer("level") + " ";
                case "ESCALATED" -> "escalate " + row.integer("level") + " ";
                case "LOWERED" -> "lower " + row.integer("level") + " ";
                default -> "clear ";
            };
            bySensor.get(row.whole("subject")).add(head + at);
        });
        return bySensor;
    }

    /** Numbers 1, 2, 3 … and one event for each step. */
    private static void verifyEvents(Database database, String what) {
        long steps = number(database, "select count(*) as n from warning.step");
        assertThat(number(database, "select count(*) as n from warning.event"))
                .as(what)
                .isEqualTo(steps);
        assertThat(number(database, "select coalesce(max(number), 0) as n from warning.event"))
                .as(what)
                .isEqualTo(steps);
    }

    private void verifyActions(Database database, String what) {
        var noted = database.list(
                "select warning, kind from warning.step where by = 'chief'",
                row -> "acted " + row.whole("warning") + " " + row.text("kind"));
        for (String action : acted) {
            assertThat(noted.remove(action)).as("%s: %s is lost", what, action).isTrue();
        }
    }

    private static void verifyClocks(Database database, String what) {
        WarningCity.await(
                () -> number(database, "select count(*) as n from warning.warning where due_at <= now()") == 0);
        assertThat(number(database, """
                select count(*) as n from warning.warning w
                where w.late_count <> (select count(*) from warning.step s where s.warning = w.id and s.kind = 'LATE')""")).as(what).isZero();
        // Whoever waits for somebody has a time that runs, of its stage, unless that time ran out, for it or for who
        // led before it.
        assertThat(number(database, """
                select count(*) as n from warning.warning w
                where w.stage in ('ALARM', 'JUDGED', 'ISSUED', 'ACKNOWLEDGED') and w.leader is null and w.due_at is null and w.told = 0
                  and not exists (select 1 from warning.step s where s.warning = w.id and s.kind = 'LATE')""")).as(what).isZero();
    }
}
