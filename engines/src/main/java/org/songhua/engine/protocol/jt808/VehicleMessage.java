package org.songhua.engine.protocol.jt808;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.protocol.FrameSink;

/**
 * A message of JT/T 808-2013 or 2019, clause 4.4. Numbers are big-endian.
 *
 * @param id kind of message, such as 0x0200 for a position
 * @param version null for 2013; of 2019 its version byte
 * @param phone digits of the terminal, 12 of 2013 or 20 of 2019
 * @param serial number of the message, 0 to 65535
 * @param part null when whole
 * @param encryption bits 10 to 12 of the attributes; 0 for none
 * @param body at most 1,023 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never changed
public record VehicleMessage(
        int id,
        @Nullable Integer version,
        String phone,
        int serial,
        @Nullable Part part,
        int encryption,
        byte[] body) {
    /** Position report. */
    public static final int POSITION = 0x0200;
    /** Common answer of a terminal. */
    public static final int TERMINAL_ANSWER = 0x0001;
    /** Sign of life. */
    public static final int HEARTBEAT = 0x0002;
    /** Good bye. */
    public static final int LOG_OUT = 0x0003;
    /** A terminal makes itself known. */
    public static final int REGISTER = 0x0100;
    /** A terminal shows the code that it was given. */
    public static final int AUTHENTICATE = 0x0102;
    /** Positions that were kept while there was no connection. */
    public static final int POSITIONS = 0x0704;
    /** Answer of the platform to a registration. */
    public static final int REGISTRATION_ANSWER = 0x8100;
    /** Common answer of the platform. */
    public static final int PLATFORM_ANSWER = 0x8001;

    private static final Charset TEXT = Charset.forName("GBK");
    private static final int LENGTH_MASK = 0x3FF;
    private static final int ENCRYPTION_SHIFT = 10;
    private static final int SPLIT = 1 << 13;
    private static final int HAS_VERSION = 1 << 14;
    private static final int PHONE_BYTES_2013 = 6;
    private static final int PHONE_BYTES_2019 = 10;

    /** A part of a split message: which of how many, from 1. */
    public record Part(int count, int number) {}

    /** Copies the body. */
    public VehicleMessage {
        if (body.length > LENGTH_MASK) throw new IllegalArgumentException("a body of " + body.length + " bytes");
        int digits = 2 * (version == null ? PHONE_BYTES_2013 : PHONE_BYTES_2019);
        if (!phone.matches("[0-9]{" + digits + "}"))
            throw new IllegalArgumentException("a phone of not " + digits + " digits");
        body = body.clone();
    }

    /**
     * {@return the platform's answer to this message}
     *
     * @param answerSerial number of the answer itself
     * @param result 0 done, 1 failed, 2 wrong, 3 not supported
     */
    public VehicleMessage answer(int answerSerial, int result) {
        byte[] content = ByteBuffer.allocate(5)
                .putShort((short) serial)
                .putShort((short) id)
                .put((byte) result)
                .array();
        return new VehicleMessage(PLATFORM_ANSWER, version, phone, answerSerial, null, 0, content);
    }

    /**
     * {@return the platform's answer to a registration}
     *
     * @param result 0 done, 1 and 3 registered before, 2 and 4 not known
     * @param code what the terminal is to authenticate with, when done
     */
    public VehicleMessage registrationAnswer(int answerSerial, int result, String code) {
        byte[] text = result == 0 ? code.getBytes(TEXT) : new byte[0];
        byte[] content = ByteBuffer.allocate(3 + text.length)
                .putShort((short) serial)
                .put((byte) result)
                .put(text)
                .array();
        return new VehicleMessage(REGISTRATION_ANSWER, version, phone, answerSerial, null, 0, content);
    }

    /** {@return the code in an authentication: the whole body of 2013, of 2019 what its first byte counts; empty when it is cut off} */
    public String authenticationCode() {
        if (version == null) return new String(body, TEXT);
        int length = body.length == 0 ? 0 : body[0] & 0xFF;
        return length < body.length ? new String(body, 1, length, TEXT) : "";
    }

    /** {@return the terminal as it is registered: its phone without leading zeros, so that both editions say the same} */
    public String terminal() {
        return phone.replaceFirst("^0+(?=.)", "");
    }

    /** {@return the frame: escaped, with its checksum, between two marks} */
    public byte[] toBytes() {
        byte[] plain = plain();
        int checksum = 0;
        for (byte one : plain) checksum ^= one;
        var out = new ByteArrayOutputStream(plain.length + 8);
        out.write(VehicleFramer.MARK);
        for (byte one : plain) VehicleFramer.escape(out, one);
        VehicleFramer.escape(out, (byte) checksum);
        out.write(VehicleFramer.MARK);
        return out.toByteArray();
    }

    private byte[] plain() {
        int phoneBytes = phone.length() / 2;
        int size = 2 + 2 + (version == null ? 0 : 1) + phoneBytes + 2 + (part == null ? 0 : 4) + body.length;
        ByteBuffer out = ByteBuffer.allocate(size).putShort((short) id).putShort((short) attributes());
        if (version != null) out.put(version.byteValue());
        for (int i = 0; i < phoneBytes; i++) out.put((byte) Integer.parseInt(phone.substring(2 * i, 2 * i + 2), 16));
        out.putShort((short) serial);
        if (part != null) out.putShort((short) part.count()).putShort((short) part.number());
        return out.put(body).array();
    }

    private int attributes() {
        return body.length
                | (encryption << ENCRYPTION_SHIFT)
                | (part == null ? 0 : SPLIT)
                | (version == null ? 0 : HAS_VERSION);
    }

    /** {@return the message of a frame with its marks and escapes} @throws FaultException when it is none */
    public static VehicleMessage ofFrame(byte[] frame) {
        var found = new ArrayList<VehicleMessage>();
        var faults = new ArrayList<Fault>();
        new VehicleFramer().feed(ByteBuffer.wrap(frame), FrameSink.into(found, faults));
        if (found.isEmpty()) throw new FaultException(faults.isEmpty() ? List.of(tooShort(frame.length)) : faults);
        return found.getFirst();
    }

    /** {@return the message in these bytes, unescaped and without checksum} @throws FaultException JT808-003 */
    static VehicleMessage parse(byte[] plain) {
        ByteBuffer in = ByteBuffer.wrap(plain);
        if (in.remaining() < 4) throw new FaultException(tooShort(plain.length));
        int id = in.getShort() & 0xFFFF;
        int attributes = in.getShort() & 0xFFFF;
        boolean hasVersion = (attributes & HAS_VERSION) != 0;
        int phoneBytes = hasVersion ? PHONE_BYTES_2019 : PHONE_BYTES_2013;
        int rest = (hasVersion ? 1 : 0) + phoneBytes + 2 + ((attributes & SPLIT) == 0 ? 0 : 4);
        if (in.remaining() != rest + (attributes & LENGTH_MASK)) throw new FaultException(tooShort(plain.length));
        Integer version = hasVersion ? (Integer) (in.get() & 0xFF) : null;
        String phone = phone(in, phoneBytes)
                .orElseThrow(() -> new FaultException(Fault.refused(
                        "JT808-004", Place.NOWHERE, "The phone of a frame is not made of digits.", "Send it as BCD.")));
        int serial = in.getShort() & 0xFFFF;
        Part part = (attributes & SPLIT) == 0 ? null : new Part(in.getShort() & 0xFFFF, in.getShort() & 0xFFFF);
        byte[] body = new byte[in.remaining()];
        in.get(body);
        return new VehicleMessage(id, version, phone, serial, part, (attributes >> ENCRYPTION_SHIFT) & 7, body);
    }

    private static Optional<String> phone(ByteBuffer in, int bytes) {
        var digits = new StringBuilder();
        for (int i = 0; i < bytes; i++) {
            int pair = in.get() & 0xFF;
            digits.append(Character.forDigit(pair >> 4, 16)).append(Character.forDigit(pair & 15, 16));
        }
        String phone = digits.toString();
        return phone.matches("[0-9]*") ? Optional.of(phone) : Optional.empty();
    }

    private static Fault tooShort(int length) {
        return Fault.refused(
                "JT808-003",
                Place.NOWHERE,
                "A frame of " + length + " bytes is not as long as it says.",
                "Send the length of the body in bits 0 to 9 of the attributes.");
    }
}
