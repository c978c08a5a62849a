/** Finds where a report contradicts itself, its tables, or the values it was written from. */
@NullMarked
package org.songhua.engine.contradiction;

import org.jspecify.annotations.NullMarked;
