package org.songhua.engine.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The language of conditions. */
class GuardTest {
    private static final Map<String, Object> FACTS = Map.of(
            "severity", "urgent", "count.rework", BigDecimal.TWO, "days", new BigDecimal("1.50"), "public", true);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "severity == \"urgent\" | true",
                "severity != \"urgent\" | false",
                "severity in [\"grave\", \"urgent\"] | true",
                "severity in [\"grave\"] | false",
                "count.rework < 3 | true",
                "count.rework >= 3 | false",
                "days == 1.5 | true",
                "days > -1 and days <= 2 | true",
                "not public | false",
                "not not public | true",
                "public and (count.rework > 5 or days < 2) | true",
                "false or true and false | false",
                "(false or true) and true | true",
                "true | true",
                // What is not known is no reason to allow anything.
                "unknown == 1 | false",
                "unknown != 1 | false",
                "unknown in [1] | false",
                "severity < 3 | false",
                "severity | false"
            })
    void says(String condition, boolean expected) {
        assertThat(Guard.parse(condition).holds(FACTS)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "and",
                "severity ==",
                "== 1",
                "(1 == 1",
                "1 == 1)",
                "a in 1",
                "a in [b]",
                "a in []",
                "a = 1",
                "a() == 1",
                "\"open",
                "a == 1 b",
                "Upper == 1",
                "1 == 1 and",
                "a; b"
            })
    void refuses(String text) {
        assertThatThrownBy(() -> Guard.parse(text)).isInstanceOf(GuardSyntaxException.class);
    }

    @Test
    void saysWhereTheMistakeIs() {
        assertThatThrownBy(() -> Guard.parse("count.rework < 3 und public"))
                .isInstanceOfSatisfying(
                        GuardSyntaxException.class,
                        e -> assertThat(e.position()).isEqualTo(18));
    }

    @Test
    void namesWhatItAsksFor() {
        assertThat(Guard.parse("a == 1 or not b and c in [1] and c < d").names())
                .containsExactly("a", "b", "c", "d");
    }

    @Test
    void isNotBroughtDownByBrackets() {
        assertThatThrownBy(() -> Guard.parse("(".repeat(900))).isInstanceOf(GuardSyntaxException.class);
        assertThatThrownBy(() -> Guard.parse("a ".repeat(900))).isInstanceOf(GuardSyntaxException.class);
    }
}
