package org.songhua.engine.flatgeobuf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/**
 * Reads the features of a FlatGeobuf stream one by one; the index is passed over.
 *
 * @see <a href="https://github.com/flatgeobuf/flatgeobuf">FlatGeobuf, specification 3.x</a>
 */
public final class FgbReader {
    private static final int MOST_FEATURE_BYTES = 256 << 20;
    private static final int MOST_HEADER_BYTES = 10 << 20;
    private static final int NODE_BYTES = 40;

    private final InputStream in;
    private final Place file;
    private final FgbHeader header;
    private long number = 0;

    /**
     * Reads the header and passes over the index.
     *
     * @throws FaultException {@code FGB-001} when this is no FlatGeobuf of version 3
     */
    public FgbReader(InputStream in, Place file) throws IOException {
        this.in = in;
        this.file = file;
        byte[] magic = in.readNBytes(8);
        if (magic.length < 8 || magic[0] != 'f' || magic[1] != 'g' || magic[2] != 'b' || magic[3] != 3) {
            throw broken("it does not begin as version 3 does");
        }
        this.header = readHeader();
        skipIndex();
    }

    public FgbHeader header() {
        return header;
    }

    private FgbHeader readHeader() throws IOException {
        try {
            return FgbHeader.of(FlatTable.root(sized(MOST_HEADER_BYTES)));
        } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException e) {
            throw broken("its header makes no sense");
        }
    }

    /** The index is a packed tree: its size follows from the number of features and of branches. */
    private void skipIndex() throws IOException {
        if (header.indexNodeSize() < 2 || header.features() <= 0) return;
        long level = header.features();
        long nodes = level;
        while (level > 1) {
            level = (level + header.indexNodeSize() - 1) / header.indexNodeSize();
            nodes += level;
            if (nodes > Long.MAX_VALUE / (2 * NODE_BYTES)) throw broken("its index cannot be that large");
        }
        skip(nodes * NODE_BYTES);
    }

    /** A file can be skipped beyond its end without a word, so the last byte is read. */
    private void skip(long bytes) throws IOException {
        long left = bytes;
        while (left > 1) {
            long skipped = in.skip(left - 1);
            if (skipped > 0) left -= skipped;
            else if (in.read() < 0) throw truncated();
            else left--;
        }
        if (in.read() < 0) throw truncated();
    }

    /**
     * {@return the next feature, or null at the end}
     *
     * @throws FaultException {@code FGB-002} when the file ends in a feature
     */
    public @Nullable FgbFeature next() throws IOException {
        byte[] size = in.readNBytes(4);
        if (size.length == 0) return null;
        number++;
        if (size.length < 4) throw truncated();
        return feature(content(length(size), MOST_FEATURE_BYTES));
    }

    private FgbFeature feature(byte[] content) {
        try {
            FlatTable table = FlatTable.root(content);
            FlatTable[] own = table.tables(2);
            List<FgbColumn> columns = own.length > 0 ? FgbHeader.columns(own) : header.columns();
            Map<String, Object> properties = FgbProperties.of(table.vector(1), columns);
            FlatTable shape = table.table(0);
            Geometry geometry = shape == null ? null : FgbGeometry.of(shape, header.geometryType());
            return new FgbFeature(number, geometry, properties, geometry == null ? noGeometry() : null);
        } catch (IndexOutOfBoundsException
                | BufferUnderflowException
                | IllegalArgumentException
                | ArithmeticException e) {
            return new FgbFeature(number, null, Map.of(), unreadable(e));
        }
    }

    private byte[] sized(int most) throws IOException {
        byte[] size = in.readNBytes(4);
        if (size.length < 4) throw truncated();
        return content(length(size), most);
    }

    private static int length(byte[] size) {
        return ByteBuffer.wrap(size).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    private byte[] content(int length, int most) throws IOException {
        if (length < 8 || length > most) throw broken("a part says that it has %d bytes".formatted(length));
        byte[] content = in.readNBytes(length);
        if (content.length < length) throw truncated();
        return content;
    }

    private FaultException broken(String why) {
        return new FaultException(Fault.refused(
                "FGB-001",
                file.withRow(number),
                "The file is no readable FlatGeobuf: " + why + ".",
                "Write it again, for instance with ogr2ogr."));
    }

    private FaultException truncated() {
        return new FaultException(Fault.refused(
                "FGB-002",
                file.withRow(number),
                "The file ends in the middle of a part.",
                "Copy it again; it was cut short on its way."));
    }

    private Fault noGeometry() {
        return Fault.refused(
                "FGB-003", file.withRow(number), "The feature has no geometry.", "Draw it, or leave the feature out.");
    }

    private Fault unreadable(RuntimeException e) {
        String why = e instanceof IllegalArgumentException && e.getMessage() != null
                ? e.getMessage()
                : "its parts do not fit together";
        return Fault.refused(
                "FGB-004",
                file.withRow(number),
                "The feature cannot be read: " + why + ".",
                "Repair it in the program it comes from.");
    }
}
