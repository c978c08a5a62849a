/** What a photo is, which way up it was taken, and how it is freed of all that is no picture. */
@NullMarked
package org.songhua.engine.image;

import org.jspecify.annotations.NullMarked;
