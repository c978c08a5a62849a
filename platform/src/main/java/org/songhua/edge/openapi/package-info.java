/** The description of the console's API, read off the handlers themselves, so that it cannot go stale. */
@NullMarked
package org.songhua.edge.openapi;

import org.jspecify.annotations.NullMarked;
