/** What water carries: its age, where it came from, a substance that decays. */
@NullMarked
package org.songhua.engine.hydraulics.quality;

import org.jspecify.annotations.NullMarked;
