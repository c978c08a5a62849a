/** Evaluation of the loop: facts about cases in a period, indicators over them, and periods that are frozen. */
@NullMarked
package org.songhua.casework.internal.performance;

import org.jspecify.annotations.NullMarked;
