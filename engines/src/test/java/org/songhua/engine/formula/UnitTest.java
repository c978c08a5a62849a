package org.songhua.engine.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A01: units as they stand in lists of indicators. */
class UnitTest {

    @ParameterizedTest
    @CsvSource({
        "个, 1, a number",
        "栋, 1, a number",
        "%, 0.01, a number",
        "-, 1, a number",
        "km, 1000, m",
        "㎡, 1, m²",
        "m², 1, m²",
        "公顷, 10000, m²",
        "㎡/人, 1, m²/person",
        "km/km², 0.001, 1/m",
        "座/km², 1e-6, 1/m²",
        "万人/km², 0.01, person/m²",
        "万m³/h·km², 2.777777777777778e-6, m/s",
        "km/h, 0.2777777777777778, m/s",
        "亿元, 1e8, yuan",
        "tce/万元, 1e-4, tce/yuan",
        "m³/万元, 1e-4, m³/yuan",
        "个/10万人, 1e-5, 1/person",
        "件/万人, 1e-4, 1/person",
        "张/千人, 1e-3, 1/person",
        "万吨, 1e7, kg",
        "MPa, 1e6, Pa"
    })
    void aUnitIsAFactorToBaseUnits(String text, double scale, String phrase) {
        Unit unit = Words.unit(text);
        assertThat(unit.scale()).isCloseTo(scale, within(scale * 1e-12));
        assertThat(unit.phrase()).isEqualTo(phrase);
    }

    @ParameterizedTest
    @ValueSource(strings = {"furlong", "km/", "万", "m//s", "㎡人", "/h"})
    void whatIsNoUnitIsNone(String text) {
        assertThat(Unit.parse(text)).isEmpty();
    }

    @Test
    void unitsOfOneKindAreAlikeWhateverTheirScale() {
        assertThat(Words.unit("km²").isLike(Words.unit("公顷"))).isTrue();
        assertThat(Words.unit("人").isLike(Words.unit("个"))).isFalse();
        assertThat(Words.unit("%").isLike(Unit.ONE)).isTrue();
    }

    @Test
    void multiplyingAndDividingCancelOut() {
        Unit density = Words.unit("人").over(Words.unit("km²"));
        assertThat(density.times(Words.unit("km²"))).isEqualTo(Words.unit("人"));
        assertThat(Words.unit("km").over(Words.unit("m")).powers()).isEmpty();
        assertThat(Words.unit("km").base()).isEqualTo(Words.unit("m"));
    }
}
