/** Vector tiles made from the rows they show, kept until one of those changes. */
@NullMarked
package org.songhua.cim.internal.tiles;

import org.jspecify.annotations.NullMarked;
