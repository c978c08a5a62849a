package org.songhua.edge.ogc.features;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObject;
import org.songhua.cim.Dataset;
import org.songhua.cim.PackedObject;
import org.songhua.edge.ogc.http.OgcException;
import org.songhua.edge.ogc.http.OgcFaults;
import org.songhua.engine.geo.ByteSink;
import org.songhua.engine.geo.CrsByReference;
import org.songhua.engine.geo.GeoJsonWriter;
import org.songhua.engine.geo.Wkb;
import org.songhua.pack.ClassDefinition;

/**
 * Writes city objects as GeoJSON features. Attributes are flat members of {@code properties}, so that they become
 * columns in desktop programs; what the source said beyond them is one member {@code tags}. Members without a value are
 * left out. Geometry and attributes go from the database's bytes to the response without a tree between. For one thread.
 */
final class FeatureWriter {
    /** Seven decimals of a degree are about a centimetre. */
    static final int DECIMALS = 7;

    private static final byte[] BEGIN = ascii("{\"type\":\"Feature\",\"id\":\"");
    private static final byte[] GEOMETRY = ascii("\",\"geometry\":");
    private static final byte[] PROPERTIES = ascii(",\"properties\":{");

    private final CrsByReference crs;
    private final Map<SystemProperty, byte[]> keys = new EnumMap<>(SystemProperty.class);
    private final Map<Integer, byte[]> datasets = new HashMap<>();
    // The objects of an import were recorded at the same moment.
    private @Nullable Instant lastTime;
    private String lastTimeText = "";
    private long lastNumber;
    private String lastRecorded = "";
    // And neighbours are mostly of one data set.
    private int lastDataset;
    private byte @Nullable [] lastMembers;

    FeatureWriter(ClassDefinition definition, Map<Integer, Dataset> datasets, CrsByReference crs) {
        this.crs = crs;
        SystemProperty.of(definition).forEach(property -> keys.put(property, ascii("\"" + property.key() + "\":")));
        datasets.forEach((number, dataset) -> this.datasets.put(number, members(dataset)));
    }

    /** Writes one feature without links, as in a collection. */
    void write(CityObject object, ByteSink out) {
        open(object, out);
        out.write((byte) '}');
    }

    /** Writes the same of an object that is there as bytes. */
    void write(PackedObject object, ByteSink out) {
        out.write(BEGIN);
        object.writeId(out);
        out.write(GEOMETRY);
        if (crs == CrsByReference.CRS84) GeoJsonWriter.write(object.geometry(), DECIMALS, out);
        else geometry(object.toObject(), out);
        out.write(PROPERTIES);
        properties(object, out);
        out.write((byte) '}').write((byte) '}');
    }

    private void properties(PackedObject object, ByteSink out) {
        int start = out.size();
        if (object.hasName() && key(SystemProperty.NAME, start, out)) object.writeName(out);
        if (object.hasAttributes()) {
            comma(start, out);
            object.writeAttributes(out);
        }
        if (key(SystemProperty.SOURCE_ID, start, out)) object.writeSourceId(out);
        dataset(object.dataset(), start, out);
        if (object.hasRegion() && key(SystemProperty.REGION, start, out)) object.writeRegion(out);
        if (key(SystemProperty.REVISION, start, out)) out.number(object.revision());
        time(SystemProperty.VALID_FROM, object.validFrom(), start, out);
        time(SystemProperty.VALID_TO, object.validTo(), start, out);
        if (key(SystemProperty.UPDATED, start, out)) out.ascii(recorded(object));
    }

    private String recorded(PackedObject object) {
        long number = object.recordedFromNumber();
        if (lastRecorded.isEmpty() || number != lastNumber) {
            lastNumber = number;
            lastRecorded = "\"" + object.recordedFrom() + "\"";
        }
        return lastRecorded;
    }

    /** Writes all of a feature but its closing brace. */
    void open(CityObject object, ByteSink out) {
        out.write(BEGIN).ascii(object.id().toString()).write(GEOMETRY);
        geometry(object, out);
        out.write(PROPERTIES);
        properties(object, out);
        out.write((byte) '}');
    }

    private void geometry(CityObject object, ByteSink out) {
        if (crs == CrsByReference.CRS84) GeoJsonWriter.write(object.wkb(), DECIMALS, out);
        else GeoJsonWriter.write(turned(object), crs.decimals(), out);
    }

    private byte[] turned(CityObject object) {
        try {
            return Wkb.of(crs.fromLonLat(Wkb.read(object.wkb())));
        } catch (IllegalArgumentException e) {
            throw OgcException.badRequest(List.of(OgcFaults.noImage(object.id().toString(), crs.uri())));
        }
    }

    private void properties(CityObject object, ByteSink out) {
        int start = out.size();
        string(SystemProperty.NAME, object.name(), start, out);
        attributes(object.attributesJson(), start, out);
        string(SystemProperty.SOURCE_ID, object.sourceId(), start, out);
        dataset(object.dataset(), start, out);
        string(SystemProperty.REGION, object.region(), start, out);
        if (key(SystemProperty.REVISION, start, out)) out.number(object.revision());
        time(SystemProperty.VALID_FROM, object.validFrom(), start, out);
        time(SystemProperty.VALID_TO, object.validTo(), start, out);
        time(SystemProperty.UPDATED, object.recordedFrom(), start, out);
    }

    /** What the features of a data set have in common. */
    private byte[] members(Dataset dataset) {
        var out = new ByteSink(64);
        string(SystemProperty.DATASET, dataset.code(), 0, out);
        if (key(SystemProperty.SYNTHETIC, 0, out)) out.ascii(dataset.synthetic() ? "true" : "false");
        return out.toBytes();
    }

    /** Numbers begin with 1. */
    private void dataset(int number, int start, ByteSink out) {
        if (number != lastDataset) {
            lastDataset = number;
            lastMembers = datasets.get(number);
        }
        byte[] members = lastMembers;
        if (members == null || members.length == 0) return;
        comma(start, out);
        out.write(members);
    }

    private static void attributes(String json, int start, ByteSink out) {
        // PostgreSQL prints jsonb without blanks at either end: what lies between the braces are the members.
        if (json.length() <= 2) return;
        comma(start, out);
        out.utf8(json.substring(1, json.length() - 1));
    }

    private void string(SystemProperty property, @Nullable String value, int start, ByteSink out) {
        if (value != null && key(property, start, out)) out.json(value);
    }

    private void time(SystemProperty property, @Nullable Instant time, int start, ByteSink out) {
        if (time == null || !key(property, start, out)) return;
        if (!time.equals(lastTime)) {
            lastTime = time;
            lastTimeText = "\"" + time + "\"";
        }
        out.ascii(lastTimeText);
    }

    private boolean key(SystemProperty property, int start, ByteSink out) {
        byte[] key = keys.get(property);
        if (key == null) return false;
        comma(start, out);
        out.write(key);
        return true;
    }

    private static void comma(int start, ByteSink out) {
        if (out.size() > start) out.write((byte) ',');
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
