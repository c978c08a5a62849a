package org.songhua.bench.ledgers;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.songhua.bench.imports.PostgresCpu;
import org.songhua.ledger.Ledgers;
import org.songhua.ledger.PostingDraft;
import org.songhua.ledger.Proof;
import org.songhua.people.Caller;
import org.songhua.store.EmbeddedPostgres;
import org.songhua.wiring.Application;
import org.songhua.wiring.Settings;
import org.songhua.wiring.Store;

/**
 * How many postings a second are durable on the embedded database: one by one, each answered when it is durable, from so many
 * threads; then in batches. Processor times of the program are those of the threads that post; its compiler has its own. At the end the whole ledger is examined: a rate without its balance is no rate.
 */
public final class LedgerBench {
    private static final int MARK = 1_000;
    private static final String LEDGER = "carbon_points";
    private static final int BATCH = 500;
    private static final LocalDate DAY = LocalDate.parse("2026-01-05");

    private final Ledgers ledgers;
    private final int holders;
    private final PostgresCpu postgres;

    private LedgerBench(Ledgers ledgers, PostgresCpu postgres, int holders) {
        this.ledgers = ledgers;
        this.postgres = postgres;
        this.holders = holders;
    }

    /** @param arguments postings (default 20000), threads (default 8), holders (default 1000) */
    public static void main(String[] arguments) throws Exception {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
        int threads = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 8;
        int holders = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1_000;
        Path folder = Files.createTempDirectory("songhua-bench");
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "songhua");
        var settings = new Settings(folder, null, null, null, cache, EmbeddedPostgres.durableSettings());
        try (var context = Application.serve(Store.open(settings), Map.of("server.port", 0))) {
            var bench = new LedgerBench(context.getBean(Ledgers.class), new PostgresCpu(folder), holders);
            bench.singly("warm", Math.min(count, 5_000), threads, false);
            bench.singly("one", count, threads, true);
            bench.batches(count);
            bench.prove();
        } finally {
            delete(folder);
        }
    }

    private PostingDraft draft(String head, int number) {
        return new PostingDraft(
                "reuse",
                head + "-" + number,
                DAY,
                null,
                "P" + number % holders,
                BigDecimal.valueOf(1 + number % 40L),
                Map.of(),
                null);
    }

    private void singly(String head, int count, int threads, boolean told) throws InterruptedException, IOException {
        var next = new AtomicInteger();
        var nanos = new long[count];
        var inThreads = new LongAdder();
        long cpu = cpuNanos();
        double databaseBefore = postgres.seconds();
        long start = System.nanoTime();
        var workers = new ArrayList<Thread>();
        for (int i = 0; i < threads; i++)
            workers.add(Thread.ofPlatform().start(() -> {
                for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
                    long began = System.nanoTime();
                    ledgers.post(LEDGER, draft(head, n), Caller.SYSTEM);
                    nanos[n] = System.nanoTime() - began;
                }
                inThreads.add(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
            }));
        for (Thread worker : workers) worker.join();
        double seconds = (System.nanoTime() - start) / 1e9;
        Arrays.sort(nanos);
        if (told)
            System.out.printf(
                    "%d postings one by one, %d threads, %d holders: %.0f postings/s (mark %d), p50 %.1f ms, p99 %.1f ms; of CPU each %.0f us in the threads that post, %.0f us in the whole program, %.0f us in the database%n",
                    count,
                    threads,
                    holders,
                    count / seconds,
                    MARK,
                    nanos[count / 2] / 1e6,
                    nanos[(int) (count * 0.99)] / 1e6,
                    inThreads.sum() / 1e3 / count,
                    (cpuNanos() - cpu) / 1e3 / count,
                    (postgres.seconds() - databaseBefore) * 1e6 / count);
    }

    private void batches(int count) throws IOException {
        double databaseBefore = postgres.seconds();
        long start = System.nanoTime();
        for (int from = 0; from < count; from += BATCH) {
            List<PostingDraft> batch = new ArrayList<>();
            for (int n = from; n < Math.min(count, from + BATCH); n++) batch.add(draft("batch", n));
            ledgers.postAll(LEDGER, batch, Caller.SYSTEM);
        }
        System.out.printf(
                "%d postings in batches of %d: %.0f postings/s, %.0f us of CPU each in the database%n",
                count,
                BATCH,
                count / ((System.nanoTime() - start) / 1e9),
                (postgres.seconds() - databaseBefore) * 1e6 / count);
    }

    private void prove() {
        long start = System.nanoTime();
        Proof proof = ledgers.prove(LEDGER, Caller.SYSTEM);
        System.out.printf(
                "examined %d postings, %d entries in %.2f s: sum %s, %s%n",
                proof.postings(),
                proof.entries(),
                (System.nanoTime() - start) / 1e9,
                proof.sum().toPlainString(),
                proof.holds() ? "everything fits" : proof.wrong());
        if (!proof.holds()) throw new IllegalStateException("The ledger does not balance.");
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
