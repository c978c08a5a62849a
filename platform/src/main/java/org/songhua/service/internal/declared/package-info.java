/** Services and bookable places as packs declare them: their shapes, what the shapes cannot say, and their examples. */
@NullMarked
package org.songhua.service.internal.declared;

import org.jspecify.annotations.NullMarked;
