package org.songhua.engine.shapefile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the rows of a {@code .dbf} stream (dBASE III), without its header, which tells their number: {@link #header} gives it at the end. */
public final class DbfWriter {
    private static final int LONGEST_NAME = 10;

    private final OutputStream out;
    private final List<DbfField> fields;
    private final Charset charset;
    private final int rowBytes;
    private int rows = 0;

    /** @param fields C, N or L; names of at most ten bytes */
    public DbfWriter(OutputStream out, List<DbfField> fields, Charset charset) {
        this.out = out;
        this.fields = List.copyOf(fields);
        this.charset = charset;
        this.rowBytes = 1 + fields.stream().mapToInt(DbfField::length).sum();
    }

    /** Adds a row; texts that do not fit are cut at a character's end, numbers that do not fit are left out. */
    public void add(List<? extends @Nullable Object> values) throws IOException {
        var row = new byte[rowBytes];
        Arrays.fill(row, (byte) ' ');
        int at = 1;
        for (int i = 0; i < fields.size(); i++) {
            put(row, at, fields.get(i), values.get(i));
            at += fields.get(i).length();
        }
        out.write(row);
        rows++;
    }

    private void put(byte[] row, int at, DbfField field, @Nullable Object value) {
        if (value == null) return;
        if (field.type() == 'L') {
            row[at] = (byte) (Boolean.TRUE.equals(value) ? 'T' : 'F');
        } else if (field.type() == 'N') {
            byte[] text = value.toString().getBytes(StandardCharsets.US_ASCII);
            if (text.length <= field.length())
                System.arraycopy(text, 0, row, at + field.length() - text.length, text.length);
        } else {
            byte[] text = cut(value.toString(), field.length());
            System.arraycopy(text, 0, row, at, text.length);
        }
    }

    /** {@return as many whole characters as fit into so many bytes} */
    private byte[] cut(String text, int bytes) {
        byte[] all = text.getBytes(charset);
        int end = text.length();
        while (all.length > bytes) {
            end = text.offsetByCodePoints(end, -1);
            all = text.substring(0, end).getBytes(charset);
        }
        return all;
    }

    /** {@return the header for what has been added so far} */
    public byte[] header() {
        int size = 33 + 32 * fields.size();
        ByteBuffer header = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        header.put(0, (byte) 3).put(1, (byte) 100).put(2, (byte) 1).put(3, (byte) 1);
        header.putInt(4, rows).putShort(8, (short) size).putShort(10, (short) rowBytes);
        header.put(29, (byte) (charset.equals(org.songhua.engine.text.TextEncoding.GBK) ? 0x4D : 0));
        int at = 32;
        for (DbfField field : fields) {
            byte[] name = cut(field.name(), LONGEST_NAME);
            header.put(at, name);
            header.put(at + 11, (byte) field.type());
            header.put(at + 16, (byte) field.length());
            header.put(at + 17, (byte) field.decimals());
            at += 32;
        }
        header.put(at, (byte) 0x0D);
        return header.array();
    }
}
