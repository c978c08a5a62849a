package org.songhua.demo.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names for cities of millions: more of them than there are pairs of characters. */
class ManyNamesTest {

    @ParameterizedTest
    @CsvSource({
        "1, 一",
        "9, 九",
        "10, 十",
        "11, 十一",
        "20, 二十",
        "21, 二十一",
        "99, 九十九",
        "100, 一百",
        "101, 一百零一",
        "110, 一百一十",
        "111, 一百一十一",
        "120, 一百二十",
        "205, 二百零五",
        "340, 三百四十",
        "999, 九百九十九"
    })
    void numbersAreWrittenAsPeopleSayThem(int number, String words) {
        assertThat(Numerals.chinese(number)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1000})
    void otherNumbersAreRefused(int number) {
        assertThatThrownBy(() -> Numerals.chinese(number)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noTwoNumbersAreWrittenAlike() {
        Set<String> all = new HashSet<>();
        for (int n = 1; n <= Numerals.MOST; n++)
            assertThat(all.add(Numerals.chinese(n))).as("%d", n).isTrue();
    }

    /** There are some 2,400 pairs; an ending that is asked for 10,000 times must go on with numbers and come to an end. */
    @Test
    void whenPairsAreUsedUpNamesAreNumberedAndStayDifferent() {
        var names = new Names(1);
        Set<String> given = new HashSet<>();
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 10_000; i++)
                assertThat(given.add(names.pair("estate", "小区"))).as("%d", i).isTrue();
        });
        assertThat(given.stream().filter(name -> name.contains("（"))).hasSizeGreaterThan(5_000);
        assertThat(given.stream().filter(name -> !name.contains("（"))).hasSizeGreaterThan(2_000);
    }

    @Test
    void aNameThatIsTakenIsNumberedFromTwoOn() {
        var names = new Names(1);
        assertThat(names.once("village", "张家屯")).isEqualTo("张家屯");
        assertThat(names.once("village", "张家屯")).isEqualTo("张家屯（2）");
        assertThat(names.once("village", "张家屯")).isEqualTo("张家屯（3）");
        assertThat(names.once("street", "张家屯")).isEqualTo("张家屯");
        assertThat(names.once("village", "张家屯（4）")).isEqualTo("张家屯（4）");
        assertThat(names.once("village", "张家屯")).isEqualTo("张家屯（5）");
    }

    /** The thousandth of one name is found as quickly as the second: a million in all, in a moment. */
    @Test
    void manyRepeatsTakeNoLongerThanFew() {
        var names = new Names(1);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 200_000; i++) names.once("village", "李家店");
        });
        assertThat(names.once("village", "李家店")).isEqualTo("李家店（200001）");
    }
}
