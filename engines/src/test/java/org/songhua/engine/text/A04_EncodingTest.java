package org.songhua.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.random.Seeded;

/** Names of encodings as {@code .cpg} files and people write them, and guesses from bytes. */
class A04_EncodingTest {
    private static final Charset LATIN = Charset.forName("windows-1252");

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "utf8", "UTF8", "65001", "CP65001", "cp 65001", " utf-8\n"})
    void utf8HasManyNames(String name) {
        assertThat(TextEncoding.find(name)).hasValue(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GBK", "gb2312", "GB18030", "936", "CP936", "ANSI 936", "windows-936", "EUC-CN", "oem_936"})
    void theChineseEncodingsAreReadAsTheirLargest(String name) {
        assertThat(TextEncoding.find(name)).hasValue(TextEncoding.GBK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1252", "CP1252", "windows-1252", "ANSI 1252", "88591", "8859_1", "ISO88591"})
    void latinIsThatOfWindows(String name) {
        assertThat(TextEncoding.find(name)).hasValue(LATIN);
    }

    @Test
    void otherNamesAreThoseOfJava() {
        assertThat(TextEncoding.find("Big5")).hasValue(Charset.forName("Big5"));
        assertThat(TextEncoding.find("950")).hasValue(Charset.forName("Big5"));
        assertThat(TextEncoding.find("windows-1251")).hasValue(Charset.forName("windows-1251"));
        assertThat(TextEncoding.find("Shift_JIS")).hasValue(Charset.forName("Shift_JIS"));
        assertThat(TextEncoding.find("EUC-KR")).hasValue(Charset.forName("EUC-KR"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "no such thing", "UTF-8;", "中文", "-", "\0", "99999999", "cp"})
    void whatIsNoNameIsNone(String name) {
        assertThat(TextEncoding.find(name)).isEmpty();
    }

    @Test
    void textInUtf8IsKnown() {
        assertThat(TextEncoding.guess("长春市南关区".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(StandardCharsets.UTF_8);
        assertThat(TextEncoding.guess("plain".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(StandardCharsets.UTF_8);
        assertThat(TextEncoding.guess(new byte[0])).isEqualTo(StandardCharsets.UTF_8);
    }

    @Test
    void textInGbkIsKnown() {
        assertThat(TextEncoding.guess("长春市南关区".getBytes(TextEncoding.GBK))).isEqualTo(TextEncoding.GBK);
        // a character of GB 18030 that GBK does not have: four bytes
        assertThat(TextEncoding.guess("㐂长".getBytes(TextEncoding.GBK))).isEqualTo(TextEncoding.GBK);
    }

    @Test
    void twoCharactersOfGbkMayBeUtf8ByChance() {
        // 住宅 is D7 A1 D5 AC in GBK, which is well-formed UTF-8 of two other letters: guess from many values
        assertThat(TextEncoding.guess("住宅".getBytes(TextEncoding.GBK))).isEqualTo(StandardCharsets.UTF_8);
        assertThat(TextEncoding.guess("住宅 大街".getBytes(TextEncoding.GBK))).isEqualTo(TextEncoding.GBK);
    }

    @Test
    void whatIsNeitherIsLatin() {
        // é and a blank: no second byte of UTF-8, and none of GBK
        assertThat(TextEncoding.guess(new byte[] {'c', 'a', 'f', (byte) 0xE9, ' ', 'x'}))
                .isEqualTo(LATIN);
        assertThat(TextEncoding.guess(new byte[] {(byte) 0xFF, 'a'})).isEqualTo(LATIN);
    }

    @Test
    void aCharacterCutAtTheEndIsNoMistake() {
        byte[] text = "长春市".getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length <= text.length; length++) {
            assertThat(TextEncoding.guess(Arrays.copyOf(text, length)))
                    .as("%d bytes", length)
                    .isEqualTo(StandardCharsets.UTF_8);
        }
        byte[] gbk = "长春市".getBytes(TextEncoding.GBK);
        assertThat(TextEncoding.isWellFormed(Arrays.copyOf(gbk, 5), TextEncoding.GBK))
                .isTrue();
    }

    @Test
    void overlongFormsAndHalvesOfPairsAreNoUtf8() {
        byte[][] wrong = {
            {(byte) 0xC0, (byte) 0x80}, // zero in two bytes
            {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, // a half of a pair
            {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80}, // beyond 10FFFF
            {(byte) 0x80}
        };
        for (byte[] bytes : wrong)
            assertThat(TextEncoding.isWellFormed(bytes, StandardCharsets.UTF_8)).isFalse();
    }

    @Test
    void asciiIsEveryEncoding() {
        assertThat(TextEncoding.isAscii("NAME_1~".getBytes(StandardCharsets.US_ASCII)))
                .isTrue();
        assertThat(TextEncoding.isAscii(new byte[0])).isTrue();
        assertThat(TextEncoding.isAscii("名".getBytes(TextEncoding.GBK))).isFalse();
    }

    @Test
    void randomChineseIsGuessedRightInBothEncodings() {
        int[] wrong = new int[1];
        Seeded.check(2_000, random -> {
            var text = new StringBuilder();
            for (int i = 0; i < 12; i++) text.appendCodePoint(random.nextInt(0x4E00, 0x9FA6));
            assertThat(TextEncoding.guess(text.toString().getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(StandardCharsets.UTF_8);
            if (!TextEncoding.guess(text.toString().getBytes(TextEncoding.GBK)).equals(TextEncoding.GBK)) wrong[0]++;
        });
        assertThat(wrong[0]).as("of 2,000 in GBK").isZero();
    }

    @Test
    void anyBytesHaveAGuess() {
        Seeded.check(2_000, random -> {
            var bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            assertThat(TextEncoding.guess(bytes)).isNotNull();
        });
    }
}
