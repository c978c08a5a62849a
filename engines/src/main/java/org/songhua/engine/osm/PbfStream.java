package org.songhua.engine.osm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Place;

/**
 * Cuts a PBF file into its blobs: a sequence of (length, header, blob). Holds one blob at a time.
 *
 * @see <a href="https://wiki.openstreetmap.org/wiki/PBF_Format">PBF format</a>, section "Designing the file"
 */
public final class PbfStream {
    /** Greatest size of a blob header; the format's own limit. */
    static final int MAX_HEADER_BYTES = 64 << 10;
    /** Greatest size of a blob; the format's own limit. */
    static final int MAX_BLOB_BYTES = 32 << 20;

    private static final int TYPE = ProtoReader.tag(1, ProtoReader.BYTES);
    private static final int DATA_SIZE = ProtoReader.tag(3, ProtoReader.VARINT);

    private final InputStream in;
    private final Place file;
    private long position = 0;
    private int number = 0;

    private PbfStream(InputStream in, Place file) {
        this.in = in;
        this.file = file;
    }

    /**
     * Begins to read a file.
     *
     * @param in the file, read in large pieces; a buffer is of no use; not closed here
     * @param fileName name told in faults
     */
    public static PbfStream of(InputStream in, String fileName) {
        return new PbfStream(in, Place.inFile(fileName));
    }

    /**
     * Reads the header block that every file begins with.
     *
     * @throws org.songhua.engine.fault.FaultException when this is no PBF file or requires something unknown
     */
    public PbfHeader readHeader() throws IOException {
        PbfBlob blob = next();
        if (blob == null) throw PbfFaults.notPbf(file, "it is empty");
        if (!blob.type().equals("OSMHeader")) throw PbfFaults.notPbf(file, "it does not begin with a header block");
        return PbfHeader.of(blob);
    }

    /**
     * {@return the next blob, or null at the end of the file}
     *
     * @throws org.songhua.engine.fault.FaultException when the file breaks off, or a size is beyond the limits
     */
    public @Nullable PbfBlob next() throws IOException {
        byte[] prefix = in.readNBytes(4);
        if (prefix.length == 0) return null;
        if (prefix.length < 4) throw atEnd(prefix.length);
        position += 4;
        int headerSize = ByteBuffer.wrap(prefix).getInt();
        if (headerSize <= 0 || headerSize > MAX_HEADER_BYTES) throw badHeaderSize(headerSize);
        return blob(header(new ProtoReader(read(headerSize))));
    }

    private RuntimeException badHeaderSize(int size) {
        if (number == 0) return PbfFaults.notPbf(file, "it does not begin with the length of a block header");
        return PbfFaults.tooLarge(here(), "A block header", Integer.toUnsignedLong(size), MAX_HEADER_BYTES);
    }

    private record Header(String type, int size) {}

    private Header header(ProtoReader reader) {
        try {
            String type = "";
            long size = -1;
            while (reader.hasNext()) {
                int tag = reader.tag();
                if (tag == TYPE) type = reader.string();
                else if (tag == DATA_SIZE) size = reader.varint();
                else reader.skip(tag);
            }
            if (size < 0 || size > MAX_BLOB_BYTES) throw badBlobSize(size);
            return new Header(type, (int) size);
        } catch (ProtoReader.DamagedException e) {
            throw number == 0
                    ? PbfFaults.notPbf(file, "its first bytes are no block header")
                    : PbfFaults.damaged(here(), e.reason());
        }
    }

    private RuntimeException badBlobSize(long size) {
        if (size < 0 && number == 0) return PbfFaults.notPbf(file, "its first bytes are no block header");
        return PbfFaults.tooLarge(here(), "A block", size, MAX_BLOB_BYTES);
    }

    private PbfBlob blob(Header header) throws IOException {
        long start = position;
        return new PbfBlob(number++, start, header.type(), read(header.size()), file);
    }

    private byte[] read(int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) throw atEnd(bytes.length);
        position += size;
        return bytes;
    }

    private RuntimeException atEnd(int beyond) {
        return number == 0
                ? PbfFaults.notPbf(file, "it ends before its first block is whole")
                : PbfFaults.truncated(here(), position + beyond);
    }

    private Place here() {
        return file.withField("block " + number + " at byte " + position);
    }
}
