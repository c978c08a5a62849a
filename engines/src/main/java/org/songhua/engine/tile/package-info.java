/** Vector tiles: Mapbox Vector Tile 2.1, clipped, snapped and valid. */
@NullMarked
package org.songhua.engine.tile;

import org.jspecify.annotations.NullMarked;
