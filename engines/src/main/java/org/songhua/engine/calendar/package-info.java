/** Working time over official days: holidays, swapped workdays, office hours, deadlines and clocks that can pause. */
@NullMarked
package org.songhua.engine.calendar;

import org.jspecify.annotations.NullMarked;
