/** State machines held as data: who may do what to a case in which state, its clocks, and the log it can be replayed from. */
@NullMarked
package org.songhua.engine.flow;

import org.jspecify.annotations.NullMarked;
