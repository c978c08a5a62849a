package org.songhua.engine.cql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.fault.Fault;

/** The limits of a reading: what just fits is read, checked, printed and asked; one more is refused as too large. */
class C05_LimitsTest {
    private static List<String> jsonCodes(String json) {
        return Faults.of(() -> Cql.parseJson(json, Town.QUERYABLES)).stream()
                .map(Fault::code)
                .toList();
    }

    private static String joined(String word, int count, String part) {
        return String.join(word, Collections.nCopies(count, part));
    }

    @Test
    void aFilterOf65536CharactersIsReadAndOneMoreIsNot() {
        String fits = "true" + " ".repeat(Limits.CHARACTERS - 4);
        assertThat(Faults.codes(fits)).isEmpty();
        assertThat(Faults.codes(fits + " ")).containsExactly("CQL-002");
        assertThat(jsonCodes(fits)).isEmpty();
        assertThat(jsonCodes(fits + " ")).containsExactly("CQL-002");
    }

    /** A condition is one level, each parenthesis and each NOT one more. */
    @ParameterizedTest
    @CsvSource({"(,)", "NOT ,''"})
    void sixtyFourLevelsAreReadAndOneMoreIsNot(String open, String close) {
        String sign = open.equals("NOT") ? "NOT " : open;
        String fits = sign.repeat(Limits.DEPTH - 1) + "true" + close.repeat(Limits.DEPTH - 1);
        assertThat(Faults.codes(fits)).isEmpty();
        assertThat(Faults.codes(sign + fits + close)).containsExactly("CQL-002");
    }

    @Test
    void sixtyFourLevelsOfJsonAreReadAndOneMoreIsNot() {
        String open = "{\"op\":\"not\",\"args\":[";
        String fits = open.repeat(Limits.DEPTH - 1) + "true" + "]}".repeat(Limits.DEPTH - 1);
        assertThat(jsonCodes(fits)).isEmpty();
        assertThat(jsonCodes(open + fits + "]}")).containsExactly("CQL-002");
    }

    @Test
    void aSumOf64OperatorsIsReadAndOneMoreIsNot() {
        String fits = "0 < " + joined("+", Limits.DEPTH + 1, "1");
        assertThat(Faults.codes(fits)).isEmpty();
        assertThat(Town.ask(fits)).isTrue();
        assertThat(Faults.codes(fits + "+1")).containsExactly("CQL-002");
    }

    /** Each truth value is a part, and their conjunction is one. */
    @Test
    void fourThousandPartsAreReadAndOneMoreIsNot() {
        String fits = joined(" AND ", Limits.PARTS - 1, "true");
        assertThat(Faults.codes(fits)).isEmpty();
        assertThat(Town.ask(fits)).isTrue();
        assertThat(Faults.codes(fits + " AND true")).containsExactly("CQL-002");
        String json = "{\"op\":\"and\",\"args\":[" + joined(",", Limits.PARTS - 1, "true");
        assertThat(jsonCodes(json + "]}")).isEmpty();
        assertThat(jsonCodes(json + ",true]}")).containsExactly("CQL-002");
    }

    @Test
    void aNumberOfHundredDigitsIsReadAndOneMoreIsNot() {
        assertThat(Faults.codes("height < " + "9".repeat(Limits.DIGITS))).isEmpty();
        assertThat(Faults.codes("height < " + "9".repeat(Limits.DIGITS + 1))).containsExactly("CQL-001");
        assertThat(jsonCodes("{\"op\":\"<\",\"args\":[1," + "9".repeat(Limits.DIGITS) + "]}"))
                .isEmpty();
        assertThat(jsonCodes("{\"op\":\"<\",\"args\":[1," + "9".repeat(Limits.DIGITS + 1) + "]}"))
                .containsExactly("CQL-001");
    }

    @ParameterizedTest
    @CsvSource({"1e400,true", "1e401,false", "1e-400,true", "1e-401,false", "1e999999999,false", "1e99999999999,false"})
    void anExponentOf400IsReadAndOneMoreIsNot(String number, boolean fits) {
        List<String> expected = fits ? List.of() : List.of("CQL-001");
        assertThat(Faults.codes("height < " + number)).isEqualTo(expected);
        assertThat(jsonCodes("{\"op\":\"<\",\"args\":[1," + number + "]}")).isEqualTo(expected);
    }

    @Test
    void theLargestNumbersCanBeCalculatedWithInLittleTime() {
        String largest = "9".repeat(100) + "e300";
        assertThat(Town.ask(joined("*", 30, largest) + " > 1")).isNull();
        assertThat(Town.ask("1 < " + joined("*", 10, largest))).isTrue();
        assertThat(Town.ask(largest + " div 1e-400 > 1")).isTrue();
        assertThat(Town.ask(largest + " + 1e-400 = " + largest + " + 0")).isTrue();
    }

    @Test
    void aLongWordIsShortenedInTheFault() {
        Fault fault = Faults.of(() -> Cql.parseText("height = 1 " + "x".repeat(5_000), Town.QUERYABLES))
                .getFirst();
        assertThat(fault.problem()).hasSizeLessThan(200);
        Fault date = Faults.of(() -> Cql.parseText("built = DATE('" + "x".repeat(5_000) + "')", Town.QUERYABLES))
                .getFirst();
        assertThat(date.problem()).hasSizeLessThan(200);
    }

    @Test
    void aLongListOfQueryablesIsToldInPart() {
        var many = new java.util.TreeMap<String, Type>();
        for (int i = 0; i < 1_000; i++) many.put("property" + i, Type.TEXT);
        Fault fault = Faults.of(() -> Cql.parseText("x = 'a'", many)).getFirst();
        assertThat(fault.code()).isEqualTo("CQL-010");
        assertThat(fault.remedy()).hasSizeLessThan(1_000);
        Fault none = Faults.of(() -> Cql.parseText("x = 'a'", Map.of())).getFirst();
        assertThat(none.remedy()).isNotBlank();
    }

    @Test
    void tenThousandMistakesAreAllToldWithinTheLimitOfParts() {
        List<String> codes = Faults.codes(joined(" OR ", 1_000, "nothing = 1"));
        assertThat(codes).hasSize(1_000).containsOnly("CQL-010");
    }
}
