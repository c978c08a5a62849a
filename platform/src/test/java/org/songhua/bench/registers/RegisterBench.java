package org.songhua.bench.registers;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
 * and cards take. More registers of the same size are copies under other codes, so that the table is as large as that many.
 */
public final class RegisterBench {
    private static final String REGISTER = "house_safety";
    private static final int PART = 50_000;
    private static final int ROUNDS = 200;

    private final Registers registers;
    private final Random random = new Random(20261128);

    private RegisterBench(Registers registers) {
        this.registers = registers;
    }

    /** @param arguments records (default 100000), copies as other registers (default 0) */
    public static void main(String[] arguments) throws Exception {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int copies = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0;
        Path folder = Files.createTempDirectory("songhua-bench");
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "songhua");
        var settings = new Settings(folder, null, null, null, cache, EmbeddedPostgres.durableSettings());
        try (var context = Application.serve(Store.open(settings), Map.of("server.port", 0))) {
            var bench = new RegisterBench(context.getBean(Registers.class));
            bench.imports(count);
            bench.copy(context.getBean(Database.class), copies);
            bench.reads();
        } finally {
            delete(folder);
        }
    }

    private void imports(int count) {
        registers.importCsv(REGISTER, table(0, 5_000, "warm"), Map.of(), false, Caller.SYSTEM);
        long cpu = 0;
        long nanos = 0;
        for (int from = 0; from < count; from += PART) {
            String table = table(from, Math.min(PART, count - from), "h");
            long start = System.nanoTime();
            cpu -= cpuNanos();
            ImportReport report = registers.importCsv(REGISTER, table, Map.of(), false, Caller.SYSTEM);
            cpu += cpuNanos();
            nanos += System.nanoTime() - start;
            if (report.refused() > 0)
                throw new IllegalStateException(report.faults().getFirst().line());
        }
        System.out.printf(
                "import %d rows in tables of %d: %.0f rows/s, %.1f us of CPU each in this program%n",
                count, PART, count / (nanos / 1e9), cpu / 1e3 / count);
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

    private void copy(Database database, int copies) {
        for (int i = 1; i <= copies; i++) {
            database.update(
                    "insert into register.record select 'copy_' || ?, id, key, title, state, object, department, region,"
                            + " longitude, latitude, cell, s1, s2, s3, n1, n2, d1, d2, next_due, synthetic, revision,"
                            + " fields, created_at, changed_at from register.record where register = ?",
                    i,
                    REGISTER);
        }
        database.update("analyze register.record");
        System.out.printf(
                "records in the table: %d%n",
                database.get("select count(*) as n from register.record", row -> row.whole("n"))
                        .longValue());
    }

    private void reads() {
        var first = RecordQuery.first(100);
        List<RegisterRecord> known =
                registers.list(REGISTER, first, Caller.SYSTEM).records();
        var reads = new LinkedHashMap<String, Supplier<Object>>();
        reads.put("list", () -> registers.list(REGISTER, first, Caller.SYSTEM));
        reads.put("count", () -> registers.count(REGISTER, first, Caller.SYSTEM));
        reads.put("filter", () -> registers.list(REGISTER, first.where("structure", "timber"), Caller.SYSTEM));
        reads.put(
                "filter by two",
                () -> registers.list(
                        REGISTER,
                        first.where("structure", "timber").where("street", "街道" + random.nextInt(60)),
                        Caller.SYSTEM));
        reads.put("map of 2 km", () -> registers.list(REGISTER, near(0.02), Caller.SYSTEM));
        reads.put("map of 20 km", () -> registers.list(REGISTER, near(0.2), Caller.SYSTEM));
        reads.put("card", () -> {
            RegisterRecord one = known.get(random.nextInt(known.size()));
            return registers.timeline(REGISTER, one.id(), Caller.SYSTEM);
        });
        reads.put("counts by state", () -> registers.countByState(REGISTER, Caller.SYSTEM));
        reads.forEach(RegisterBench::measure);
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
        System.out.printf("%-16s p50 %.1f ms, p95 %.1f ms%n", name, millis[ROUNDS / 2], millis[ROUNDS * 95 / 100]);
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
