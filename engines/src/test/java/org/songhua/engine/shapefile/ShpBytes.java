package org.songhua.engine.shapefile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.songhua.engine.fault.Place;

/** Files of shapes put together by hand, so that they can be wrong in every way. */
final class ShpBytes {
    static final Place FILE = Place.inFile("地块.shp");
    private static final int HEADER_BYTES = 100;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int records = 0;

    private ShpBytes() {}

    /** A file with a header of 9994 and else zeros, which readers need not look at. */
    static ShpBytes file() {
        var file = new ShpBytes();
        file.bytes.writeBytes(ByteBuffer.allocate(HEADER_BYTES).putInt(9994).array());
        return file;
    }

    /** A record with its right number and length. */
    ShpBytes record(Content content) {
        byte[] body = content.toBytes();
        return record(++records, body.length / 2, body);
    }

    /** A record that says of itself what it likes. */
    ShpBytes record(int number, int words, byte[] body) {
        bytes.writeBytes(ByteBuffer.allocate(8).putInt(number).putInt(words).array());
        bytes.writeBytes(body);
        return this;
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    List<ShpRecord> read() throws IOException {
        return read(toBytes());
    }

    static List<ShpRecord> read(byte[] bytes) throws IOException {
        var reader = new ShpReader(new ByteArrayInputStream(bytes), FILE);
        var records = new ArrayList<ShpRecord>();
        for (ShpRecord record = reader.next(); record != null; record = reader.next()) records.add(record);
        return records;
    }

    /** {@return the only record of a file with this content} */
    static ShpRecord one(Content content) throws IOException {
        return file().record(content).read().getFirst();
    }

    /** The content of a record: numbers one behind the other, little endian. */
    static final class Content {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        static Content of(int... numbers) {
            return new Content().ints(numbers);
        }

        /** Lines or rings: kind, box, counts, where each part starts, positions. */
        static Content parts(int kind, double[]... parts) {
            int positions = 0;
            for (double[] part : parts) positions += part.length / 2;
            var content = of(kind).doubles(0, 0, 0, 0).ints(parts.length, positions);
            int start = 0;
            for (double[] part : parts) {
                content.ints(start);
                start += part.length / 2;
            }
            for (double[] part : parts) content.doubles(part);
            return content;
        }

        /** Heights or measures behind the positions: their range, then one each. */
        Content each(double... values) {
            return doubles(0, 0).doubles(values);
        }

        Content ints(int... numbers) {
            for (int number : numbers) bytes.writeBytes(little(4).putInt(number).array());
            return this;
        }

        Content doubles(double... numbers) {
            for (double number : numbers)
                bytes.writeBytes(little(8).putDouble(number).array());
            return this;
        }

        private static ByteBuffer little(int size) {
            return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        }

        byte[] toBytes() {
            return bytes.toByteArray();
        }
    }
}
