/** Meters over HTTP: what they counted in a quarter, down to the readings, and the records that it moves. */
@NullMarked
package org.songhua.edge.metering;

import org.jspecify.annotations.NullMarked;
