/** Rasters of heights as rows: a point with an elevation for each cell. */
@NullMarked
package org.songhua.cim.internal.imports.raster;

import org.jspecify.annotations.NullMarked;
