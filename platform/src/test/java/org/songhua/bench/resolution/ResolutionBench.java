package org.songhua.bench.resolution;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.songhua.bench.imports.PostgresCpu;
import org.songhua.cim.ImportStatus;
import org.songhua.cim.Imports;
import org.songhua.cim.Imports.ImportRequest;
import org.songhua.people.Caller;
import org.songhua.register.ImportReport;
import org.songhua.register.Registers;
import org.songhua.resolution.Resolution;
import org.songhua.store.Database;
import org.songhua.store.EmbeddedPostgres;
import org.songhua.wiring.Application;
import org.songhua.wiring.Settings;
import org.songhua.wiring.Store;
import org.springframework.context.ApplicationContext;

/**
 * How many addresses and pairs of them a second are compared, on the embedded database, by the rule that a pack declares: all of them,
 * and again when nothing changed; then how many records of a register a second are looked at one by one after a table of them came in.
 * One address in ten stands twice, in another spelling and a few metres away; how many of these are found is told.
 */
public final class ResolutionBench {
    private static final String RULE = "addresses";
    private static final String REGISTER = "house_safety";
    private static final int TWIN_OF = 10;
    private static final String[] STREETS = {"松花", "临江", "北安", "新华", "人民", "解放", "建设", "红旗", "胜利", "长白"};
    private static final String[] ENDS = {"大街", "路", "街", "胡同"};
    private static final String[] DIGITS = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

    private final ApplicationContext context;
    private final Database database;
    private final Resolution resolution;
    private final PostgresCpu postgres;
    private final SplittableRandom random = new SplittableRandom(20261129);
    private String street = "";
    private int door;
    private double longitude;
    private double latitude;

    private ResolutionBench(ApplicationContext context, Path folder) throws IOException {
        this.context = context;
        database = context.getBean(Database.class);
        resolution = context.getBean(Resolution.class);
        postgres = new PostgresCpu(folder);
    }

    /** @param arguments addresses (default 200000), records of the register (default 20000) */
    public static void main(String[] arguments) throws Exception {
        int addresses = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
        int records = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20_000;
        Path folder = Files.createTempDirectory("songhua-bench");
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "songhua");
        var settings = new Settings(folder, null, null, null, cache, EmbeddedPostgres.durableSettings());
        // Only what is measured looks: the loop in the background would begin in the midst of it.
        Map<String, Object> properties = Map.of("server.port", 0, "songhua.resolution.seconds", 86_400);
        try (var running = Application.serve(Store.open(settings), properties)) {
            var bench = new ResolutionBench(running, folder);
            bench.fill(addresses, folder.resolve("addresses.csv"));
            bench.all("all");
            bench.all("all again");
            bench.found(addresses);
            bench.follow(records);
        } finally {
            delete(folder);
        }
    }

    private void fill(int addresses, Path file) throws IOException {
        var table = new StringBuilder("id,code,address,longitude,latitude\n");
        for (int i = 0; i < addresses; i++) {
            boolean twin = i % TWIN_OF == 1;
            if (!twin) place();
            int number = twin ? i - 1 : i;
            table.append("%s-%d,%s,%s,%.6f,%.6f%n"
                    .formatted(
                            twin ? "t" : "a",
                            number,
                            twin ? "" : "AD%08d".formatted(i),
                            twin ? "松城市" + street + spelt(door) + "号" : street + door + "号",
                            longitude + (twin ? 0.00005 : 0),
                            latitude));
        }
        Files.writeString(file, table);
        var request = new ImportRequest(
                file, "addresses.csv", "address", "EPSG:4326", "addresses", null, null, true, "bench");
        ImportStatus status = context.getBean(Imports.class).run(request);
        if (status.imported() != addresses) throw new IllegalStateException("imported " + status.imported());
        System.out.printf("%d addresses, every %dth a second time%n", addresses, TWIN_OF);
    }

    /** The next address: 400 streets of 2,000 numbers, each street a line of some 20 km. */
    private void place() {
        int name = random.nextInt(400);
        street = STREETS[name % 10] + STREETS[name / 10 % 10] + ENDS[name / 100];
        door = 1 + random.nextInt(2_000);
        longitude = 125.2 + door * 0.0001;
        latitude = 43.8 + name * 0.0005;
    }

    private static String spelt(int number) {
        var text = new StringBuilder();
        String.valueOf(number).chars().forEach(c -> text.append(DIGITS[c - '0']));
        return text.toString();
    }

    private void all(String what) throws IOException {
        Resolution.Run run = timed(what, () -> resolution.run(RULE, Caller.SYSTEM));
        System.out.printf(
                "  %d records, %d pairs compared, %d found, %d new, %d keys left out%n",
                run.records(), run.compared(), run.found(), run.fresh(), run.keysLeftOut());
    }

    private Resolution.Run timed(String what, Supplier<Resolution.Run> work) throws IOException {
        long cpu = cpuNanos();
        double before = postgres.seconds();
        long start = System.nanoTime();
        Resolution.Run run = work.get();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%-10s %.2f s: %.0f records/s, %.0f pairs/s; of CPU %.2f s in this program, %.2f s in the database%n",
                what,
                seconds,
                run.records() / seconds,
                run.compared() / seconds,
                (cpuNanos() - cpu) / 1e9,
                postgres.seconds() - before);
        return run;
    }

    private void found(int addresses) {
        String sql = """
            select count(*) filter (where split_part(x.source_id, '-', 2) = split_part(y.source_id, '-', 2)) as n
            from resolution.pair p join cim.object x on x.id = p.a join cim.object y on y.id = p.b where p.rule = ?
            """;
        long right = database.get(sql, row -> row.whole("n"), RULE);
        System.out.printf("found of those that stand twice: %d of %d%n", right, addresses / TWIN_OF);
    }

    private void follow(int records) {
        var table = new StringBuilder("key,house_name,street,built_year,longitude,latitude\n");
        for (int i = 0; i < records; i++) {
            place();
            table.append("h-%08d,%s %d 号,街道%d,%d,%.6f,%.6f%n"
                    .formatted(i, street, door, i % 60, 1950 + i % 70, longitude, latitude));
        }
        ImportReport report =
                context.getBean(Registers.class).importCsv(REGISTER, table.toString(), Map.of(), false, Caller.SYSTEM);
        if (report.created() != records) throw new IllegalStateException("created " + report.created());
        long start = System.nanoTime();
        int done = resolution.follow();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("one by one %.2f s: %.0f records/s%n", seconds, done / seconds);
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
