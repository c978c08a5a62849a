/** How far a long computation is, and how it is ended before its time; without clocks and threads. */
@NullMarked
package org.songhua.engine.progress;

import org.jspecify.annotations.NullMarked;
