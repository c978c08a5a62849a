/** Views with real geometry columns where the database has PostGIS, so that QGIS and others can open them. */
@NullMarked
package org.songhua.cim.internal.gis;

import org.jspecify.annotations.NullMarked;
