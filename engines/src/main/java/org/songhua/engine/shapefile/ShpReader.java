package org.songhua.engine.shapefile;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/**
 * Reads the records of a {@code .shp} stream one by one. A record that makes no sense is told and passed over; a stream that breaks
 * off ends in a {@link FaultException}. Needs memory for one record, of which no more is reserved than has arrived.
 *
 * @see <a href="https://www.esri.com/content/dam/esrisites/sitecore-archive/Files/Pdfs/library/whitepapers/pdfs/shapefile.pdf">ESRI
 *     Shapefile Technical Description, July 1998</a>
 */
public final class ShpReader {
    private static final int HEADER_BYTES = 100;
    private static final int FILE_CODE = 9994;
    /** A geometry larger than this is a mistake; the format would allow 4 GB. */
    private static final long MOST_RECORD_BYTES = 256L << 20;

    private final InputStream in;
    private final Place file;
    private long number = 0;

    /**
     * Reads the header.
     *
     * @throws FaultException {@code SHP-001} when this is no Shapefile
     */
    public ShpReader(InputStream in, Place file) throws IOException {
        this.in = in;
        this.file = file;
        byte[] header = in.readNBytes(HEADER_BYTES);
        if (header.length < HEADER_BYTES) throw ShapefileFaults.notShapefile(file, "it has less than 100 bytes");
        if (ByteBuffer.wrap(header).getInt() != FILE_CODE) {
            throw ShapefileFaults.notShapefile(file, "it does not begin with 9994");
        }
    }

    /**
     * {@return the next record, or null at the end}
     *
     * @throws FaultException {@code SHP-002} when the file ends in a record, {@code SHP-003} when a length cannot be
     */
    public @Nullable ShpRecord next() throws IOException {
        byte[] head = in.readNBytes(8);
        if (head.length == 0) return null;
        number++;
        if (head.length < 8) throw ShapefileFaults.truncated(file, number);
        long bytes = 2L * ByteBuffer.wrap(head).getInt(4);
        if (bytes < 4 || bytes > MOST_RECORD_BYTES) throw ShapefileFaults.badLength(file, number, bytes);
        return record(content((int) bytes));
    }

    private byte[] content(int bytes) throws IOException {
        byte[] content = in.readNBytes(bytes);
        if (content.length < bytes) throw ShapefileFaults.truncated(file, number);
        return content;
    }

    private ShpRecord record(byte[] content) {
        Place place = file.withRow(number);
        try {
            Geometry geometry = new ShapeDecoder(ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN)).decode();
            return geometry == null
                    ? new ShpRecord(number, null, ShapefileFaults.noShape(place))
                    : new ShpRecord(number, geometry, null);
        } catch (EOFException | IllegalArgumentException e) {
            return new ShpRecord(number, null, ShapefileFaults.badShape(place, String.valueOf(e.getMessage())));
        }
    }
}
