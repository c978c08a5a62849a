/** 3D Tiles 1.1 over HTTP. */
@NullMarked
package org.songhua.edge.tiles3d;

import org.jspecify.annotations.NullMarked;
