/** 3D tiles made from the rows they show, kept until one of those changes. */
@NullMarked
package org.songhua.cim.internal.tiles3d;

import org.jspecify.annotations.NullMarked;
