package org.songhua.bench.casework;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.songhua.casework.CaseAction;
import org.songhua.casework.CaseQuery;
import org.songhua.casework.Cases;
import org.songhua.casework.NewReport;
import org.songhua.casework.Reports;
import org.songhua.people.Caller;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.songhua.store.EmbeddedPostgres;
import org.songhua.wiring.Application;
import org.songhua.wiring.Settings;
import org.songhua.wiring.Store;

/**
 * How many transitions a minute go through with log, projection and clocks durable, on the embedded database; then how long a
 * page of the workbench takes. Prints the rate, the CPU time of this program and of the database apart, and percentiles.
 */
public final class TransitionBench {
    private static final int CLERKS = 4;

    private TransitionBench() {}

    /** @param arguments seconds to run, cases to make for the list (0 for none) */
    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        int listed = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0;
        Path folder = Files.createTempDirectory("songhua-bench");
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "songhua");
        var settings = new Settings(folder, null, null, null, cache, EmbeddedPostgres.durableSettings());
        try (var context = Application.serve(Store.open(settings), Map.of("server.port", 0))) {
            Cases cases = context.getBean(Cases.class);
            transitions(cases, context.getBean(Reports.class), seconds);
            if (listed > 0) lists(cases, context.getBean(Database.class), listed);
        } finally {
            delete(folder);
        }
    }

    private static void transitions(Cases cases, Reports reports, int seconds) throws InterruptedException {
        run(cases, reports, Duration.ofSeconds(5));
        long cpu = cpuNanos();
        long start = System.nanoTime();
        long done = run(cases, reports, Duration.ofSeconds(seconds));
        double wall = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "transitions %d in %.1f s: %.0f a minute, %.2f ms of CPU each in this program%n",
                done, wall, done / wall * 60, (cpuNanos() - cpu) / 1e6 / done);
    }

    private static long run(Cases cases, Reports reports, Duration length) throws InterruptedException {
        var count = new AtomicLong();
        long end = System.nanoTime() + length.toNanos();
        var clerks = new ArrayList<Thread>();
        for (int i = 0; i < CLERKS; i++)
            clerks.add(Thread.ofPlatform().start(() -> {
                while (System.nanoTime() < end) count.addAndGet(oneCase(cases, reports));
            }));
        for (Thread clerk : clerks) clerk.join();
        return count.get();
    }

    /** A report taken and its case led to work: six events. */
    private static int oneCase(Cases cases, Reports reports) {
        Caller all = Caller.all("bench");
        UUID id = reports.take(NewReport.of("web", "01001", "x"), "citizen").caseId();
        cases.act(id, null, CaseAction.of("accept"), all);
        cases.act(id, null, CaseAction.of("register").with("condition", "1"), all);
        cases.act(id, null, CaseAction.of("supervise").with("supervision", "1").with("basis", "b"), all);
        cases.act(id, null, CaseAction.of("supervise").with("supervision", "2").with("basis", "b"), all);
        cases.act(id, null, CaseAction.of("void").because("mistake"), all);
        return 6;
    }

    /** Rows like those of the bench, spread over 40 departments, one in ten open. */
    private static void lists(Cases cases, Database database, int rows) {
        database.update("""
                insert into casework.case_file (id, number, flow, flow_version, class, severity, state, stage, kind, department, channel, routed, routing,
                  unlimited, public, created_at, changed_at, due_at, sequence, hash, projection)
                select gen_random_uuid(), 'b' || g, 'city_loop', 1, '01001', 'normal', case when g % 10 = 0 then 'in_progress' else 'closed' end, 4,
                  case when g % 10 = 0 then 'OPEN' else 'CLOSED' end, 'd' || (g % 40), 'web', true, '{}', false, true,
                  now() - g * interval '1 minute', now(), now() + (g % 5000) * interval '1 minute', 1, '\\x00', '{}'
                from generate_series(1, ?) g""", rows);
        database.update("analyze casework.case_file");
        var open = CaseQuery.open(null, "d0", 100);
        var millis = new double[200];
        for (int i = 0; i < millis.length; i++) {
            long start = System.nanoTime();
            cases.list(open, Scope.ALL);
            cases.count(open, Scope.ALL);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf(
                "page and count of one department among %d cases: p50 %.1f ms, p95 %.1f ms%n",
                rows, millis[100], millis[190]);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(one);
        }
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
