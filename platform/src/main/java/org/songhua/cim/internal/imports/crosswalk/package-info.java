/** Codes of an older series as those of the present one, as packs tell it: what an import takes, and what it must ask about. */
@NullMarked
package org.songhua.cim.internal.imports.crosswalk;

import org.jspecify.annotations.NullMarked;
