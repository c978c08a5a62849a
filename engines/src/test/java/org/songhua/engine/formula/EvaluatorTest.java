package org.songhua.engine.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** D01: values, and what is missing. */
class EvaluatorTest {
    private static final Surroundings WORLD = new Words.World(Map.of(
            "population", 300_000.0,
            "kind", "villa",
            "$radius", 500.0,
            "s:A01", 0.5,
            "count(park where area > 5 m²)", 12.0));

    private static @Nullable Object value(String formula) {
        return Evaluator.value(FormulaParser.parse(formula), WORLD);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1 + 2 * 3                   | 7
                    (1 + 2) * 3                 | 9
                    2 - 3 - 4                   | -5
                    -(2 - 5)                    | 3
                    8 / 4 / 2                   | 1
                    min(3, 1, 2)                | 1
                    max(3, 1, 2)                | 3
                    $radius * 2                 | 1000
                    indicator('s:A01') * 4      | 2
                    1 km / 250 m                | 4
                    """)
    void numbersAreComputed(String formula, double value) {
        assertThat(value(formula)).isEqualTo(value);
    }

    @Test
    void aTotalIsAskedOfTheWorld() {
        assertThat((Double) value("count(park where area > 5 m²) / population * 100000"))
                .isEqualTo(4.0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1 < 2                           | true
                    2 <= 2                          | true
                    2 > 2                           | false
                    3 >= 2                          | true
                    1 != 2                          | true
                    kind = 'villa'                  | true
                    kind in ('house', 'villa')      | true
                    not kind in ('house')           | true
                    nothing is missing              | true
                    kind is missing                 | false
                    1 < 2 and 2 < 1                 | false
                    1 < 2 or 2 < 1                  | true
                    """)
    void conditionsHoldOrNot(String formula, boolean holds) {
        assertThat(value(formula)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "nothing + 1",
        "-nothing",
        "not nothing",
        "nothing < 1",
        "nothing in ('a')",
        "min(1)",
        "1 / 0",
        "nothing and true",
        "nothing or false",
        "max(1; nothing)"
    })
    void whatIsMissingMakesMissingWhateverNeedsIt(String formula) {
        if (formula.equals("min(1)")) assertThat(value(formula)).isEqualTo(1.0);
        else assertThat(value(formula.replace(';', ','))).isNull();
    }

    @Test
    void whatIsDecidedAlreadyNeedsNoMore() {
        assertThat(value("nothing and 2 < 1")).isEqualTo(false);
        assertThat(value("1 < 2 or nothing")).isEqualTo(true);
    }

    @Test
    void aDivisionByZeroIsMissingNeverZeroAndNeverInfinite() {
        assertThat(value("1 / (population - population)")).isNull();
    }

    /** The obvious algorithm: Java's own arithmetic beside it. */
    @Test
    void sumsOfProductsAreWhatJavaMakesOfThem() {
        for (long seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var text = new StringBuilder("0");
            double sum = 0;
            for (int i = 0; i < 8; i++) {
                int a = random.nextInt(50);
                int b = random.nextInt(50);
                boolean plus = random.nextBoolean();
                text.append(plus ? " + " : " - ").append(a).append(" * ").append(b);
                sum += plus ? (double) a * b : (double) -a * b;
            }
            assertThat(value(text.toString())).as("seed %d: %s", seed, text).isEqualTo(sum);
        }
    }
}
