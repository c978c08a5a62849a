/** How other modules bring kinds of pack files of their own: each declares its shape once and checks what it says. */
@NullMarked
@NamedInterface("part")
package org.songhua.pack.part;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
