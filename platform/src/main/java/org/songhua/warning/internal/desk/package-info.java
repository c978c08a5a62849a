/** The duty desk: what rules raised, grouped by cause, and what people do about it. */
@NullMarked
package org.songhua.warning.internal.desk;

import org.jspecify.annotations.NullMarked;
