/** FlatGeobuf 3: features as FlatBuffers, read and written without a library. */
@NullMarked
package org.songhua.engine.flatgeobuf;

import org.jspecify.annotations.NullMarked;
