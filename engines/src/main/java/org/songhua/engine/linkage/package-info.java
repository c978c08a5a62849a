/** Which records are likely about the same thing: comparisons with weights, reasons, and keys under which likely pairs meet. */
@NullMarked
package org.songhua.engine.linkage;

import org.jspecify.annotations.NullMarked;
