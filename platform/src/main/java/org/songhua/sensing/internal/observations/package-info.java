/** Keeps the readings. */
@NullMarked
package org.songhua.sensing.internal.observations;

import org.jspecify.annotations.NullMarked;
