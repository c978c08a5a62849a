package org.songhua.cim.internal.imports.geojson;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.internal.imports.batch.Batch;
import org.songhua.cim.internal.imports.batch.ClassCatalogue;
import org.songhua.cim.internal.imports.batch.CountingStream;
import org.songhua.cim.internal.imports.batch.CrsChoice;
import org.songhua.cim.internal.imports.batch.FeatureEncoder;
import org.songhua.cim.internal.imports.batch.FeatureReader;
import org.songhua.cim.internal.imports.batch.ImportMonitor;
import org.songhua.cim.internal.imports.batch.OrderedPipeline;
import org.songhua.cim.internal.imports.batch.Plausibility;
import org.songhua.cim.internal.imports.batch.RegionIndex.Region;
import org.songhua.cim.internal.imports.batch.Regions;
import org.songhua.engine.fault.Place;
import org.songhua.engine.geo.Crs;
import org.songhua.pack.ClassDefinition;
import tools.jackson.core.JacksonException;

/**
 * Reads a GeoJSON file twice, a feature at a time: once for its coordinate reference system, which may be told at the
 * end, and the regions it brings; once for its objects.
 */
public final class GeoJsonReader implements FeatureReader {
    private static final int BATCH = 1000;
    /** Share of the work that the first reading is. */
    private static final double AFTER_FIRST = 0.3;
    /** Features looked at to see whether the coordinates can be what they are said to be. */
    private static final int SAMPLE = 1000;

    private final Path file;
    private final Place place;
    private final OrderedPipeline pipeline;
    private final ImportMonitor monitor;
    private final GeoJsonFeatures features;
    private final @Nullable ClassDefinition chosen;
    private final @Nullable Crs given;
    private final long size;
    private Crs crs;

    /**
     * @param fileName what its sender calls it
     * @param given the coordinate reference system its sender names, or null to go by the file
     * @param chosen class that all features become, or null to go by what they say
     */
    public GeoJsonReader(
            Path file,
            String fileName,
            @Nullable Crs given,
            ClassCatalogue catalogue,
            @Nullable ClassDefinition chosen,
            OrderedPipeline pipeline,
            ImportMonitor monitor)
            throws IOException {
        this.file = file;
        this.place = Place.inFile(fileName);
        this.pipeline = pipeline;
        this.monitor = monitor;
        this.chosen = chosen;
        this.given = given;
        this.crs = given != null ? given : CrsChoice.LON_LAT;
        this.features = new GeoJsonFeatures(place, catalogue, chosen);
        this.size = Math.max(1, Files.size(file));
    }

    @Override
    public String crs() {
        return crs.name();
    }

    @Override
    public List<Region> regions() {
        var candidates = new ArrayList<RawFeature>();
        var plausibility = new Plausibility();
        String told = reading((parser, in) -> {
            long count = 0;
            for (RawFeature raw = parser.next(); raw != null; raw = parser.next()) {
                if (count++ < SAMPLE) look(raw.geometry, plausibility);
                if (mayBeRegion(raw)) candidates.add(raw);
                if (count % BATCH == 0) monitor.reading(AFTER_FIRST * in.count() / size);
            }
            return parser.crs();
        });
        crs = CrsChoice.choose(given, told, place);
        plausibility.check(crs, place);
        return candidates.stream()
                .flatMap(raw -> features.feature(raw, crs, new ArrayList<>()).stream())
                .flatMap(feature -> Regions.region(feature).stream())
                .toList();
    }

    private static void look(@Nullable ParsedGeometry geometry, Plausibility plausibility) {
        if (geometry == null) return;
        for (int i = 0; i < geometry.positions(); i++) plausibility.look(geometry.x(i), geometry.y(i));
    }

    private boolean mayBeRegion(RawFeature raw) {
        return chosen != null
                ? chosen.code().equals(Regions.CLASS_CODE)
                : Regions.CLASS_CODE.equals(raw.properties.get("class"));
    }

    @Override
    public void read(Supplier<FeatureEncoder> encoders, Consumer<Batch> sink) {
        reading((parser, in) -> {
            pipeline.run(
                    () -> {
                        List<RawFeature> some = nextFeatures(parser);
                        long position = in.count();
                        return some.isEmpty() ? null : () -> batch(some, encoders.get(), position);
                    },
                    batch -> {
                        sink.accept(batch);
                        monitor.reading(AFTER_FIRST + (1 - AFTER_FIRST) * batch.position() / size);
                    });
            return null;
        });
    }

    private Batch batch(List<RawFeature> some, FeatureEncoder encoder, long position) {
        Batch batch = features.batch(some, crs, encoder);
        batch.reached(position);
        return batch;
    }

    private static List<RawFeature> nextFeatures(FeatureSource parser) throws IOException {
        var some = new ArrayList<RawFeature>();
        for (int i = 0; i < BATCH; i++) {
            RawFeature raw = parser.next();
            if (raw == null) break;
            some.add(raw);
        }
        return some;
    }

    private interface Reading {
        @Nullable
        String read(FeatureSource parser, CountingStream in) throws IOException;
    }

    private @Nullable String reading(Reading work) {
        try (var in = new CountingStream(Files.newInputStream(file));
                var buffered = new BufferedInputStream(in, 1 << 17);
                FeatureSource source = source(buffered)) {
            return work.read(source, in);
        } catch (JacksonException e) {
            throw JsonFaults.broken(place, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FeatureSource source(BufferedInputStream in) throws IOException {
        return LineParser.isLines(in) ? new LineParser(in, place) : new FeatureParser(in, place);
    }
}
