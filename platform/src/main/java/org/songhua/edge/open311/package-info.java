/** Open311 GeoReport v2 with its usual extensions, in XML and JSON; times in UTC. */
@NullMarked
package org.songhua.edge.open311;

import org.jspecify.annotations.NullMarked;
