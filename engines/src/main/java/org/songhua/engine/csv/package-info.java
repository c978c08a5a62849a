/** Tables of text: comma-separated values with a header, row by row. */
@NullMarked
package org.songhua.engine.csv;

import org.jspecify.annotations.NullMarked;
