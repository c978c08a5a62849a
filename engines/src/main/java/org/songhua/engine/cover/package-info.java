/** Areas, lengths and cover as the crow flies, in square metres on the ground. */
@NullMarked
package org.songhua.engine.cover;

import org.jspecify.annotations.NullMarked;
