package org.songhua.cim.internal.imports.batch;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.songhua.cim.ObjectId;
import org.songhua.cim.internal.Deflated;
import org.songhua.cim.internal.DerivedColumns;
import org.songhua.engine.digest.Checksum64;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Fault.Severity;
import org.songhua.engine.geo.ByteSink;
import org.songhua.engine.geo.GeometryCheck;
import org.songhua.engine.geo.Wkb;
import org.songhua.pack.ClassDefinition.GeometryKind;

/** Turns features into rows of {@code cim.object}. For use by one thread at a time. */
public final class FeatureEncoder {
    /** Columns of a row in the order in which they are written. */
    public static final String COLUMNS = "dataset, id, class, source_id, name, geom, box, zoom, attributes, region,"
            + " search, grams, digest, recorded_from, revision";
    /** The column that stands behind them and follows from them. */
    public static final String PACKED = "packed";

    private static final int COLUMN_COUNT = 16;
    /** Columns of the row of a model. */
    public static final String MODEL_COLUMNS = "dataset, id, crs, lod, document, height_m, volume_m3, body, footprint";

    private static final int MODEL_COLUMN_COUNT = 9;
    /** The last of them. */
    private static final int BODY_COLUMN_COUNT = 4;

    private static final byte[] NO_MODEL = {};
    /** Longest identifier; what is longer is no identifier but a mistake. */
    private static final int LONGEST_SOURCE_ID = 500;
    /** Longest text of all attributes together, in bytes. */
    private static final int MOST_ATTRIBUTE_BYTES = 4 << 20;

    private final int dataset;
    private final Instant now;
    private final RegionIndex regions;
    private final PackedHead packed;
    private final ByteSink sink = new ByteSink();

    /**
     * @param dataset number of the data set
     * @param now when the rows are recorded
     * @param regions where objects are placed
     */
    public FeatureEncoder(int dataset, Instant now, RegionIndex regions) {
        this.dataset = dataset;
        this.now = now;
        this.regions = regions;
        this.packed = new PackedHead(dataset, now);
    }

    /** Adds a row, or the faults that keep the feature from becoming one; {@link Batch#met} is up to the caller. */
    public void add(Feature feature, Batch batch) {
        feature.remarks().forEach(batch::fault);
        if (feature.sourceId().length() > LONGEST_SOURCE_ID) {
            batch.fault(ImportFaults.longSourceId(feature, LONGEST_SOURCE_ID));
        } else if (!fits(feature)) {
            batch.fault(ImportFaults.wrongKind(feature));
        } else if (isSound(feature, batch)) {
            encode(feature, batch);
        }
    }

    private static boolean fits(Feature feature) {
        return GeometryKinds.fits(feature.definition().geometry(), GeometryKinds.of(feature.geometry()));
    }

    private static boolean isSound(Feature feature, Batch batch) {
        List<Fault> faults = GeometryCheck.check(feature.geometry(), feature.place());
        if (faults.isEmpty()) return true;
        faults.forEach(batch::fault);
        return faults.stream().noneMatch(fault -> fault.severity() == Severity.REFUSED);
    }

    private void encode(Feature feature, Batch batch) {
        byte[] attributes = AttributesJson.of(feature, sink);
        if (attributes.length > MOST_ATTRIBUTE_BYTES) {
            batch.fault(ImportFaults.tooMuchText(feature, attributes.length, MOST_ATTRIBUTE_BYTES));
            return;
        }
        byte[] wkb = Wkb.of(feature.geometry());
        var envelope = feature.geometry().getEnvelopeInternal();
        double[] box = {envelope.getMinX(), envelope.getMinY(), envelope.getMaxX(), envelope.getMaxY()};
        var derived = DerivedColumns.of(
                feature.definition(), feature.name(), feature.attributes(), box[2] - box[0], box[3] - box[1]);
        var id = ObjectId.of(dataset, feature.sourceId());
        byte[] code = feature.definition().code().getBytes(StandardCharsets.UTF_8);
        byte[] sourceId = feature.sourceId().getBytes(StandardCharsets.UTF_8);
        byte[] name = CopyBuffer.encoded(feature.name());
        byte[] region = CopyBuffer.encoded(region(feature));
        CopyBuffer rows = batch.rows();
        int start = rows.size();
        rows.beginRow(COLUMN_COUNT);
        rows.int4(dataset);
        rows.uuid(id.value());
        rows.utf8(code);
        rows.utf8(sourceId);
        rows.utf8(name);
        rows.bytea(wkb);
        rows.box(box[0], box[1], box[2], box[3]);
        rows.int2(derived.zoom());
        rows.jsonb(attributes);
        rows.utf8(region);
        rows.text(derived.search());
        rows.int4Array(derived.grams());
        rows.int8(digest(
                feature,
                wkb,
                attributes,
                feature.model() == null ? NO_MODEL : feature.model().json()));
        rows.timestamp(now);
        rows.int4(1);
        rows.utf8(packed.of(id.value(), wkb.length, code, sourceId, name, region, attributes));
        batch.addRow(
                start,
                feature,
                id.value().getLeastSignificantBits() ^ id.value().getMostSignificantBits(),
                box,
                feature.model() == null ? null : modelRow(id, feature.model(), box));
    }

    private byte[] modelRow(ObjectId id, ObjectModel model, double[] footprint) {
        var row = new CopyBuffer(1 << 12);
        row.beginRow(MODEL_COLUMN_COUNT);
        row.int4(dataset);
        row.uuid(id.value());
        row.text(model.crs());
        row.text(model.lod());
        row.bytea(Deflated.of(model.json()));
        body(row, model.body(), footprint);
        return Arrays.copyOf(row.array(), row.size());
    }

    private static void body(CopyBuffer row, ObjectModel.@Nullable Body body, double[] footprint) {
        if (body == null) {
            for (int i = 0; i < BODY_COLUMN_COUNT; i++) row.none();
            return;
        }
        row.float8(body.height_m());
        row.float8(body.volume_m3());
        double[] box = body.box();
        row.box(box[0], box[1], box[2], box[3]);
        row.box(footprint[0], footprint[1], footprint[2], footprint[3]);
    }

    private @Nullable String region(Feature feature) {
        if (regions.isEmpty()) return null;
        Geometry geometry = feature.geometry();
        double[] point = GeometryKinds.of(geometry) == GeometryKind.POINT && geometry.getNumGeometries() == 1
                ? new double[] {geometry.getCoordinate().x, geometry.getCoordinate().y}
                : Wkb.representativePoint(geometry);
        return regions.find(point[0], point[1]);
    }

    /** What tells a changed object from an unchanged one. */
    private static long digest(Feature feature, byte[] wkb, byte[] attributes, byte[] model) {
        byte[] words = (feature.definition().code() + '\n' + Objects.requireNonNullElse(feature.name(), ""))
                .getBytes(StandardCharsets.UTF_8);
        return Checksum64.of(words, wkb, attributes, model);
    }
}
