/** Reads OpenStreetMap PBF files in three passes: where nodes are, what relations need, what becomes an object. */
@NullMarked
package org.songhua.cim.internal.imports.osm;

import org.jspecify.annotations.NullMarked;
