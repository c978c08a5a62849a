/** Digests of bytes. */
@NullMarked
package org.songhua.engine.digest;

import org.jspecify.annotations.NullMarked;
