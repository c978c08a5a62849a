package org.songhua.cim.internal.imports.rows;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.geo.Crs;

/**
 * A row as the file has it.
 *
 * @param number of the row, or of its line, from 1
 * @param id its identifier, or null when the format has none
 * @param geometry in {@code crs}; null when it has none or it cannot be read
 * @param crs system of the geometry
 * @param layer name of the layer it lies in; null when the format has none. A layer called like a class is of that class
 * @param properties String, Long, Double or Boolean by column; empty ones left out
 * @param remarks what is odd about it
 * @param fault why there is no geometry; null when there is one
 */
public record Row(
        long number,
        @Nullable String id,
        @Nullable Geometry geometry,
        Crs crs,
        @Nullable String layer,
        Map<String, Object> properties,
        List<Fault> remarks,
        @Nullable Fault fault) {}
