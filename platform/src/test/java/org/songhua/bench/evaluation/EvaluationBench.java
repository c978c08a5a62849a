package org.songhua.bench.evaluation;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Geometry;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ImportStatus;
import org.songhua.cim.Imports;
import org.songhua.cim.ObjectEdit;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectQuery;
import org.songhua.demo.DemoCityGenerator;
import org.songhua.demo.DemoCityWriter;
import org.songhua.engine.geo.Wkb;
import org.songhua.evaluation.Evaluation;
import org.songhua.evaluation.Evaluation.Area;
import org.songhua.evaluation.Evaluation.Query;
import org.songhua.evaluation.Evaluation.Run;
import org.songhua.evaluation.IndicatorDefinition;
import org.songhua.evaluation.IndicatorValue;
import org.songhua.evaluation.Indicators;
import org.songhua.evaluation.Plan;
import org.songhua.evaluation.internal.compute.Computation;
import org.songhua.people.Caller;
import org.songhua.people.Scope;
import org.songhua.store.EmbeddedPostgres;
import org.songhua.wiring.Application;
import org.songhua.wiring.Settings;
import org.songhua.wiring.Store;

/**
 * How long all computable indicators of a demo city take from scratch, again with nothing changed, and after one edit of
 * every class that they read; then every page of an indicator: its values in all regions, its stand and its lineage.
 */
public final class EvaluationBench {
    private static final long SEED = 20261128;
    private static final String YEAR = "2025";
    private static final double MILLION = 1e6;
    /** Degrees of longitude that an object moves: some metres. */
    private static final double STEP = 1e-4;

    private final CityObjects objects;
    private final Evaluation evaluation;
    private final Plan plan;
    private final List<IndicatorDefinition> computed;
    private long longest;
    private String slowest = "";

    private EvaluationBench(CityObjects objects, Evaluation evaluation, Plan plan, Indicators indicators) {
        this.objects = objects;
        this.evaluation = evaluation;
        this.plan = plan;
        this.computed = indicators.list().stream()
                .filter(IndicatorDefinition::isComputed)
                .toList();
    }

    /** @param arguments scale of the demo city (default 0.3) */
    public static void main(String[] arguments) throws Exception {
        double scale = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 0.3;
        Path folder = Files.createTempDirectory("songhua-bench");
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "songhua");
        var settings = new Settings(folder, null, null, null, cache, EmbeddedPostgres.durableSettings());
        try (var context = Application.serve(Store.open(settings), Map.of("server.port", 0))) {
            load(context.getBean(Imports.class), folder.resolve("city.geojson"), scale);
            var bench = new EvaluationBench(
                    context.getBean(CityObjects.class),
                    context.getBean(Evaluation.class),
                    context.getBean(Plan.class),
                    context.getBean(Indicators.class));
            bench.runs();
            bench.pages();
        } finally {
            delete(folder);
        }
    }

    private static void load(Imports imports, Path file, double scale) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            DemoCityWriter.writeGeoJson(DemoCityGenerator.generate(SEED, scale), out);
        }
        ImportStatus status = imports.run(
                new Imports.ImportRequest(file, "city.geojson", null, null, "demo", "Demo", "CC0-1.0", true, "bench"));
        System.out.printf("city at scale %s: %d objects%n", scale, status.imported());
    }

    private void runs() {
        List<Area> places = evaluation.places(Scope.ALL);
        Map<Integer, Long> levels = places.stream().collect(Collectors.groupingBy(Area::level, Collectors.counting()));
        System.out.printf("%d computable indicators, %d regions by level %s%n", computed.size(), places.size(), levels);
        run("from scratch");
        run("nothing changed");
        for (String code : read()) edits(code);
        System.out.printf("longest after one edit %8d ms: %s%n", longest, slowest);
    }

    /** {@return the classes that indicators read and the city has} */
    private List<String> read() {
        var classes = new TreeSet<String>(List.of("region"));
        for (IndicatorDefinition one : computed) classes.addAll(Computation.classes(one));
        classes.removeIf(code -> ids(code).isEmpty());
        return List.copyOf(classes);
    }

    /** Another name for the first object of a class, on which the plane of measuring may hang; then one in the middle moves. */
    private void edits(String code) {
        List<ObjectId> ids = ids(code);
        edit(ids.getFirst(), false);
        afterEdit("one " + code + " renamed");
        edit(ids.get(ids.size() / 2), true);
        afterEdit("one " + code + " moved");
    }

    private void afterEdit(String what) {
        long millis = run(what).millis();
        if (millis <= longest) return;
        longest = millis;
        slowest = what;
    }

    private Run run(String what) {
        long cpu = cpuNanos();
        Run run = evaluation.evaluate(YEAR, Caller.SYSTEM);
        System.out.printf(
                "%-32s %8d ms, %6.0f ms of CPU in this program, %d computed, %d reused%n",
                what, run.millis(), (cpuNanos() - cpu) / MILLION, run.computed(), run.reused());
        return run;
    }

    private List<ObjectId> ids(String classCode) {
        var ids = new ArrayList<ObjectId>();
        objects.stream(ObjectQuery.ofClass(classCode, ObjectQuery.MAX_LIMIT), Scope.ALL, one -> ids.add(one.id()));
        return ids;
    }

    private void edit(ObjectId id, boolean moves) {
        CityObject object = objects.find(id, Scope.ALL).orElseThrow();
        String name = moves ? object.name() : "基准 " + object.revision();
        var edit = new ObjectEdit(name, true, Map.of(), moves ? moved(object.wkb()) : null);
        objects.edit(id, object.revision(), edit, Scope.ALL, "bench");
    }

    private static byte[] moved(byte[] wkb) {
        Geometry shape = Wkb.read(wkb);
        shape.apply((CoordinateFilter) c -> c.setX(c.getX() + STEP));
        shape.geometryChanged();
        return Wkb.of(shape);
    }

    private void pages() {
        String city = evaluation.places(Scope.ALL).stream()
                .filter(place -> place.level() == 2)
                .map(Area::code)
                .findFirst()
                .orElse("*");
        page("values within", one -> evaluation.values(new Query(one.id(), null, city, YEAR), Scope.ALL));
        page("stand", one -> plan.stand(one.id(), city, YEAR, Scope.ALL));
        page("history", one -> evaluation.history(one.id(), city, Scope.ALL));
        page("lineage", one -> {
            for (IndicatorValue value : evaluation.values(new Query(one.id(), city, null, YEAR), Scope.ALL))
                evaluation.lineage(value.id(), 50, Scope.ALL);
        });
        page("all in one region", one -> evaluation.values(new Query(null, city, null, YEAR), Scope.ALL));
    }

    /** Asks for a part of a page. */
    private interface Ask {
        void of(IndicatorDefinition one);
    }

    private void page(String what, Ask ask) {
        computed.forEach(ask::of);
        var millis = new double[computed.size()];
        for (int i = 0; i < millis.length; i++) {
            long start = System.nanoTime();
            ask.of(computed.get(i));
            millis[i] = (System.nanoTime() - start) / MILLION;
        }
        Arrays.sort(millis);
        System.out.printf(
                "%-22s median %7.1f ms, longest %7.1f ms%n",
                what, millis[millis.length / 2], millis[millis.length - 1]);
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        }
    }
}
