package org.songhua.edge.gateway;

import java.util.Optional;
import org.songhua.sensing.Device;

/** A server for devices of one protocol. */
public interface DeviceGateway {

    /** {@return what it is called in the register, such as {@code hj212}} */
    String protocol();

    /** {@return the port, when it listens} */
    Optional<Integer> port();

    /** Takes once more what came from a device before it was known. {@return how many messages found their place} */
    int release(Device device);
}
