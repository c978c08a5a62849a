/** What is seen from where over terrain and buildings, and how high one may build without hiding a protected view. */
@NullMarked
package org.songhua.engine.visibility;

import org.jspecify.annotations.NullMarked;
