/** The official days that packs bring: which days are worked, from the yearly notices. */
@NullMarked
@NamedInterface("calendar")
package org.songhua.pack.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
