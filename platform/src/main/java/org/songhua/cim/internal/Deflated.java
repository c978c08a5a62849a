package org.songhua.cim.internal;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.songhua.store.StoreException;

/** Documents as they lie in the database: deflated (zlib, RFC 1950). */
public final class Deflated {
    private Deflated() {}

    /** {@return the bytes, deflated quickly rather than tightly} */
    public static byte[] of(byte[] bytes) {
        try (var deflater = new Deflater(Deflater.BEST_SPEED)) {
            deflater.setInput(bytes);
            deflater.finish();
            var out = new ByteArrayOutputStream(bytes.length / 3 + 64);
            var part = new byte[8192];
            while (!deflater.finished()) out.write(part, 0, deflater.deflate(part));
            return out.toByteArray();
        }
    }

    /** {@return the bytes as they were} */
    public static byte[] inflate(byte[] deflated) {
        try (var inflater = new Inflater()) {
            inflater.setInput(deflated);
            var out = new ByteArrayOutputStream(4 * deflated.length + 64);
            var part = new byte[8192];
            while (!inflater.finished()) {
                int count = inflater.inflate(part);
                if (count == 0) throw new StoreException("A stored document ends early.");
                out.write(part, 0, count);
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new StoreException("A stored document is damaged: " + e.getMessage(), e);
        }
    }
}
