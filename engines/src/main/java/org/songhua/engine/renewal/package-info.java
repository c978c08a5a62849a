/** Which pipes to renew first: how often they are expected to break, with reasons, and what a budget buys. */
@NullMarked
package org.songhua.engine.renewal;

import org.jspecify.annotations.NullMarked;
