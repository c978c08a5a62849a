package org.songhua.cim.internal.imports.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.internal.cityjson.CityJsonException;
import org.songhua.cim.internal.imports.batch.Batch;
import org.songhua.cim.internal.imports.batch.FeatureEncoder;
import org.songhua.cim.internal.imports.batch.FeatureReader;
import org.songhua.cim.internal.imports.batch.RegionIndex.Region;
import org.songhua.cim.internal.imports.rows.RowFaults;
import org.songhua.cim.internal.imports.rows.RowReader;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.geo.Crs;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Reads the objects of a city model: each becomes a footprint with attributes, and keeps its third dimension as it was. */
public final class CityReader implements FeatureReader {
    private static final int BATCH = 64;
    /** Objects looked at to see in which order their coordinates are. */
    private static final int SAMPLE = 50;

    private final CityFile file;
    private final Place place;
    private final Crs crs;
    private final RowReader.Work work;
    private final CityFeatures features;

    private CityReader(CityFile file, Place place, @Nullable Crs given, RowReader.Work work) {
        this.file = file;
        this.place = place;
        this.work = work;
        this.crs = RowFaults.decide(given, told(file.crs(), given, place), place);
        this.features = new CityFeatures(place, crs, work);
    }

    /**
     * Opens a CityJSON or CityJSONSeq file.
     *
     * @param given system its sender names, or null to go by the file
     */
    public static CityReader ofCityJson(Path file, Place place, @Nullable Crs given, RowReader.Work work)
            throws IOException {
        CityFile opened = CityJsonSeq.isSeq(file) ? new CityJsonSeq(file, place) : new CityJsonWhole(file, place);
        return new CityReader(opened, place, given, work);
    }

    /** Opens a CityGML file of version 1.0, 2.0 or 3.0. */
    public static CityReader ofCityGml(Path file, Place place, @Nullable Crs given, RowReader.Work work)
            throws IOException {
        return new CityReader(new CityGmlFile(file, place), place, given, work);
    }

    private static @Nullable Crs told(@Nullable String name, @Nullable Crs given, Place place) {
        if (name == null) return null;
        var found = Crs.find(name);
        if (found.isEmpty() && given == null) throw new FaultException(Crs.refusal(name, place.withField("crs")));
        // Who names the system knows better than a name that we cannot read.
        return given != null && found.isEmpty() ? null : found.orElse(null);
    }

    @Override
    public String crs() {
        return crs.name();
    }

    @Override
    public @Nullable String header() {
        return file.header();
    }

    @Override
    public List<Region> regions() {
        var order = new AxisOrder();
        reading(slices -> {
            for (int i = 0; i < SAMPLE; i++) {
                Slice slice = slices.next();
                if (slice == null) break;
                look(slice, order);
            }
        });
        features.swap(order.isSwapped(crs, file.isAuthorityOrder(), place));
        return List.of();
    }

    private static void look(Slice slice, AxisOrder order) {
        try {
            order.look(slice.document());
        } catch (CityJsonException | JacksonException e) {
            // What is wrong with it is told when it is read for good.
            return;
        }
    }

    @Override
    public void read(Supplier<FeatureEncoder> encoders, Consumer<Batch> sink) {
        reading(slices -> work.pipeline().run(() -> nextTask(slices, encoders), piece -> {
            sink.accept(piece.batch());
            work.monitor().reading(piece.share());
        }));
        var last = new Batch();
        file.remarks().forEach(last::fault);
        sink.accept(last);
    }

    private record Piece(Batch batch, double share) {}

    private @Nullable Callable<Piece> nextTask(CityFile.Slices slices, Supplier<FeatureEncoder> encoders)
            throws IOException {
        var some = new ArrayList<Slice>();
        while (some.size() < BATCH) {
            Slice slice = slices.next();
            if (slice == null) break;
            some.add(slice);
        }
        double share = slices.share();
        return some.isEmpty() ? null : () -> new Piece(batch(some, encoders.get()), share);
    }

    private Batch batch(List<Slice> slices, FeatureEncoder encoder) {
        var batch = new Batch();
        for (Slice slice : slices) {
            batch.met();
            var faults = new ArrayList<Fault>();
            features.feature(slice, faults)
                    .ifPresentOrElse(feature -> encoder.add(feature, batch), () -> faults.forEach(batch::fault));
        }
        return batch;
    }

    private interface Reading {
        void read(CityFile.Slices slices) throws IOException;
    }

    private void reading(Reading reading) {
        try (CityFile.Slices slices = file.open()) {
            reading.read(slices);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps documents of one object apart from the features made of them. */
    static ObjectNode root(ObjectNode document) {
        var object = document.path("CityObjects").path(document.path("id").asString(""));
        if (object instanceof ObjectNode node) return node;
        throw new CityJsonException("its id is none of its objects");
    }
}
