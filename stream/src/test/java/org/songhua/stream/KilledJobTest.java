package org.songhua.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 of the job manager, of a cluster of processes, while readings go on coming: every second time at any moment after its start, else when the job has
 * stored something again; every third time with all task managers. Afterwards the table holds what the plain loop decides, each once.
 * {@code -Dsonghua.test.rounds=20} kills it twenty times.
 */
class KilledJobTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261129);
    private static final int ROUNDS = Integer.getInteger("songhua.test.rounds", 3);
    private static final int PARTITIONS = 3;
    private static final int STEPS_A_ROUND = 30;
    private static final Town TOWN = new Town(600);

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final List<String> kills = new ArrayList<>();
    private final List<Process> taskManagers = new ArrayList<>();

    @Test
    void a_job_manager_that_dies_loses_and_doubles_nothing() throws Exception {
        try (Broker broker = Broker.start(folder);
                EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
                KafkaProducer<byte[], byte[]> producer = broker.producer()) {
            var table = new DecisionTable(postgres.getJdbcUrl("postgres", "postgres"), "postgres");
            table.create();
            broker.createTopic("readings", PARTITIONS);
            var options = options(broker, table);
            var expected = new ArrayList<String>();
            var loop = new PlainLoop(PlanReader.read(options.plan()), decided -> expected.add(Stored.line(decided)));
            try (var cluster = new ClusterProcesses(folder, options)) {
                for (int i = 0; i < 2; i++) taskManagers.add(cluster.taskManager());
                for (int round = 0; round < ROUNDS; round++) {
                    send(producer, loop, round);
                    runAndKill(cluster, table, round);
                }
                send(producer, loop, ROUNDS);
                loop.end();
                tellEnd(producer);
                Process last = cluster.jobManager();
                await(last, cluster, () -> count(table) >= expected.size());
            }
            System.out.printf("seed %d, killed %s, %d decisions%n", SEED, kills, expected.size());
            assertThat(expected).hasSizeGreaterThan(100 * ROUNDS);
            assertThat(stored(table)).as("%s", kills).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private StreamOptions options(Broker broker, DecisionTable table) throws Exception {
        return new StreamOptions(
                broker.address(),
                "readings",
                TOWN.plan(folder.resolve("plan")),
                table,
                folder.resolve("checkpoints"),
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                2,
                false,
                false);
    }

    /** The readings of the next hours, to the topic and to the plain loop. */
    private static void send(KafkaProducer<byte[], byte[]> producer, PlainLoop loop, int round) {
        TOWN.readings(round * STEPS_A_ROUND, (round + 1) * STEPS_A_ROUND, SEED, readings -> {
            long thing = readings.getFirst().thing();
            readings.forEach(loop::take);
            producer.send(
                    new ProducerRecord<>("readings", ReadingFormat.key(thing), ReadingFormat.write(thing, readings)));
        });
    }

    /** Everything falls due that ever will. */
    private static void tellEnd(KafkaProducer<byte[], byte[]> producer) {
        producer.flush();
        long end_us = Town.START_US + 1_000_000 * Town.MINUTE_US;
        byte[] message = ReadingFormat.write(0, List.of(Reading.clock(end_us)));
        for (int partition = 0; partition < PARTITIONS; partition++) {
            producer.send(new ProducerRecord<>("readings", partition, ReadingFormat.key(0), message));
        }
        producer.flush();
    }

    private void runAndKill(ClusterProcesses cluster, DecisionTable table, int round) throws Exception {
        long before = count(table);
        Process jobManager = cluster.jobManager();
        long begun_ns = System.nanoTime();
        boolean isBlind = round % 2 == 1;
        if (!isBlind) await(jobManager, cluster, () -> count(table) > before);
        jobManager.waitFor(random.nextInt(isBlind ? 8_000 : 1_500), TimeUnit.MILLISECONDS);
        assertThat(jobManager.isAlive()).as(cluster.log()).isTrue();
        ClusterProcesses.kill(jobManager);
        boolean isWhole = round % 3 == 2;
        if (isWhole) {
            ClusterProcesses.kill(taskManagers.toArray(Process[]::new));
            taskManagers.clear();
            for (int i = 0; i < 2; i++) taskManagers.add(cluster.taskManager());
        }
        kills.add("%safter %d ms with %d stored, %d of them since its start"
                .formatted(
                        isWhole ? "as a whole " : "",
                        (System.nanoTime() - begun_ns) / 1_000_000,
                        count(table),
                        count(table) - before));
    }

    private static void await(Process jobManager, ClusterProcesses cluster, BooleanSupplier isReached)
            throws Exception {
        while (!isReached.getAsBoolean()) {
            boolean isOver = jobManager.waitFor(50, TimeUnit.MILLISECONDS);
            assertThat(isOver).as(cluster.log()).isFalse();
        }
    }

    private static int count(DecisionTable table) {
        try {
            return stored(table).size();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> stored(DecisionTable table) throws Exception {
        try (Connection connection = table.open()) {
            return Stored.lines(connection);
        }
    }
}
