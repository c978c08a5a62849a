/** Whether a stated place is one: default points on which a system puts everything it cannot place. */
@NullMarked
package org.songhua.engine.location;

import org.jspecify.annotations.NullMarked;
