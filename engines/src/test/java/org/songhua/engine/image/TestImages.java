package org.songhua.engine.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Files put together byte by byte. */
public final class TestImages {
    private TestImages() {}

    /** {@return a JPEG head with an Exif segment of that orientation and a place in words} */
    public static byte[] exif(int orientation, ByteOrder order) {
        ByteBuffer tiff = ByteBuffer.allocate(64).order(order);
        tiff.put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M'));
        tiff.put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M'));
        tiff.putShort((short) 42).putInt(8).putShort((short) 2);
        tiff.putShort((short) 0x010f).putShort((short) 2).putInt(4).put("GPS!".getBytes(StandardCharsets.US_ASCII));
        tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xe1, 0, (byte) (2 + 6 + 64)});
        out.writeBytes("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(tiff.array());
        return out.toByteArray();
    }

    /** {@return a JPEG with the segment behind its first two bytes} */
    public static byte[] withSegment(byte[] jpeg, byte[] segment) {
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.writeBytes(segment);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    /** {@return a chunk of a WebP file} */
    public static byte[] chunk(String name, byte... body) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(body.length)
                .array());
        out.writeBytes(body);
        if (body.length % 2 == 1) out.write(0);
        return out.toByteArray();
    }

    /** {@return a WebP file of chunks} */
    public static byte[] webp(byte[]... chunks) {
        var all = new ByteArrayOutputStream();
        for (byte[] chunk : chunks) all.writeBytes(chunk);
        var out = new ByteArrayOutputStream();
        out.writeBytes("RIFF".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(all.size() + 4)
                .array());
        out.writeBytes("WEBP".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(all.toByteArray());
        return out.toByteArray();
    }

    /** {@return a lossy picture of 64 by 48 that no decoder would like} */
    public static byte[] lossy() {
        return chunk(
                "VP8 ",
                (byte) 0,
                (byte) 0,
                (byte) 0,
                (byte) 0x9d,
                (byte) 1,
                (byte) 0x2a,
                (byte) 64,
                (byte) 0,
                (byte) 48,
                (byte) 0,
                (byte) 7);
    }

    /** {@return the head of the extended form} */
    public static byte[] extended(int flags) {
        return chunk(
                "VP8X",
                (byte) flags,
                (byte) 0,
                (byte) 0,
                (byte) 0,
                (byte) 63,
                (byte) 0,
                (byte) 0,
                (byte) 47,
                (byte) 0,
                (byte) 0);
    }
}
