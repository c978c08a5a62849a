package org.songhua.cim.internal.imports.shapefile;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The files that make one Shapefile.
 *
 * @param shp geometries
 * @param dbf attributes, or null
 * @param prj reference system, or null
 * @param cpg encoding, or null
 */
public record ShapefileParts(
        Path shp,
        @Nullable Path dbf,
        @Nullable Path prj,
        @Nullable Path cpg) {}
