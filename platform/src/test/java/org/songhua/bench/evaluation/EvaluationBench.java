package org.songhua.bench.evaluation;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ImportStatus;
import org.songhua.cim.Imports;
import org.songhua.cim.ObjectEdit;
import org.songhua.cim.ObjectQuery;
import org.songhua.demo.DemoCityGenerator;
import org.songhua.demo.DemoCityWriter;
import org.songhua.evaluation.Evaluation;
import org.songhua.evaluation.Evaluation.Area;
import org.songhua.evaluation.Evaluation.Query;
import org.songhua.evaluation.Evaluation.Run;
import org.songhua.evaluation.IndicatorDefinition;
import org.songhua.evaluation.IndicatorValue;
import org.songhua.evaluation.Indicators;
import org.songhua.evaluation.Plan;
import org.songhua.people.Caller;
import org.songhua.people.Scope;
import org.songhua.store.EmbeddedPostgres;
import org.songhua.wiring.Application;
import org.songhua.wiring.Settings;
import org.songhua.wiring.Store;

/**
 * How long all computable indicators of a demo city take from scratch, again with nothing changed, and after one edit of a park and
 * of a building; then every page of an indicator: its values in all regions, its stand and its lineage.
 */
public final class EvaluationBench {
    private static final long SEED = 20261128;
    private static final String YEAR = "2025";
    private static final double MILLION = 1e6;

    private final CityObjects objects;
    private final Evaluation evaluation;
    private final Plan plan;
    private final List<IndicatorDefinition> computed;

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
        touch("park");
        run("one park edited");
        for (String code : new String[] {"bus_stop", "land_use", "street", "drain_pipe", "parking"}) {
            touch(code);
            run("one " + code + " edited");
        }
        touch("building");
        run("one building edited");
    }

    private void run(String what) {
        long cpu = cpuNanos();
        Run run = evaluation.evaluate(YEAR, Caller.SYSTEM);
        System.out.printf(
                "%-22s %8d ms, %6.0f ms of CPU in this program, %d computed, %d reused%n",
                what, run.millis(), (cpuNanos() - cpu) / MILLION, run.computed(), run.reused());
    }

    /** Another name for the first object of a class. */
    private void touch(String classCode) {
        var first = new CityObject[1];
        objects.stream(ObjectQuery.ofClass(classCode, 1), Scope.ALL, one -> first[0] = one);
        CityObject object = first[0];
        if (object == null) throw new IllegalStateException("the city has no " + classCode);
        var edit = new ObjectEdit("基准 " + object.revision(), true, Map.of(), null);
        objects.edit(object.id(), object.revision(), edit, Scope.ALL, "bench");
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
