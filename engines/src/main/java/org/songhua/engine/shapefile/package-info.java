/** Esri Shapefiles: geometries, attribute tables and their encodings, read and written as streams. */
@NullMarked
package org.songhua.engine.shapefile;

import org.jspecify.annotations.NullMarked;
