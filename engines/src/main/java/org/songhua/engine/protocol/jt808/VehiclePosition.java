package org.songhua.engine.protocol.jt808;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/**
 * The body of a position report (0x0200).
 *
 * @param alarms bits of table 24
 * @param state bits of table 25; bit 0 engine on, bit 1 position valid, bit 2 south, bit 3 west
 * @param latitude degrees north, by the state's bit negative
 * @param longitude degrees east. WGS 84 or GCJ-02 by the terminal's setting; the message does not say which
 * @param height_m metres above the sea
 * @param speed_kmph kilometres in an hour, in tenths
 * @param direction_deg clockwise from north
 * @param time_us microseconds since 1970; the message has Chinese time
 * @param items what follows by its id, as bytes
 */
public record VehiclePosition(
        long alarms,
        long state,
        double latitude,
        double longitude,
        int height_m,
        double speed_kmph,
        int direction_deg,
        long time_us,
        Map<Integer, byte[]> items) {
    private static final int SIZE = 28;
    private static final double DEGREES = 1e6;
    /** Beyond every part of a time. */
    private static final int NO_DIGITS = Integer.MAX_VALUE / 2;

    private static final double LATITUDE_MAX = 90;
    private static final double LONGITUDE_MAX = 180;
    private static final int SOUTH = 1 << 2;
    private static final int WEST = 1 << 3;
    private static final int VALID = 1 << 1;

    /** Keeps the order of the items. */
    public VehiclePosition {
        items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
    }

    /** True when the terminal knows where it is. */
    public boolean isValid() {
        return (state & VALID) != 0;
    }

    /** {@return the position in a body} @throws FaultException when it is cut off or has no time, JT808-005, 006 and 008 */
    public static VehiclePosition parse(byte[] body) {
        if (body.length < SIZE) throw new FaultException(cutOff(body.length));
        ByteBuffer in = ByteBuffer.wrap(body);
        long alarms = in.getInt() & 0xFFFF_FFFFL;
        long state = in.getInt() & 0xFFFF_FFFFL;
        double latitude = (in.getInt() & 0xFFFF_FFFFL) / DEGREES;
        double longitude = (in.getInt() & 0xFFFF_FFFFL) / DEGREES;
        if (latitude > LATITUDE_MAX || longitude > LONGITUDE_MAX)
            throw new FaultException(nowhere(latitude, longitude));
        return new VehiclePosition(
                alarms,
                state,
                (state & SOUTH) == 0 ? latitude : -latitude,
                (state & WEST) == 0 ? longitude : -longitude,
                in.getShort(),
                (in.getShort() & 0xFFFF) / 10.0,
                in.getShort() & 0xFFFF,
                time(in),
                items(in));
    }

    /**
     * {@return the bodies of the positions in a message of kept positions (0x0704): number, kind, then each with its length}
     *
     * @throws FaultException when they are cut off, JT808-007
     */
    public static List<byte[]> bodies(byte[] body) {
        ByteBuffer in = ByteBuffer.wrap(body);
        var bodies = new ArrayList<byte[]>();
        int count = in.remaining() < 3 ? -1 : in.getShort() & 0xFFFF;
        if (count >= 0) in.get();
        while (in.remaining() >= 2 && bodies.size() < count) {
            byte[] one = new byte[Math.min(in.getShort() & 0xFFFF, in.remaining())];
            in.get(one);
            bodies.add(one);
        }
        if (bodies.size() != count) throw new FaultException(fewer(count, bodies.size()));
        return bodies;
    }

    private static Fault fewer(int count, int found) {
        return Fault.refused(
                "JT808-007",
                Place.NOWHERE,
                "A message of kept positions says that it holds %d, and holds %d.".formatted(Math.max(0, count), found),
                "Send their number, their kind, and each with its length.");
    }

    private static Fault nowhere(double latitude, double longitude) {
        return Fault.refused(
                "JT808-008",
                Place.NOWHERE,
                "A position report is of latitude %s and longitude %s.".formatted(latitude, longitude),
                "Send millionths of a degree, south and west by the bits of the state.");
    }

    private static Fault cutOff(int length) {
        return Fault.refused(
                "JT808-005",
                Place.NOWHERE,
                "A position report has " + length + " bytes instead of at least " + SIZE + ".",
                "Send alarm, state, latitude, longitude, height, speed, direction and time.");
    }

    private static long time(ByteBuffer in) {
        int[] parts = new int[6];
        for (int i = 0; i < parts.length; i++) {
            int pair = in.get() & 0xFF;
            parts[i] = (pair >> 4) > 9 || (pair & 15) > 9 ? NO_DIGITS : 10 * (pair >> 4) + (pair & 15);
        }
        try {
            LocalDateTime time = LocalDateTime.of(2000 + parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
            return time.toEpochSecond(ZoneOffset.ofHours(8)) * 1_000_000;
        } catch (DateTimeException e) {
            throw new FaultException(Fault.refused(
                    "JT808-006",
                    Place.NOWHERE,
                    "A position report has no time.",
                    "Send the time as BCD, YYMMDDhhmmss."));
        }
    }

    /** An item that is cut off ends the list; those before it count. */
    private static Map<Integer, byte[]> items(ByteBuffer in) {
        var items = new LinkedHashMap<Integer, byte[]>();
        while (in.remaining() >= 2) {
            int id = in.get() & 0xFF;
            int length = in.get() & 0xFF;
            if (length > in.remaining()) break;
            byte[] value = new byte[length];
            in.get(value);
            items.put(id, value);
        }
        return items;
    }
}
