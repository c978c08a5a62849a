package org.songhua.stream;

import com.sun.management.OperatingSystemMXBean;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The same readings judged by the plain loop, by the job in one process, and by a cluster of separate processes whose task managers are killed on the
 * way: speed of each, and whether all three say the same.
 */
final class StreamBench implements AutoCloseable {
    private static final String TOPIC = "readings";
    private static final int PARTITIONS = 4;
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final long wanted;
    private final Town town;
    private final Path folder;
    private final Broker broker;
    private final EmbeddedPostgres postgres;
    private final DecisionTable table;

    private StreamBench(long wanted, int things, Path folder) throws Exception {
        this.wanted = wanted;
        this.town = new Town(things);
        this.folder = folder;
        this.broker = Broker.start(folder);
        this.postgres = EmbeddedPostgres.builder().start();
        this.table = new DecisionTable(postgres.getJdbcUrl("postgres", "postgres"), "postgres");
        table.create();
    }

    /** Arguments: readings, things, folder. */
    public static void main(String[] arguments) throws Exception {
        long readings = Long.parseLong(arguments[0]);
        int things = Integer.parseInt(arguments[1]);
        try (var bench = new StreamBench(readings, things, Path.of(arguments[2]))) {
            bench.run();
        }
        System.exit(0);
    }

    private void run() throws Exception {
        Path plan = town.plan(folder.resolve("plan"));
        Plan read = PlanReader.read(plan);
        System.out.printf(
                "%,d readings of %,d things, %,d watches; broker, database and job share this machine%n",
                wanted, town.things, read.size());
        broker.createTopic(TOPIC, PARTITIONS);
        fill();
        List<String> plain = plain(read);
        boolean isSame = compare("job in one process", plain, oneProcess(plan));
        isSame &= compare("cluster, two task managers killed", plain, cluster(plan, plain.size()));
        System.out.println(isSame ? "all three say the same" : "THEY DIFFER");
        if (!isSame) System.exit(1);
    }

    /** The first {@code wanted} readings, by message. */
    private void each(Consumer<List<Reading>> messages) {
        var left = new AtomicLong(wanted);
        int rounds = (int) (wanted / town.things) + 1;
        town.readings(rounds, 1, readings -> {
            long before = left.getAndAdd(-readings.size());
            if (before >= readings.size()) messages.accept(readings);
            else if (before > 0) messages.accept(readings.subList(0, (int) before));
        });
    }

    private void fill() {
        var begin = Stopwatch.start();
        try (var producer = broker.producer()) {
            each(readings -> {
                long thing = readings.getFirst().thing();
                var unused = producer.send(
                        new ProducerRecord<>(TOPIC, ReadingFormat.key(thing), ReadingFormat.write(thing, readings)));
            });
        }
        report("written to the topic", begin);
    }

    private List<String> plain(Plan plan) {
        var lines = new ArrayList<String>();
        var loop = new PlainLoop(plan, decided -> lines.add(Stored.line(decided)));
        var begin = Stopwatch.start();
        each(readings -> readings.forEach(loop::take));
        loop.end();
        report("plain loop, one thread", begin);
        return lines;
    }

    private void report(String what, Stopwatch watch) {
        double wall_s = watch.wall_s();
        double cpu_s = watch.cpu_s();
        System.out.printf(
                "%-40s %8.1f s %,12.0f readings/s; %7.1f s of one processor, %,10.0f readings/s of two%n",
                what, wall_s, wanted / wall_s, cpu_s, 2 * wanted / cpu_s);
    }

    /** Wall time, and processor time of this process: the machine may have other work. */
    private record Stopwatch(long wall_ns, long cpu_ns) {
        private static final OperatingSystemMXBean PROCESS =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

        static Stopwatch start() {
            return new Stopwatch(System.nanoTime(), PROCESS.getProcessCpuTime());
        }

        double wall_s() {
            return (System.nanoTime() - wall_ns) / 1e9;
        }

        double cpu_s() {
            return (PROCESS.getProcessCpuTime() - cpu_ns) / 1e9;
        }
    }

    private boolean compare(String what, List<String> expected, List<String> stored) {
        String one = Stored.digest(expected);
        String other = Stored.digest(stored);
        System.out.printf(
                "%-40s plain loop %,d decisions %s, stored %,d decisions %s%n",
                what, expected.size(), one, stored.size(), other);
        return one.equals(other);
    }

    private StreamOptions options(Path plan, String checkpoints) {
        return new StreamOptions(
                broker.address(),
                TOPIC,
                plan,
                table,
                folder.resolve(checkpoints),
                EVERY,
                Duration.ofSeconds(5),
                2,
                true,
                false);
    }

    private List<String> oneProcess(Path plan) throws Exception {
        var options = options(plan, "one");
        var environment = StreamExecutionEnvironment.getExecutionEnvironment(StreamJob.configuration(options));
        StreamJob.build(environment, options);
        var begin = Stopwatch.start();
        long net_ms = environment.execute().getNetRuntime(TimeUnit.MILLISECONDS);
        report("job in one process, from begin to end", begin);
        System.out.printf(
                "%-40s %8.1f s %,12.0f readings/s%n",
                "  without the start of Flink", net_ms / 1e3, wanted * 1e3 / net_ms);
        return stored();
    }

    private List<String> cluster(Path plan, int expected) throws Exception {
        try (Connection connection = table.open();
                var statement = connection.createStatement()) {
            statement.execute("truncate stream.decision");
        }
        var begin = Stopwatch.start();
        try (var cluster = new ClusterProcesses(folder, options(plan, "cluster"))) {
            Process jobManager = cluster.jobManager();
            Process first = cluster.taskManager();
            Process second = cluster.taskManager();
            awaitStored(expected / 5, cluster, jobManager);
            kill(first, expected);
            cluster.taskManager();
            awaitStored(expected / 2, cluster, jobManager);
            kill(second, expected);
            cluster.taskManager();
            if (!jobManager.waitFor(20, TimeUnit.MINUTES)) throw new IllegalStateException("The cluster did not end.");
        }
        // Their processor time is not this process's.
        System.out.printf(
                "%-40s %8.1f s %,12.0f readings/s%n",
                "cluster, with both deaths", begin.wall_s(), wanted / begin.wall_s());
        return stored();
    }

    private void kill(Process process, int expected) throws Exception {
        process.destroyForcibly().waitFor();
        System.out.printf(
                "%-40s %,d of %,d decisions stored by then%n", "  kill -9 of a task manager", count(), expected);
    }

    private void awaitStored(int wantedDecisions, ClusterProcesses cluster, Process jobManager) throws Exception {
        while (count() < wantedDecisions) {
            if (!jobManager.isAlive()) {
                throw new IllegalStateException(cluster.log());
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private long count() throws Exception {
        try (Connection connection = table.open();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from stream.decision")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private List<String> stored() throws Exception {
        try (Connection connection = table.open()) {
            return Stored.lines(connection);
        }
    }

    @Override
    public void close() throws Exception {
        broker.close();
        postgres.close();
    }
}
