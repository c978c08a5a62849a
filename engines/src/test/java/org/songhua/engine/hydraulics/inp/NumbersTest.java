package org.songhua.engine.hydraulics.inp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void numbersAreDecimalAndFinite() {
        assertThat(Numbers.parse("1.5e3")).isEqualTo(1500);
        assertThat(Numbers.parse("-.5")).isEqualTo(-0.5);
        assertThat(Numbers.parse("3.")).isEqualTo(3);
        for (String text : new String[] {"", "x", "1d", "1f", "0x1p3", "NaN", "Infinity", "1e999", "1,5", "--1"}) {
            assertThat(Numbers.parse(text)).as(text).isNaN();
        }
    }

    @Test
    void hoursAreWrittenInManyWays() {
        assertThat(Numbers.hours("1.5", "")).isEqualTo(1.5);
        assertThat(Numbers.hours("1:30", "")).isEqualTo(1.5);
        assertThat(Numbers.hours("1:30:36", "")).isEqualTo(1.51);
        assertThat(Numbers.hours("90", "MIN")).isEqualTo(1.5);
        assertThat(Numbers.hours("36", "SEC")).isEqualTo(0.01);
        assertThat(Numbers.hours("2", "DAYS")).isEqualTo(48);
        assertThat(Numbers.hours("3", "Hours")).isEqualTo(3);
    }

    /** 12 in the morning is midnight, 12 in the afternoon is noon. */
    @Test
    void theClockHasTwelveHours() {
        assertThat(Numbers.hours("12", "AM")).isZero();
        assertThat(Numbers.hours("12", "PM")).isEqualTo(12);
        assertThat(Numbers.hours("12:30", "am")).isEqualTo(0.5);
        assertThat(Numbers.hours("1:30", "pm")).isEqualTo(13.5);
        assertThat(Numbers.hours("13", "PM")).isNaN();
        assertThat(Numbers.hours("1", "o'clock")).isNaN();
        assertThat(Numbers.hours("1:2:3:4", "")).isNaN();
        assertThat(Numbers.hours("noon", "")).isNaN();
    }

    @Test
    void rangesAreOfNumbersOrOfLetters() {
        var values = new Overrides<Integer>();
        values.putRange("10", "20", 1);
        values.putRange("a", "c", 2);
        values.put("15", 3);
        values.putRange("18", "19", 4);
        assertThat(values.find("12")).isEqualTo(1);
        assertThat(values.find("15")).isEqualTo(3);
        assertThat(values.find("18")).isEqualTo(4);
        assertThat(values.find("b")).isEqualTo(2);
        assertThat(values.find("d")).isNull();
        assertThat(values.find("9", 7)).isEqualTo(7);
    }

    @Test
    void wordsArePartedByBlanksAndHeldTogetherByQuotationMarks() {
        assertThat(Lines.words("  a\tb  \"c d\" e\"f ")).containsExactly("a", "b", "c d", "e\"f");
        assertThat(Lines.words("")).isEmpty();
        assertThat(Lines.words("\"open")).containsExactly("open");
    }
}
