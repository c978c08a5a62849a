/** How casework is put together. */
@NullMarked
package org.songhua.casework.internal;

import org.jspecify.annotations.NullMarked;
