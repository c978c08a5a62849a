/** How long readings are kept. */
@NullMarked
package org.songhua.sensing.internal.retention;

import org.jspecify.annotations.NullMarked;
