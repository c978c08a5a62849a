package org.songhua.engine.osm;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.songhua.engine.fault.Place;

/**
 * A piece of a PBF file as it lies there, mostly compressed. Inflating and decoding it needs nothing but itself, so
 * many threads can work on the blobs of a file.
 */
public final class PbfBlob {
    /** Greatest size of a block after decompression; the format's own limit. */
    static final int MAX_RAW_BYTES = 32 << 20;

    private static final int RAW = ProtoReader.tag(1, ProtoReader.BYTES);
    private static final int RAW_SIZE = ProtoReader.tag(2, ProtoReader.VARINT);
    private static final int ZLIB = ProtoReader.tag(3, ProtoReader.BYTES);

    private final int number;
    private final long position;
    private final String type;
    private final byte[] bytes;
    private final Place file;

    PbfBlob(int number, long position, String type, byte[] bytes, Place file) {
        this.number = number;
        this.position = position;
        this.type = type;
        this.bytes = bytes;
        this.file = file;
    }

    /** {@return its number in the file, from 0} */
    public int number() {
        return number;
    }

    /** {@return the byte of the file behind it; a measure of progress} */
    public long endPosition() {
        return position + bytes.length;
    }

    /** {@return whether it holds elements; others are of types unknown here, to be passed over} */
    public boolean isData() {
        return "OSMData".equals(type);
    }

    String type() {
        return type;
    }

    Place place() {
        return file.withField("block " + number + " at byte " + position);
    }

    /**
     * {@return the content}
     *
     * @throws org.songhua.engine.fault.FaultException when it is damaged, too large or compressed in an unknown way
     */
    byte[] inflate() {
        try {
            return inflateFields();
        } catch (ProtoReader.DamagedException e) {
            throw PbfFaults.damaged(place(), e.reason());
        }
    }

    private byte[] inflateFields() {
        var reader = new ProtoReader(bytes);
        ProtoReader zlib = null;
        long rawSize = -1;
        while (reader.hasNext()) {
            int tag = reader.tag();
            if (tag == RAW) return checkedRaw(reader.byteArray());
            if (tag == RAW_SIZE) rawSize = reader.varint();
            else if (tag == ZLIB) zlib = reader.message();
            else refuseOtherCompression(tag, reader);
        }
        if (zlib == null) throw PbfFaults.damaged(place(), "it holds no data");
        return inflate(zlib, rawSize);
    }

    private byte[] checkedRaw(byte[] raw) {
        if (raw.length > MAX_RAW_BYTES) throw PbfFaults.tooLarge(place(), "A block", raw.length, MAX_RAW_BYTES);
        return raw;
    }

    private void refuseOtherCompression(int tag, ProtoReader reader) {
        String method = switch (tag >> 3) {
            case 4 -> "LZMA";
            case 5 -> "bzip2";
            case 6 -> "LZ4";
            case 7 -> "Zstandard";
            default -> null;
        };
        if (method != null) throw PbfFaults.compression(place(), method);
        reader.skip(tag);
    }

    private byte[] inflate(ProtoReader zlib, long rawSize) {
        if (rawSize < 0 || rawSize > MAX_RAW_BYTES) {
            throw PbfFaults.tooLarge(place(), "A block says that it", rawSize, MAX_RAW_BYTES);
        }
        var inflater = new Inflater();
        try {
            inflater.setInput(zlib.array(), zlib.position(), zlib.end() - zlib.position());
            return inflate(inflater, (int) rawSize);
        } catch (DataFormatException e) {
            throw PbfFaults.notInflated(place(), String.valueOf(e.getMessage()));
        } finally {
            inflater.end();
        }
    }

    /** Inflates into an array of the announced size; data that go on beyond it are a bomb or damaged. */
    private byte[] inflate(Inflater inflater, int rawSize) throws DataFormatException {
        var raw = new byte[rawSize];
        int filled = 0;
        while (filled < rawSize) {
            int n = inflater.inflate(raw, filled, rawSize - filled);
            if (n == 0) throw PbfFaults.notInflated(place(), "they end after " + filled + " of " + rawSize + " bytes");
            filled += n;
        }
        if (!inflater.finished() && inflater.inflate(new byte[1]) > 0) {
            throw PbfFaults.notInflated(place(), "they are larger than the " + rawSize + " bytes announced");
        }
        return raw;
    }
}
