/** Reads GeoJSON (RFC 7946) of any size: collections, single features, bare geometries, and features line by line. */
@NullMarked
package org.songhua.cim.internal.imports.geojson;

import org.jspecify.annotations.NullMarked;
