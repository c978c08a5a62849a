package org.songhua.engine.flatgeobuf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.songhua.engine.fault.Place;
import org.songhua.engine.flatgeobuf.FlatWriter.Bytes;
import org.songhua.engine.flatgeobuf.FlatWriter.Doubles;
import org.songhua.engine.flatgeobuf.FlatWriter.Ints;
import org.songhua.engine.flatgeobuf.FlatWriter.Scalar;
import org.songhua.engine.flatgeobuf.FlatWriter.Slot;
import org.songhua.engine.flatgeobuf.FlatWriter.Table;
import org.songhua.engine.flatgeobuf.FlatWriter.Tables;
import org.songhua.engine.flatgeobuf.FlatWriter.Text;

/** Files put together of tables by hand; numbers of fields are those of the schema (header.fbs, feature.fbs). */
final class FgbBytes {
    static final Place FILE = Place.inFile("地块.fgb");
    static final byte[] MAGIC = {'f', 'g', 'b', 3, 'f', 'g', 'b', 0};

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private FgbBytes() {}

    static FgbBytes file(Slot... header) {
        var file = new FgbBytes();
        file.bytes.writeBytes(MAGIC);
        file.bytes.writeBytes(FlatWriter.write(Table.of(header)));
        return file;
    }

    /** A file without index with columns of these types, named c0, c1 … */
    static FgbBytes columns(int... types) {
        var columns = new ArrayList<Table>();
        for (int i = 0; i < types.length; i++) {
            columns.add(Table.of(new Slot(0, new Text("c" + i)), number(1, types[i], 1)));
        }
        return file(new Slot(7, new Tables(columns)), number(9, 0, 2));
    }

    FgbBytes raw(byte... more) {
        bytes.writeBytes(more);
        return this;
    }

    FgbBytes feature(Slot... slots) {
        return raw(FlatWriter.write(Table.of(slots)));
    }

    /** A feature at (1 2) with these bytes of attributes. */
    FgbBytes properties(byte[] properties) {
        return feature(new Slot(0, geometry(1, 1, 2)), new Slot(1, new Bytes(properties)));
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    List<FgbFeature> read() throws IOException {
        return read(toBytes());
    }

    static List<FgbFeature> read(byte[] bytes) throws IOException {
        var reader = new FgbReader(new ByteArrayInputStream(bytes), FILE);
        var features = new ArrayList<FgbFeature>();
        for (FgbFeature feature = reader.next(); feature != null; feature = reader.next()) features.add(feature);
        return features;
    }

    FgbHeader header() throws IOException {
        return new FgbReader(new ByteArrayInputStream(toBytes()), FILE).header();
    }

    static Slot number(int slot, long value, int size) {
        return new Slot(slot, new Scalar(value, size));
    }

    /** A geometry of one run of positions. */
    static Table geometry(int type, double... xy) {
        return Table.of(new Slot(1, new Doubles(xy)), number(6, type, 1));
    }

    /** A geometry whose parts end at these positions. */
    static Table geometry(int type, int[] ends, double... xy) {
        return Table.of(new Slot(0, new Ints(ends)), new Slot(1, new Doubles(xy)), number(6, type, 1));
    }

    static Table parts(int type, Table... parts) {
        return Table.of(number(6, type, 1), new Slot(7, new Tables(List.of(parts))));
    }

    /** Attributes one behind the other, little endian. */
    static final class Properties {
        private final ByteBuffer out = ByteBuffer.allocate(1 << 12).order(ByteOrder.LITTLE_ENDIAN);

        static Properties of(int column) {
            return new Properties().column(column);
        }

        Properties column(int number) {
            out.putShort((short) number);
            return this;
        }

        Properties number(long value, int size) {
            for (int i = 0; i < size; i++) out.put((byte) (value >> (8 * i)));
            return this;
        }

        Properties text(String value) {
            byte[] text = value.getBytes(StandardCharsets.UTF_8);
            out.putInt(text.length).put(text);
            return this;
        }

        byte[] toBytes() {
            return java.util.Arrays.copyOf(out.array(), out.position());
        }
    }
}
