/** Export to formats of rows: tables, Shapefiles, GeoPackages, FlatGeobuf, GeoJSON. */
@NullMarked
package org.songhua.cim.internal.exports.rows;

import org.jspecify.annotations.NullMarked;
