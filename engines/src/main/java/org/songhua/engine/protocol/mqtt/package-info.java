/** The packets of MQTT 3.1.1 and 5: taken apart and put together. See package.md. */
@NullMarked
package org.songhua.engine.protocol.mqtt;

import org.jspecify.annotations.NullMarked;
