package org.songhua.bench.warning;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.songhua.bench.imports.PostgresCpu;
import org.songhua.engine.fault.FaultLog;
import org.songhua.people.ApiKeys;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.songhua.store.EmbeddedPostgres;
import org.songhua.warning.WarningRules;
import org.songhua.wiring.Application;
import org.songhua.wiring.Settings;
import org.songhua.wiring.Store;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * How soon a reading that crosses a limit is a durable, visible warning. Gateways send readings over HTTP by SensorThings' CreateObservations at a fixed rate,
 * whether or not the platform keeps up; a desk listens to the server-sent events of warnings. The time runs from when a request was due to be sent to
 * when the desk has the event, which is told after the commit. Program, database and load generator share the machine.
 */
public final class WarningBench {
    private static final String RULE = """
            rules:
              bench_level:
                name: {zh: 水位, en: Level}
                inputs:
                  bench_level: {unit: '%', every: 1 s}
                levels:
                  yellow: {when: value > 50 % hysteresis 5 %}
                  orange: {when: 'mean(5 s) > 70 %'}
                  red: {when: value > 90 %}
            """;

    private static final int WARM_UP_S = 10;

    private WarningBench() {}

    /** @param arguments seconds, readings a second, datastreams, readings a request, crossings a second */
    public static void main(String[] arguments) throws Exception {
        int[] numbers = {60, 20_000, 20_000, 200, 10};
        for (int i = 0; i < arguments.length; i++) numbers[i] = Integer.parseInt(arguments[i]);
        var load = new Load.Plan(numbers[0], numbers[1], numbers[3], numbers[4]);
        Path folder = Files.createTempDirectory("songhua-bench");
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "songhua");
        var settings = new Settings(folder, null, null, null, cache, EmbeddedPostgres.durableSettings());
        try (var context = Application.serve(Store.open(settings), Map.of("server.port", 0))) {
            run(context, load, numbers[2], new PostgresCpu(folder));
        } finally {
            delete(folder);
        }
    }

    private static void run(ConfigurableApplicationContext context, Load.Plan plan, int datastreams, PostgresCpu server)
            throws Exception {
        context.getBean(WarningRules.class).publish(RULE, "bench", Caller.SYSTEM);
        int crossing = (plan.seconds() + WARM_UP_S + 1) * plan.crossings();
        List<Long> streams = streams(context.getBean(Database.class), datastreams + crossing);
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        String token = context.getBean(ApiKeys.class)
                .create(
                        "bench",
                        Set.of(Permission.SENSING_SEND, Permission.SENSING_VIEW, Permission.WARNING_VIEW),
                        Scope.ALL,
                        null,
                        new FaultLog(9),
                        Caller.SYSTEM)
                .token();
        try (var desk = new Desk("http://127.0.0.1:" + port, token)) {
            var load = new Load(
                    "http://127.0.0.1:" + port,
                    token,
                    streams.subList(crossing, streams.size()),
                    streams.subList(0, crossing),
                    desk);
            System.out.printf(Locale.ROOT, "%,d datastreams with a rule of three levels; warming up%n", datastreams);
            load.run(new Load.Plan(WARM_UP_S, plan.readings() / 4, plan.batch(), plan.crossings()));
            desk.awaitAll();
            desk.forget();
            double own = cpu_s();
            double database = server.seconds();
            long start = System.nanoTime();
            Load.Outcome outcome = load.run(plan);
            double wall = (System.nanoTime() - start) / 1e9;
            int missing = desk.awaitAll();
            tell(plan, outcome, wall, cpu_s() - own, server.seconds() - database);
            tell(desk.times_ms(), missing);
        }
    }

    private static void tell(Load.Plan plan, Load.Outcome outcome, double wall, double own, double database) {
        System.out.printf(
                Locale.ROOT,
                "asked for %,d readings/s in requests of %d: sent %,d in %.1f s = %,.0f/s, %d refused; behind plan %.0f ms at most%n",
                plan.readings(),
                plan.batch(),
                outcome.readings(),
                wall,
                outcome.readings() / wall,
                outcome.refused(),
                outcome.behind_ms());
        System.out.printf(
                Locale.ROOT,
                "answer of a request: p50 %.1f ms, p99 %.1f ms; processor: %.2f cores by program and load, %.2f by the database%n",
                percentile(outcome.answers_ms(), 50),
                percentile(outcome.answers_ms(), 99),
                own / wall,
                database / wall);
    }

    private static void tell(double[] times, int missing) {
        System.out.printf(
                Locale.ROOT,
                "from reading to visible warning: %d warnings, %d missing; p50 %.0f ms, p90 %.0f ms, p99 %.0f ms, greatest %.0f ms%n",
                times.length,
                missing,
                percentile(times, 50),
                percentile(times, 90),
                percentile(times, 99),
                percentile(times, 100));
    }

    private static double percentile(double[] values, int percent) {
        if (values.length == 0) return Double.NaN;
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
    }

    /** Sensors 2 km apart, so that each is a cause of its own. */
    private static List<Long> streams(Database database, int count) {
        database.update(
                "insert into sensing.observed_property (name, definition, description) values ('x', 'urn:x:bench_level', '')");
        List<Long> streams = database.list("""
                with thing as (
                  insert into sensing.thing (name, description) select 'T', '' from generate_series(1, ?) returning id),
                numbered as (select id, row_number() over (order by id) - 1 as i from thing),
                place as (
                  insert into sensing.location (name, description, encoding_type, location, bounds)
                  select n.id::text, '', 'application/geo+json', '{}', box(p, p)
                  from numbered n, lateral (select point(100 + (n.i % 200) * 0.03, 20 + (n.i / 200) * 0.02) as p) q returning id, name),
                put as (insert into sensing.thing_location (thing, location) select name::bigint, id from place),
                sensor as (insert into sensing.sensor (name, description, encoding_type, metadata) values ('s', '', '', '""') returning id)
                insert into sensing.datastream (name, description, observation_type, unit, thing, sensor, observed_property)
                select 'L', '', '', jsonb_build_object('symbol', '%', 'definition', 'ucum:%'), n.id, s.id, p.id
                from numbered n, sensor s, sensing.observed_property p where p.definition = 'urn:x:bench_level' returning id""", row -> row.whole("id"), count);
        database.update("analyze");
        return streams;
    }

    private static double cpu_s() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(one);
        }
    }
}
