/** HTTP for the networks under the streets. */
@NullMarked
package org.songhua.edge.lifeline;

import org.jspecify.annotations.NullMarked;
