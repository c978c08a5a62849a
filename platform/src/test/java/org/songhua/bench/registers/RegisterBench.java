package org.songhua.bench.registers;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.songhua.bench.imports.PostgresCpu;
import org.songhua.people.Caller;
import org.songhua.register.ImportReport;
import org.songhua.register.RecordQuery;
import org.songhua.register.RegisterRecord;
import org.songhua.register.Registers;
import org.songhua.store.Database;
import org.songhua.store.EmbeddedPostgres;
import org.songhua.wiring.Application;
import org.songhua.wiring.Settings;
import org.songhua.wiring.Store;

/**
 * How many rows of a table a second become records, durable, on the embedded database; then how long lists, filters, places
 * and cards take, each of a register drawn anew, beside the mark. The registers are as many classes of the form of one that a
 * pack declares, each filled by the import that people use.
 */
public final class RegisterBench {
    private static final String REGISTER = "house_safety";
    private static final int PART = 50_000;
    private static final int ROUNDS = 400;
    private static final double MARK_MILLIS = 200;
    private static final int MARK_ROWS = 20_000;

    private final Registers registers;
    private final List<String> classes;
    private final int count;
    private final PostgresCpu postgres;
    private final Random random = new Random(20261128);

    private RegisterBench(Registers registers, List<String> classes, PostgresCpu postgres, int count) {
        this.registers = registers;
        this.postgres = postgres;
        this.count = count;
        this.classes = classes;
    }

    /** @param arguments records of each class (default 100000), classes (default 1) */
    public static void main(String[] arguments) throws Exception {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int classes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
        Path folder = Files.createTempDirectory("songhua-bench");
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "songhua");
        var settings = new Settings(folder, null, null, null, cache, EmbeddedPostgres.durableSettings());
        List<String> codes = pack(folder.resolve("packs"), classes);
        var properties = Map.<String, Object>of(
                "server.port", 0, "songhua.packs", folder.resolve("packs").toString());
        try (var context = Application.serve(Store.open(settings), properties)) {
            var database = context.getBean(Database.class);
            Registers registers = context.getBean(Registers.class);
            var bench = new RegisterBench(registers, codes, new PostgresCpu(folder), count);
            bench.imports();
            bench.settle(database);
            bench.reads();
        } finally {
            delete(folder);
        }
    }

    /** Writes a pack of as many registers as wanted, the like of one. {@return the codes of all} */
    private static List<String> pack(Path packs, int classes) throws IOException {
        Path folder = Files.createDirectories(packs.resolve("bench/registers")).getParent();
        Files.writeString(folder.resolve("pack.yml"), """
                code: bench
                version: 0.1.0
                title: {zh: 性能测试, en: Benchmark}
                description: {zh: 同样的登记册许多本。, en: Many registers alike.}
                requires: [house-safety]
                """);
        Files.writeString(folder.resolve("README.md"), "# bench\n");
        Files.writeString(folder.resolve("CHANGELOG.md"), "# Changelog\n");
        Files.writeString(folder.resolve("bench.spec.yml"), "check: []\n");
        byte[] one = resource("packs/house-safety/registers/house-safety.yml");
        for (int i = 2; i <= classes; i++)
            Files.write(folder.resolve("registers/house-safety-%02d.yml".formatted(i)), one);
        return IntStream.rangeClosed(1, classes)
                .mapToObj(i -> i == 1 ? REGISTER : "%s_%02d".formatted(REGISTER, i))
                .toList();
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = RegisterBench.class.getClassLoader().getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    private void imports() throws IOException {
        registers.importCsv(REGISTER, table(0, 5_000, "warm"), Map.of(), false, Caller.SYSTEM);
        long cpu = 0;
        long nanos = 0;
        double databaseBefore = postgres.seconds();
        for (String code : classes) {
            long before = nanos;
            for (int from = 0; from < count; from += PART) {
                String table = table(from, Math.min(PART, count - from), "h");
                long start = System.nanoTime();
                cpu -= cpuNanos();
                ImportReport report = registers.importCsv(code, table, Map.of(), false, Caller.SYSTEM);
                cpu += cpuNanos();
                nanos += System.nanoTime() - start;
                if (report.refused() > 0)
                    throw new IllegalStateException(report.faults().getFirst().line());
            }
            System.out.printf("%-20s %.0f rows/s%n", code, count / ((nanos - before) / 1e9));
        }
        long rows = (long) count * classes.size();
        System.out.printf(
                "import %d rows in tables of %d: %.0f rows/s (mark %d); of CPU each %.1f us in this program, %.1f us in the database%n",
                rows,
                PART,
                rows / (nanos / 1e9),
                MARK_ROWS,
                cpu / 1e3 / rows,
                (postgres.seconds() - databaseBefore) * 1e6 / rows);
    }

    private String table(int from, int rows, String head) {
        var table =
                new StringBuilder("key,house_name,street,structure,built_year,last_patrol,region,longitude,latitude\n");
        String[] structures = {"precast_panel", "masonry", "timber", "concrete", "steel"};
        for (int i = from; i < from + rows; i++)
            table.append(head)
                    .append("-%08d,松花街 %d 号,街道%d,%s,%d,202%d-%02d-%02d,22010%d,%.6f,%.6f%n"
                            .formatted(
                                    i,
                                    i,
                                    random.nextInt(60),
                                    structures[random.nextInt(5)],
                                    1950 + random.nextInt(70),
                                    random.nextInt(6),
                                    1 + random.nextInt(12),
                                    1 + random.nextInt(28),
                                    random.nextInt(10),
                                    125 + random.nextDouble(),
                                    43.5 + random.nextDouble()));
        return table.toString();
    }

    private void settle(Database database) {
        // Outside of a transaction: what autovacuum does by itself in time.
        database.update("vacuum analyze register.record");
        database.update("vacuum analyze register.record_event");
        System.out.printf(
                "records in the table: %d, %.1f GB with histories and indexes%n",
                database.get("select count(*) as n from register.record", row -> row.whole("n")),
                database.get(
                                "select pg_total_relation_size('register.record')"
                                        + " + pg_total_relation_size('register.record_event') as n",
                                row -> row.whole("n"))
                        / 1e9);
    }

    private String any() {
        return classes.get(random.nextInt(classes.size()));
    }

    private Supplier<Object> list(Supplier<RecordQuery> query) {
        return () -> registers.list(any(), query.get(), Caller.SYSTEM);
    }

    private String key() {
        return "h-%08d".formatted(random.nextInt(count));
    }

    private void reads() {
        var first = RecordQuery.first(100);
        var due = LocalDate.of(2024, 1, 1);
        var reads = new LinkedHashMap<String, Supplier<Object>>();
        reads.put("list", list(() -> first.after(key())));
        reads.put("list by due day", list(() -> first.by(RecordQuery.Sort.DUE).due(due)));
        reads.put("count", () -> registers.count(any(), first, Caller.SYSTEM));
        reads.put("filter", list(() -> first.where("structure", "timber")));
        reads.put(
                "filter by two",
                list(() -> first.where("structure", "timber").where("street", "街道" + random.nextInt(60))));
        reads.put("filter by region", list(() -> first.within("22010" + random.nextInt(10))));
        reads.put("filter in vain", list(() -> first.within("2299").where("structure", "timber")));
        reads.put("filter by days", list(() -> {
            LocalDate from = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(2_000));
            return first.between(
                    "last_patrol",
                    from.toString(),
                    from.plusDays(random.nextInt(60)).toString());
        }));
        reads.put("search", list(() -> searched("松花街 " + random.nextInt(count))));
        reads.put("map of 2 km", list(() -> near(0.02)));
        reads.put("map of 5 km", list(() -> near(0.05)));
        reads.put("map of 10 km", list(() -> near(0.1)));
        reads.put("map of 20 km", list(() -> near(0.2)));
        reads.put("map of all", list(() -> near(1)));
        reads.put("card", () -> {
            String code = any();
            RegisterRecord one = registers.findByKey(code, key(), Caller.SYSTEM).orElseThrow();
            registers.evidence(code, one.id(), Caller.SYSTEM);
            return registers.timeline(code, one.id(), Caller.SYSTEM);
        });
        reads.put("counts by state", () -> registers.countByState(any(), Caller.SYSTEM));
        reads.forEach(RegisterBench::measure);
    }

    private static RecordQuery searched(String text) {
        return new RecordQuery(
                null, null, null, text, Map.of(), Map.of(), Map.of(), null, List.of(), RecordQuery.Sort.KEY, null, 100);
    }

    private RecordQuery near(double degrees) {
        double west = 125 + random.nextDouble() * (1 - degrees);
        double south = 43.5 + random.nextDouble() * (1 - degrees);
        return new RecordQuery(
                null,
                null,
                null,
                null,
                Map.of(),
                Map.of(),
                Map.of(),
                null,
                List.of(west, south, west + degrees, south + degrees),
                RecordQuery.Sort.KEY,
                null,
                1_000);
    }

    private static void measure(String name, Supplier<Object> read) {
        var millis = new double[ROUNDS];
        for (int i = 0; i < 20; i++) Objects.requireNonNull(read.get());
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            Objects.requireNonNull(read.get());
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        double p95 = millis[ROUNDS * 95 / 100];
        System.out.printf(
                "%-16s p50 %.1f ms, p95 %.1f ms, longest %.1f ms, mark %.0f ms: %s%n",
                name, millis[ROUNDS / 2], p95, millis[ROUNDS - 1], MARK_MILLIS, p95 <= MARK_MILLIS ? "met" : "MISSED");
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(one);
        }
    }
}
