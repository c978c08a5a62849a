/** Meters as packs declare them, and what their readings come to. */
@NullMarked
package org.songhua.metering.internal;

import org.jspecify.annotations.NullMarked;
