/**
 * OpenStreetMap: decoder of the PBF format, locations of nodes, and the geometry of ways and relations. Whatever the
 * bytes say, the answer is an element, a shape or a fault; memory stays within the limits named in the types.
 */
@NullMarked
package org.songhua.engine.osm;

import org.jspecify.annotations.NullMarked;
