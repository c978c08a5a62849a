package org.songhua.engine.osm;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads protocol buffer fields from a part of a byte array, in place. Every length is checked against the part, so
 * damaged bytes end in {@link DamagedException}, never outside the array.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">Protocol buffers: encoding</a>
 */
final class ProtoReader {
    static final int VARINT = 0;
    static final int FIXED_64 = 1;
    static final int BYTES = 2;
    static final int FIXED_32 = 5;

    private final byte[] bytes;
    private int position;
    private int end;

    ProtoReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    ProtoReader(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.position = start;
        this.end = end;
    }

    /** Bytes that break the format; carries no stack trace because hostile files make many. */
    static final class DamagedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String reason;

        DamagedException(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    boolean hasNext() {
        return position < end;
    }

    /** {@return the tag of the next field: number shifted left by three, or-ed with the wire type} */
    int tag() {
        long tag = varint();
        if (tag <= 0 || tag > Integer.MAX_VALUE) throw new DamagedException("a field has the impossible tag " + tag);
        return (int) tag;
    }

    long varint() {
        if (position < end) {
            byte first = bytes[position];
            if (first >= 0) {
                position++;
                return first;
            }
        }
        return longVarint();
    }

    private long longVarint() {
        long result = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (position >= end) throw new DamagedException("a number runs over the end of its field");
            byte b = bytes[position++];
            result |= (b & 0x7FL) << shift;
            if (b >= 0) return result;
        }
        throw new DamagedException("a number is longer than ten bytes");
    }

    /** {@return a varint in zigzag encoding, as {@code sint32} and {@code sint64} have it} */
    long signed() {
        long n = varint();
        return (n >>> 1) ^ -(n & 1);
    }

    int int32() {
        return (int) varint();
    }

    /** {@return a count or index, refused when negative or above the limit} */
    int size(int limit, String what) {
        long n = varint();
        if (n < 0 || n > limit) throw new DamagedException(what + " is " + n + ", allowed are 0 to " + limit);
        return (int) n;
    }

    /** {@return a reader of the length-delimited field that begins here; this reader continues behind it} */
    ProtoReader message() {
        int length = length();
        var part = new ProtoReader(bytes, position, position + length);
        position += length;
        return part;
    }

    /** {@return the length told here, refused when less than that is left behind it} */
    private int length() {
        long length = varint();
        // Asked only now: reading the length has moved the position.
        int left = end - position;
        if (length < 0 || length > left) {
            throw new DamagedException("the length of a field is " + length + ", allowed are 0 to " + left);
        }
        return (int) length;
    }

    /**
     * Points another reader of the same bytes at the length-delimited field that begins here; spares an object in inner
     * loops.
     */
    void message(ProtoReader reused) {
        int length = length();
        reused.position = position;
        reused.end = position + length;
        position += length;
    }

    byte[] byteArray() {
        var part = message();
        return Arrays.copyOfRange(bytes, part.position, part.end);
    }

    String string() {
        var part = message();
        return new String(bytes, part.position, part.end - part.position, StandardCharsets.UTF_8);
    }

    void skip(int tag) {
        switch (tag & 7) {
            case VARINT -> varint();
            case FIXED_64 -> advance(8);
            case BYTES -> advance(length());
            case FIXED_32 -> advance(4);
            default -> throw new DamagedException("a field has the unknown wire type " + (tag & 7));
        }
    }

    private void advance(int count) {
        if (count > end - position) throw new DamagedException("a field runs over the end of its message");
        position += count;
    }

    byte[] array() {
        return bytes;
    }

    int position() {
        return position;
    }

    int end() {
        return end;
    }

    /** {@return how many varints the rest holds} */
    int countVarints() {
        int count = 0;
        for (int i = position; i < end; i++) count += bytes[i] >= 0 ? 1 : 0;
        return count;
    }

    /** {@return the tag of a field} */
    static int tag(int field, int wireType) {
        return field << 3 | wireType;
    }
}
