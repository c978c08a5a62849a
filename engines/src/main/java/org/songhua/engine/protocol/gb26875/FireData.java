package org.songhua.engine.protocol.gb26875;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/**
 * The objects in the application data of a frame that reports states or values (types 1, 2, 3 and 21); clause 8. Numbers are little-endian,
 * texts GB 18030.
 */
public sealed interface FireData {
    /** State of a system, type 1. */
    int SYSTEM_STATE = 1;
    /** State of a component, type 2. */
    int COMPONENT_STATE = 2;
    /** Analog value of a component, type 3. */
    int ANALOG_VALUE = 3;
    /** State of the transmitter itself, type 21. */
    int TRANSMITTER_STATE = 21;

    /** {@return when it was so, Chinese time; null when the device does not know the time} */
    @Nullable
    LocalDateTime time();

    /** State of a system; bits of {@link FireState}. */
    record SystemState(
            int systemType,
            int systemAddress,
            int state,
            @Nullable LocalDateTime time) implements FireData {}

    /**
     * State of a component such as a smoke detector; bits of {@link FireState}.
     *
     * @param description where it is, as its installer wrote
     */
    record ComponentState(
            int systemType,
            int systemAddress,
            int componentType,
            long componentAddress,
            int state,
            String description,
            @Nullable LocalDateTime time)
            implements FireData {}

    /**
     * A value of a component.
     *
     * @param quantity 3 temperature in 0.1 degrees Celsius, 4 pressure in 0.1 MPa, 6 gas in 0.1 % of the lower explosive limit, 8 volts, 9
     *     amperes, 10 flow; from secondary sources
     * @param value in steps of the quantity
     */
    record AnalogValue(
            int systemType,
            int systemAddress,
            int componentType,
            long componentAddress,
            int quantity,
            int value,
            @Nullable LocalDateTime time)
            implements FireData {}

    /** State of the transmitter; bit 0 normal, 1 fire, 2 fault and so on, from secondary sources. */
    record TransmitterState(int state, @Nullable LocalDateTime time) implements FireData {}

    /** {@return the type of the application data, 0 for none} */
    static int type(byte[] data) {
        return data.length == 0 ? 0 : data[0] & 0xFF;
    }

    /** {@return the objects; none when the type is not one of these} @throws FaultException when they are cut off, FIRE-003 */
    static List<FireData> parse(byte[] data) {
        if (data.length < 2) return List.of();
        ByteBuffer in = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        int type = in.get() & 0xFF;
        int count = in.get() & 0xFF;
        int size = size(type);
        if (size == 0) return List.of();
        if (in.remaining() < count * size) throw new FaultException(cutOff(type, count, in.remaining()));
        var objects = new ArrayList<FireData>();
        for (int i = 0; i < count; i++) objects.add(read(type, in));
        return objects;
    }

    private static int size(int type) {
        return switch (type) {
            case SYSTEM_STATE -> 4 + 6;
            case COMPONENT_STATE -> 40 + 6;
            case ANALOG_VALUE -> 10 + 6;
            case TRANSMITTER_STATE -> 1 + 6;
            default -> 0;
        };
    }

    private static Fault cutOff(int type, int count, int left) {
        return Fault.refused(
                "FIRE-003",
                Place.NOWHERE,
                "Data of type %d should hold %d objects, and has %d bytes.".formatted(type, count, left),
                "Send as many objects as the second byte says, each with its time.");
    }

    private static FireData read(int type, ByteBuffer in) {
        return switch (type) {
            case SYSTEM_STATE -> new SystemState(u1(in), u1(in), u2(in), time(in));
            case COMPONENT_STATE -> new ComponentState(u1(in), u1(in), u1(in), u4(in), u2(in), text(in), time(in));
            case ANALOG_VALUE -> new AnalogValue(u1(in), u1(in), u1(in), u4(in), u1(in), in.getShort(), time(in));
            default -> new TransmitterState(u1(in), time(in));
        };
    }

    private static int u1(ByteBuffer in) {
        return in.get() & 0xFF;
    }

    private static int u2(ByteBuffer in) {
        return in.getShort() & 0xFFFF;
    }

    private static long u4(ByteBuffer in) {
        return in.getInt() & 0xFFFF_FFFFL;
    }

    private static String text(ByteBuffer in) {
        byte[] bytes = new byte[31];
        in.get(bytes);
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) end++;
        return new String(bytes, 0, end, Charset.forName("GB18030")).strip();
    }

    private static @Nullable LocalDateTime time(ByteBuffer in) {
        long packed = 0;
        for (int i = 0; i < 6; i++) packed |= (long) u1(in) << (8 * i);
        Optional<LocalDateTime> time = FireTime.unpack(packed);
        return time.orElse(null);
    }
}
