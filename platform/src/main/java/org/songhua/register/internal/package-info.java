/** Puts the module together. */
@NullMarked
package org.songhua.register.internal;

import org.jspecify.annotations.NullMarked;
