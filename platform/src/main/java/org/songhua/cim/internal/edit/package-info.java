/** Changes to city objects and their history: edits, undo, differences, lineage. */
@NullMarked
package org.songhua.cim.internal.edit;

import org.jspecify.annotations.NullMarked;
