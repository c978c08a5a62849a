/** Projects over the registers: their sheets and boards, and the watch that refuses what does not add up. */
@NullMarked
package org.songhua.project.internal.sheets;

import org.jspecify.annotations.NullMarked;
