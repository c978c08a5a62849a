/** What of a water network hangs together: segments, isolation, paths. */
@NullMarked
package org.songhua.engine.hydraulics.trace;

import org.jspecify.annotations.NullMarked;
