/** Features become rows: classified, checked, placed in a region and encoded for COPY, many at a time. */
@NullMarked
package org.songhua.cim.internal.imports.batch;

import org.jspecify.annotations.NullMarked;
