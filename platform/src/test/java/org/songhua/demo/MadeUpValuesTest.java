package org.songhua.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.songhua.pack.AttributeDefinition;
import org.songhua.pack.Text;
import org.songhua.register.FormState;
import org.songhua.register.RecordDraft;
import org.songhua.register.Register;
import org.songhua.register.RegisterField;

/** Values made up for a field, whatever range its pack gives it: they lie within, and no range keeps the demo city from starting. */
class MadeUpValuesTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-05-01");
    private static final Text NAME = new Text("名", "name");

    private static AttributeDefinition attribute(
            AttributeDefinition.Type type, BigDecimal minimum, BigDecimal maximum, String format) {
        return new AttributeDefinition("value", NAME, type, format, null, minimum, maximum, null, 0, List.of(), false);
    }

    private static Register register(RegisterField... fields) {
        return new Register(
                "made_up",
                "p",
                NAME,
                NAME,
                "b",
                List.of(),
                List.of(),
                false,
                false,
                "value",
                List.of(fields),
                List.of(),
                "",
                List.of(),
                List.of(),
                Map.of(),
                new Register.Samples(1, Map.of("words", List.of("第 {n} 号 {nn}"))),
                Register.OnlyOne.NONE);
    }

    private static List<Object> made(AttributeDefinition attribute, long seed) {
        var field = new RegisterField(attribute, "", "true", "", false, "", "");
        var asked = new FormState(List.of(attribute.name()), List.of(attribute.name()), List.of());
        List<RecordDraft> drafts = new DemoRecords(register(field), values -> asked, TODAY, seed).make(300, List.of());
        var values = new ArrayList<>();
        drafts.forEach(draft -> values.add(draft.fields().get(attribute.name())));
        return values;
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        NUMBER,  -,     -
        NUMBER,  0,     100
        NUMBER,  -90,   90
        NUMBER,  -50,   -10
        NUMBER,  0.5,   0.9
        NUMBER,  0.5,   -
        NUMBER,  -0.5,  0.5
        NUMBER,  -,     0
        NUMBER,  -,     -5
        NUMBER,  -,     0.3
        NUMBER,  7,     7
        NUMBER,  1.25,  1.25
        NUMBER,  0,     1e15
        NUMBER,  1000000, -
        INTEGER, -,     -
        INTEGER, 0,     5
        INTEGER, -10,   -1
        INTEGER, -,     0
        INTEGER, -,     -100
        INTEGER, 3,     3
        INTEGER, 1900,  2100
        INTEGER, -9000000000, 9000000000
        """)
    void aNumberLiesWithinItsRange(AttributeDefinition.Type type, BigDecimal minimum, BigDecimal maximum) {
        for (long seed = 1; seed <= 3; seed++)
            for (Object value : made(attribute(type, minimum, maximum, null), seed)) {
                String as = "seed %d %s %s..%s: %s".formatted(seed, type, minimum, maximum, value);
                var number = new BigDecimal(value.toString());
                if (minimum != null) assertThat(number).as(as).isGreaterThanOrEqualTo(minimum);
                if (maximum != null) assertThat(number).as(as).isLessThanOrEqualTo(maximum);
                if (type == AttributeDefinition.Type.INTEGER)
                    assertThat(value).as(as).isInstanceOf(Long.class);
            }
    }

    @Test
    void aYearIsOneOfTheLastFifty() {
        assertThat(made(
                        attribute(
                                AttributeDefinition.Type.INTEGER,
                                BigDecimal.valueOf(1900),
                                BigDecimal.valueOf(2100),
                                null),
                        1))
                .allSatisfy(year -> assertThat((Long) year).isBetween(1977L, 2026L))
                .doesNotContainNull();
    }

    @Test
    void aDayIsOneOfTheTwoYearsBefore() {
        List<Object> days = made(attribute(AttributeDefinition.Type.STRING, null, null, "date"), 1);
        assertThat(days)
                .allSatisfy(day -> assertThat(LocalDate.parse((String) day)).isBetween(TODAY.minusDays(730), TODAY));
        assertThat(Set.copyOf(days)).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @EnumSource(AttributeDefinition.Type.class)
    void oneSeedGivesTheSameValuesAndAnotherOthers(AttributeDefinition.Type type) {
        AttributeDefinition attribute =
                attribute(type, null, null, type == AttributeDefinition.Type.STRING ? "date" : null);
        assertThat(made(attribute, 7)).isEqualTo(made(attribute, 7)).isNotEqualTo(made(attribute, 8));
    }

    @Test
    void aValueOfAListIsOneOfIt() {
        var choices = List.of(new AttributeDefinition.Choice("a", NAME), new AttributeDefinition.Choice("b", NAME));
        var attribute = new AttributeDefinition(
                "value", NAME, AttributeDefinition.Type.STRING, null, null, null, null, null, 0, choices, false);
        assertThat(Set.copyOf(made(attribute, 1))).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void textsComeFromTheSamplesWithTheirNumber() {
        var attribute = new AttributeDefinition(
                "words", NAME, AttributeDefinition.Type.STRING, null, null, null, null, null, 0, List.of(), false);
        List<Object> texts = made(attribute, 1);
        assertThat(texts.getFirst()).isEqualTo("第 1 号 01");
        assertThat(texts.get(122)).isEqualTo("第 123 号 23");
    }

    /** Values 9 1 2 2 0 1 0 1 21 10 0 0 0 0 0 0 1 times 1 3 9 27 19 26 16 17 20 29 25 13 8 24 10 30 28 are 865 = 27 x 31 + 28. */
    @Test
    void aCodeOfTheSamplesIsCheckedByItsLastCharacter() {
        assertThat(Register.Samples.text("91220101MA00000{nn}{check}", 1)).isEqualTo("91220101MA00000013");
        assertThatThrownBy(() -> Register.Samples.text("{nn}{check}", 1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** What nobody asks for is left empty, and what is needed is there in every record. */
    @Test
    void aFormSaysWhichFieldsAreFilledIn() {
        var optional = new RegisterField(
                attribute(AttributeDefinition.Type.NUMBER, null, null, null), "", "", "", false, "", "");
        var never = new RegisterField(
                new AttributeDefinition(
                        "never",
                        NAME,
                        AttributeDefinition.Type.NUMBER,
                        null,
                        null,
                        null,
                        null,
                        null,
                        0,
                        List.of(),
                        false),
                "",
                "",
                "",
                false,
                "",
                "");
        var state = new FormState(List.of("value"), List.of(), List.of());
        List<RecordDraft> drafts =
                new DemoRecords(register(optional, never), values -> state, TODAY, 1).make(500, List.of());
        long filled = drafts.stream()
                .filter(draft -> draft.fields().containsKey("value"))
                .count();
        // four of five: 400, give or take three times the root of 500 × 0.8 × 0.2
        assertThat(filled).isBetween(373L, 427L);
        assertThat(drafts).allSatisfy(draft -> assertThat(draft.fields()).doesNotContainKey("never"));
        assertThat(drafts).allMatch(RecordDraft::synthetic);
    }
}
