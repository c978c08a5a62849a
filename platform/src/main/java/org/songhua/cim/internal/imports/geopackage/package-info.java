/** Import of GeoPackages (OGC 12-128r19). */
@NullMarked
package org.songhua.cim.internal.imports.geopackage;

import org.jspecify.annotations.NullMarked;
