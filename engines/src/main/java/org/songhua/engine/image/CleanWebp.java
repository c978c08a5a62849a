package org.songhua.engine.image;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Frees a still WebP picture (RFC 9649) of all that is no picture: Exif, XMP, colour profiles and chunks nobody knows, and whatever
 * stands behind its end. The picture itself is copied unread. Animations and what is not well-formed are refused.
 */
public final class CleanWebp {
    private static final int HEAD_BYTES = 12;
    private static final int CHUNK_HEAD_BYTES = 8;
    private static final int ALPHA = 0x10;
    private static final int ANIMATION = 0x02;
    private static final int VP8X_BYTES = 10;

    private final byte[] sent;
    private final int end;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int pictures = 0;
    private int alphas = 0;
    private boolean isExtended = false;
    private long pixels = 0;

    private CleanWebp(byte[] sent) {
        this.sent = sent;
        this.end = (int) Math.min(sent.length, CHUNK_HEAD_BYTES + size(sent, 4));
    }

    /**
     * A clean picture.
     *
     * @param bytes the file
     * @param pixels width times height
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on at once
    public record Clean(byte[] bytes, long pixels) {}

    /** {@return the picture alone; none when it is no still WebP picture} */
    public static Optional<Clean> of(byte[] sent) {
        if (ImageKind.find(sent).filter(kind -> kind == ImageKind.WEBP).isEmpty()
                || sent.length < HEAD_BYTES + CHUNK_HEAD_BYTES) return Optional.empty();
        return new CleanWebp(sent).clean();
    }

    private static long size(byte[] bytes, int at) {
        return (bytes[at] & 0xffL)
                | ((bytes[at + 1] & 0xffL) << 8)
                | ((bytes[at + 2] & 0xffL) << 16)
                | ((bytes[at + 3] & 0xffL) << 24);
    }

    private Optional<Clean> clean() {
        int at = HEAD_BYTES;
        while (at < end) {
            if (at + CHUNK_HEAD_BYTES > end) return Optional.empty();
            long length = size(sent, at + 4);
            long next = at + CHUNK_HEAD_BYTES + length + (length & 1);
            if (next > sent.length || !take(at, (int) length)) return Optional.empty();
            at = (int) next;
        }
        boolean isWhole = pictures == 1 && alphas <= 1 && (alphas == 0 || isExtended);
        return isWhole ? Optional.of(new Clean(file(), pixels)) : Optional.empty();
    }

    private boolean take(int at, int length) {
        int body = at + CHUNK_HEAD_BYTES;
        return switch (new String(sent, at, 4, java.nio.charset.StandardCharsets.ISO_8859_1)) {
            case "VP8X" -> extended(body, length);
            case "VP8 " -> picture(at, length, lossyPixels(body, length));
            case "VP8L" -> picture(at, length, losslessPixels(body, length));
            case "ALPH" -> alpha(at, length);
            case "ANIM", "ANMF" -> false;
            default -> true;
        };
    }

    /** Says that there is an alpha channel, and no more of the rest. */
    private boolean extended(int body, int length) {
        if (length != VP8X_BYTES || isExtended || pictures > 0 || (sent[body] & ANIMATION) != 0) return false;
        isExtended = true;
        byte[] flags = Arrays.copyOfRange(sent, body, body + length);
        flags[0] = (byte) (flags[0] & ALPHA);
        Arrays.fill(flags, 1, 4, (byte) 0);
        chunk("VP8X", flags);
        return true;
    }

    private boolean picture(int at, int length, long size) {
        pictures++;
        pixels = size;
        copy(at, length);
        return size > 0;
    }

    private boolean alpha(int at, int length) {
        alphas++;
        copy(at, length);
        return length > 1;
    }

    /** Key frame: three bytes of tag, the start code, fourteen bits each of width and height. */
    private long lossyPixels(int at, int length) {
        if (length < 10 || (sent[at + 3] & 0xff) != 0x9d || sent[at + 4] != 0x01 || sent[at + 5] != 0x2a) return 0;
        long width = ((sent[at + 7] & 0x3fL) << 8) | (sent[at + 6] & 0xff);
        long height = ((sent[at + 9] & 0x3fL) << 8) | (sent[at + 8] & 0xff);
        return width * height;
    }

    /** A signature byte, then fourteen bits each of width and height less one. */
    private long losslessPixels(int at, int length) {
        if (length < 5 || sent[at] != 0x2f) return 0;
        long bits = size(sent, at + 1);
        return ((bits & 0x3fff) + 1) * (((bits >> 14) & 0x3fff) + 1);
    }

    private void copy(int at, int length) {
        kept.write(sent, at, CHUNK_HEAD_BYTES + length);
        if ((length & 1) == 1) kept.write(0);
    }

    private void chunk(String name, byte[] body) {
        kept.writeBytes(name.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        kept.writeBytes(bytes(body.length));
        kept.writeBytes(body);
    }

    private static byte[] bytes(int size) {
        return new byte[] {(byte) size, (byte) (size >> 8), (byte) (size >> 16), (byte) (size >> 24)};
    }

    private byte[] file() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {'R', 'I', 'F', 'F'});
        out.writeBytes(bytes(kept.size() + 4));
        out.writeBytes(new byte[] {'W', 'E', 'B', 'P'});
        out.writeBytes(kept.toByteArray());
        return out.toByteArray();
    }
}
