package org.songhua.cim.internal.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Dataset;
import org.songhua.cim.Exports;
import org.songhua.cim.Models;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectQuery;
import org.songhua.cim.internal.exports.city.CityGmlSink;
import org.songhua.cim.internal.exports.city.CityJsonSeqSink;
import org.songhua.cim.internal.exports.city.CityJsonSink;
import org.songhua.cim.internal.exports.city.ModelSink;
import org.songhua.cim.internal.exports.rows.Column;
import org.songhua.cim.internal.exports.rows.CsvSink;
import org.songhua.cim.internal.exports.rows.ExportRow;
import org.songhua.cim.internal.exports.rows.FlatGeobufSink;
import org.songhua.cim.internal.exports.rows.GeoJsonSink;
import org.songhua.cim.internal.exports.rows.GeoPackageSink;
import org.songhua.cim.internal.exports.rows.RowSink;
import org.songhua.cim.internal.exports.rows.ShapefileSink;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.geo.Crs;
import org.songhua.engine.geo.Wkb;
import org.songhua.engine.text.TextEncoding;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.Packs;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads objects page by page and hands each to the format asked for. */
@Service
class DefaultExports implements Exports {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TAGS = "tags";
    private static final String HEADER = "select model_header::text as header from cim.dataset where number = ?";

    private final CityObjects objects;
    private final Models models;
    private final Packs packs;
    private final Database database;

    DefaultExports(CityObjects objects, Models models, Packs packs, Database database) {
        this.objects = objects;
        this.models = models;
        this.packs = packs;
        this.database = database;
    }

    @Override
    public long write(ExportRequest request, Scope scope, OutputStream out) throws IOException {
        for (String code : request.classCodes()) {
            if (packs.findClass(code).isEmpty()) throw ExportFaults.noClass(code);
        }
        Integer dataset = dataset(request.dataset());
        var query = new ObjectQuery(
                request.classCodes(), request.extents(), Map.of(), dataset, null, null, null, ObjectQuery.MAX_LIMIT);
        try {
            return request.format().isModel()
                    ? writeModels(request, query, scope, out)
                    : writeRows(request, query, scope, out);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private @Nullable Integer dataset(@Nullable String code) {
        if (code == null) return null;
        return objects.datasets().stream()
                .filter(dataset -> dataset.code().equals(code))
                .map(Dataset::number)
                .findFirst()
                .orElseThrow(() -> ExportFaults.noDataset(code));
    }

    private long writeRows(ExportRequest request, ObjectQuery query, Scope scope, OutputStream out) throws IOException {
        Crs crs = crs(request.crs());
        Charset charset = charset(request.encoding());
        List<Column> columns = Columns.of(classes(request));
        long[] count = {0};
        try (RowSink sink = sink(request, out, columns, crs, charset)) {
            eachPage(
                    query,
                    page -> objects.stream(page, scope, object -> {
                        take(sink, row(object, crs));
                        count[0]++;
                    }));
            sink.finish();
        }
        return count[0];
    }

    private static RowSink sink(ExportRequest request, OutputStream out, List<Column> columns, Crs crs, Charset charset)
            throws IOException {
        return switch (request.format()) {
            case GEOJSON -> new GeoJsonSink(out, columns, crs);
            case CSV -> new CsvSink(out, columns, crs, charset);
            case SHAPEFILE -> new ShapefileSink(out, columns, crs, charset);
            case GEOPACKAGE -> new GeoPackageSink(out, columns, crs);
            case FLATGEOBUF ->
                new FlatGeobufSink(
                        out,
                        request.classCodes().size() == 1 ? request.classCodes().getFirst() : "objects",
                        columns,
                        crs);
            case CITYJSON, CITYJSONSEQ, CITYGML -> throw new IllegalStateException("a model");
        };
    }

    private static void take(RowSink sink, ExportRow row) {
        try {
            sink.take(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Page {
        @Nullable
        ObjectId read(ObjectQuery page);
    }

    private static void eachPage(ObjectQuery query, Page reader) {
        ObjectId after = reader.read(query);
        while (after != null) after = reader.read(after(query, after));
    }

    private static ObjectQuery after(ObjectQuery query, ObjectId after) {
        return new ObjectQuery(
                query.classCodes(),
                query.extents(),
                query.attributes(),
                query.dataset(),
                query.validAt(),
                query.validUntil(),
                after,
                query.limit());
    }

    private List<ClassDefinition> classes(ExportRequest request) {
        return packs.classes().stream()
                .filter(definition ->
                        request.classCodes().isEmpty() || request.classCodes().contains(definition.code()))
                .toList();
    }

    private static Crs crs(@Nullable String name) {
        if (name == null) return Crs.find("EPSG:4326").orElseThrow();
        return Crs.find(name).orElseThrow(() -> new FaultException(Crs.refusal(name, Place.atField("crs"))));
    }

    private static Charset charset(@Nullable String name) {
        if (name == null) return StandardCharsets.UTF_8;
        return TextEncoding.find(name).orElseThrow(() -> ExportFaults.unknownEncoding(name));
    }

    private static ExportRow row(CityObject object, Crs crs) {
        JsonNode all = JSON.readTree(object.attributesJson());
        var attributes = new LinkedHashMap<String, Object>();
        all.forEachEntry((name, value) -> {
            if (!name.equals(TAGS)) attributes.put(name, plain(value));
        });
        JsonNode tags = all.path(TAGS);
        return new ExportRow(
                object.id().toString(),
                object.classCode(),
                object.sourceId(),
                object.name(),
                attributes,
                tags.isEmpty() ? "" : tags.toString(),
                fromLonLat(Wkb.read(object.wkb()), crs));
    }

    private static Object plain(JsonNode value) {
        if (value.isBoolean()) return value.asBoolean();
        if (value.isIntegralNumber() && value.canConvertToLong()) return value.asLong();
        return value.isNumber() ? (Object) value.asDouble() : value.asString(value.toString());
    }

    private static Geometry fromLonLat(Geometry geometry, Crs crs) {
        if (!crs.isLonLat()) geometry.apply(new FromLonLat(crs));
        return geometry;
    }

    private long writeModels(ExportRequest request, ObjectQuery query, Scope scope, OutputStream out)
            throws IOException {
        Crs asked = request.crs() == null ? null : crs(request.crs());
        String header = query.dataset() == null ? null : header(query.dataset());
        checkSystems(models.systems(query, scope), asked);
        long[] count = {0};
        try (ModelSink sink = modelSink(request.format(), out, header)) {
            eachPage(
                    query,
                    page -> models.stream(page, scope, model -> {
                        take(sink, model);
                        count[0]++;
                    }));
            sink.finish();
        }
        return count[0];
    }

    /** Before the first byte: of a file half sent nobody would learn what is wrong with it. */
    private static void checkSystems(List<String> systems, @Nullable Crs asked) {
        if (systems.size() > 1) throw ExportFaults.severalSystems(systems.get(0), systems.get(1));
        if (asked == null) return;
        for (String own : systems) {
            if (!asked.name().equals(own)) throw ExportFaults.modelSystem(own);
        }
    }

    private @Nullable String header(int dataset) {
        return database.find(HEADER, row -> Optional.ofNullable(row.findText("header")), dataset)
                .flatMap(Function.identity())
                .orElse(null);
    }

    private static ModelSink modelSink(Format format, OutputStream out, @Nullable String header) throws IOException {
        return switch (format) {
            case CITYJSON -> new CityJsonSink(out, header);
            case CITYJSONSEQ -> new CityJsonSeqSink(out, header);
            default -> new CityGmlSink(out);
        };
    }

    private static void take(ModelSink sink, Models.Model model) {
        try {
            sink.take(model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Turns positions in place. */
    private static final class FromLonLat implements CoordinateSequenceFilter {
        private final Crs crs;
        private final double[] xy = new double[2];

        FromLonLat(Crs crs) {
            this.crs = crs;
        }

        @Override
        public void filter(CoordinateSequence sequence, int i) {
            xy[0] = sequence.getX(i);
            xy[1] = sequence.getY(i);
            crs.fromLonLat(xy, 1);
            sequence.setOrdinate(i, CoordinateSequence.X, xy[0]);
            sequence.setOrdinate(i, CoordinateSequence.Y, xy[1]);
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }
}
