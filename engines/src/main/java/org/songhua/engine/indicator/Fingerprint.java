package org.songhua.engine.indicator;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.songhua.engine.digest.Sha256;

/** SHA-256 over parts, each with its length before it, so that no two lists of parts run together to the same text. */
public final class Fingerprint {
    private Fingerprint() {}

    /** {@return 64 hexadecimal digits} */
    public static String of(Object... parts) {
        var digest = Sha256.begin();
        for (Object part : parts) {
            byte[] bytes = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
