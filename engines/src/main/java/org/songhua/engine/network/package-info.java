/** Streets as an immutable graph of int arrays: built from OpenStreetMap or from lines, snapped to, stored as bytes. */
@NullMarked
package org.songhua.engine.network;

import org.jspecify.annotations.NullMarked;
