/** Unit grids of the city's own communities and streets. */
@NullMarked
package org.songhua.cim.internal.grids;

import org.jspecify.annotations.NullMarked;
