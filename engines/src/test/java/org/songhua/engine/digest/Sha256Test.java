package org.songhua.engine.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples that NIST publishes with FIPS 180-4. */
class Sha256Test {
    @ParameterizedTest
    @CsvSource({
        "'', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq,"
                + " 248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    })
    void theDigestIsThatOfTheStandard(String text, String hex) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(Sha256.hex(bytes)).isEqualTo(hex);
        assertThat(HexFormat.of().formatHex(Sha256.of(text))).isEqualTo(hex);
    }

    @Test
    void bytesMayComeOneAfterTheOther() {
        var digest = Sha256.begin();
        digest.update("江".getBytes(StandardCharsets.UTF_8));
        digest.update("城".getBytes(StandardCharsets.UTF_8));
        assertThat(digest.digest()).isEqualTo(Sha256.of("江城"));
    }
}
