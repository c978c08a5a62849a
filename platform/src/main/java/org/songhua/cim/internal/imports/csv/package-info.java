/** Import of tables with positions. */
@NullMarked
package org.songhua.cim.internal.imports.csv;

import org.jspecify.annotations.NullMarked;
