package org.songhua.casework.internal.vault;

import java.security.SecureRandom;
import java.util.Locale;
import org.songhua.engine.digest.Sha256;

/**
 * Codes by which somebody without an account follows a report: 20 letters and digits without those that look alike, 100 bits
 * of chance. The database holds their digests only.
 */
public final class Tracking {
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 20;
    private static final int GROUP = 5;

    private final SecureRandom random = new SecureRandom();

    /** {@return a new code in groups of five} */
    public String next() {
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) code.append('-');
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** {@return the digest that stands for a code, as people may write it} */
    public static byte[] mark(String code) {
        String plain = code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return Sha256.of(plain);
    }
}
