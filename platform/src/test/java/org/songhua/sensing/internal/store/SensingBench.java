package org.songhua.sensing.internal.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.ObservationQuery;
import org.songhua.sensing.Result;
import org.songhua.store.Database;
import org.songhua.store.EmbeddedPostgres;
import org.songhua.wiring.Settings;
import org.songhua.wiring.Store;

/**
 * The store of readings next to a plain COPY on the same durable database in the same run: writes, reads, sizes, start.
 * Prints medians of three with the processor time of this program; a wall time is worth something only on a quiet machine.
 *
 * <p>Usage: {@code SensingBench [seconds of a case] [readings to load first] [datastreams]}
 */
public final class SensingBench {
    private static final Instant T0 = Instant.parse("2026-11-01T00:00:00Z");
    private static final int RUNS = 3;
    private static final int HOT_STREAMS = 1000;

    private final double seconds;
    private final int load;
    private final int datastreams;
    private final Random random = new Random(1);
    private final AtomicLong clock_s = new AtomicLong();
    private JdbcReadings readings;
    private StoredObservations store;

    private SensingBench(double seconds, int load, int datastreams) {
        this.seconds = seconds;
        this.load = load;
        this.datastreams = datastreams;
    }

    /** Runs the bench. */
    public static void main(String[] arguments) throws Exception {
        double seconds = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 5;
        int load = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2_000_000;
        int datastreams = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10_000;
        new SensingBench(seconds, load, datastreams).run();
    }

    private void run() throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "bench-sensing");
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "songhua");
        var settings = new Settings(folder, null, null, null, cache, EmbeddedPostgres.durableSettings());
        try (Store opened = Store.open(settings)) {
            var database = Database.of(opened.source());
            plainCopy(database);
            measure(database);
        } finally {
            delete(folder);
        }
    }

    private void measure(Database database) throws Exception {
        store = open(database);
        load();
        sizes(database, "after loading");
        reads("in memory");
        writes();
        sizes(database, "after writing");
        long start = System.nanoTime();
        store.sealUntil(0);
        store.trim();
        say("packing everything: %.2f s", (System.nanoTime() - start) / 1e9);
        sizes(database, "packed");
        reads("packed");
        again();
        store.destroy();
        start = System.nanoTime();
        store = open(database);
        say("start with %d readings: %.2f s", store.count(ObservationQuery.ALL), (System.nanoTime() - start) / 1e9);
        firstQuestion();
        millionStreams(database);
        store.destroy();
    }

    private StoredObservations open(Database database) {
        readings = new JdbcReadings(database);
        return new StoredObservations(readings, event -> {}, 3_000_000);
    }

    /** What is known of all blocks is read meanwhile. */
    private void firstQuestion() {
        long start = System.nanoTime();
        int found = count(
                ObservationQuery.ALL.withDatastreams(stream()).newestFirst(true).withLimit(1000));
        double first_ms = (System.nanoTime() - start) / 1e6;
        readings.heads().await();
        say(
                "after the start: last %d of a stream %.1f ms; what is known of %s blocks is in memory after %.2f s",
                found,
                first_ms,
                readings.heads().ask(KnownBlocks::size).map(Object::toString).orElse("too many"),
                (System.nanoTime() - start) / 1e9);
    }

    /** Binary COPY of (series, time, number) without an index, ten thousand rows a commit. */
    private void plainCopy(Database database) {
        database.update("create table public.plain (series bigint, time timestamptz, number float8)");
        var rates = new ArrayList<Double>();
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            for (int batch = 0; batch < 50; batch++) copyOnce(database, batch);
            rates.add(500_000 / ((System.nanoTime() - start) / 1e9));
        }
        long bytes = database.get("select pg_total_relation_size('public.plain') as n", row -> row.whole("n"));
        say(
                "plain COPY, no index, 10,000 a commit: %,.0f rows/s, %.1f bytes a row",
                median(rates), bytes / 1_500_000.0);
        database.update("drop table public.plain");
    }

    private void copyOnce(Database database, int batch) {
        ByteBuffer rows = ByteBuffer.allocate(19 + 38 * 10_000 + 2);
        rows.put("PGCOPY\n\377\r\n\0".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1))
                .putInt(0)
                .putInt(0);
        for (int i = 0; i < 10_000; i++) {
            rows.putShort((short) 3)
                    .putInt(8)
                    .putLong(i)
                    .putInt(8)
                    .putLong(batch * 1_000_000L)
                    .putInt(8)
                    .putDouble(noise());
        }
        rows.putShort((short) -1);
        database.withPostgres((PGConnection connection) -> {
            var copy = connection.getCopyAPI().copyIn("copy public.plain from stdin with (format binary)");
            copy.writeToCopy(rows.array(), 0, rows.position());
            return copy.endCopy();
        });
    }

    /** All streams in turn, as a city sends. */
    private void load() {
        long cpu = cpu();
        long start = System.nanoTime();
        for (int done = 0; done < load; done += datastreams) {
            long second = clock_s.getAndAdd(60);
            var batch = new ArrayList<NewObservation>(datastreams);
            for (int stream = 0; stream < datastreams; stream++) batch.add(reading(1 + stream, second, noise()));
            store.append(batch);
        }
        double took = (System.nanoTime() - start) / 1e9;
        say(
                "load, %d streams in turn: %,.0f readings/s, %.2f us CPU each",
                datastreams, load / took, (cpu() - cpu) / 1e3 / load);
    }

    private void writes() throws Exception {
        write("single, 16 senders, 1,000 streams", 16, 1, sender -> {
            long second = clock_s.incrementAndGet();
            return List.of(reading(1 + second % HOT_STREAMS, 10_000_000 + second, noise()));
        });
        write("batches of 100 into one stream each, 8 senders", 8, 100, sender -> batch(1 + sender, 100));
        write("batches of 1,000 into one stream each, 8 senders", 8, 1000, sender -> batch(11 + sender, 1000));
        write("batches of 1,000 over 1,000 streams, 8 senders", 8, 1000, sender -> {
            long second = 20_000_000 + clock_s.incrementAndGet();
            var batch = new ArrayList<NewObservation>(1000);
            for (int i = 0; i < 1000; i++) batch.add(reading(1001 + i, second, noise()));
            return batch;
        });
    }

    /** What was loaded first is sent once more, as a gateway does that heard no answer. */
    private void again() throws Exception {
        var sent = new AtomicLong();
        for (int first = 1; first + 100 <= datastreams; first += 100) {
            int datastream = first;
            store.append(IntStream.range(0, 100)
                    .mapToObj(i -> reading(datastream + i, 60, 1))
                    .toList());
        }
        write("the same again, batches of 100 over 100 streams, 8 senders", 8, 100, sender -> {
            long first = 1 + 100 * (sent.getAndIncrement() % (datastreams / 100));
            var batch = new ArrayList<NewObservation>(100);
            for (int i = 0; i < 100; i++) batch.add(reading(first + i, 60, 1));
            return batch;
        });
    }

    private List<NewObservation> batch(long datastream, int size) {
        long second = 30_000_000 + clock_s.getAndAdd(size);
        var batch = new ArrayList<NewObservation>(size);
        for (int i = 0; i < size; i++) batch.add(reading(datastream, second + i, noise()));
        return batch;
    }

    private void write(String what, int senders, int size, IntFunction<List<NewObservation>> batches) throws Exception {
        var rates = new ArrayList<Double>();
        var times = new ArrayList<Long>();
        long cpu = cpu();
        long sent = 0;
        for (int run = 0; run < RUNS; run++) {
            List<Long> latencies = writeOnce(senders, batches);
            rates.add(latencies.size() * size / seconds);
            times.addAll(latencies);
            sent += (long) latencies.size() * size;
        }
        say(
                "%s: %,.0f readings/s, %s, %.2f us CPU each",
                what, median(rates), quantiles(times), (cpu() - cpu) / 1e3 / sent);
    }

    private List<Long> writeOnce(int senders, IntFunction<List<NewObservation>> batches) throws Exception {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        var all = new ArrayList<Long>();
        var threads = new ArrayList<Thread>();
        for (int sender = 0; sender < senders; sender++) {
            int number = sender;
            threads.add(Thread.ofVirtual().start(() -> {
                var mine = new ArrayList<Long>();
                while (System.nanoTime() < end) {
                    List<NewObservation> batch = batches.apply(number);
                    long start = System.nanoTime();
                    store.append(batch);
                    mine.add(System.nanoTime() - start);
                }
                synchronized (all) {
                    all.addAll(mine);
                }
            }));
        }
        for (Thread thread : threads) thread.join();
        return all;
    }

    private void reads(String where) {
        Instant late = T0.plusSeconds(clock_s.get() - 3 * 3600);
        read(where + ": latest", () -> store.latest(stream()));
        read(
                where + ": last 1,000 of a stream",
                () -> count(ObservationQuery.ALL
                        .withDatastreams(stream())
                        .newestFirst(true)
                        .withLimit(1000)));
        read(
                where + ": 3 hours of a stream",
                () -> count(ObservationQuery.ALL.withDatastreams(stream()).within(late, null)));
        read(
                where + ": above a threshold in all streams since a time",
                () -> count(ObservationQuery.ALL
                        .between(60.99, null)
                        .within(late, null)
                        .withLimit(100)));
        read(
                where + ": the newest above a threshold in all streams, tested once more",
                () -> count(ObservationQuery.ALL
                        .between(60.99, null)
                        .newestFirst(true)
                        .guessing(101)
                        .withLimit(101)));
        read(
                where + ": the first above a threshold in all streams",
                () -> count(
                        ObservationQuery.ALL.between(60.99, null).guessing(101).withLimit(101)));
        read(
                where + ": the newest above a threshold that nothing reaches",
                () -> count(ObservationQuery.ALL
                        .between(1e6, null)
                        .newestFirst(true)
                        .withLimit(100)));
        read(where + ": first of all", () -> count(ObservationQuery.ALL.withLimit(1)));
        read(
                where + ": newest 100 of all",
                () -> count(ObservationQuery.ALL.newestFirst(true).withLimit(100)));
        read(where + ": count of all", () -> store.count(ObservationQuery.ALL));
        read(where + ": count since a time", () -> store.count(ObservationQuery.ALL.within(late, null)));
        read(
                where + ": a stream by hours",
                () -> store.aggregate(stream(), T0, T0.plusSeconds(clock_s.get()), java.time.Duration.ofHours(1)));
    }

    private void read(String what, Runnable query) {
        var times = new ArrayList<Long>();
        long end = System.nanoTime() + (long) (seconds / 3 * 1e9);
        long cpu = cpu();
        while (System.nanoTime() < end) {
            long start = System.nanoTime();
            query.run();
            times.add(System.nanoTime() - start);
        }
        say("%s: %s, %.3f ms CPU", what, quantiles(times), (cpu() - cpu) / 1e6 / times.size());
    }

    private long stream() {
        return 1 + random.nextInt(datastreams);
    }

    private int count(ObservationQuery query) {
        int[] count = {0};
        store.stream(query, one -> ++count[0] > 0);
        return count[0];
    }

    private void sizes(Database database, String when) {
        long all = store.count(ObservationQuery.ALL);
        long blocks = database.get("""
                select coalesce(sum(pg_total_relation_size(inhrelid)), 0)::bigint as n from pg_inherits
                where inhparent = 'sensing.block'::regclass""", row -> row.whole("n"));
        long packed = database.get("select coalesce(sum(n), 0) as n from sensing.block", row -> row.whole("n"));
        long bodies = database.get(
                "select coalesce(sum(length(body)), 0)::bigint as n from sensing.block", row -> row.whole("n"));
        long entries = database.get("select coalesce(sum(n), 0) as n from sensing.journal", row -> row.whole("n"));
        long live = database.get(
                "select coalesce(sum(length(body)), 0)::bigint as n from sensing.journal", row -> row.whole("n"));
        long journal = database.get("select pg_total_relation_size('sensing.journal') as n", row -> row.whole("n"));
        System.gc();
        say(
                "%s: %,d readings; %,d packed at %.2f bytes each (%.2f without the table's own); journal %,d entries at %.1f bytes, table %,d kB = %.1f a reading not packed; heap used %d MB, resident %d MB",
                when,
                all,
                packed,
                blocks / (double) Math.max(1, packed),
                bodies / (double) Math.max(1, packed),
                entries,
                live / (double) Math.max(1, entries),
                journal / 1024,
                journal / (double) Math.max(1, all - packed),
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20,
                resident_kB() / 1024);
    }

    private void millionStreams(Database database) {
        long start = System.nanoTime();
        for (int done = 0; done < 1_000_000; done += 10_000) {
            var batch = new ArrayList<NewObservation>(10_000);
            for (int i = 0; i < 10_000; i++) batch.add(reading(100_000L + done + i, 0, noise()));
            store.append(batch);
        }
        say("one reading each into 1,000,000 new streams: %.1f s", (System.nanoTime() - start) / 1e9);
        store.sealUntil(0);
        store.destroy();
        start = System.nanoTime();
        store = open(database);
        say("start with them packed: %.1f s", (System.nanoTime() - start) / 1e9);
        sizes(database, "with a million streams");
    }

    private double noise() {
        return Math.round(5000 + 1000 * Math.sin(clock_s.get() / 9000.0) + 200 * random.nextDouble() - 100) / 100.0;
    }

    private static NewObservation reading(long datastream, long second, double value) {
        return new NewObservation(datastream, T0.plusSeconds(second), null, null, new Result.Numeric(value), null, 1L);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static String quantiles(List<Long> times_ns) {
        long[] sorted = times_ns.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return "p50 %.3f ms, p99 %.3f ms (%d)"
                .formatted(sorted[sorted.length / 2] / 1e6, sorted[(int) (sorted.length * 0.99)] / 1e6, sorted.length);
    }

    private static long cpu() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                ? os.getProcessCpuTime()
                : 0;
    }

    private static long resident_kB() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private static void say(String line, Object... values) {
        System.out.println(String.format(java.util.Locale.ROOT, line, values));
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
