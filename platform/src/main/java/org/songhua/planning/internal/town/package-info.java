/** The city as analyses see it: streets as a graph, dwellings, facilities. */
@NullMarked
package org.songhua.planning.internal.town;

import org.jspecify.annotations.NullMarked;
