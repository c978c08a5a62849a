package org.songhua.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A11: numbers in Chinese characters. */
class A11_NumeralsTest {
    @ParameterizedTest
    @CsvSource({
        "三号楼,3号楼",
        "十二栋,12栋",
        "二十单元,20单元",
        "一百零三室,103室",
        "二〇一室,201室",
        "第十二中学,第12中学",
        "壹佰贰拾号,120号",
        "三马路,三马路",
        "千山,千山"
    })
    void countedOnesBecomeDigits(String text, String digits) {
        assertThat(Numerals.toDigits(text)).isEqualTo(digits);
    }
}
