/** Puts the module together. */
@NullMarked
package org.songhua.redline.internal;

import org.jspecify.annotations.NullMarked;
