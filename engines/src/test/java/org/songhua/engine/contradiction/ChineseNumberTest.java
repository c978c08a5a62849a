package org.songhua.engine.contradiction;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** B02: numbers in Chinese words. */
class ChineseNumberTest {
    private static final String DIGITS = "零一二三四五六七八九";

    @ParameterizedTest
    @CsvSource({
        "五, 5",
        "十, 10",
        "十二, 12",
        "二十, 20",
        "五十六, 56",
        "一百零三, 103",
        "两千, 2000",
        "三千零五十, 3050",
        "一万二千, 12000",
        "十万, 100000",
        "一千三百万, 13000000",
        "一亿, 100000000",
        "一亿二千万, 120000000",
        "五十六点一一, 56.11",
        "零点五, 0.5",
        "〇, 0"
    })
    void wordsAreNumbers(String words, BigDecimal number) {
        assertThat(ChineseNumber.value(words).orElseThrow()).isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"一二三", "万", "亿"})
    void whatIsNoNumberByTheRulesIsNone(String words) {
        assertThat(ChineseNumber.value(words)).isEmpty();
    }

    @Test
    void everyNumberBelowAHundredMillionComesBackFromItsWords() {
        var random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            int number = random.nextInt(i < 1000 ? 10_000 : 100_000_000);
            assertThat(ChineseNumber.value(words(number)))
                    .as("seed 7, %d: %s", number, words(number))
                    .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo(BigDecimal.valueOf(number)));
        }
    }

    /** Written out by the rules: zeros between digits once, none at the end, 一十 in full. */
    private static String words(int number) {
        if (number == 0) return "零";
        if (number >= 10_000) {
            int rest = number % 10_000;
            String gap = rest > 0 && rest < 1000 ? "零" : "";
            return words(number / 10_000) + "万" + (rest == 0 ? "" : gap + words(rest));
        }
        var out = new StringBuilder();
        boolean gap = false;
        int[] places = {1000, 100, 10, 1};
        for (int i = 0; i < 4; i++) {
            int digit = number / places[i] % 10;
            if (digit == 0) {
                gap = !out.isEmpty();
                continue;
            }
            if (gap) out.append('零');
            gap = false;
            out.append(DIGITS.charAt(digit)).append(i == 3 ? "" : "千百十".substring(i, i + 1));
        }
        return out.toString();
    }

    @Test
    void sharesInWordsAreSharesWhereverTheyStand() {
        var shares = Printed.all("覆盖率为百分之六十七点八二，其余百分之三十三；误差千分之五");
        assertThat(shares).extracting(Printed::number).containsExactly(67.82, 33.0, 5.0);
        assertThat(shares).extracting(Printed::unit).containsExactly("%", "%", "‰");
        assertThat(shares.getFirst().decimals()).isEqualTo(2);
        assertThat(shares.getFirst().tells(67.8197)).isTrue();
    }

    @Test
    void tenthsAndPlainNumbersAreFoundWhereTheyAreLookedFor() {
        var numbers = ChineseNumber.all("约五成六，另有三成半；一千二百处，三点五公里，第二十四条");
        assertThat(numbers).extracting(Printed::number).containsExactlyInAnyOrder(56.0, 35.0, 1200.0, 3.5);
        assertThat(Printed.all("约五成六，一千二百处")).isEmpty();
    }

    @Test
    void wideDigitsAreDigits() {
        assertThat(Printed.all("占５６．１１％")).singleElement().returns(56.11, Printed::number);
        assertThat(Printed.all("占５６．１１％").getFirst().isPercent()).isTrue();
        assertThat(ChineseNumber.narrow("共３处（甲）")).isEqualTo("共3处（甲）");
    }

    @Test
    void manyLettersOfNumbersCostNoMoreThanTheirLength() {
        assertThat(ChineseNumber.all("百".repeat(20_000) + "分之")).isNotNull();
        assertThat(ChineseNumber.all("百分之".repeat(20_000))).isEmpty();
    }
}
