/** Pairs: looked for, kept, decided. */
@NullMarked
package org.songhua.resolution.internal.pairs;

import org.jspecify.annotations.NullMarked;
