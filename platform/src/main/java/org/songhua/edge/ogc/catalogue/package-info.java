/** The collections: classes of the packs as a caller may see them, with counts and extents. */
@NullMarked
package org.songhua.edge.ogc.catalogue;

import org.jspecify.annotations.NullMarked;
