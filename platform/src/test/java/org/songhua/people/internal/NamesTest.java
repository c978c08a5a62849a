package org.songhua.people.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @CsvSource({"Li.Wei, li.wei", "' li ', li", "ＬＩ, li", "ＡＤＭＩＮ, admin", "李维, 李维", "İstanbul, i̇stanbul"})
    void comeInOneFormWhateverWidthAndCase(String typed, String kept) {
        assertThat(Names.normalise(typed)).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"li", "li.wei", "li_wei-2", "13900001111", "li@example.org", "李维"})
    void acceptsNamesOfLettersAndDigits(String name) {
        assertThat(Names.isValid(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "-li",
                "li wei",
                "key:li",
                "oidc:li",
                "local",
                "system",
                "anonymous",
                "li/wei",
                "li\u0000",
                "li\n",
                "l\u202Ei",
                "li'; drop table people.account; --",
                "<script>",
                "\ud800x"
            })
    void refusesWhatCouldBeTakenForSomethingElse(String name) {
        assertThat(Names.isValid(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 64})
    void acceptsUpTo64Characters(int length) {
        assertThat(Names.isValid("a".repeat(length))).isTrue();
        assertThat(Names.isValid("a".repeat(65))).isFalse();
    }
}
