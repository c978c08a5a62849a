package org.songhua.edge.ogc.features;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObject;
import org.songhua.cim.Dataset;
import org.songhua.engine.geo.ByteSink;
import org.songhua.engine.geo.GeoJsonWriter;
import org.songhua.pack.ClassDefinition;

/**
 * Writes city objects as GeoJSON features. Attributes are flat members of {@code properties}, so that they become
 * columns in desktop programs; what the source said beyond them is one member {@code tags}. Members without a value are
 * left out. Geometry and attributes go from the database's bytes to the response without a tree between.
 */
final class FeatureWriter {
    /** Seven decimals of a degree are about a centimetre. */
    static final int DECIMALS = 7;

    private final Set<SystemProperty> written;
    private final Map<Integer, Dataset> datasets;

    FeatureWriter(ClassDefinition definition, Map<Integer, Dataset> datasets) {
        this.written = EnumSet.noneOf(SystemProperty.class);
        this.written.addAll(SystemProperty.of(definition));
        this.datasets = datasets;
    }

    /** Writes one feature without links, as in a collection. */
    void write(CityObject object, ByteSink out) {
        open(object, out);
        out.ascii("}");
    }

    /** Writes all of a feature but its closing brace. */
    void open(CityObject object, ByteSink out) {
        out.ascii("{\"type\":\"Feature\",\"id\":\"").ascii(object.id().toString());
        out.ascii("\",\"geometry\":");
        GeoJsonWriter.write(object.wkb(), DECIMALS, out);
        out.ascii(",\"properties\":{");
        properties(object, out);
        out.ascii("}");
    }

    private void properties(CityObject object, ByteSink out) {
        int start = out.size();
        string(SystemProperty.NAME, object.name(), start, out);
        attributes(object.attributesJson(), start, out);
        string(SystemProperty.SOURCE_ID, object.sourceId(), start, out);
        dataset(datasets.get(object.dataset()), start, out);
        string(SystemProperty.REGION, object.region(), start, out);
        if (key(SystemProperty.REVISION, start, out)) out.number(object.revision());
        string(SystemProperty.VALID_FROM, text(object.validFrom()), start, out);
        string(SystemProperty.UPDATED, text(object.recordedFrom()), start, out);
    }

    private void dataset(@Nullable Dataset dataset, int start, ByteSink out) {
        if (dataset == null) return;
        string(SystemProperty.DATASET, dataset.code(), start, out);
        if (key(SystemProperty.SYNTHETIC, start, out)) out.ascii(dataset.synthetic() ? "true" : "false");
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

    private boolean key(SystemProperty property, int start, ByteSink out) {
        if (!written.contains(property)) return false;
        comma(start, out);
        out.ascii("\"").ascii(property.key()).ascii("\":");
        return true;
    }

    private static void comma(int start, ByteSink out) {
        if (out.size() > start) out.ascii(",");
    }

    private static @Nullable String text(java.time.@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
