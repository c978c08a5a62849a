package org.songhua.engine.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.random.Seeded;

/** Expected bytes are those of the guide "Encoding" of protocol buffers and of MVT 2.1 section 4.3. */
class A10_EncodingTest {
    private final Protobuf out = new Protobuf(1);
    private final Dictionary dictionary = new Dictionary();
    private final Commands commands = new Commands();

    @BeforeEach
    void empty() {
        commands.reset();
    }

    private String hex() {
        return HexFormat.of().formatHex(out.toBytes());
    }

    @ParameterizedTest
    @CsvSource({"0, 00", "1, 01", "127, 7f", "128, 8001", "150, 9601", "300, ac02", "-1, ffffffff0f"})
    void numbersTakeSevenBitsAByte(int value, String bytes) {
        out.varint(value);
        assertThat(hex()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"0, 00", "-1, 01", "1, 02", "-2, 03", "2147483647, feffffff0f", "-2147483648, ffffffff0f"})
    void signedNumbersOfSmallMagnitudeAreShort(int value, String bytes) {
        out.zigzag(value);
        assertThat(hex()).isEqualTo(bytes);
    }

    @Test
    void fieldsCarryTheirNumberAndKind() {
        out.unsigned(1, 150);
        out.text(2, "testing");
        out.signed(3, -1);
        out.real(4, 1);
        assertThat(hex()).isEqualTo("089601" + "120774657374696e67" + "1801" + "21000000000000f03f");
    }

    @ParameterizedTest
    @CsvSource({"0, 0800", "9223372036854775807, 08ffffffffffffffff7f", "-1, 08ffffffffffffffffff01"})
    void longNumbersTakeUpToTenBytes(long value, String bytes) {
        out.unsigned(1, value);
        assertThat(hex()).isEqualTo(bytes);
    }

    @Test
    void messagesCarryTheirLengthAndBuffersGrow() {
        var inner = new Protobuf(1);
        inner.text(1, "长".repeat(1_000));
        out.message(3, inner);
        out.append(inner);
        assertThat(inner.size()).isEqualTo(3 + 3_000);
        assertThat(out.size()).isEqualTo(3 + 3_003 + 3_003);
        assertThat(hex()).startsWith("1abb17" + "0ab817" + "e995bf");
        out.reset();
        assertThat(out.toBytes()).isEmpty();
    }

    @Test
    void geometryCommandsAreDifferences() {
        assertThat(commands.isEmpty()).isTrue();
        commands.move(1);
        commands.position(3, 6);
        commands.line(2);
        commands.position(8, 12);
        commands.position(20, 34);
        commands.close();
        // section 4.3.5.4: [9 6 12 18 10 12 24 44 15]
        assertThat(commands.encoded().toBytes()).containsExactly(9, 6, 12, 18, 10, 12, 24, 44, 15);
    }

    @Test
    void differencesBeginAtTheCornerForEachFeature() {
        commands.move(1);
        commands.position(25, 17);
        commands.reset();
        commands.move(2);
        commands.position(5, 7);
        commands.position(3, 2);
        // section 4.3.5.2: [17 10 14 3 9]
        assertThat(commands.encoded().toBytes()).containsExactly(17, 10, 14, 3, 9);
    }

    @Test
    void aDictionaryNumbersObjectsInTheOrderTheyCome() {
        assertThat(dictionary.number("a")).isZero();
        assertThat(dictionary.number("b")).isOne();
        assertThat(dictionary.number("a")).isZero();
        assertThat(dictionary.size()).isEqualTo(2);
    }

    @Test
    void aNumberThatIsPassedStandsForNoObject() {
        assertThat(dictionary.number("a")).isZero();
        assertThat(dictionary.pass()).isOne();
        assertThat(dictionary.number("b")).isEqualTo(2);
        assertThat(dictionary.number("a")).isZero();
    }

    @Test
    void valuesOfDifferentTypesAreDifferentObjects() {
        assertThat(dictionary.number("1")).isZero();
        assertThat(dictionary.number(1L)).isEqualTo(1);
        assertThat(dictionary.number(1.0)).isEqualTo(2);
        assertThat(dictionary.number(true)).isEqualTo(3);
        assertThat(dictionary.number(0.0)).isEqualTo(4);
        assertThat(dictionary.number(-0.0)).isEqualTo(5);
    }

    @Test
    void aDictionaryDoesWhatAMapDoes() {
        Map<Object, Integer> map = new HashMap<>();
        Seeded.check(20_000, random -> {
            Object key =
                    random.nextBoolean() ? "key " + random.nextInt(3_000) : (Object) (random.nextLong(3_000) << 32);
            int expected = map.computeIfAbsent(key, k -> map.size());
            assertThat(dictionary.number(key)).isEqualTo(expected);
        });
        assertThat(dictionary.size()).isEqualTo(map.size());
    }
}
