/** How all datastreams stand now: their places from the database, their latest readings from memory. */
@NullMarked
package org.songhua.sensing.internal.board;

import org.jspecify.annotations.NullMarked;
