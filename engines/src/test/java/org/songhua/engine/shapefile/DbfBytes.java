package org.songhua.engine.shapefile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;

/** Attribute tables put together by hand, so that they can be wrong in every way. */
final class DbfBytes {
    static final Place FILE = Place.inFile("地块.dbf");
    private static final int END_OF_FIELDS = 0x0D;

    private final ByteArrayOutputStream columns = new ByteArrayOutputStream();
    private final ByteArrayOutputStream rows = new ByteArrayOutputStream();
    private int rowBytes = 1;
    private int language = 0;
    private int count = 0;

    static DbfBytes table() {
        return new DbfBytes();
    }

    DbfBytes language(int code) {
        language = code;
        return this;
    }

    DbfBytes column(String name, char type, int length) {
        return column(name.getBytes(StandardCharsets.UTF_8), type, length);
    }

    /** A column whose name is in whatever encoding. */
    DbfBytes column(byte[] name, char type, int length) {
        var entry = new byte[32];
        System.arraycopy(name, 0, entry, 0, name.length);
        entry[11] = (byte) type;
        entry[16] = (byte) length;
        columns.writeBytes(entry);
        rowBytes += length;
        return this;
    }

    DbfBytes row(String values) {
        return row(' ', values.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A row with its mark, filled up with blanks. */
    DbfBytes row(char mark, byte[] values) {
        rows.write(mark);
        rows.writeBytes(values);
        for (int i = values.length + 1; i < rowBytes; i++) rows.write(' ');
        count++;
        return this;
    }

    /** Bytes behind the rows. */
    DbfBytes raw(int... values) {
        for (int value : values) rows.write(value);
        return this;
    }

    byte[] toBytes() {
        int headerBytes = 33 + columns.size();
        var header = ByteBuffer.allocate(headerBytes).order(ByteOrder.LITTLE_ENDIAN);
        header.put(0, (byte) 3).putInt(4, count);
        header.putShort(8, (short) headerBytes).putShort(10, (short) rowBytes);
        header.put(29, (byte) language);
        header.put(32, columns.toByteArray()).put(headerBytes - 1, (byte) END_OF_FIELDS);
        var all = new ByteArrayOutputStream();
        all.writeBytes(header.array());
        all.writeBytes(rows.toByteArray());
        return all.toByteArray();
    }

    DbfReader reader() throws IOException {
        return new DbfReader(new ByteArrayInputStream(toBytes()), FILE);
    }

    /** What was read of a table. */
    record Read(List<Map<String, Object>> rows, List<Fault> faults) {}

    Read read(Charset charset) throws IOException {
        return read(toBytes(), charset);
    }

    /** {@return all rows that were not deleted} */
    static Read read(byte[] bytes, Charset charset) throws IOException {
        var reader = new DbfReader(new ByteArrayInputStream(bytes), FILE);
        List<DbfField> fields = reader.fields(charset);
        var read = new Read(new ArrayList<>(), new ArrayList<>());
        long number = 0;
        for (byte[] row = reader.nextRow(); row != null; row = reader.nextRow()) {
            Place place = FILE.withRow(++number);
            if (!DbfReader.isDeleted(row)) read.rows.add(reader.values(row, fields, charset, place, read.faults));
        }
        return read;
    }
}
