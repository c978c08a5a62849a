package org.songhua.engine.shapefile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.text.TextEncoding;

/**
 * Reads the rows of a {@code .dbf} stream (dBASE III to Visual FoxPro) one by one. The encoding is decided by whoever reads:
 * {@link #languageEncoding} is what the table itself says.
 */
public final class DbfReader {
    private static final int HEADER_BYTES = 32;
    private static final int FIELD_BYTES = 32;
    private static final int END_OF_FIELDS = 0x0D;
    private static final int END_OF_FILE = 0x1A;

    private final InputStream in;
    private final Place file;
    private final byte[][] names;
    private final DbfField[] fields;
    private final int rowBytes;
    private final int language;
    private long number = 0;

    /**
     * Reads the header.
     *
     * @throws FaultException {@code SHP-006} when this is no such table
     */
    public DbfReader(InputStream in, Place file) throws IOException {
        this.in = in;
        this.file = file;
        byte[] header = in.readNBytes(HEADER_BYTES);
        if (header.length < HEADER_BYTES) throw ShapefileFaults.notTable(file, "it has less than 32 bytes");
        ByteBuffer buffer = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        int headerBytes = Short.toUnsignedInt(buffer.getShort(8));
        this.rowBytes = Short.toUnsignedInt(buffer.getShort(10));
        this.language = Byte.toUnsignedInt(header[29]);
        if (headerBytes <= HEADER_BYTES || rowBytes < 1) {
            throw ShapefileFaults.notTable(file, "its header gives impossible lengths");
        }
        byte[] rest = in.readNBytes(headerBytes - HEADER_BYTES);
        if (rest.length < headerBytes - HEADER_BYTES) throw ShapefileFaults.notTable(file, "it ends in its header");
        var raw = new ArrayList<byte[]>();
        this.fields = fields(rest, raw).toArray(DbfField[]::new);
        this.names = raw.toArray(byte[][]::new);
        checkLengths();
    }

    private static List<DbfField> fields(byte[] rest, List<byte[]> names) {
        var found = new ArrayList<DbfField>();
        for (int at = 0; at + FIELD_BYTES <= rest.length && rest[at] != END_OF_FIELDS; at += FIELD_BYTES) {
            int end = at;
            while (end < at + 11 && rest[end] != 0) end++;
            byte[] name = java.util.Arrays.copyOfRange(rest, at, end);
            names.add(name);
            found.add(new DbfField(
                    new String(name, StandardCharsets.ISO_8859_1),
                    (char) (rest[at + 11] & 0xFF),
                    rest[at + 16] & 0xFF,
                    rest[at + 17] & 0xFF));
        }
        return found;
    }

    private void checkLengths() {
        int sum = 1;
        for (DbfField field : fields) sum += field.length();
        if (sum > rowBytes) {
            throw ShapefileFaults.notTable(file, "its columns have %d bytes, a row has %d".formatted(sum, rowBytes));
        }
    }

    /** {@return the encoding that the table's language byte stands for, empty when it says nothing to rely on} */
    public Optional<Charset> languageEncoding() {
        return switch (language) {
            case 0x4D, 0x7A, 0x56 -> Optional.of(TextEncoding.GBK);
            case 0x4F, 0x78 -> TextEncoding.find("Big5");
            case 0x03, 0x58, 0x59 -> TextEncoding.find("1252");
            case 0xC8 -> TextEncoding.find("windows-1250");
            case 0xC9 -> TextEncoding.find("windows-1251");
            default -> Optional.empty();
        };
    }

    /** {@return the columns, names decoded} */
    public List<DbfField> fields(Charset charset) {
        var decoded = new ArrayList<DbfField>();
        for (int i = 0; i < fields.length; i++) {
            String name = decode(names[i], 0, names[i].length, charset);
            DbfField field = fields[i];
            decoded.add(new DbfField(
                    name.isBlank() ? "column" + (i + 1) : name.strip(),
                    field.type(),
                    field.length(),
                    field.decimals()));
        }
        return decoded;
    }

    /**
     * {@return the next row as it is, or null at the end; its first byte is {@code *} for one that was deleted}
     *
     * @throws FaultException {@code SHP-002} when the table ends in a row
     */
    public byte @Nullable [] nextRow() throws IOException {
        byte[] row = in.readNBytes(rowBytes);
        if (row.length == 0 || row[0] == END_OF_FILE) return null;
        number++;
        if (row.length < rowBytes) throw ShapefileFaults.truncated(file, number);
        return row;
    }

    /** {@return whether somebody deleted the row without packing the table} */
    public static boolean isDeleted(byte[] row) {
        return row[0] == '*';
    }

    /** {@return the bytes of all texts of a row, for guessing their encoding} */
    public byte[] texts(byte[] row) {
        var out = new java.io.ByteArrayOutputStream();
        int at = 1;
        for (DbfField field : fields) {
            if (field.type() == 'C') {
                out.write(row, at, field.length());
                out.write(' ');
            }
            at += field.length();
        }
        return out.toByteArray();
    }

    /** {@return the bytes of all names of columns} */
    public byte[] nameBytes() {
        var out = new java.io.ByteArrayOutputStream();
        for (byte[] name : names) out.writeBytes(name);
        return out.toByteArray();
    }

    /**
     * {@return the values of a row by column: String, Long, Double or Boolean; empty ones left out}
     *
     * @param columns as {@link #fields(Charset)} gave them
     * @param faults where values that do not fit their column are told
     */
    public Map<String, Object> values(
            byte[] row, List<DbfField> columns, Charset charset, Place place, List<Fault> faults) {
        var values = new LinkedHashMap<String, Object>();
        int at = 1;
        for (DbfField column : columns) {
            Object value = value(row, at, column, charset, place, faults);
            if (value != null) values.putIfAbsent(column.name(), value);
            at += column.length();
        }
        return values;
    }

    private static @Nullable Object value(
            byte[] row, int at, DbfField column, Charset charset, Place place, List<Fault> faults) {
        return switch (column.type()) {
            case 'N', 'F' -> number(row, at, column, place, faults);
            case 'L' -> column.length() == 0 ? null : truth(row[at]);
            case 'D' -> day(ascii(row, at, column.length()));
            case 'I' ->
                column.length() == 4 ? (Object) (long) little(row, at, 4).getInt() : null;
            case 'O', 'B' -> column.length() == 8 ? (Object) little(row, at, 8).getDouble() : null;
            case 'C', 'V' -> text(row, at, column.length(), charset);
            default -> null;
        };
    }

    private static ByteBuffer little(byte[] row, int at, int length) {
        return ByteBuffer.wrap(row, at, length).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static @Nullable Object number(byte[] row, int at, DbfField column, Place place, List<Fault> faults) {
        String text = ascii(row, at, column.length());
        // Stars stand for a number that did not fit, which nobody can bring back.
        if (text.isEmpty() || text.charAt(0) == '*') return null;
        try {
            if (text.indexOf('.') < 0 && text.length() < 19 && text.indexOf('e') < 0 && text.indexOf('E') < 0) {
                return Long.parseLong(text);
            }
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? (Object) value : text;
        } catch (NumberFormatException e) {
            faults.add(ShapefileFaults.badValue(place.withField(column.name()), text));
            return text;
        }
    }

    private static @Nullable Boolean truth(byte b) {
        return switch (b) {
            case 'T', 't', 'Y', 'y' -> Boolean.TRUE;
            case 'F', 'f', 'N', 'n' -> Boolean.FALSE;
            default -> null;
        };
    }

    private static @Nullable String day(String text) {
        if (text.isEmpty() || text.equals("00000000")) return null;
        return text.matches("[0-9]{8}")
                ? text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6)
                : text;
    }

    private static String ascii(byte[] row, int at, int length) {
        return new String(row, at, length, StandardCharsets.ISO_8859_1)
                .replace('\0', ' ')
                .strip();
    }

    private static @Nullable String text(byte[] row, int at, int length, Charset charset) {
        int end = at + length;
        while (end > at && (row[end - 1] == ' ' || row[end - 1] == 0)) end--;
        if (end == at) return null;
        return decode(row, at, end - at, charset);
    }

    /** A value that fills its column may have lost half of its last character, which is cut off rather than garbled. */
    private static String decode(byte[] bytes, int at, int length, Charset charset) {
        String text = new String(bytes, at, length, charset);
        int last = text.length() - 1;
        return last > 0 && text.charAt(last) == '\uFFFD' && text.indexOf('\uFFFD') == last
                ? text.substring(0, last)
                : text;
    }
}
