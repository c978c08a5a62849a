package org.songhua.cim.internal.quality;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songhua.cim.DataCheck;
import org.songhua.cim.DataCheck.Subject;
import org.songhua.cim.Datasets;
import org.songhua.cim.Quality;
import org.songhua.cim.QualityFinding;
import org.songhua.cim.QualityPoint;
import org.songhua.cim.QualityResult;
import org.songhua.cim.QualityRun;
import org.songhua.cim.internal.quality.JdbcQuality.Counted;
import org.songhua.cim.internal.quality.declared.DeclaredCheck;
import org.songhua.people.Audit;
import org.songhua.people.Scope;
import org.songhua.store.Database;

/** Runs the checks one after the other, one run at a time, and keeps what they find. */
final class DefaultQuality implements Quality, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DefaultQuality.class);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    /** Two years of nights. */
    private static final int KEPT_RUNS = 730;

    private final List<DeclaredCheck> checks;
    private final Database database;
    private final JdbcQuality store;
    private final Probes probes;
    private final Datasets datasets;
    private final Audit audit;
    private final Clock clock;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("quality-checks").factory());
    private final ReentrantLock turn = new ReentrantLock();
    private volatile @Nullable QualityRun current;

    DefaultQuality(
            List<DeclaredCheck> checks, Database database, Probes probes, Datasets datasets, Audit audit, Clock clock) {
        this.checks = checks;
        this.database = database;
        this.store = new JdbcQuality(database);
        this.probes = probes;
        this.datasets = datasets;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<DataCheck> checks() {
        return checks.stream().map(DeclaredCheck::check).toList();
    }

    @Override
    public QualityRun start(String by) {
        synchronized (thread) {
            QualityRun running = current;
            if (running != null) return running;
            QualityRun begun = begin(by);
            thread.execute(() -> guarded(begun));
            return begun;
        }
    }

    @Override
    public QualityRun run(String by) {
        turn.lock();
        try {
            return finish(begin(by));
        } finally {
            turn.unlock();
        }
    }

    @Override
    public boolean isRunning() {
        return current != null;
    }

    private QualityRun begin(String by) {
        QualityRun begun = database.inTransaction(() -> {
            QualityRun run = store.begin(by, clock.instant());
            audit.record(by, "quality.checked", "quality:" + run.id(), "{}");
            return run;
        });
        current = begun;
        return begun;
    }

    private void guarded(QualityRun run) {
        turn.lock();
        try {
            finish(run);
        } catch (RuntimeException e) {
            LOG.warn("A run of the quality checks failed; the next one tries again.", e);
        } finally {
            turn.unlock();
        }
    }

    private QualityRun finish(QualityRun run) {
        try {
            current = run;
            checks.forEach(check -> check(run.id(), check));
            return database.inTransaction(() -> store.finish(run.id(), clock.instant(), KEPT_RUNS));
        } finally {
            current = null;
        }
    }

    /** A check that fails is told as such and keeps no other from running. */
    private void check(long run, DeclaredCheck check) {
        var tally = new Tally();
        List<Counted> results;
        try {
            probes.run(check, LocalDate.ofInstant(clock.instant(), ZONE), tally);
            results = counted(check.check(), tally);
        } catch (CheckFailure e) {
            results = List.of(failed(check.check().code(), String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            LOG.warn("Check {} could not run.", check.check().code(), e);
            results = List.of(failed(check.check().code(), "The check could not run; the log says why."));
        }
        List<Counted> saved = results;
        boolean failed = saved.stream().anyMatch(one -> one.failure() != null);
        database.run(() -> store.save(run, saved, failed ? List.of() : tally.kept()));
    }

    private static Counted failed(String code, String why) {
        return new Counted(code, JdbcQuality.NO_DATASET, 0, 0, why);
    }

    private List<Counted> counted(DataCheck check, Tally tally) {
        boolean ofDatasets = check.subject() == Subject.DATASET;
        var results = new ArrayList<Counted>();
        store.objects(check.classes()).forEach((dataset, objects) -> {
            long checked = ofDatasets ? 1 : objects;
            if (checked > 0 || tally.count(dataset) > 0)
                results.add(new Counted(check.code(), dataset, tally.count(dataset), checked, null));
        });
        return results;
    }

    @Override
    public List<QualityRun> runs(int limit) {
        return store.runs(limit);
    }

    @Override
    public List<QualityResult> results(Scope scope) {
        List<QualityRun> runs = store.runs(2);
        if (runs.isEmpty()) return List.of();
        Map<Integer, String> codes = datasets.list(scope).stream()
                .collect(Collectors.toMap(
                        one -> one.dataset().number(), one -> one.dataset().code()));
        List<Counted> all = store.results(runs.getFirst().id());
        return scope.isAll()
                ? whole(all, runs.size() > 1 ? store.results(runs.get(1).id()) : List.of(), codes)
                : seen(all, store.seen(runs.getFirst().id(), scope), codes);
    }

    private static List<QualityResult> whole(List<Counted> all, List<Counted> before, Map<Integer, String> codes) {
        var earlier = new HashMap<String, Long>();
        before.stream().filter(one -> one.failure() == null).forEach(one -> earlier.put(key(one), one.found()));
        return all.stream()
                .filter(one -> one.failure() != null || codes.containsKey(one.dataset()))
                .map(one -> new QualityResult(
                        one.code(),
                        codes.getOrDefault(one.dataset(), ""),
                        one.found(),
                        one.checked(),
                        earlier.get(key(one)),
                        one.failure()))
                .toList();
    }

    /** What is of a data set as such is told to all who may learn of it. */
    private List<QualityResult> seen(List<Counted> all, List<Counted> seen, Map<Integer, String> codes) {
        Map<String, Long> counts = seen.stream().collect(Collectors.toMap(DefaultQuality::key, Counted::found));
        var ofDatasets = checks().stream()
                .filter(check -> check.subject() == Subject.DATASET)
                .map(DataCheck::code)
                .collect(Collectors.toSet());
        return all.stream()
                .filter(one -> one.failure() == null && codes.containsKey(one.dataset()))
                .map(one -> new QualityResult(
                        one.code(),
                        codes.getOrDefault(one.dataset(), ""),
                        ofDatasets.contains(one.code()) ? one.found() : counts.getOrDefault(key(one), 0L),
                        null,
                        null,
                        null))
                .toList();
    }

    private static String key(Counted one) {
        return one.code() + "/" + one.dataset();
    }

    @Override
    public List<QualityPoint> history(int runs, Scope scope) {
        return scope.isAll() ? store.history(runs) : List.of();
    }

    @Override
    public List<QualityFinding> findings(String check, String dataset, long after, int limit, Scope scope) {
        Optional<QualityRun> newest = store.newest();
        var found = datasets.find(dataset, scope);
        if (newest.isEmpty() || found.isEmpty()) return List.of();
        int number = found.get().dataset().number();
        long run = newest.get().id();
        if (scope.isAll()) return store.findings(run, check, number, after, limit);
        List<QualityFinding> objects = store.findings(run, check, number, after, limit, scope);
        return objects.isEmpty() ? store.ofDataset(run, check, number, after, limit) : objects;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
