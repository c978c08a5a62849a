/** Project libraries and limits as packs declare them: their shape, what the shape cannot say, and their examples. */
@NullMarked
package org.songhua.project.internal.declared;

import org.jspecify.annotations.NullMarked;
