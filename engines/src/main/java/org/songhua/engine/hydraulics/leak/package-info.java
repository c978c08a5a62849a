/** Leaks of a water network: what the sensors say against the model, when something begins, and where. */
@NullMarked
package org.songhua.engine.hydraulics.leak;

import org.jspecify.annotations.NullMarked;
