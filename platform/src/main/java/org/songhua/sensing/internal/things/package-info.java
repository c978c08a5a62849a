/** Things, datastreams and what else SensorThings knows: reading, writing, and the one view on entities and readings. */
@NullMarked
package org.songhua.sensing.internal.things;

import org.jspecify.annotations.NullMarked;
