package org.songhua.bench.history;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.songhua.bench.imports.PostgresCpu;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Extent;
import org.songhua.cim.Moment;
import org.songhua.cim.ObjectQuery;
import org.songhua.cim.Tiles;
import org.songhua.engine.geo.WebMercator;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.songhua.wiring.Application;
import org.songhua.wiring.Settings;
import org.songhua.wiring.Store;

/**
 * The same questions about now and about 2022, on a district of 20,000 objects with five versions each: processor time of
 * program and database together, and wall time.
 */
public final class HistoryBench {
    private static final int ROUNDS = 100;
    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache", "songhua");

    private final CityObjects objects;
    private final Tiles tiles;
    private final PostgresCpu postgres;

    private HistoryBench(CityObjects objects, Tiles tiles, PostgresCpu postgres) {
        this.objects = objects;
        this.tiles = tiles;
        this.postgres = postgres;
    }

    /** Runs the bench and prints a table. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("songhua-history-bench");
        var settings = new Settings(folder, null, null, null, CACHE, Map.of());
        try (var context = Application.serve(Store.open(settings), Map.of("server.port", 0))) {
            VersionedDistrict.build(context.getBean(Database.class), 900);
            new HistoryBench(context.getBean(CityObjects.class), context.getBean(Tiles.class), new PostgresCpu(folder))
                    .run();
        }
    }

    private void run() throws IOException {
        say("%-44s %12s %12s %12s %10s", "question", "now ms CPU", "2022 ms CPU", "2022 ms wall", "ratio");
        compare("1,000 objects in a rectangle", moment -> page(moment, rectangle(0.1, 0.01)));
        compare("100 objects in a rectangle", moment -> page(moment, rectangle(0.02, 0.005)));
        compare("count in a rectangle of 2,000", moment -> count(moment, rectangle(0.1, 0.02)));
        compare("tile of zoom 14", this::tile);
        compare("one object", this::one);
        compare("the whole district (20,000 objects), counted", moment -> count(moment, VersionedDistrict.DISTRICT));
    }

    private void compare(String name, ToLongFunction<Moment> question) throws IOException {
        double[] now = measure(question, Moment.NOW);
        double[] then = measure(question, Moment.asOf(VersionedDistrict.THEN));
        say("%-44s %12.3f %12.3f %12.3f %10.2f", name, now[0], then[0], then[1], then[0] / now[0]);
    }

    /** {@return milliseconds of processor time and of wall time (median) for one question} */
    private double[] measure(ToLongFunction<Moment> question, Moment moment) throws IOException {
        double[] wall = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) wall[i] = question.applyAsLong(moment);
        double before = cpu();
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            if (question.applyAsLong(moment) == 0) throw new IllegalStateException("Nothing found.");
            wall[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(wall);
        return new double[] {(cpu() - before) * 1000 / ROUNDS, wall[ROUNDS / 2]};
    }

    private double cpu() throws IOException {
        long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        return postgres.seconds() + nanos / 1e9;
    }

    private final Random random = new Random(20260601);

    private Extent rectangle(double width, double height) {
        double west = 20 + random.nextDouble() * (0.2 - width);
        double south = 20 + random.nextDouble() * (0.1 - height);
        return new Extent(west, south, west + width, south + height);
    }

    private long page(Moment moment, Extent extent) {
        var found = new long[1];
        objects.stream(query(moment, extent, 1000), Scope.ALL, object -> found[0] += object.wkb().length);
        return found[0];
    }

    private long count(Moment moment, Extent extent) {
        return objects.count(query(moment, extent, 1), Scope.ALL);
    }

    private long one(Moment moment) {
        return page(moment, rectangle(0.0011, 0.0011)) + 1;
    }

    /** Another tile each time, so that none comes from the cache. */
    private long tile(Moment moment) {
        int column = WebMercator.column(20.02 + random.nextDouble() * 0.16, 14);
        int row = WebMercator.row(20.02 + random.nextDouble() * 0.06, 14);
        var scope = new Scope(Set.of(), Set.of("9901", "x" + random.nextInt()), Set.of());
        return tiles.tile(14, column, row, Set.of(), moment, scope).bytes().length;
    }

    private static ObjectQuery query(Moment moment, @Nullable Extent extent, int limit) {
        return new ObjectQuery(
                List.of("building"),
                extent == null ? List.of() : List.of(extent),
                Map.of(),
                null,
                moment.recordedAt(),
                null,
                null,
                null,
                limit,
                null);
    }

    private static void say(String form, Object... values) {
        System.out.printf(form + "%n", values);
    }
}
