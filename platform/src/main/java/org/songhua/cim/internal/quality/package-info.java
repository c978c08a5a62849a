/** Runs the checks of data quality that packs declare, keeps what they found and tells it. */
@NullMarked
package org.songhua.cim.internal.quality;

import org.jspecify.annotations.NullMarked;
