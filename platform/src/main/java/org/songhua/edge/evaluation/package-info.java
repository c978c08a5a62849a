/** Indicators, the plan, red lines and report checks over HTTP. */
@NullMarked
package org.songhua.edge.evaluation;

import org.jspecify.annotations.NullMarked;
