package org.songhua.cim.internal.imports.geojson;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;

/** A feature as the file has it. */
final class RawFeature {
    /** Number of the feature in the file, from 1; of its line in a file of lines. */
    long row;

    /** Why nothing could be read of it; null when something could. */
    @Nullable
    Fault fault;

    @Nullable
    String type;

    @Nullable
    String id;

    @Nullable
    ParsedGeometry geometry;

    /** String, Long, Double, Boolean or RawJson; values that are null are left out. */
    final Map<String, Object> properties = new LinkedHashMap<>();

    /** First property that the file names twice. */
    @Nullable
    String repeatedProperty;

    /** First property whose text could not be kept as it is. */
    @Nullable
    String unstorableProperty;

    RawFeature(long row) {
        this.row = row;
    }

    void property(String name, Object value) {
        if (properties.put(name, value) != null && repeatedProperty == null) repeatedProperty = name;
    }
}
