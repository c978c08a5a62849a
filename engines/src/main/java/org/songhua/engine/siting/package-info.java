/** Where to put facilities and whom they serve: each answer comes with its value and with a bound on the best there can be. */
@NullMarked
package org.songhua.engine.siting;

import org.jspecify.annotations.NullMarked;
