/** The packs in force, and taking them anew. */
@NullMarked
package org.songhua.edge.packs;

import org.jspecify.annotations.NullMarked;
