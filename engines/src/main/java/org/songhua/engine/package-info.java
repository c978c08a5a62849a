/** Pure engines, each named after its mathematics or physics. */
@NullMarked
package org.songhua.engine;

import org.jspecify.annotations.NullMarked;
