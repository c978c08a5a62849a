/** Sparse symmetric systems: ordering and factorisation on arrays. */
@NullMarked
package org.songhua.engine.hydraulics.sparse;

import org.jspecify.annotations.NullMarked;
