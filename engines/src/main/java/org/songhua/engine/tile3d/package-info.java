/** Tile sets of 3D Tiles 1.1: a quadtree whose bounding volumes contain their content, and its content as GLB. */
@NullMarked
package org.songhua.engine.tile3d;

import org.jspecify.annotations.NullMarked;
