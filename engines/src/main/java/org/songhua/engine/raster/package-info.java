/** Rasters of heights: GeoTIFF and ESRI ASCII grids, read from bytes that nobody has to trust. */
@NullMarked
package org.songhua.engine.raster;

import org.jspecify.annotations.NullMarked;
