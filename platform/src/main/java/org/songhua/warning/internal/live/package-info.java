/** Judging: readings go from the journal through the rules, and what they decide is durable with what they remember. */
@NullMarked
package org.songhua.warning.internal.live;

import org.jspecify.annotations.NullMarked;
