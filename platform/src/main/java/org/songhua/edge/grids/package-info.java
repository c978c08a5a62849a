/** Unit grids over HTTP. */
@NullMarked
package org.songhua.edge.grids;

import org.jspecify.annotations.NullMarked;
