/** Import of Shapefiles. */
@NullMarked
package org.songhua.cim.internal.imports.shapefile;

import org.jspecify.annotations.NullMarked;
