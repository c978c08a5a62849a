/** Import of FlatGeobuf files. */
@NullMarked
package org.songhua.cim.internal.imports.flatgeobuf;

import org.jspecify.annotations.NullMarked;
