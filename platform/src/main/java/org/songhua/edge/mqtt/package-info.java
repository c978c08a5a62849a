/** MQTT 3.1.1 and 5: devices send readings, and programs listen to what changes. See 18-088, clause 14. */
@NullMarked
package org.songhua.edge.mqtt;

import org.jspecify.annotations.NullMarked;
