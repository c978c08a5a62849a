/** Projects over HTTP: libraries, boards, sheets and closure; what is written, is written through the registers. */
@NullMarked
package org.songhua.edge.project;

import org.jspecify.annotations.NullMarked;
