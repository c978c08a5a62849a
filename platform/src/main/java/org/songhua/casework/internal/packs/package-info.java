/** The pack files of casework: flows, classes of matters, limits, responsibilities, examples. */
@NullMarked
package org.songhua.casework.internal.packs;

import org.jspecify.annotations.NullMarked;
