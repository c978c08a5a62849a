package org.songhua.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole way in processes of their own: readings come in at the platform, the feed brings them into Kafka, the job judges them, and the platform makes
 * warnings of what it decided. Platform, feed and job are killed on the way.
 */
class StreamedCityTest {
    private static final String RULE = "streamed_level";
    private static final int SENSORS = 24;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    private final Instant start = Instant.now().minus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES);
    private final List<Process> processes = new ArrayList<>();
    private final List<Long> sensors = new ArrayList<>();
    private Broker broker;
    private EmbeddedPostgres postgres;
    private DecisionTable table;
    private PlatformProcess platform;

    @BeforeEach
    void start() throws Exception {
        Assumptions.assumeTrue(
                PlatformProcess.isThere(), "the platform is not built; ./songhua verify builds it first");
        broker = Broker.start(folder);
        broker.createTopic(StreamOptions.TOPIC, 3);
        postgres = EmbeddedPostgres.builder().start();
        table = new DecisionTable(postgres.getJdbcUrl("postgres", "postgres"), "postgres");
        platform = new PlatformProcess(folder, table);
    }

    @AfterEach
    void stop() throws Exception {
        processes.forEach(Process::destroyForcibly);
        if (platform != null) platform.close();
        if (broker != null) broker.close();
        if (postgres != null) postgres.close();
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void the_city_is_judged_by_the_cluster_through_deaths_and_changes() throws Exception {
        publish(50);
        for (int i = 0; i < SENSORS; i++) sensors.add(sensor(i));
        raisedByThePlatformItself();
        awaitState("NONE");
        Process feed = feed();
        Process job = job(plan("first"));
        awaitState("CURRENT");

        whatIsDecidedIsRaisedGroupedAndEnded();
        killedInTheMiddleNothingIsLostOrDouble(feed);
        aChangedRuleIsToldUntilTheJobKnowsIt(job);
        theJudgeOfThePlatformTakesOverAgain();
    }

    /** It stands when judging is left to the cluster, which ends it. */
    private void raisedByThePlatformItself() throws Exception {
        send(SENSORS - 1, -30, 60);
        await(() -> warnings() == 1);
        platform.killAndStart(true);
    }

    /** Two sensors stand together: one warning and its follower. It goes its way to a case and to its end. */
    private void whatIsDecidedIsRaisedGroupedAndEnded() throws Exception {
        send(SENSORS - 1, -10, 10);
        await(() -> number("select count(*) from warning.warning where in_alarm") == 0);
        send(0, 0, 10);
        send(0, 1, 60);
        send(1, 1, 70);
        await(() -> warnings() == 3);
        assertThat(number("select count(*) from warning.warning where leader is not null"))
                .isOne();
        assertThat(number("select count(*) from warning.subject_state where rule = '" + RULE + "' and digest <> 0"))
                .as("what the platform's own judge remembers of now")
                .isZero();
        long leading =
                number("select id from warning.warning where leader is null and subject <> " + sensors.getLast());
        for (String action : List.of("JUDGE", "ISSUE", "ACKNOWLEDGE", "ARRIVE", "HANDLE")) act(leading, action);
        await(() -> number("select count(*) from casework.report where external_no = 'warning:" + leading + "'") == 1);
        send(0, 2, 10);
        send(1, 2, 10);
        await(() -> number("select count(*) from warning.warning where not in_alarm") == 3);
        act(leading, "CLEAR");
        assertThat(platform.get("/api/warnings/" + leading).at("/warning/stage").asText())
                .isEqualTo("CLEARED");
    }

    private void killedInTheMiddleNothingIsLostOrDouble(Process feed) throws Exception {
        for (int i = 2; i < SENSORS - 1; i++) {
            send(i, 10, 60);
            if (i == SENSORS / 3) platform.killAndStart(true);
            if (i == SENSORS / 2) ClusterProcesses.kill(feed);
        }
        feed();
        platform.killAndStart(true);
        for (int i = 2; i < SENSORS - 1; i++) send(i, 11, i % 2 == 0 ? 95 : 10);
        int each = SENSORS - 3;
        int graver = (each + 1) / 2;
        await(() -> number("select count(*) from stream.decision") == 5 + 2 * each);
        await(() -> number("select count(*) from warning.warning where in_alarm and level = 4") == graver);
        await(() -> number("select count(*) from warning.warning where in_alarm") == graver);
        assertThat(warnings()).isEqualTo(SENSORS);
        assertThat(steps("RAISED")).isEqualTo(SENSORS);
        assertThat(steps("ESCALATED")).isEqualTo(graver);
    }

    private void aChangedRuleIsToldUntilTheJobKnowsIt(Process job) throws Exception {
        publish(30);
        awaitState("OLDER");
        ClusterProcesses.kill(job);
        job(plan("second"));
        awaitState("CURRENT");
        long before = steps("RAISED") + steps("RELAPSED");
        send(0, 40, 40);
        await(() -> steps("RAISED") + steps("RELAPSED") == before + 1);
    }

    /** What the platform remembers from before is of the past: it goes on at the level that the warning has by then. */
    private void theJudgeOfThePlatformTakesOverAgain() throws Exception {
        platform.killAndStart(false);
        long before = steps("RAISED") + steps("RELAPSED");
        send(0, 50, 10);
        await(() ->
                number("select count(*) from warning.warning where in_alarm and subject = " + sensors.getFirst()) == 0);
        send(0, 60, 40);
        await(() -> steps("RAISED") + steps("RELAPSED") == before + 1);
    }

    private void publish(int limit) throws Exception {
        String source = """
                rules:
                  %s:
                    name: {zh: 试验水位, en: Test level}
                    inputs:
                      test_level: {unit: '%%', every: 5 min}
                    levels:
                      yellow: {when: value > %d %%}
                      red: {when: value > 90 %%}
                """.formatted(RULE, limit);
        var body = new com.fasterxml.jackson.databind.ObjectMapper()
                .createObjectNode()
                .put("source", source)
                .put("note", "for a test");
        platform.post("/api/warning-rules", body.toString());
    }

    /** {@return number of the datastream of a new thing; the first two stand together, the others ten kilometres apart} */
    private long sensor(int i) throws Exception {
        double latitude = i < 2 ? 43.8 + i * 0.0005 : 43.8 + i * 0.1;
        String thing =
                platform.post("/sta/v1.1/Things", """
                {"name":"井 %d","description":"","Locations":[{"name":"l","description":"","encodingType":"application/geo+json",
                 "location":{"type":"Point","coordinates":[125.3,%s]}}],
                 "Datastreams":[{"name":"水位","description":"","observationType":"http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement",
                 "unitOfMeasurement":{"name":"percent","symbol":"%%","definition":"ucum:%%"},
                 "ObservedProperty":{"name":"test_level","definition":"urn:x:test_level","description":""},
                 "Sensor":{"name":"s","description":"","encodingType":"text/plain","metadata":"m"}}]}""".formatted(i, latitude)).orElseThrow();
        JsonNode datastreams = platform.get(thing + "/Datastreams");
        return datastreams.at("/value/0/@iot.id").asLong();
    }

    private void send(int sensor, int minute, double value) throws Exception {
        platform.post("/sta/v1.1/Observations", """
                {"phenomenonTime":"%s","result":%s,"Datastream":{"@iot.id":%d}}""".formatted(
                        start.plus(minute, ChronoUnit.MINUTES), value, sensors.get(sensor)));
    }

    private Path plan(String name) throws Exception {
        return Files.writeString(folder.resolve(name + ".ndjson"), platform.text("/api/warning-rules/watches"));
    }

    private Process feed() throws IOException {
        return run("feed", Feed.class, "--kafka", broker.address(), "--url", platform.address());
    }

    private Process job(Path plan) throws IOException {
        return run(
                "job",
                StreamJob.class,
                "--kafka",
                broker.address(),
                "--plan",
                plan.toString(),
                "--db",
                table.url(),
                "--db-user",
                table.user(),
                "--checkpoints",
                folder.resolve("checkpoints").toString(),
                "--every",
                "500",
                "--no-clock",
                "--parallelism",
                "1");
    }

    private Process run(String name, Class<?> main, String... arguments) throws IOException {
        Process process =
                Broker.Java.run(folder.resolve(name + ".log"), "700m", main.getName(), List.of(arguments), Map.of());
        processes.add(process);
        return process;
    }

    private void act(long warning, String action) throws Exception {
        platform.post("/api/warnings/" + warning + "/actions", "{\"action\":\"" + action + "\"}");
    }

    private void awaitState(String plan) throws Exception {
        await(() ->
                platform.get("/api/warning-rules/stream").path("plan").asText().equals(plan));
    }

    private long warnings() throws Exception {
        return number("select count(*) from warning.warning where rule = '" + RULE + "'");
    }

    private long steps(String kind) throws Exception {
        return number("select count(*) from warning.step where kind = '" + kind + "'");
    }

    private long number(String sql) throws Exception {
        try (Connection connection = table.open();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void await(Callable<Boolean> isReached) throws Exception {
        long end_ns = System.nanoTime() + PATIENCE.toNanos();
        while (!isReached.call()) {
            assertThat(System.nanoTime()).as(this::told).isLessThan(end_ns);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** What the processes said, for who looks why nothing comes. */
    private String told() {
        var told = new StringBuilder();
        for (String name : List.of("platform", "feed", "job")) {
            try {
                List<String> lines = Files.readAllLines(folder.resolve(name + ".log"));
                told.append(name).append(":\n");
                lines.subList(Math.max(0, lines.size() - 30), lines.size())
                        .forEach(line -> told.append(line).append('\n'));
            } catch (IOException e) {
                told.append(name).append(" said nothing\n");
            }
        }
        return told.toString();
    }
}
