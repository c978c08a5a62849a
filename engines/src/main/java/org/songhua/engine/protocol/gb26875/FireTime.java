package org.songhua.engine.protocol.gb26875;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;

/** Six bytes of time: second, minute, hour, day, month, year after 2000, each in one byte; Chinese time. */
public final class FireTime {
    private static final int CENTURY = 2000;

    private FireTime() {}

    /** {@return the six bytes as one number, the first lowest} */
    public static long pack(LocalDateTime time) {
        int[] parts = {
            time.getSecond(),
            time.getMinute(),
            time.getHour(),
            time.getDayOfMonth(),
            time.getMonthValue(),
            time.getYear() - CENTURY
        };
        long packed = 0;
        for (int i = 0; i < parts.length; i++) packed |= (long) (parts[i] & 0xFF) << (8 * i);
        return packed;
    }

    /** {@return the time; empty when it is none, as a device whose clock was never set sends} */
    public static Optional<LocalDateTime> unpack(long packed) {
        try {
            return Optional.of(LocalDateTime.of(
                    CENTURY + part(packed, 5),
                    part(packed, 4),
                    part(packed, 3),
                    part(packed, 2),
                    part(packed, 1),
                    part(packed, 0)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int part(long packed, int at) {
        return (int) (packed >>> (8 * at)) & 0xFF;
    }
}
