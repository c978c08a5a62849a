package org.songhua.cim.internal.imports.osm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.internal.imports.batch.Batch;
import org.songhua.cim.internal.imports.batch.ClassCatalogue;
import org.songhua.cim.internal.imports.batch.FeatureEncoder;
import org.songhua.cim.internal.imports.batch.FeatureReader;
import org.songhua.cim.internal.imports.batch.ImportMonitor;
import org.songhua.cim.internal.imports.batch.OrderedPipeline;
import org.songhua.cim.internal.imports.batch.Plausibility;
import org.songhua.cim.internal.imports.batch.RegionIndex.Region;
import org.songhua.engine.fault.Place;
import org.songhua.engine.geo.Crs;
import org.songhua.engine.osm.NodeLocations;
import org.songhua.engine.osm.PbfBlob;
import org.songhua.engine.osm.PbfStream;
import org.songhua.pack.ClassDefinition;

/**
 * Reads a PBF file in three passes, blob by blob on several threads: the first finds where nodes are and what
 * relations there are, the second the ways that relations are made of, the third makes features. So nothing depends on
 * the order of the file, and the memory needed is that of the locations and of the relations' ways.
 */
public final class OsmReader implements FeatureReader {
    /** Share of the work that the first and the first two passes are; from measurements. */
    private static final double AFTER_FIRST = 0.15;

    private static final double AFTER_SECOND = 0.2;

    private final Path file;
    private final String fileName;
    private final Crs crs;
    private final OrderedPipeline pipeline;
    private final ImportMonitor monitor;
    private final OsmFeatures features;
    private final OsmIndex index;
    private final long size;

    /**
     * @param fileName what its sender calls it
     * @param crs what its coordinates are in: longitude and latitude in the sense of some datum
     * @param chosen class that all elements become, or null to go by the rules
     */
    public OsmReader(
            Path file,
            String fileName,
            Crs crs,
            ClassCatalogue catalogue,
            @Nullable ClassDefinition chosen,
            OrderedPipeline pipeline,
            ImportMonitor monitor)
            throws IOException {
        Plausibility.checkDegrees(crs, Place.inFile(fileName));
        this.file = file;
        this.fileName = fileName;
        this.crs = crs;
        this.pipeline = pipeline;
        this.monitor = monitor;
        this.size = Math.max(1, Files.size(file));
        this.index = new OsmIndex(NodeLocations.capacityFor(Runtime.getRuntime().maxMemory()));
        this.features = new OsmFeatures(fileName, new OsmClasses(catalogue, chosen), index, crs);
    }

    @Override
    public String crs() {
        return crs.name();
    }

    @Override
    public List<Region> regions() {
        pass(blob -> () -> new Piece<>(OsmIndex.NodesAndRelations.of(blob), blob.endPosition()), piece -> {
            index.add(piece.content());
            monitor.reading(AFTER_FIRST * piece.position() / size);
        });
        index.sealNodes();
        pass(
                blob -> index.mayHoldMembers(blob)
                        ? () -> new Piece<>(index.memberWays(blob), blob.endPosition())
                        : null,
                piece -> {
                    index.add(piece.content());
                    monitor.reading(AFTER_FIRST + (AFTER_SECOND - AFTER_FIRST) * piece.position() / size);
                });
        return features.regions(index.relations());
    }

    @Override
    public void read(Supplier<FeatureEncoder> encoders, Consumer<Batch> sink) {
        pass(blob -> () -> features.batch(blob, encoders.get()), batch -> {
            sink.accept(batch);
            monitor.reading(AFTER_SECOND + (1 - AFTER_SECOND) * batch.position() / size);
        });
    }

    /** Result of a blob and how far the file is read with it. */
    private record Piece<T>(T content, long position) {}

    /** What to do with a blob. */
    private interface Work<T> {
        @Nullable
        Callable<T> of(PbfBlob blob);
    }

    private <T> void pass(Work<T> work, Consumer<T> sink) {
        try (InputStream in = Files.newInputStream(file)) {
            var stream = PbfStream.of(in, fileName);
            stream.readHeader();
            pipeline.run(() -> nextTask(stream, work), sink);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> @Nullable Callable<T> nextTask(PbfStream stream, Work<T> work) throws IOException {
        for (PbfBlob blob = stream.next(); blob != null; blob = stream.next()) {
            Callable<T> task = blob.isData() ? work.of(blob) : null;
            if (task != null) return task;
        }
        return null;
    }
}
