/** Is a reading to be believed? Pure checks of range, rate, standstill, gap, clock, duplicate and unit. See package.md. */
@NullMarked
package org.songhua.engine.quality;

import org.jspecify.annotations.NullMarked;
