/** Inside of the module. */
@NullMarked
package org.songhua.evaluation.internal;

import org.jspecify.annotations.NullMarked;
