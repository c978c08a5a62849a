package org.songhua.engine.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Which way up a JPEG was taken (Exif 2.32, tag 0x0112): the one thing of what a camera writes that belongs to the picture. Any bytes may
 * be asked about; what is not well-formed is upright.
 */
public final class Orientation {
    /** Row 0 is the top, column 0 the left side. */
    public static final int UPRIGHT = 1;

    private static final int MOST = 8;
    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY_BYTES = 12;

    private Orientation() {}

    /** {@return 1 to 8} */
    public static int of(byte[] jpeg) {
        int at = 2;
        while (at + 4 <= jpeg.length && (jpeg[at] & 0xff) == 0xff) {
            int marker = jpeg[at + 1] & 0xff;
            int length = ((jpeg[at + 2] & 0xff) << 8) | (jpeg[at + 3] & 0xff);
            if (marker == 0xda || length < 2) return UPRIGHT;
            if (marker == 0xe1 && isExif(jpeg, at + 4))
                return read(jpeg, at + 10, Math.min(jpeg.length, at + 2 + length));
            at += 2 + length;
        }
        return UPRIGHT;
    }

    private static boolean isExif(byte[] jpeg, int at) {
        return at + 6 <= jpeg.length
                && jpeg[at] == 'E'
                && jpeg[at + 1] == 'x'
                && jpeg[at + 2] == 'i'
                && jpeg[at + 3] == 'f';
    }

    /** The first directory of the TIFF structure; offsets are from its start. */
    private static int read(byte[] jpeg, int start, int end) {
        if (start + 8 > end) return UPRIGHT;
        ByteBuffer tiff = ByteBuffer.wrap(jpeg, start, end - start).slice();
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long directory = tiff.getInt(4) & 0xffffffffL;
        if (directory + 2 > tiff.limit()) return UPRIGHT;
        int entries = tiff.getShort((int) directory) & 0xffff;
        for (int i = 0; i < entries; i++) {
            long at = directory + 2 + (long) i * ENTRY_BYTES;
            if (at + ENTRY_BYTES > tiff.limit()) return UPRIGHT;
            if ((tiff.getShort((int) at) & 0xffff) == TAG) return value(tiff, (int) at);
        }
        return UPRIGHT;
    }

    private static int value(ByteBuffer tiff, int entry) {
        int value = tiff.getShort(entry + 2) == SHORT ? tiff.getShort(entry + 8) & 0xffff : UPRIGHT;
        return value >= UPRIGHT && value <= MOST ? value : UPRIGHT;
    }
}
