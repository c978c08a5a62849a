/** The console's own API and its pages. */
@NullMarked
package org.songhua.edge.console;

import org.jspecify.annotations.NullMarked;
