package org.songhua.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the job stores is what the plain loop decides, on a real broker and a real database, also when a task manager dies. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamJobTest {
    private static final int PARTITIONS = 3;

    @TempDir
    Path folder;

    private Broker broker;
    private EmbeddedPostgres postgres;
    private DecisionTable table;

    @BeforeAll
    void start(@TempDir Path shared) throws Exception {
        broker = Broker.start(shared);
        postgres = EmbeddedPostgres.builder().start();
        table = new DecisionTable(postgres.getJdbcUrl("postgres", "postgres"), "postgres");
        table.create();
    }

    @AfterAll
    void stop() throws Exception {
        broker.close();
        postgres.close();
    }

    @BeforeEach
    void empty() throws Exception {
        try (Connection connection = table.open();
                var statement = connection.createStatement()) {
            statement.execute("truncate stream.decision");
        }
    }

    @Test
    void embedded_and_flink_give_the_same_warnings() throws Exception {
        for (long seed = 0; seed < 3; seed++) {
            empty();
            var town = new Town(120);
            var options = options("same-" + seed, town, true);
            List<String> expected = fill(options, town, 60, seed);
            var environment = StreamExecutionEnvironment.getExecutionEnvironment(StreamJob.configuration(options));
            StreamJob.build(environment, options);
            environment.execute();
            assertThat(expected).hasSizeGreaterThan(200);
            assertThat(stored()).as("seed " + seed).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void a_task_manager_that_dies_loses_and_doubles_nothing() throws Exception {
        var town = new Town(500);
        var options = options("killed", town, true);
        List<String> expected = fill(options, town, 400, 7);
        var settings = StreamJob.configuration(options);
        try (var cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumTaskManagers(2)
                .setNumSlotsPerTaskManager(1)
                .withRandomPorts()
                .build())) {
            cluster.start();
            var job = submit(cluster, options, settings);
            awaitSomething();
            cluster.terminateTaskManager(0).get(60, TimeUnit.SECONDS);
            assertThat(stored().size()).isBetween(1, expected.size() - 1);
            cluster.startTaskManager();
            cluster.requestJobResult(job)
                    .get(120, TimeUnit.SECONDS)
                    .toJobExecutionResult(getClass().getClassLoader());
        }
        assertThat(stored()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void a_job_that_was_stopped_goes_on_from_its_newest_checkpoint() throws Exception {
        var town = new Town(300);
        var running = options("stopped", town, false);
        List<String> expected = fill(running, town, 30, 3);
        var environment = StreamExecutionEnvironment.getExecutionEnvironment(StreamJob.configuration(running));
        StreamJob.build(environment, running);
        JobClient job = environment.executeAsync();
        awaitSomething();
        job.cancel().get(60, TimeUnit.SECONDS);
        assertThat(Checkpoints.newest(running.checkpoints())).isPresent();
        environment = StreamExecutionEnvironment.getExecutionEnvironment(StreamJob.configuration(running));
        StreamJob.build(environment, running);
        job = environment.executeAsync();
        tellClock(running.topic(), Town.START_US + 10_000 * Town.MINUTE_US);
        while (stored().size() < expected.size()) Thread.onSpinWait();
        job.cancel().get(60, TimeUnit.SECONDS);
        assertThat(stored()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void the_clock_is_told_to_every_partition() throws Exception {
        broker.createTopic("clock", PARTITIONS);
        var teller = Thread.ofPlatform()
                .start(new ClockTeller(broker.address(), "clock", () -> java.time.Instant.ofEpochSecond(7)));
        var told = new HashSet<Integer>();
        try (var consumer = broker.consumer()) {
            consumer.assign(IntStream.range(0, PARTITIONS)
                    .mapToObj(partition -> new TopicPartition("clock", partition))
                    .toList());
            while (told.size() < PARTITIONS) {
                for (var message : consumer.poll(Duration.ofSeconds(1))) {
                    told.add(message.partition());
                    assertThat(ReadingFormat.read(
                                    message.value(), one -> assertThat(one).isEqualTo(Reading.clock(7_000_000))))
                            .isTrue();
                }
            }
        }
        teller.interrupt();
        teller.join();
    }

    private static org.apache.flink.api.common.JobID submit(
            MiniCluster cluster, StreamOptions options, Configuration settings) throws Exception {
        var environment = StreamExecutionEnvironment.getExecutionEnvironment(settings);
        StreamJob.build(environment, options);
        return cluster.submitJob(environment.getStreamGraph())
                .get(60, TimeUnit.SECONDS)
                .getJobID();
    }

    private StreamOptions options(String topic, Town town, boolean isUntilEnd) throws Exception {
        return new StreamOptions(
                broker.address(),
                topic,
                town.plan(folder.resolve("plan-" + topic)),
                table,
                folder.resolve("checkpoints-" + topic),
                Duration.ofMillis(200),
                Duration.ofSeconds(5),
                2,
                isUntilEnd,
                false);
    }

    /** {@return what the plain loop decides on what is now in the topic} */
    private List<String> fill(StreamOptions options, Town town, int rounds, long seed) throws Exception {
        broker.createTopic(options.topic(), PARTITIONS);
        var expected = new ArrayList<String>();
        var loop = new PlainLoop(PlanReader.read(options.plan()), decided -> expected.add(Stored.line(decided)));
        try (var producer = broker.producer()) {
            town.readings(rounds, seed, readings -> {
                long thing = readings.getFirst().thing();
                readings.forEach(loop::take);
                producer.send(new ProducerRecord<>(
                        options.topic(), ReadingFormat.key(thing), ReadingFormat.write(thing, readings)));
            });
        }
        loop.end();
        return expected;
    }

    /** What falls due does so although no reading comes. */
    private void tellClock(String topic, long now_us) {
        try (var producer = broker.producer()) {
            byte[] message = ReadingFormat.write(0, List.of(Reading.clock(now_us)));
            for (int partition = 0; partition < PARTITIONS; partition++) {
                producer.send(new ProducerRecord<>(topic, partition, ReadingFormat.key(0), message));
            }
        }
    }

    private List<String> stored() throws Exception {
        try (Connection connection = table.open()) {
            return Stored.lines(connection);
        }
    }

    /** Until the first decisions are stored; a job that never stores any runs into the limit of the test run. */
    private void awaitSomething() throws Exception {
        while (stored().isEmpty()) Thread.onSpinWait();
    }
}
