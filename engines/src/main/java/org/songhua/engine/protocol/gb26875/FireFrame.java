package org.songhua.engine.protocol.gb26875;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A frame of GB/T 26875.3-2011, clause 6: control unit and application data.
 *
 * @param serial number of the business, 0 to 65535; the answer repeats it
 * @param versionMajor main version of the protocol, 1
 * @param versionUser the user's version
 * @param time six bytes as {@link FireTime} packs them
 * @param source address of the sender, 48 bits
 * @param target address of the receiver
 * @param command what is wanted
 * @param data application data, at most 1,024 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never changed
public record FireFrame(
        int serial,
        int versionMajor,
        int versionUser,
        long time,
        long source,
        long target,
        Command command,
        byte[] data) {
    /** Bytes of application data at most. */
    public static final int DATA_MAX = 1024;

    static final int HEAD = 27;
    static final int TAIL = 3;
    private static final long ADDRESS = 0xFFFF_FFFF_FFFFL;

    /** Commands of table 2. */
    public enum Command {
        /** Control, such as setting the clock. */
        CONTROL(1),
        /** Sends data of its own accord. */
        SEND(2),
        /** Confirms what was sent. */
        CONFIRM(3),
        /** Asks for data. */
        REQUEST(4),
        /** Answers what was asked. */
        ANSWER(5),
        /** Refuses. */
        DENY(6),
        /** None of the standard's. */
        OTHER(0);

        private final int code;

        Command(int code) {
            this.code = code;
        }

        static Command of(int code) {
            for (Command command : values()) if (command.code == code) return command;
            return OTHER;
        }
    }

    /** Checks the lengths. */
    public FireFrame {
        if (data.length > DATA_MAX) throw new IllegalArgumentException("data of " + data.length + " bytes");
        data = data.clone();
    }

    /** {@return the confirmation of this frame; a receiver sends it within 10 seconds} */
    public FireFrame confirmation(long now) {
        return new FireFrame(
                serial,
                versionMajor,
                versionUser,
                now,
                /* source= */ target,
                /* target= */ source,
                Command.CONFIRM,
                new byte[0]);
    }

    /** {@return the refusal of this frame} */
    public FireFrame refusal(long now) {
        return new FireFrame(
                serial,
                versionMajor,
                versionUser,
                now,
                /* source= */ target,
                /* target= */ source,
                Command.DENY,
                new byte[0]);
    }

    /** {@return the address of the sender as people write it: twelve hexadecimal digits, the highest first} */
    public String sender() {
        return "%012X".formatted(source);
    }

    /** {@return the frame, with both marks and the checksum} */
    public byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(HEAD + data.length + TAIL).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) '@').put((byte) '@').putShort((short) serial);
        out.put((byte) versionMajor).put((byte) versionUser);
        putSix(out, time);
        putSix(out, source);
        putSix(out, target);
        out.putShort((short) data.length).put((byte) command.code).put(data);
        out.put((byte) checksum(out.array(), HEAD + data.length))
                .put((byte) '#')
                .put((byte) '#');
        return out.array();
    }

    private static void putSix(ByteBuffer out, long value) {
        for (int i = 0; i < 6; i++) out.put((byte) (value >>> (8 * i)));
    }

    /** {@return the frame that was written by {@link #toBytes()}} */
    public static FireFrame parse(byte[] bytes) {
        if (bytes.length < HEAD + TAIL) throw new IllegalArgumentException("a frame of " + bytes.length + " bytes");
        return of(bytes);
    }

    /** {@return the frame in these bytes, whose marks and checksum are right} */
    static FireFrame of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return new FireFrame(
                in.getShort(2) & 0xFFFF,
                in.get(4) & 0xFF,
                in.get(5) & 0xFF,
                in.getLong(6) & ADDRESS,
                in.getLong(12) & ADDRESS,
                in.getLong(18) & ADDRESS,
                Command.of(in.get(26) & 0xFF),
                Arrays.copyOfRange(bytes, HEAD, bytes.length - TAIL));
    }

    /** Sum of the bytes from the serial number to the end of the data, lowest eight bits. */
    static int checksum(byte[] bytes, int until) {
        int sum = 0;
        for (int i = 2; i < until; i++) sum += bytes[i] & 0xFF;
        return sum & 0xFF;
    }
}
