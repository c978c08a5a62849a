package org.songhua.bench.casework;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.songhua.casework.CaseAction;
import org.songhua.casework.Cases;
import org.songhua.casework.NewReport;
import org.songhua.casework.Reports;
import org.songhua.casework.internal.files.Casework;
import org.songhua.people.Caller;
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

    /** @param arguments seconds to run, cases to make for the list, running clocks to make for the sweep (0 for none) */
    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        int listed = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0;
        int clocks = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 0;
        Path folder = Files.createTempDirectory("songhua-bench");
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "songhua");
        var settings = new Settings(folder, null, null, null, cache, EmbeddedPostgres.durableSettings());
        try (var context = Application.serve(
                Store.open(settings), Map.of("server.port", 0, "songhua.casework.sweep-seconds", 1_000_000))) {
            Cases cases = context.getBean(Cases.class);
            transitions(cases, context.getBean(Reports.class), seconds);
            if (listed + clocks == 0) return;
            var scale = new Scale(context.getBean(Database.class), cases, context.getBean(Reports.class));
            if (listed > 0) scale.lists(listed);
            if (clocks > 0) scale.sweeps(clocks, context.getBean(Casework.class).sweep());
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

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(one);
        }
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
