package org.songhua.cim.internal.imports.rows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.songhua.cim.internal.imports.batch.Batch;
import org.songhua.cim.internal.imports.batch.ClassCatalogue;
import org.songhua.cim.internal.imports.batch.ColumnNames;
import org.songhua.cim.internal.imports.batch.Feature;
import org.songhua.cim.internal.imports.batch.FeatureEncoder;
import org.songhua.cim.internal.imports.batch.FeatureMaker;
import org.songhua.cim.internal.imports.batch.FeatureReader;
import org.songhua.cim.internal.imports.batch.ImportFaults;
import org.songhua.cim.internal.imports.batch.ImportMonitor;
import org.songhua.cim.internal.imports.batch.OrderedPipeline;
import org.songhua.cim.internal.imports.batch.Plausibility;
import org.songhua.cim.internal.imports.batch.RegionIndex.Region;
import org.songhua.cim.internal.imports.batch.Regions;
import org.songhua.cim.internal.imports.batch.Reprojection;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.geo.Crs;
import org.songhua.pack.ClassDefinition;

/**
 * Reads a file of rows twice: once to see whether its coordinates can be what they are said to be and which regions it brings,
 * once for its objects.
 */
public final class RowReader implements FeatureReader {
    private static final int BATCH = 1000;
    /** Rows looked at before anything is believed. */
    private static final int SAMPLE = 1000;
    /** Share of the work that the first reading is. */
    private static final double AFTER_FIRST = 0.2;

    private final RowFile file;
    private final Place place;
    private final Work work;
    private final FeatureMaker maker;

    /**
     * What a reader works with.
     *
     * @param chosen class that all rows become, or null to go by what they say
     */
    public record Work(
            ClassCatalogue catalogue,
            @Nullable ClassDefinition chosen,
            OrderedPipeline pipeline,
            ImportMonitor monitor) {}

    /** @param fileName what its sender calls it */
    public RowReader(RowFile file, String fileName, Work work) {
        this.file = file;
        this.place = Place.inFile(fileName);
        this.work = work;
        this.maker = new FeatureMaker(work.catalogue(), work.chosen(), new ColumnNames());
    }

    @Override
    public String crs() {
        return file.crs();
    }

    @Override
    public List<Region> regions() {
        var sample = new HashMap<Crs, Plausibility>();
        var regions = new ArrayList<Region>();
        reading(source -> {
            long count = 0;
            for (Row row = source.next(); row != null; row = source.next()) {
                if (count++ < SAMPLE) look(row, sample);
                if (mayBeRegion(row))
                    feature(row, new ArrayList<>()).flatMap(Regions::region).ifPresent(regions::add);
                else if (count > SAMPLE && work.chosen() != null) break;
                if (count % BATCH == 0) work.monitor().reading(AFTER_FIRST * source.share());
            }
        });
        sample.forEach((crs, plausibility) -> plausibility.check(crs, place));
        return regions;
    }

    private static void look(Row row, Map<Crs, Plausibility> sample) {
        Geometry geometry = row.geometry();
        if (geometry == null) return;
        Plausibility plausibility = sample.computeIfAbsent(row.crs(), crs -> new Plausibility());
        for (Coordinate position : geometry.getCoordinates()) plausibility.look(position.x, position.y);
    }

    private boolean mayBeRegion(Row row) {
        ClassDefinition chosen = work.chosen();
        return chosen != null
                ? chosen.code().equals(Regions.CLASS_CODE)
                : Regions.CLASS_CODE.equals(
                        ColumnNames.withClass(row.properties()).get("class"));
    }

    @Override
    public void read(Supplier<FeatureEncoder> encoders, Consumer<Batch> sink) {
        reading(source -> work.pipeline()
                .run(
                        () -> {
                            List<Row> some = nextRows(source);
                            double share = source.share();
                            return some.isEmpty() ? null : () -> new Piece(batch(some, encoders.get()), share);
                        },
                        piece -> {
                            sink.accept(piece.batch());
                            work.monitor().reading(AFTER_FIRST + (1 - AFTER_FIRST) * piece.share());
                        }));
    }

    private record Piece(Batch batch, double share) {}

    private static List<Row> nextRows(RowSource source) throws IOException {
        var some = new ArrayList<Row>();
        for (int i = 0; i < BATCH; i++) {
            Row row = source.next();
            if (row == null) break;
            some.add(row);
        }
        return some;
    }

    private Batch batch(List<Row> rows, FeatureEncoder encoder) {
        var batch = new Batch();
        for (Row row : rows) {
            batch.met();
            var faults = new ArrayList<Fault>();
            feature(row, faults)
                    .ifPresentOrElse(feature -> encoder.add(feature, batch), () -> faults.forEach(batch::fault));
        }
        return batch;
    }

    /** @param faults why there is none */
    private Optional<Feature> feature(Row row, List<Fault> faults) {
        Place at = place.withRow(row.number());
        Geometry geometry = row.geometry();
        if (geometry == null) {
            faults.add(row.fault() != null ? row.fault() : RowFaults.noGeometry(at));
            return Optional.empty();
        }
        try {
            var told = new FeatureMaker.Told(at, row.id(), properties(row), lonLat(geometry, row.crs(), at), null);
            return Optional.of(maker.make(told, named -> remarks(row, named)));
        } catch (FaultException e) {
            faults.addAll(e.faults());
            return Optional.empty();
        }
    }

    private Map<String, Object> properties(Row row) {
        String layer = row.layer();
        boolean tells = layer != null
                && !ColumnNames.withClass(row.properties()).containsKey("class")
                && work.catalogue().find(layer).isPresent();
        if (!tells) return row.properties();
        var properties = new HashMap<>(row.properties());
        properties.put("class", layer);
        return properties;
    }

    private static List<Fault> remarks(Row row, Place named) {
        var remarks = new ArrayList<>(row.remarks());
        row.properties().forEach((name, value) -> {
            if (value instanceof String text && text.indexOf('\uFFFD') >= 0) {
                remarks.add(ImportFaults.unstorable(named.withField(name)));
            }
        });
        return remarks;
    }

    private static Geometry lonLat(Geometry geometry, Crs crs, Place at) {
        try {
            // Copied, because the file is read twice and may hand out the same geometry.
            return Reprojection.toLonLat(crs.isLonLat() ? geometry : geometry.copy(), crs);
        } catch (IllegalArgumentException e) {
            throw new FaultException(RowFaults.outsideCrs(at, crs.name()));
        }
    }

    private interface Reading {
        void read(RowSource source) throws IOException;
    }

    private void reading(Reading reading) {
        try (RowSource source = file.open()) {
            reading.read(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
