package org.songhua.stream;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Messages of the topic of readings: a byte 1 for the version, eight bytes for the thing, then its readings of 33 bytes each: datastream (8), time
 * (8, microseconds since 1970), value (8, IEEE 754), quality (1), received (8). All big-endian. The key of a message is the eight bytes of the
 * thing, so that readings of one thing stay in one partition and in order. Thing 0 tells the receiver's clock.
 */
public final class ReadingFormat {
    private static final byte VERSION = 1;
    private static final int HEAD = 1 + Long.BYTES;
    private static final int EACH = 4 * Long.BYTES + 1;

    private ReadingFormat() {}

    /** {@return the key of messages about a thing} */
    public static byte[] key(long thing) {
        return ByteBuffer.allocate(Long.BYTES).putLong(thing).array();
    }

    /** {@return the key of a message} */
    static byte[] keyOf(byte[] message) {
        return Arrays.copyOfRange(message, 1, HEAD);
    }

    /** {@return a message with readings of one thing} */
    public static byte[] write(long thing, List<Reading> readings) {
        var out =
                ByteBuffer.allocate(HEAD + EACH * readings.size()).put(VERSION).putLong(thing);
        for (Reading reading : readings) {
            out.putLong(reading.datastream())
                    .putLong(reading.time_us())
                    .putDouble(reading.value())
                    .put((byte) reading.quality())
                    .putLong(reading.received_us());
        }
        return out.array();
    }

    /** {@return whether the message is one; its readings then went to the sink} */
    public static boolean read(byte[] message, Consumer<Reading> sink) {
        if (message.length < HEAD || message[0] != VERSION || (message.length - HEAD) % EACH != 0) return false;
        var in = ByteBuffer.wrap(message, 1, message.length - 1);
        long thing = in.getLong();
        while (in.hasRemaining()) {
            sink.accept(new Reading(thing, in.getLong(), in.getLong(), in.getDouble(), in.get() & 0xFF, in.getLong()));
        }
        return true;
    }
}
