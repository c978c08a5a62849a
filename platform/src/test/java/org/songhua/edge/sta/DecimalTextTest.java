package org.songhua.edge.sta;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers are written as Java writes them, to the last character. */
class DecimalTextTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261129);

    private final DecimalText decimals = new DecimalText();

    private void assertSame(double... values) {
        String all = Json.text(out -> {
            out.writeStartArray();
            for (double value : values) decimals.write(out, value);
            out.writeEndArray();
        });
        var expected = new StringBuilder();
        for (double value : values)
            expected.append(expected.isEmpty() ? "" : ",").append(value);
        assertThat(all).as("seed " + SEED).isEqualTo("[" + expected + "]");
    }

    /** Decimals of so many digits, their neighbours among the doubles, and doubles of any kind. */
    @Test
    void numbersOfChance() {
        var random = new Random(SEED);
        var values = new double[60_000];
        for (int i = 0; i < values.length; i++) {
            double decimal = BigDecimal.valueOf(random.nextLong() >> random.nextInt(63), random.nextInt(18))
                    .doubleValue();
            values[i] = switch (i % 4) {
                case 0, 1 -> decimal;
                case 2 -> random.nextBoolean() ? Math.nextUp(decimal) : Math.nextDown(decimal);
                default -> any(random);
            };
        }
        assertSame(values);
    }

    private static double any(Random random) {
        double value = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(value) ? value : 0.5;
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0.0,
                -0.0,
                0.5,
                -0.5,
                0.1,
                0.3,
                1e-3,
                0.001001,
                9.99e-4,
                0.002,
                1e7,
                9999999.999999,
                9999999.9999999,
                123456.7,
                99.99,
                100.01,
                1.0,
                20.05,
                4.9e-324,
                1.7976931348623157e308,
                2e-3,
                2.0E-3,
                1234567.123456,
                0.30000000000000004
            })
    void numbersAtTheBorders(double value) {
        assertSame(value, -value);
    }
}
