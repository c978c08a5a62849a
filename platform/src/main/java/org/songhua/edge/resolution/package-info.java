/** Resolution over HTTP: pairs that are likely the same, decisions, and what a record is the same as. */
@NullMarked
package org.songhua.edge.resolution;

import org.jspecify.annotations.NullMarked;
