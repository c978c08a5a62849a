/** Values of indicators: how they aggregate, what they are worth against a target or a grade, and what their status says. */
@NullMarked
package org.songhua.engine.indicator;

import org.jspecify.annotations.NullMarked;
