package org.songhua.edge.sta;

import java.util.Optional;

/** Where SensorThings takes and tells messages. */
public interface MessagePort {
    /** {@return the port of MQTT, when it listens} */
    Optional<Integer> port();
}
