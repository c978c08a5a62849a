/** OGC API: the city's objects by the open standards Features 1.0.1 and Tiles 1.0, under {@code /ogcapi}. */
@NullMarked
package org.songhua.edge.ogc;

import org.jspecify.annotations.NullMarked;
