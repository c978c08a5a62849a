/** Export of city objects. */
@NullMarked
package org.songhua.cim.internal.exports;

import org.jspecify.annotations.NullMarked;
