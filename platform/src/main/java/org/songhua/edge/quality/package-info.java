/** The quality of the data over HTTP. */
@NullMarked
package org.songhua.edge.quality;

import org.jspecify.annotations.NullMarked;
