package org.songhua.engine.raster;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/** Unpacks the blocks of a TIFF of one band and reads their values. */
final class TiffBlocks {
    private static final int BITS = 258;
    private static final int COMPRESSION = 259;
    private static final int PREDICTOR = 317;
    private static final int FORMAT = 339;
    private static final int WHOLE = 1;
    private static final int SIGNED = 2;
    private static final int FLOATING = 3;
    private static final int DIFFERENCES = 2;
    private static final int FLOATING_DIFFERENCES = 3;
    private static final int PLAIN = 1;
    private static final int DEFLATE = 8;
    private static final int OLD_DEFLATE = 32946;
    private static final long MOST_BYTES = 64L << 20;

    private final TiffDirectory directory;
    private final Place file;
    private final int width;
    private final int size;
    private final int format;
    private final int compression;
    private final int predictor;

    /** @param width values of a line of a block */
    TiffBlocks(TiffDirectory directory, Place file, int width) {
        this.directory = directory;
        this.file = file;
        this.width = width;
        int bits = (int) directory.wholeOr(BITS, 1);
        this.size = bits / 8;
        this.format = (int) directory.wholeOr(FORMAT, WHOLE);
        this.compression = (int) directory.wholeOr(COMPRESSION, PLAIN);
        this.predictor = (int) directory.wholeOr(PREDICTOR, 1);
        if (!isKnown(bits)) throw refused("it holds %d bits of kind %d a value".formatted(bits, format));
        if (compression != PLAIN && compression != DEFLATE && compression != OLD_DEFLATE)
            throw refused("it is compressed in way %d".formatted(compression));
        boolean fits = predictor == 1
                || (predictor == DIFFERENCES && format != FLOATING && size <= 4)
                || (predictor == FLOATING_DIFFERENCES && format == FLOATING);
        if (!fits) throw refused("it has predictor %d".formatted(predictor));
    }

    private boolean isKnown(int bits) {
        boolean wide = bits == 32 || bits == 64;
        return format == FLOATING ? wide : (format == WHOLE || format == SIGNED) && (wide || bits == 8 || bits == 16);
    }

    private FaultException refused(String why) {
        return RasterFaults.unread(
                file, why, "Convert it: gdal_translate -ot Float32 -co COMPRESS=DEFLATE -co PREDICTOR=1 IN OUT.");
    }

    /** {@return the values of a block of so many lines, in the order in which {@link #value} reads them} */
    ByteBuffer unpack(long at, long packed, int lines) {
        long wanted = (long) width * lines * size;
        if (wanted > MOST_BYTES) throw RasterFaults.damaged(file, "a strip or tile is larger than 64 MiB");
        ByteBuffer source = directory.bytes();
        if (compression == PLAIN && packed < wanted) throw RasterFaults.damaged(file, "a strip or tile is too short");
        int start = directory.checked(at, compression == PLAIN ? wanted : packed);
        if (compression == PLAIN && predictor == 1)
            return source.slice(start, (int) wanted).order(source.order());
        var values = new byte[(int) wanted];
        if (compression == PLAIN) source.get(start, values);
        else inflate(source.slice(start, (int) packed), values);
        ByteBuffer block = ByteBuffer.wrap(values).order(source.order());
        if (predictor == DIFFERENCES) for (int line = 0; line < lines; line++) add(block, line);
        if (predictor == FLOATING_DIFFERENCES) return gather(values, lines);
        return block;
    }

    private void inflate(ByteBuffer packed, byte[] values) {
        var inflater = new Inflater();
        try {
            inflater.setInput(packed);
            int filled = 0;
            while (filled < values.length) {
                int count = inflater.inflate(values, filled, values.length - filled);
                if (count == 0) throw RasterFaults.damaged(file, "a strip or tile is too short");
                filled += count;
            }
        } catch (DataFormatException e) {
            throw RasterFaults.damaged(file, "a strip or tile cannot be unpacked");
        } finally {
            inflater.end();
        }
    }

    private void add(ByteBuffer block, int line) {
        int first = line * width * size;
        for (int i = 1; i < width; i++) {
            int at = first + i * size;
            switch (size) {
                case 1 -> block.put(at, (byte) (block.get(at) + block.get(at - 1)));
                case 2 -> block.putShort(at, (short) (block.getShort(at) + block.getShort(at - 2)));
                default -> block.putInt(at, block.getInt(at) + block.getInt(at - 4));
            }
        }
    }

    /** Bytes of a line as differences, the highest bytes of all values first; becomes values, the highest byte first. */
    private ByteBuffer gather(byte[] packed, int lines) {
        var values = new byte[packed.length];
        int row = width * size;
        for (int line = 0; line < lines; line++) {
            int first = line * row;
            for (int i = 1; i < row; i++) packed[first + i] += packed[first + i - 1];
            for (int i = 0; i < width; i++)
                for (int b = 0; b < size; b++) values[first + i * size + b] = packed[first + b * width + i];
        }
        return ByteBuffer.wrap(values).order(ByteOrder.BIG_ENDIAN);
    }

    /** {@return a value of a block} */
    float value(ByteBuffer block, int index) {
        int at = index * size;
        boolean signed = format == SIGNED;
        return switch (size) {
            case 1 -> signed ? block.get(at) : block.get(at) & 0xFF;
            case 2 -> signed ? block.getShort(at) : block.getShort(at) & 0xFFFF;
            case 4 ->
                format == FLOATING ? block.getFloat(at) : signed ? block.getInt(at) : block.getInt(at) & 0xFFFF_FFFFL;
            default -> (float) (format == FLOATING ? block.getDouble(at) : block.getLong(at));
        };
    }
}
