package org.songhua.people.internal;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes passwords with Argon2id. The name of the method stands before each hash, so that another can follow one day.
 * Passwords are brought to Unicode form NFKC first: the same keys give the same password on every machine.
 */
final class Passwords {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** Without letters and digits that look alike on paper. */
    private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GENERATED_GROUPS = 4;

    private final SecureRandom random = new SecureRandom();
    private final PasswordEncoder encoder;
    private final String nobodysHash;

    Passwords(PasswordSettings settings) {
        var argon2id = new Argon2PasswordEncoder(
                SALT_BYTES, HASH_BYTES, settings.parallelism(), settings.memoryKib(), settings.iterations());
        encoder = new DelegatingPasswordEncoder("argon2id", Map.of("argon2id", argon2id));
        nobodysHash = hash(generate());
    }

    String hash(String password) {
        return Objects.requireNonNull(encoder.encode(normalise(password)));
    }

    /** {@return whether the password has that hash; takes as long when there is no hash, because there is no user} */
    boolean matches(String password, @Nullable String hash) {
        boolean matches = encoder.matches(normalise(password), hash == null ? nobodysHash : hash);
        return matches && hash != null;
    }

    /** {@return whether the hash was made with less effort than is asked for now} */
    boolean isOutdated(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    /** {@return a password of 79 random bits that can be read aloud, such as {@code k7mq-x2fv-p9dw-t4hb}} */
    String generate() {
        return IntStream.range(0, GENERATED_GROUPS).mapToObj(i -> group()).collect(Collectors.joining("-"));
    }

    private String group() {
        return random.ints(4, 0, READABLE.length())
                .mapToObj(i -> String.valueOf(READABLE.charAt(i)))
                .collect(Collectors.joining());
    }

    private static String normalise(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }
}
