/** Puts the module together. */
@NullMarked
package org.songhua.resolution.internal;

import org.jspecify.annotations.NullMarked;
