package org.songhua.engine.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.random.Seeded;

class B01_ByteSinkTest {
    private final ByteSink sink = new ByteSink(1);

    private String written() {
        return new String(sink.toBytes(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 7, 0",
        "-0.0, 7, 0",
        "-0.00000001, 7, 0",
        "125.3245678, 7, 125.3245678",
        "125.32456784, 7, 125.3245678",
        "125.32456786, 7, 125.3245679",
        "-43.5, 7, -43.5",
        "-0.05, 2, -0.05",
        "1.50, 3, 1.5",
        "100, 0, 100",
        "1000, 3, 1000",
        "0.999, 2, 1",
        "1.005, 15, 1.005",
        "0.000000000000001, 15, 0.000000000000001",
        "4503599627370495.5, 1, 4503599627370495.5",
        "-9007199254740993, 7, -9007199254740992",
        "123456789012345678, 2, 123456789012345680",
        "1e20, 0, 100000000000000000000",
        "1e300, 2, 1.0E300",
        "-1e21, 2, -1.0E21",
        "5e-324, 15, 0"
    })
    void writesNumbersRoundedAndWithoutTrailingZeros(double value, int decimals, String text) {
        sink.number(value, decimals);
        assertThat(written()).isEqualTo(text);
    }

    @Test
    void numbersAreWithinHalfAUnitOfTheirValueAndAsShortAsTheyCanBe() {
        Seeded.check(20_000, random -> {
            int decimals = random.nextInt(16);
            double value = anyDouble(random);
            sink.reset();
            sink.number(value, decimals);
            var exact = new BigDecimal(value);
            var read = new BigDecimal(written());
            var half = BigDecimal.valueOf(5, decimals + 1).add(new BigDecimal(Math.ulp(value)));
            assertThat(read.subtract(exact).abs())
                    .as("%s to %d", value, decimals)
                    .isLessThanOrEqualTo(half);
            assertThat(written())
                    .doesNotContain("-0 ")
                    .doesNotMatch("-?[0-9]+\\.[0-9]*0")
                    .doesNotMatch("-?0[0-9].*");
        });
    }

    /** Coordinates in degrees and metres, beside the digits that {@link BigDecimal} writes of the same rounded units. */
    @Test
    void coordinatesAreWrittenAsTheObviousWayWritesThem() {
        Seeded.check(20_000, random -> {
            int decimals = random.nextBoolean() ? 7 : random.nextInt(9);
            double value = random.nextDouble(-180, 180) * (random.nextInt(8) == 0 ? 30_000 : 1);
            if (random.nextInt(4) == 0) value = Math.rint(value * 100) / 100;
            long units = (long) (Math.abs(value) * Math.pow(10, decimals) + 0.5);
            String digits =
                    BigDecimal.valueOf(units, decimals).stripTrailingZeros().toPlainString();
            sink.reset();
            sink.number(value, decimals);
            assertThat(written()).isEqualTo(units == 0 ? "0" : value < 0 ? "-" + digits : digits);
        });
    }

    @Test
    void textOfBytesIsTheJsonOfTheSameText() {
        Seeded.check(2_000, random -> {
            var text = new StringBuilder("[");
            for (int i = random.nextInt(20); i > 0; i--) {
                text.appendCodePoint(random.nextInt(random.nextBoolean() ? 0x80 : 0xD800));
            }
            byte[] utf8 = text.append(']').toString().getBytes(StandardCharsets.UTF_8);
            sink.reset();
            sink.json(utf8, 1, utf8.length - 1);
            String bytes = written();
            sink.reset();
            sink.json(text.substring(1, text.length() - 1));
            assertThat(bytes).isEqualTo(written());
        });
    }

    private static double anyDouble(SplittableRandom random) {
        double magnitude = Math.pow(10, random.nextInt(-16, 19));
        return (random.nextBoolean() ? 1 : -1) * random.nextDouble() * magnitude;
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesWhatIsNotFinite(double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sink.number(value, 2))
                .withMessageContaining(Double.toString(value));
        assertThat(sink.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                7,
                -7,
                10,
                99,
                100,
                2147483648L,
                -2147483649L,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                1000000000000000000L
            })
    void writesWholeNumbers(long value) {
        sink.number(value);
        assertThat(written()).isEqualTo(Long.toString(value));
    }

    @Test
    void writesUtf8LikeTheJdkButNeverHalfACharacter() {
        String text = "长春 é € 𠮷 a\uD842 \uDFB7z";
        sink.utf8(text);
        assertThat(written()).isEqualTo("长春 é € 𠮷 a\uFFFD \uFFFDz");
    }

    @Test
    void writesJsonStringsWithTheEscapesOfRfc8259() {
        sink.json("\"长\\春/\b\f\n\r\t\u0001\u001f\u007f 𠮷");
        assertThat(written()).isEqualTo("\"\\\"长\\\\春/\\b\\f\\n\\r\\t\\u0001\\u001f\u007f 𠮷\"");
    }

    @Test
    void writesAsciiAndMarksWhatIsNot() {
        sink.ascii("type:长");
        assertThat(written()).isEqualTo("type:?");
    }

    @Test
    void growsAndCanBeUsedAgain() throws IOException {
        sink.ascii("x".repeat(100_000)).write("yz".getBytes(StandardCharsets.US_ASCII), 1, 1);
        assertThat(sink.size()).isEqualTo(100_001);
        sink.truncate(1);
        var stream = new ByteArrayOutputStream();
        sink.writeTo(stream);
        assertThat(stream.toString(StandardCharsets.US_ASCII)).isEqualTo("x");
        sink.reset();
        assertThat(sink.toBytes()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> sink.truncate(1));
    }
}
