package org.songhua.sensing.internal.devices;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.songhua.sensing.Devices.Sign;

/**
 * What came from a device since it was last written down.
 *
 * @param last when the last message came; null when only refused ones did
 */
record SeenLately(
        long device,
        long messages,
        long refused,
        @Nullable Instant last,
        @Nullable Long skew_ms,
        @Nullable Double battery) {

    static SeenLately nothing(long device) {
        return new SeenLately(device, 0, 0, null, null, null);
    }

    SeenLately with(Sign sign) {
        Instant sent = sign.sent();
        return new SeenLately(
                device,
                messages + 1,
                refused,
                sign.received(),
                sent == null
                        ? skew_ms
                        : (Long) (sent.toEpochMilli() - sign.received().toEpochMilli()),
                sign.battery() == null ? battery : sign.battery());
    }

    SeenLately withRefused() {
        return new SeenLately(device, messages, refused + 1, last, skew_ms, battery);
    }
}
