/** Finding text by its parts, whatever the script. */
@NullMarked
package org.songhua.engine.text;

import org.jspecify.annotations.NullMarked;
