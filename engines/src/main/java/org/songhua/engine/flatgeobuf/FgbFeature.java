package org.songhua.engine.flatgeobuf;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.fault.Fault;

/**
 * A feature of a FlatGeobuf file.
 *
 * @param number 1, 2, 3 … in the file
 * @param geometry in the file's own coordinates; null when it has none or it cannot be read
 * @param properties String, Long, Double or Boolean by name
 * @param fault why there is no geometry, or null
 */
public record FgbFeature(
        long number,
        @Nullable Geometry geometry,
        Map<String, Object> properties,
        @Nullable Fault fault) {}
