/** Flows and heads of a water network over time. */
@NullMarked
package org.songhua.engine.hydraulics.solve;

import org.jspecify.annotations.NullMarked;
