/** OGC API - Tiles - Part 1: Core 1.0 (20-057): vector tiles of the whole city and of single collections. */
@NullMarked
package org.songhua.edge.ogc.tiles;

import org.jspecify.annotations.NullMarked;
