/** The console's and the citizens' interface to cases and reports. */
@NullMarked
package org.songhua.edge.casework;

import org.jspecify.annotations.NullMarked;
