package org.songhua.people.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTokenTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String SECRET = "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCdE";

    @Test
    void readsWhatItWrites() {
        for (int i = 0; i < 200; i++) {
            KeyToken token = KeyToken.generate(RANDOM);
            assertThat(KeyToken.parse(token.text())).contains(token);
        }
    }

    @Test
    void holds256RandomBits() {
        var secrets = new HashSet<String>();
        for (int i = 0; i < 200; i++) {
            String secret = KeyToken.generate(RANDOM).secret();
            assertThat(Base64.getUrlDecoder().decode(secret)).hasSize(32);
            secrets.add(secret);
        }
        assertThat(secrets).hasSize(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sgh_",
                "sgh_abcdefghijkl_short",
                "sgh_ABCDEFGHIJKL_" + SECRET,
                "sgh_abcdefghijk_" + SECRET,
                "xyz_abcdefghijkl_" + SECRET,
                "sgh_abcdefghijkl_" + SECRET + "x",
                "sgh_abcdefghijkl_" + SECRET + "\n",
                "sgh_abcdefghijkl_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789+/AbCdE",
            })
    void refusesOtherText(String text) {
        assertThat(KeyToken.parse(text)).isEmpty();
    }

    @Test
    void matchesTheHashOfItsOwnSecretOnly() {
        var token = new KeyToken("abcdefghijkl", SECRET);
        var other = new KeyToken("abcdefghijkl", SECRET.replace('A', 'B'));
        String hash = HexFormat.of().formatHex(token.secretHash());
        assertThat(token.matches(hash)).isTrue();
        assertThat(other.matches(hash)).isFalse();
    }

    @Test
    void keepsItsSecretOutOfLogs() {
        assertThat(new KeyToken("abcdefghijkl", SECRET)).hasToString("sgh_abcdefghijkl_***");
    }
}
