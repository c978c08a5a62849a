/** Values as they are kept: written by runs and by people, never overwritten. */
@NullMarked
package org.songhua.evaluation.internal.values;

import org.jspecify.annotations.NullMarked;
