/** The analyses. */
@NullMarked
package org.songhua.planning.internal.run;

import org.jspecify.annotations.NullMarked;
