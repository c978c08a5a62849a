/** Checks of data quality as packs write them: {@code checks.yml}, read, checked and tried out on its examples. */
@NullMarked
package org.songhua.cim.internal.quality.declared;

import org.jspecify.annotations.NullMarked;
