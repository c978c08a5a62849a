package org.songhua.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.pack.TestClasses.attribute;
import static org.songhua.pack.TestClasses.choice;
import static org.songhua.pack.TestClasses.formatted;
import static org.songhua.pack.TestClasses.number;
import static org.songhua.pack.TestClasses.patterned;
import static org.songhua.pack.TestClasses.required;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.AttributeDefinition.Type;

class AttributeSchemaTest {
    private static final AttributeSchema SCHEMA = AttributeSchema.of(
            "house",
            List.of(
                    required("owner", Type.STRING),
                    number("floors", Type.INTEGER, null, "0", "200"),
                    number("height", Type.NUMBER, "m", "0", "1000"),
                    attribute("listed", Type.BOOLEAN),
                    patterned("code", "[0-9]{6}", 6),
                    patterned("note", null, 5),
                    choice("use", Type.STRING, "residential", "commercial"),
                    choice("level", Type.INTEGER, "1", "2", "3"),
                    formatted("built", "date"),
                    formatted("seen", "date-time")));

    private static List<String> codes(Map<String, ?> values) {
        return SCHEMA.check(values).stream().map(Fault::code).toList();
    }

    private static List<String> codesOf(String name, Object value) {
        return SCHEMA.checkValue(name, value).stream().map(Fault::code).toList();
    }

    @Test
    void anObjectWhoseValuesFitHasNoFault() {
        assertThat(codes(Map.of(
                        "owner",
                        "李",
                        "floors",
                        6L,
                        "height",
                        17.5,
                        "listed",
                        false,
                        "code",
                        "220102",
                        "use",
                        "residential",
                        "level",
                        3,
                        "built",
                        "2012-05-01",
                        "seen",
                        "2025-01-01T08:00:00+08:00")))
                .isEmpty();
    }

    @Test
    void aMissingAttributeIsAFaultOnlyWhenItIsRequired() {
        assertThat(codes(Map.of("floors", 6L))).containsExactly("CIM-012");
    }

    @Test
    void nullCountsAsAbsent() {
        var values = new HashMap<String, Object>();
        values.put("owner", null);
        values.put("floors", null);

        assertThat(codes(values)).containsExactly("CIM-012");
    }

    @Test
    void allFaultsOfAnObjectAreToldAtOnce() {
        assertThat(codes(Map.of("floors", -1L, "listed", "yes", "hight", 3L)))
                .containsExactlyInAnyOrder("CIM-012", "CIM-014", "CIM-013", "CIM-011");
    }

    @Test
    void anUnknownAttributeIsRefusedWithTheNameThatWasMeant() {
        var fault = SCHEMA.checkValue("hight", 3L).orElseThrow();

        assertThat(fault.place().field()).isEqualTo("hight");
        assertThat(fault.problem()).contains("house").contains("hight");
        assertThat(fault.remedy()).isEqualTo("Did you mean \"height\"?");
    }

    @Test
    void wholeNumbersAreTakenInEveryJavaType() {
        for (Number six : List.of(6, 6L, (short) 6, (byte) 6, 6.0, new BigDecimal("6.0"), BigInteger.valueOf(6))) {
            assertThat(codesOf("floors", six)).as("%s %s", six.getClass(), six).isEmpty();
        }
    }

    @Test
    void halfAFloorIsNoWholeNumber() {
        assertThat(codesOf("floors", 6.5)).containsExactly("CIM-013");
        assertThat(codesOf("floors", Double.NaN)).containsExactly("CIM-013");
        assertThat(codesOf("height", Double.POSITIVE_INFINITY)).containsExactly("CIM-013");
    }

    @Test
    void rangesIncludeTheirEnds() {
        assertThat(codesOf("floors", 0L)).isEmpty();
        assertThat(codesOf("floors", 200L)).isEmpty();
        assertThat(codesOf("floors", 201L)).containsExactly("CIM-014");
        assertThat(codesOf("height", -0.001)).containsExactly("CIM-014");
    }

    @Test
    void aPatternMustMatchTheWholeText() {
        assertThat(codesOf("code", "22010")).containsExactly("CIM-015");
        assertThat(codesOf("code", "a220102")).containsExactly("CIM-016");
    }

    @Test
    void lengthCountsCharactersAsPeopleDo() {
        assertThat(codesOf("note", "一二三四五")).isEmpty();
        assertThat(codesOf("note", "𠮷𠮷𠮷𠮷𠮷")).isEmpty();
        assertThat(codesOf("note", "一二三四五六")).containsExactly("CIM-016");
    }

    @Test
    void aValueOutsideTheListIsRefusedWithTheOneThatWasMeant() {
        assertThat(SCHEMA.checkValue("use", "residental").orElseThrow().remedy())
                .isEqualTo("Did you mean \"residential\"?");
        assertThat(SCHEMA.checkValue("use", "castle").orElseThrow().remedy()).contains("residential, commercial");
        assertThat(codesOf("level", 4L)).containsExactly("CIM-017");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-02-29", "2025-2-1", "01.02.2025", "", "2025-01-01T00:00:00Z"})
    void whatIsNoDateIsRefused(String text) {
        assertThat(codesOf("built", text)).containsExactly("CIM-018");
    }

    @Test
    void aTimeWithoutOffsetIsNoMoment() {
        assertThat(codesOf("seen", "2025-01-01T08:00:00")).containsExactly("CIM-018");
    }

    /** What has no end is written 9999-12-31; beyond lie days that tables and other calendars do not know. */
    @Test
    void daysAreThoseOfTheYears1To9999() {
        for (String day : List.of("0001-01-01", "9999-12-31")) {
            assertThat(codesOf("built", day)).as(day).isEmpty();
            assertThat(codesOf("seen", day + "T12:00:00Z")).as(day).isEmpty();
        }
        for (String day : List.of("0000-12-31", "-0044-03-15", "+10000-01-01", "+999999999-12-31")) {
            assertThat(codesOf("built", day)).as(day).containsExactly("CIM-018");
            assertThat(codesOf("seen", day + "T12:00:00Z")).as(day).containsExactly("CIM-018");
        }
    }

    @Test
    void aHugeValueIsQuotedShort() {
        var fault = SCHEMA.checkValue("use", "x".repeat(100_000)).orElseThrow();

        assertThat(fault.problem()).hasSizeLessThan(200);
    }

    @ParameterizedTest
    @CsvSource({
        "floors, 12, 12",
        "floors, -0, 0",
        "floors, ' 7 ', 7",
        "height, 12.5, 12.5",
        "height, 12.5 m, 12.5",
        "height, 12m, 12.0",
        "listed, yes, true",
        "listed, false, false",
        "listed, 0, false",
        "owner, 12, 12",
        "level, 2, 2",
    })
    void textBecomesTheTypeOfTheAttribute(String name, String text, String value) {
        assertThat(SCHEMA.coerce(name, text)).get().hasToString(value);
    }

    @ParameterizedTest
    @CsvSource({
        "floors, 2.5",
        "floors, 1e3",
        "floors, +3",
        "floors, ''",
        "floors, -",
        "floors, 12 m",
        "floors, ３",
        "floors, 0x10",
        "floors, 1234567890123456",
        "height, 12.",
        "height, .5",
        "height, 1.2.3",
        "height, 12 ft",
        "height, NaN",
        "height, 1001",
        "listed, maybe",
        "level, 9",
        "code, 12",
        "nothing, 12",
    })
    void textThatDoesNotFitStaysText(String name, String text) {
        assertThat(SCHEMA.coerce(name, text)).isEmpty();
    }

    @Test
    void whatIsCoercedIsAlwaysValidAndReadsBackTheSame() {
        var seed = 42L;
        var random = new Random(seed);
        for (var round = 0; round < 2000; round++) {
            var text = BigDecimal.valueOf(random.nextInt(-500_000, 1_500_000), random.nextInt(4))
                    .toPlainString();
            for (var name : List.of("floors", "height", "level", "listed")) {
                var value = SCHEMA.coerce(name, text);
                var message = "seed " + seed + " round " + round + ": " + name + " " + text;
                if (value.isEmpty()) continue;
                assertThat(SCHEMA.checkValue(name, value.get())).as(message).isEmpty();
                if (value.get() instanceof Number number) {
                    assertThat(new BigDecimal(number.toString())).as(message).isEqualByComparingTo(text);
                }
            }
        }
    }
}
