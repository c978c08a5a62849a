package org.songhua.service.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.people.Caller;
import org.songhua.register.Register;
import org.songhua.register.Registers;

/** Values as a form sends them, typed as the register declares them; what is no such value is not known, and never a mistake. */
class FactsTest {
    private static final Register REGISTER =
            TestPlatform.shared().bean(Registers.class).get("housing_applications", Caller.SYSTEM);

    private static Object typed(String field, Object value) {
        return Facts.typed(REGISTER, Map.of(field, value)).get(field);
    }

    @ParameterizedTest
    @CsvSource({"1800, 1800", "1800.50, 1800.50", "'  12 ', 12", "-3, -3", "0, 0"})
    void aNumberIsOneHoweverItIsSent(String sent, String expected) {
        assertThat((BigDecimal) typed("income_month_cny", sent)).isEqualByComparingTo(expected);
        assertThat((BigDecimal) typed("income_month_cny", new BigDecimal(sent.strip())))
                .isEqualByComparingTo(expected);
    }

    /** A number with an exponent of a billion would take a gigabyte to be written out. */
    @ParameterizedTest
    @ValueSource(strings = {"1e9999999", "1E5", "abc", "1,800", "12 元", "--1", "0x10", "NaN", "1.2.3"})
    void whatIsNoNumberIsNotKnown(String sent) {
        assertThat(typed("income_month_cny", sent)).isNull();
    }

    @Test
    void aNumberOfFortyCharactersIsOneAndALongerOneIsNone() {
        assertThat(typed("income_month_cny", "1".repeat(40))).isNotNull();
        assertThat(typed("income_month_cny", "1".repeat(41))).isNull();
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false", "' true', true"})
    void truthHasTwoWords(String sent, boolean expected) {
        assertThat(typed("has_disabled", sent)).isEqualTo(expected);
        assertThat(typed("has_disabled", expected)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "1", "TRUE", "是"})
    void otherWordsAreNoTruth(String sent) {
        assertThat(typed("has_disabled", sent)).isNull();
    }

    @Test
    void textsAreStrippedAndEmptyOnesAreNone() {
        assertThat(typed("household_no", " H-1 ")).isEqualTo("H-1");
        assertThat(typed("household_no", "  ")).isNull();
    }

    @Test
    void fieldsThatThereAreNotAreLeftOut() {
        assertThat(Facts.typed(REGISTER, Map.of("shoe_size", "43", "household_no", "H-1")))
                .isEqualTo(Map.of("household_no", "H-1"));
        assertThat(Facts.typed(REGISTER, Map.of())).isEmpty();
    }
}
