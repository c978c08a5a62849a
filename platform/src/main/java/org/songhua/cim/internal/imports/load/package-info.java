/** Stores rows: a new data set as a partition of its own, a known one by merging; always in one transaction. */
@NullMarked
package org.songhua.cim.internal.imports.load;

import org.jspecify.annotations.NullMarked;
