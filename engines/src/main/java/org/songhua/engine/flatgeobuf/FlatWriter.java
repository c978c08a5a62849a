package org.songhua.engine.flatgeobuf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes one FlatBuffer from front to back: a table, behind it what its fields point to. Behind the size that precedes it, as the
 * format asks for; numbers lie at multiples of their size, counted with the size.
 */
final class FlatWriter {
    private ByteBuffer bytes = ByteBuffer.allocate(1 << 10).order(ByteOrder.LITTLE_ENDIAN);

    /** A field of a table; what it points to is written behind the table. */
    sealed interface Field {}

    /** A number of one, two, four or eight bytes. */
    record Scalar(long value, int size) implements Field {}

    /** A text. */
    record Text(String value) implements Field {}

    /** Bytes. */
    @SuppressWarnings("ArrayRecordComponent") // written at once
    record Bytes(byte[] value) implements Field {}

    /** Numbers. */
    @SuppressWarnings("ArrayRecordComponent") // written at once
    record Doubles(double[] values) implements Field {}

    /** Whole numbers. */
    @SuppressWarnings("ArrayRecordComponent") // written at once
    record Ints(int[] values) implements Field {}

    /** Another table. */
    record Table(List<Slot> slots) implements Field {
        Table {
            slots = List.copyOf(slots);
        }

        /** {@return a table of fields by number} */
        static Table of(Slot... slots) {
            return new Table(Arrays.asList(slots));
        }
    }

    /** Other tables. */
    record Tables(List<Table> tables) implements Field {
        Tables {
            tables = List.copyOf(tables);
        }
    }

    /** A field and its number in the schema. */
    record Slot(int number, Field field) {}

    /** {@return the size, four bytes, and the buffer} */
    static byte[] write(Table root) {
        var writer = new FlatWriter();
        writer.ensure(8);
        writer.bytes.position(8);
        int table = writer.table(root);
        writer.bytes.putInt(4, table - 4);
        int end = writer.bytes.position();
        writer.bytes.putInt(0, end - 4);
        return Arrays.copyOf(writer.bytes.array(), end);
    }

    /** {@return where the table begins} */
    private int table(Table table) {
        int fields =
                table.slots().stream().mapToInt(slot -> slot.number() + 1).max().orElse(0);
        var offsets = new int[fields];
        int size = layout(table, offsets);
        align(8, 4 + 2 * fields);
        ensure(4 + 2 * fields + size + 8);
        int vtable = bytes.position();
        bytes.putShort((short) (4 + 2 * fields)).putShort((short) size);
        for (int offset : offsets) bytes.putShort((short) offset);
        int start = bytes.position();
        bytes.putInt(start - vtable);
        bytes.position(start + size);
        for (Slot slot : table.slots()) put(slot.field(), start + offsets[slot.number()]);
        return start;
    }

    /** Places larger fields at multiples of their size; the table itself begins at a multiple of eight. */
    private static int layout(Table table, int[] offsets) {
        int at = 4;
        for (Slot slot : table.slots()) {
            int size = slot.field() instanceof Scalar scalar ? scalar.size() : 4;
            at = (at + size - 1) / size * size;
            offsets[slot.number()] = at;
            at += size;
        }
        return at;
    }

    private void put(Field field, int place) {
        if (field instanceof Scalar scalar) {
            switch (scalar.size()) {
                case 1 -> bytes.put(place, (byte) scalar.value());
                case 2 -> bytes.putShort(place, (short) scalar.value());
                case 4 -> bytes.putInt(place, (int) scalar.value());
                default -> bytes.putLong(place, scalar.value());
            }
            return;
        }
        int target = switch (field) {
            case Text text -> vector(text.value().getBytes(StandardCharsets.UTF_8), true);
            case Bytes raw -> vector(raw.value(), false);
            case Doubles numbers -> doubles(numbers.values());
            case Ints numbers -> ints(numbers.values());
            case Table inner -> table(inner);
            case Tables inner -> tables(inner.tables());
            case Scalar scalar -> throw new IllegalStateException("written above");
        };
        bytes.putInt(place, target - place);
    }

    private int vector(byte[] value, boolean isText) {
        align(4, 0);
        ensure(value.length + 8);
        int start = bytes.position();
        bytes.putInt(value.length).put(value);
        if (isText) bytes.put((byte) 0);
        return start;
    }

    private int doubles(double[] values) {
        align(8, 4);
        ensure(8 * values.length + 8);
        int start = bytes.position();
        bytes.putInt(values.length);
        for (double value : values) bytes.putDouble(value);
        return start;
    }

    private int ints(int[] values) {
        align(4, 0);
        ensure(4 * values.length + 8);
        int start = bytes.position();
        bytes.putInt(values.length);
        for (int value : values) bytes.putInt(value);
        return start;
    }

    private int tables(List<Table> tables) {
        align(4, 0);
        ensure(4 * tables.size() + 8);
        int start = bytes.position();
        bytes.putInt(tables.size());
        bytes.position(start + 4 + 4 * tables.size());
        var starts = new ArrayList<Integer>();
        for (Table table : tables) starts.add(table(table));
        for (int i = 0; i < tables.size(); i++) bytes.putInt(start + 4 + 4 * i, starts.get(i) - (start + 4 + 4 * i));
        return start;
    }

    /** Goes on so that what lies {@code ahead} bytes further is at a multiple. */
    private void align(int multiple, int ahead) {
        ensure(multiple);
        while ((bytes.position() + ahead) % multiple != 0) bytes.put((byte) 0);
    }

    private void ensure(int more) {
        if (bytes.remaining() >= more) return;
        int at = bytes.position();
        int size = Math.max(Math.addExact(at, more), 2 * bytes.capacity());
        bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), size)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(at);
    }
}
