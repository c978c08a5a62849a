package org.songhua.edge.mqtt;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.songhua.edge.sta.StaMessages;
import org.songhua.sensing.Devices;
import org.songhua.sensing.Devices.Quarantined;
import org.songhua.sensing.Observations;
import org.springframework.stereotype.Component;

/** What conversations need. */
@Component
record MqttServices(
        MqttLogin login,
        StaMessages messages,
        Subscriptions subscriptions,
        Observations observations,
        Devices devices,
        Clock clock) {

    /** Keeps a message that is no reading. {@return whether there was room} */
    boolean hold(String user, String topic, String address, byte[] payload) {
        byte[] head = (topic + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] message = java.util.Arrays.copyOf(head, head.length + payload.length);
        System.arraycopy(payload, 0, message, head.length, payload.length);
        return devices.quarantine(new Quarantined(0, "mqtt", user, address, "form", message, clock.instant()));
    }
}
