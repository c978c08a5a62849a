/** Duty: the roster and the times of steps as a city has them, and who was called. */
@NullMarked
package org.songhua.warning.internal.duty;

import org.jspecify.annotations.NullMarked;
