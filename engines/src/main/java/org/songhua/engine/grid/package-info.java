/** Unit grids: the smallest areas of city management, made from communities and streets. */
@NullMarked
package org.songhua.engine.grid;

import org.jspecify.annotations.NullMarked;
