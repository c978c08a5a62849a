/** Puts the module together. */
@NullMarked
package org.songhua.service.internal;

import org.jspecify.annotations.NullMarked;
