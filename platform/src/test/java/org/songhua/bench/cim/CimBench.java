package org.songhua.bench.cim;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.songhua.bench.imports.PostgresCpu;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Extent;
import org.songhua.cim.ImportStatus;
import org.songhua.cim.Imports;
import org.songhua.cim.Imports.ImportRequest;
import org.songhua.cim.ObjectsChanged;
import org.songhua.cim.Tiles;
import org.songhua.cim.internal.blocks.BlockMaker;
import org.songhua.edge.ogc.features.GeoJsonPages;
import org.songhua.engine.geo.AreaIndex;
import org.songhua.engine.geo.WebMercator;
import org.songhua.pack.Packs;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.songhua.store.EmbeddedPostgres;
import org.songhua.wiring.Application;
import org.songhua.wiring.Settings;
import org.songhua.wiring.Store;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Measures Songhua and PostGIS on the same file in one run, in processor time: that of the JVM and of PostgreSQL together here, that
 * of the server process of the connection there (its client is left out). Usage: {@code CimBench FILE PEER_URL [places]}.
 */
public final class CimBench {
    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache", "songhua");
    private static final Set<String> LAYERS = Set.of("building", "street", "path");
    private static final int RUNS = 5;
    private static final int IMPORTS = 3;
    private static final int STEADY_PER_SECOND = 50;
    /** After so long the compiler of the JVM is done with what matters; its work is not that of an operation. */
    private static final int WARM_SECONDS = 10;

    private final ConfigurableApplicationContext platform;
    private final Peer peer;
    private final PostgresCpu postgres;
    private final int places;

    private CimBench(ConfigurableApplicationContext platform, Peer peer, PostgresCpu postgres, int places) {
        this.platform = platform;
        this.peer = peer;
        this.postgres = postgres;
        this.places = places;
    }

    /** Runs the bench. */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        int places = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 200;
        Path folder = Files.createTempDirectory(Path.of("target"), "bench-data");
        var settings = new Settings(folder, null, null, null, CACHE, EmbeddedPostgres.durableSettings());
        try (Peer peer = new Peer(arguments[1]);
                Store store = Store.open(settings);
                var context = Application.serve(store, Map.of("server.port", 0, "songhua.trust-local", true))) {
            var bench = new CimBench(context, peer, new PostgresCpu(folder), places);
            bench.load(file);
            peer.prepare();
            bench.measure();
        } finally {
            delete(folder);
        }
    }

    /** The first time as a program does that was just started; then as one that has imported before. */
    private void load(Path file) throws IOException {
        for (int run = 1; run <= IMPORTS; run++) {
            if (run > 1) empty();
            var request = new ImportRequest(
                    file, String.valueOf(file.getFileName()), null, null, "bench", null, null, false, "bench");
            double before = cpu();
            long start = System.nanoTime();
            ImportStatus status = platform.getBean(Imports.class).run(request);
            say(
                    "import, time %d in this program: %d objects, %.1f s wall, %.1f s CPU",
                    run, status.imported(), (System.nanoTime() - start) / 1e9, cpu() - before);
            makeBlocks();
        }
    }

    private void empty() {
        Database database = platform.getBean(Database.class);
        int dataset = database.get("select max(number) as n from cim.dataset", row -> row.integer("n"));
        database.update("drop table cim.object_" + dataset);
        database.update("truncate cim.dataset, cim.block, cim.block_made, cim.block_stale cascade");
    }

    /** What the platform does in the background, brought to its end. */
    private void makeBlocks() throws IOException {
        double before = cpu();
        long start = System.nanoTime();
        platform.getBean(BlockMaker.class).settle();
        long bytes = platform.getBean(Database.class)
                .get("select pg_total_relation_size('cim.block') as n", row -> row.whole("n"));
        say(
                "blocks of all objects after it: %.1f s wall, %.1f s CPU, %d MiB",
                (System.nanoTime() - start) / 1e9, cpu() - before, bytes >> 20);
        // Or the database would do it by itself while something else is measured.
        platform.getBean(Database.class).update("vacuum analyze");
    }

    private void measure() throws Exception {
        say(
                "buildings here %d, there %d; roads there %d",
                platform.getBean(CityObjects.class).countByClass(Scope.ALL).getOrDefault("building", 0L),
                peer.number("select count(*) from building"),
                peer.number("select count(*) from road"));
        boxes();
        showEverything();
        for (int zoom : new int[] {14, 12}) tiles(zoom);
        allTiles();
        cachedTiles();
        join();
        http();
    }

    private void boxes() throws Exception {
        List<Extent> boxes = peer.boxes(places, 1000);
        var definition = platform.getBean(Packs.class).findClass("building").orElseThrow();
        var pages = new GeoJsonPages(platform.getBean(CityObjects.class), definition);
        var features = new int[1];
        compare(
                "box of 1,000 buildings as GeoJSON",
                boxes.size(),
                () -> {
                    features[0] = 0;
                    for (Extent box : boxes) features[0] += pages.write(box);
                },
                () -> {
                    for (Extent box : boxes) peer.geoJson(box);
                });
        say("  features in a box: %.0f", features[0] / (double) boxes.size());
    }

    /** The packs leave small things out of tiles of small scale; the peer does not, so neither do we here. */
    private void showEverything() throws IOException {
        Database database = platform.getBean(Database.class);
        int dataset = database.get("select max(number) as n from cim.dataset", row -> row.integer("n"));
        database.update("update cim.object set zoom = 0 where class = any(?)", (Object) LAYERS.toArray(String[]::new));
        database.update("vacuum full analyze cim.object_" + dataset);
        makeBlocks();
    }

    private void tiles(int zoom) throws Exception {
        List<int[]> chosen = tiles(peer.extent(), zoom);
        java.util.Collections.shuffle(chosen, new java.util.Random(1));
        List<int[]> sample = chosen.subList(0, Math.min(places, chosen.size()));
        var bytes = new long[2];
        compare(
                "tile of zoom " + zoom,
                sample.size(),
                () -> {
                    forget();
                    bytes[0] = 0;
                    for (int[] tile : sample) bytes[0] += tile(zoom, tile).length;
                },
                () -> {
                    bytes[1] = 0;
                    for (int[] tile : sample) bytes[1] += peer.tile(zoom, tile[0], tile[1]);
                });
        say(
                "  bytes of a tile: %.0f here, %.0f there",
                bytes[0] / (double) sample.size(), bytes[1] / (double) sample.size());
    }

    private void allTiles() throws Exception {
        forget();
        int count = 0;
        Extent extent = peer.extent();
        double before = cpu();
        for (int zoom = 12; zoom <= 15; zoom++) {
            for (int[] tile : tiles(extent, zoom)) {
                tile(zoom, tile);
                count++;
            }
        }
        say("all tiles of zoom 12 to 15: %d tiles, %.1f s CPU here", count, cpu() - before);
    }

    private void cachedTiles() throws Exception {
        List<int[]> some = tiles(peer.extent(), 14).stream().limit(300).toList();
        for (int[] tile : some) tile(14, tile);
        long start = System.nanoTime();
        int rounds = 200;
        for (int i = 0; i < rounds; i++) for (int[] tile : some) tile(14, tile);
        double seconds = (System.nanoTime() - start) / 1e9;
        say("cached tiles in the program: %.0f tiles/s of wall time on one thread", rounds * some.size() / seconds);
    }

    private void join() throws Exception {
        var index = new AreaIndex(peer.districts());
        var shapes = new ArrayList<byte[]>();
        platform.getBean(Database.class).stream(
                "select geom from cim.object where class = 'building'", 1000, row -> shapes.add(row.bytes("geom")));
        var pairs = new long[1];
        double best = Double.MAX_VALUE;
        for (int run = 0; run < RUNS; run++) {
            pairs[0] = 0;
            double before = jvm();
            for (byte[] shape : shapes) index.meeting(shape, district -> pairs[0]++);
            best = Math.min(best, jvm() - before);
        }
        double there = peer.cpuSeconds();
        long expected = peer.join();
        there = peer.cpuSeconds() - there;
        say(
                "join of %d buildings with districts: %.2f s CPU here (%d pairs, without reading the rows), %.2f s there (%d pairs)",
                shapes.size(), best, pairs[0], there, expected);
    }

    private void http() throws Exception {
        String root = "http://127.0.0.1:" + Application.port(platform) + "/ogcapi";
        var boxes = peer.boxes(places, 1000);
        var random = new SplittableRandom(1);
        Supplier<String> box = () -> {
            Extent b = boxes.get(random.nextInt(boxes.size()));
            return root
                    + "/collections/building/items?f=json&limit=1000&bbox=%s,%s,%s,%s"
                            .formatted(b.west(), b.south(), b.east(), b.north());
        };
        latency("box of 1,000 buildings over HTTP", box);
        steady("the same 50 times a second", box);
        List<int[]> tiles = tiles(peer.extent(), 14);
        latency("tile of zoom 14 over HTTP, some cached", () -> {
            int[] tile = tiles.get(random.nextInt(tiles.size()));
            return root + "/tiles/WebMercatorQuad/14/" + tile[1] + "/" + tile[0] + "?f=mvt";
        });
    }

    /** Requests come at their time whether or not those before were answered; each is measured from its time on. */
    private static void steady(String what, Supplier<String> address) throws Exception {
        var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var millis = new double[1000];
        var answers = new ArrayList<CompletableFuture<Void>>();
        long begin = System.nanoTime();
        for (int i = 0; i < millis.length; i++) {
            int number = i;
            long due = begin + i * 1_000_000_000L / STEADY_PER_SECOND;
            LockSupport.parkNanos(due - System.nanoTime());
            var request = HttpRequest.newBuilder(URI.create(address.get())).build();
            answers.add(client.sendAsync(request, BodyHandlers.ofByteArray()).thenAccept(answer -> {
                if (answer.statusCode() >= 400) throw new IllegalStateException(request.uri() + " is refused");
                millis[number] = (System.nanoTime() - due) / 1e6;
            }));
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
        tell(what, millis);
    }

    private static void tell(String what, double[] millis) {
        Arrays.sort(millis);
        int count = millis.length;
        say(
                "%s: p50 %.1f, p95 %.1f, p99 %.1f ms wall",
                what, millis[count / 2], millis[count * 95 / 100], millis[count * 99 / 100]);
    }

    private static void latency(String what, Supplier<String> address) throws Exception {
        var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        int warm = 300;
        int counted = 1000;
        var millis = new double[counted];
        for (int i = -warm; i < counted; i++) {
            var request = HttpRequest.newBuilder(URI.create(address.get())).build();
            long start = System.nanoTime();
            int status = client.send(request, BodyHandlers.ofByteArray()).statusCode();
            if (status >= 400) throw new IllegalStateException(request.uri() + " answers " + status);
            if (i >= 0) millis[i] = (System.nanoTime() - start) / 1e6;
        }
        tell(what, millis);
    }

    private interface Work {
        void run() throws Exception;
    }

    /** Some runs to warm up, then the median of several, each of about a second, because processor time is told in hundredths. */
    private void compare(String what, int operations, Work here, Work there) throws Exception {
        var ours = new double[RUNS];
        var theirs = new double[RUNS];
        double database = 0;
        int repeats = Math.max(1, warmUp(here) / WARM_SECONDS);
        there.run();
        double each = 1000.0 / operations / repeats;
        for (int run = 0; run < RUNS; run++) {
            double before = cpu();
            double beforeDatabase = postgres.seconds();
            for (int i = 0; i < repeats; i++) here.run();
            ours[run] = (cpu() - before) * each;
            database += (postgres.seconds() - beforeDatabase) * each / RUNS;
            before = peer.cpuSeconds();
            for (int i = 0; i < repeats; i++) there.run();
            theirs[run] = (peer.cpuSeconds() - before) * each;
        }
        Arrays.sort(ours);
        Arrays.sort(theirs);
        double mine = ours[RUNS / 2];
        double other = theirs[RUNS / 2];
        say(
                "%s: %.2f ms CPU here, %.2f there, ratio %.2f (of %d, median of %d runs, best %.2f and %.2f; %.2f of the"
                        + " database here)",
                what, mine, other, mine / other, operations, RUNS, ours[0], theirs[0], database);
    }

    /** {@return how often it was done} */
    private static int warmUp(Work work) throws Exception {
        long end = System.nanoTime() + WARM_SECONDS * 1_000_000_000L;
        int runs = 0;
        while (System.nanoTime() < end) {
            work.run();
            runs++;
        }
        return runs;
    }

    private byte[] tile(int zoom, int[] tile) {
        return platform.getBean(Tiles.class)
                .tile(zoom, tile[0], tile[1], LAYERS, Scope.ALL)
                .bytes();
    }

    /** Empties the cache of tiles as an edit everywhere would. */
    private void forget() {
        platform.publishEvent(new ObjectsChanged(LAYERS, Extent.WORLD));
    }

    private static List<int[]> tiles(Extent extent, int zoom) {
        int lastColumn = WebMercator.column(extent.east(), zoom);
        int lastRow = WebMercator.row(extent.south(), zoom);
        var tiles = new ArrayList<int[]>();
        for (int column = WebMercator.column(extent.west(), zoom); column <= lastColumn; column++) {
            for (int row = WebMercator.row(extent.north(), zoom); row <= lastRow; row++) {
                tiles.add(new int[] {column, row});
            }
        }
        return tiles;
    }

    private double cpu() throws IOException {
        return jvm() + postgres.seconds();
    }

    private static double jvm() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                ? os.getProcessCpuTime() / 1e9
                : 0;
    }

    private static void say(String pattern, Object... values) {
        System.err.println(String.format(Locale.ROOT, pattern, values)
                + "; load %.1f"
                        .formatted(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
