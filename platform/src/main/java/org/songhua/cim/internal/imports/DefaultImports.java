package org.songhua.cim.internal.imports;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.ImportStatus;
import org.songhua.cim.Imports;
import org.songhua.cim.internal.imports.batch.ClassCatalogue;
import org.songhua.cim.internal.imports.crosswalk.Crosswalks;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackView;
import org.songhua.people.Audit;
import org.songhua.store.Database;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Takes imports and runs one after the other. */
@Service
class DefaultImports implements Imports {
    /** The database works beside these; more of them would only wait. */
    private static final int MOST_THREADS = 4;

    private final JdbcImports imports;
    private final PackView<ClassCatalogue> catalogue;
    private final Function<ClassCatalogue, ImportJob.Services> services;
    private final Map<Long, ImportJob> unfinished = new ConcurrentHashMap<>();
    private final ReentrantLock one = new ReentrantLock(true);
    private final ExecutorService queue = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("import").daemon().factory());

    DefaultImports(Database database, PackContent packs, Audit audit, Clock clock, ApplicationEventPublisher events) {
        this.imports = new JdbcImports(database);
        this.catalogue = PackView.of(packs, now -> new ClassCatalogue(now, Crosswalks.of(now)));
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS);
        this.services = known -> new ImportJob.Services(database, known, audit, clock, events, threads);
        imports.interruptAll(clock.instant());
    }

    @Override
    public ImportStatus start(ImportRequest request, Runnable afterwards) {
        ImportJob job = create(request);
        queue.execute(() -> {
            try {
                runAlone(job);
            } finally {
                afterwards.run();
            }
        });
        return job.progress().status();
    }

    @Override
    public ImportStatus run(ImportRequest request) {
        ImportJob job = create(request);
        runAlone(job);
        return job.progress().status();
    }

    private ImportJob create(ImportRequest request) {
        ImportJob.Services now = services.apply(catalogue.get());
        var dataset = new RequestCheck(now.catalogue()).check(request);
        ImportStatus status =
                imports.create(request, dataset.code(), now.clock().instant());
        var job = new ImportJob(request, dataset, new ImportProgress(status), imports, now);
        unfinished.put(status.id(), job);
        return job;
    }

    private void runAlone(ImportJob job) {
        one.lock();
        try {
            job.run();
        } finally {
            one.unlock();
            unfinished.remove(job.progress().status().id());
        }
    }

    @Override
    public Optional<ImportStatus> find(long id) {
        ImportJob job = unfinished.get(id);
        return job == null ? imports.find(id) : Optional.of(job.progress().status());
    }

    @Override
    public List<ImportStatus> list(int limit) {
        return imports.list(limit).stream()
                .map(status -> find(status.id()).orElse(status))
                .toList();
    }

    @Override
    public List<FoundFault> faults(long id, long after, @Nullable String code, int limit) {
        return imports.faults(id, after, code, limit);
    }

    @Override
    public void cancel(long id) {
        ImportJob job = unfinished.get(id);
        if (job != null) job.cancel();
    }

    /** Ends what is running: nothing of it is kept, and the next start would say so anyway. */
    @PreDestroy
    void stop() throws InterruptedException {
        queue.shutdown();
        unfinished.values().forEach(ImportJob::cancel);
        if (!queue.awaitTermination(20, TimeUnit.SECONDS)) queue.shutdownNow();
    }
}
