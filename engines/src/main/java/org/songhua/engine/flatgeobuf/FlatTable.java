package org.songhua.engine.flatgeobuf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A table of a FlatBuffer that nobody has to trust: whatever offsets and counts it holds, nothing outside its bytes is read and nothing larger
 * than them reserved; what cannot be ends in an {@link IndexOutOfBoundsException} or {@link IllegalArgumentException}. All vectors that are
 * read may together be {@value #READ_AGAIN} times the buffer: a few tables that point to each other again and again would stand for billions.
 *
 * @see <a href="https://flatbuffers.dev/internals/">FlatBuffers, internals</a>
 */
final class FlatTable {
    /** Writers share equal texts and vtables, but no more than this. */
    private static final long READ_AGAIN = 4;

    private final ByteBuffer bytes;
    private final Budget budget;
    private final int at;
    private final int vtable;
    private final int vtableBytes;

    /** How many bytes of vectors may still be read, by all tables of a buffer together. */
    private static final class Budget {
        private long bytes;

        Budget(long bytes) {
            this.bytes = bytes;
        }

        void take(long taken) {
            bytes -= taken;
            if (bytes < 0) throw new IllegalArgumentException("its parts stand for more than its bytes");
        }
    }

    private FlatTable(ByteBuffer bytes, Budget budget, int at) {
        this.bytes = bytes;
        this.budget = budget;
        this.at = at;
        this.vtable = Math.subtractExact(at, bytes.getInt(at));
        this.vtableBytes = Short.toUnsignedInt(bytes.getShort(vtable));
    }

    /** {@return the table that a buffer without size prefix has at its root} */
    static FlatTable root(byte[] buffer) {
        ByteBuffer bytes = ByteBuffer.wrap(buffer).order(ByteOrder.LITTLE_ENDIAN);
        return new FlatTable(bytes, new Budget(READ_AGAIN * buffer.length), bytes.getInt(0));
    }

    /** Where a field lies, 0 when it is absent. */
    private int field(int number) {
        int slot = 4 + 2 * number;
        if (slot + 2 > vtableBytes) return 0;
        int offset = Short.toUnsignedInt(bytes.getShort(vtable + slot));
        return offset == 0 ? 0 : at + offset;
    }

    int uint8(int number, int missing) {
        int place = field(number);
        return place == 0 ? missing : Byte.toUnsignedInt(bytes.get(place));
    }

    boolean flag(int number) {
        return uint8(number, 0) != 0;
    }

    int uint16(int number, int missing) {
        int place = field(number);
        return place == 0 ? missing : Short.toUnsignedInt(bytes.getShort(place));
    }

    int int32(int number, int missing) {
        int place = field(number);
        return place == 0 ? missing : bytes.getInt(place);
    }

    long int64(int number, long missing) {
        int place = field(number);
        return place == 0 ? missing : bytes.getLong(place);
    }

    @Nullable
    String text(int number) {
        int place = field(number);
        if (place == 0) return null;
        int start = target(place);
        int length = count(start, 1);
        var text = new byte[length];
        bytes.get(start + 4, text);
        return new String(text, StandardCharsets.UTF_8);
    }

    @Nullable
    FlatTable table(int number) {
        int place = field(number);
        return place == 0 ? null : new FlatTable(bytes, budget, target(place));
    }

    FlatTable[] tables(int number) {
        int place = field(number);
        if (place == 0) return new FlatTable[0];
        int start = target(place);
        var tables = new FlatTable[count(start, 4)];
        for (int i = 0; i < tables.length; i++) tables[i] = new FlatTable(bytes, budget, target(start + 4 + 4 * i));
        return tables;
    }

    double[] doubles(int number) {
        int place = field(number);
        if (place == 0) return new double[0];
        int start = target(place);
        var values = new double[count(start, 8)];
        for (int i = 0; i < values.length; i++) values[i] = bytes.getDouble(start + 4 + 8 * i);
        return values;
    }

    int[] ints(int number) {
        int place = field(number);
        if (place == 0) return new int[0];
        int start = target(place);
        var values = new int[count(start, 4)];
        for (int i = 0; i < values.length; i++) values[i] = bytes.getInt(start + 4 + 4 * i);
        return values;
    }

    /** {@return a vector of bytes as a buffer of its own} */
    ByteBuffer vector(int number) {
        int place = field(number);
        if (place == 0) return ByteBuffer.allocate(0);
        int start = target(place);
        return bytes.slice(start + 4, count(start, 1)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private int target(int place) {
        int offset = bytes.getInt(place);
        if (offset <= 0) throw new IllegalArgumentException("an offset points backwards");
        return Math.addExact(place, offset);
    }

    private int count(int start, int bytesEach) {
        int count = bytes.getInt(start);
        if (count < 0 || (long) count * bytesEach > bytes.capacity() - start - 4L) {
            throw new IllegalArgumentException("a vector is longer than the buffer");
        }
        budget.take(4 + (long) count * bytesEach);
        return count;
    }
}
