package org.songhua.cim.internal.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songhua.cim.ImportStatus;
import org.songhua.cim.ImportStatus.State;
import org.songhua.cim.Imports.ImportRequest;
import org.songhua.cim.Imports.Mode;
import org.songhua.cim.ObjectsChanged;
import org.songhua.cim.internal.imports.batch.Batch;
import org.songhua.cim.internal.imports.batch.ClassCatalogue;
import org.songhua.cim.internal.imports.batch.CrsChoice;
import org.songhua.cim.internal.imports.batch.FeatureEncoder;
import org.songhua.cim.internal.imports.batch.FeatureReader;
import org.songhua.cim.internal.imports.batch.ImportFaults;
import org.songhua.cim.internal.imports.batch.OrderedPipeline;
import org.songhua.cim.internal.imports.batch.RegionIndex;
import org.songhua.cim.internal.imports.load.CopyStream;
import org.songhua.cim.internal.imports.load.JdbcLoad;
import org.songhua.cim.internal.imports.load.JdbcLoad.NewDataset;
import org.songhua.cim.internal.imports.load.LoadResult;
import org.songhua.cim.internal.imports.rows.RowReader;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.geo.Crs;
import org.songhua.pack.ClassDefinition;
import org.songhua.people.Audit;
import org.songhua.store.Database;
import org.songhua.store.StoreException;
import org.springframework.context.ApplicationEventPublisher;

/** One import from the first byte to the last: everything it stores becomes visible in one instant, or never. */
final class ImportJob {
    private static final Logger LOG = LoggerFactory.getLogger(ImportJob.class);

    private final ImportRequest request;
    private final NewDataset dataset;
    private final ImportProgress progress;
    private final JdbcImports imports;
    private final Services services;
    private final WorkFolder folder = new WorkFolder();
    private volatile @Nullable PGConnection connection;

    /** What jobs work with. */
    record Services(
            Database database,
            ClassCatalogue catalogue,
            Audit audit,
            Clock clock,
            ApplicationEventPublisher events,
            int threads) {}

    ImportJob(
            ImportRequest request,
            NewDataset dataset,
            ImportProgress progress,
            JdbcImports imports,
            Services services) {
        this.request = request;
        this.dataset = dataset;
        this.progress = progress;
        this.imports = imports;
        this.services = services;
    }

    ImportProgress progress() {
        return progress;
    }

    /** Stops the import soon; also a statement that is running. */
    void cancel() {
        progress.cancel();
        PGConnection running = connection;
        if (running == null) return;
        try {
            running.cancelQuery();
        } catch (SQLException e) {
            LOG.debug("The running statement could not be cancelled; the import stops behind it.", e);
        }
    }

    /** Runs to the end; whatever happens, the status tells it. */
    void run() {
        var reporter = new ProgressReporter(imports, progress);
        try {
            progress.check();
            ImportStatus done = services.database().inTransaction(() -> importAll(reporter));
            progress.publish(done);
        } catch (PreviewException e) {
            imports.update(e.status());
            progress.publish(e.status());
        } catch (FaultException e) {
            e.faults().forEach(progress::fault);
            var first = e.faults().getFirst();
            fail(reporter, State.FAILED, first.problem() + " " + first.remedy());
        } catch (RuntimeException e) {
            if (progress.isCancelled()) {
                fail(reporter, State.CANCELLED, null);
            } else {
                LOG.error("Import {} of {} failed.", progress.status().id(), request.fileName(), e);
                fail(reporter, State.FAILED, "The program failed; its log tells why. Nothing of the file was kept.");
            }
        } finally {
            connection = null;
            reporter.close();
            folder.close();
        }
    }

    private void fail(ProgressReporter reporter, State state, @Nullable String message) {
        // The faults are to be there when others learn that this is over.
        reporter.close();
        ImportStatus ended = progress.ended(state, message, services.clock().instant());
        imports.update(ended);
        progress.publish(ended);
    }

    private ImportStatus importAll(ProgressReporter reporter) {
        services.database().withPostgres(own -> connection = own);
        Instant now = services.clock().instant().truncatedTo(ChronoUnit.MICROS);
        try (var pipeline = new OrderedPipeline(services.threads())) {
            FeatureReader reader = reader(pipeline);
            LoadResult result = load(reader, now);
            if (request.preview()) throw preview(reporter, result);
            String remark = remark(result);
            // From here on nobody else may write the status: it becomes final with everything else.
            reporter.close();
            ImportStatus done = progress.done(result, remark, services.clock().instant());
            tell(result, done);
            imports.update(done);
            return done;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything was done as it would be, so that what is told is true; now it is undone. */
    private PreviewException preview(ProgressReporter reporter, LoadResult result) {
        reporter.close();
        return new PreviewException(progress.previewed(result, services.clock().instant()));
    }

    /** Rolls a preview back and carries what it found. */
    private static final class PreviewException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient ImportStatus status;

        PreviewException(ImportStatus status) {
            super("Only a preview.");
            this.status = status;
        }

        ImportStatus status() {
            return status;
        }
    }

    private FeatureReader reader(OrderedPipeline pipeline) throws IOException {
        String crs = request.crs();
        Crs given = crs == null ? null : CrsChoice.named(crs, Place.inFile(request.fileName()));
        var work = new RowReader.Work(services.catalogue(), chosenClass(), pipeline, progress);
        return new Readers(request, given, work, folder, progress::format).open();
    }

    private @Nullable ClassDefinition chosenClass() {
        String code = request.classCode();
        return code == null ? null : services.catalogue().find(code).orElse(null);
    }

    private LoadResult load(FeatureReader reader, Instant now) {
        var load = new JdbcLoad(services.database(), now);
        var ownRegions = reader.regions();
        progress.crs(reader.crs());
        JdbcLoad.Target target = load.open(dataset);
        var regions = new ArrayList<>(load.regions());
        regions.addAll(ownRegions);
        var index = new RegionIndex(regions);
        var order = new JdbcLoad.Order(
                request.fileName(),
                "import:" + progress.status().id(),
                request.mode() == Mode.REPLACE,
                progress::storing);
        LoadResult result = load.load(
                target,
                order,
                copy -> reader.read(() -> new FeatureEncoder(target.number(), now, index), batch -> send(batch, copy)));
        load.describe(target, reader.header(), reader.crs());
        return result;
    }

    private void send(Batch batch, CopyStream copy) {
        try {
            progress.sent(batch, copy.write(batch));
        } catch (SQLException e) {
            throw new StoreException("Rows could not be sent to the database: " + e.getMessage(), e);
        }
    }

    private @Nullable String remark(LoadResult result) {
        for (String sourceId : result.editedOver()) {
            progress.fault(
                    ImportFaults.editedOver(Place.inFile(request.fileName()).withFeature(sourceId)));
        }
        return result.leftAlone() == 0
                ? null
                : "%d objects of the data set are not in the file; they were left as they are."
                        .formatted(result.leftAlone());
    }

    private void tell(LoadResult result, ImportStatus status) {
        services.audit()
                .record(
                        request.by(),
                        "import.finished",
                        "import:" + status.id(),
                        "{\"dataset\":\"%s\",\"imported\":%d,\"unchanged\":%d,\"refused\":%d,\"ended\":%d}"
                                .formatted(
                                        dataset.code(),
                                        status.imported(),
                                        status.unchanged(),
                                        status.refused(),
                                        status.ended()));
        if (result.extent() != null) {
            services.events()
                    .publishEvent(new ObjectsChanged(result.differences().keySet(), result.extent()));
        }
    }
}
