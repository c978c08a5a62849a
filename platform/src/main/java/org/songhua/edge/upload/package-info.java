/** Files that are sent to us with a form. */
@NullMarked
package org.songhua.edge.upload;

import org.jspecify.annotations.NullMarked;
