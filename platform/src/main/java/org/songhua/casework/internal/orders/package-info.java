/** Work orders and planned patrols. */
@NullMarked
package org.songhua.casework.internal.orders;

import org.jspecify.annotations.NullMarked;
