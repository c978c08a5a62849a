/** A straight line through points that bears wrong ones. See package.md. */
@NullMarked
package org.songhua.engine.regression;

import org.jspecify.annotations.NullMarked;
