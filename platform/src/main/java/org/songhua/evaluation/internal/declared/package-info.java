/** Pack files of this module: indicators, clauses, targets and red lines, read strictly. */
@NullMarked
package org.songhua.evaluation.internal.declared;

import org.jspecify.annotations.NullMarked;
