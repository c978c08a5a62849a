/** OGC SensorThings 1.1 (18-088) and 1.0 (15-078r6) over HTTP, under {@code /sta}. */
@NullMarked
package org.songhua.edge.sta;

import org.jspecify.annotations.NullMarked;
