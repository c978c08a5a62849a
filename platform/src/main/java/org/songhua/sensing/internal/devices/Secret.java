package org.songhua.sensing.internal.devices;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import org.songhua.engine.digest.Sha256;

/**
 * A device's password as it is kept: 16 bytes of salt, then SHA-256. The passwords of HJ 212 travel in the clear and have six
 * digits; a slower hash would cost each message more than it protects.
 */
final class Secret {
    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secret() {}

    static byte[] of(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return join(salt, digest(salt, password));
    }

    static boolean fits(byte[] kept, String password) {
        byte[] salt = Arrays.copyOf(kept, SALT_BYTES);
        return MessageDigest.isEqual(kept, join(salt, digest(salt, password)));
    }

    private static byte[] join(byte[] salt, byte[] digest) {
        byte[] both = Arrays.copyOf(salt, salt.length + digest.length);
        System.arraycopy(digest, 0, both, salt.length, digest.length);
        return both;
    }

    private static byte[] digest(byte[] salt, String password) {
        var sha = Sha256.begin();
        sha.update(salt);
        return sha.digest(password.getBytes(StandardCharsets.UTF_8));
    }
}
