package org.songhua.engine.shapefile;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.fault.Fault;

/**
 * One record of a {@code .shp} file.
 *
 * @param number 1, 2, 3 … in the file
 * @param geometry what it holds, in the file's own coordinates; null when there is none or it cannot be read
 * @param fault why there is none, or null
 */
public record ShpRecord(
        long number, @Nullable Geometry geometry, @Nullable Fault fault) {}
