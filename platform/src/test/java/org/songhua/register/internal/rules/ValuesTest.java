package org.songhua.register.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.Fault;
import org.songhua.register.Register;

/** Values as sent, as typed and as the history says them, on the wells. */
class ValuesTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261128);
    private static final Register WELLS = TestRegister.WELLS;

    private final List<Fault> faults = new ArrayList<>();

    private Object typed(String field, Object sent) {
        return Values.typed(WELLS, Map.of(field, sent), faults::add).get(field);
    }

    @ParameterizedTest
    @CsvSource({
        "12, 12",
        "12.0, 12",
        "' 12.50 ', 12.5",
        "1e3, 1000",
        "-0.00, 0",
        "+7, 7",
        "0.1000000000000000000001, 0.1000000000000000000001",
        "9007199254740993, 9007199254740993",
    })
    void aNumberKeepsEveryDigitAndHasOneForm(String sent, String read) {
        assertThat(typed("depth", sent)).isEqualTo(new BigDecimal(read));
        assertThat(Values.text(new BigDecimal(read))).isEqualTo(read);
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "1,5",
                "1e99999",
                "1e-99999",
                "NaN",
                "Infinity",
                "0x10",
                "12 m",
                "--1",
                "11111111111111111111111111111111111111111",
                "１２x"
            })
    void whatIsNoNumberIsToldWithWhatWasSent(String sent) {
        assertThat(typed("depth", sent)).isEqualTo("");
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("REG-010");
            assertThat(fault.place().field()).isEqualTo("/fields/depth");
            assertThat(fault.problem()).contains(sent.substring(0, Math.min(sent.length(), 40)));
        });
    }

    @Test
    void numbersOfAnyKindAreTakenAndTruthIsNoNumber() {
        assertThat(typed("depth", 3)).isEqualTo(new BigDecimal("3"));
        assertThat(typed("depth", 3L)).isEqualTo(new BigDecimal("3"));
        assertThat(typed("depth", 2.5)).isEqualTo(new BigDecimal("2.5"));
        assertThat(typed("depth", new BigDecimal("2.50"))).isEqualTo(new BigDecimal("2.5"));
        assertThat(faults).isEmpty();
        assertThat(typed("depth", true)).isEqualTo("");
        assertThat(typed("depth", List.of(1))).isEqualTo("");
        assertThat(faults).extracting(Fault::code).containsExactly("REG-010", "REG-010");
    }

    @ParameterizedTest
    @CsvSource({"true, true", "是, true", "yes, true", "1, true", "false, false", "否, false", "no, false", "0, false"})
    void truthIsReadAsPeopleWriteIt(String sent, boolean read) {
        assertThat(typed("deep", sent)).isEqualTo(read);
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRUE ", "maybe", "2", "真"})
    void whatIsNeitherTrueNorFalseIsTold(String sent) {
        assertThat(typed("deep", sent)).isEqualTo("");
        assertThat(faults).extracting(Fault::code).containsExactly("REG-010");
    }

    @Test
    void aTextIsStrippedAndHoldsNoControlCharacters() {
        assertThat(typed("name", "  井 \n二 ")).isEqualTo("井 \n二");
        assertThat(typed("name", "𠀀井")).isEqualTo("𠀀井");
        assertThat(faults).isEmpty();
        for (Object bad : List.of("a\u0000b", "\u0007", "\uD800", "x\uDC00", 3, true, Map.of()))
            assertThat(typed("name", bad)).as(String.valueOf(bad)).isEqualTo("");
        assertThat(faults).hasSize(7);
    }

    @Test
    void anEmptyTextTakesAValueAwayWhateverTheType() {
        for (String field : List.of("name", "depth", "deep", "until", "cycle"))
            for (String empty : List.of("", "  ", "\t\n"))
                assertThat(typed(field, empty)).isEqualTo("");
        assertThat(faults).isEmpty();
    }

    @Test
    void whatIsNoFieldPassesForTheCheckTellsIt() {
        assertThat(typed("nmae", "x")).isEqualTo("x");
        assertThat(typed("nmae", 3)).isEqualTo("3");
        assertThat(faults).isEmpty();
    }

    @Test
    void aVeryLongValueIsToldShortened() {
        typed("depth", "9".repeat(10_000));
        assertThat(faults.getFirst().problem().length()).isLessThan(150);
        assertThat(faults.getFirst().problem()).contains("…");
    }

    /** What the history says is read back as what was typed, for any values that can be kept. */
    @Test
    void whatIsKeptIsReadBackTheSame() {
        var random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            Map<String, Object> sent = random(random);
            Map<String, Object> typed = new TreeMap<>(Values.typed(WELLS, sent, faults::add));
            typed.values().removeIf(""::equals);
            assertThat(faults).as("seed %d, number %d: %s", SEED, i, sent).isEmpty();
            assertThat(Values.ofTexts(WELLS, Values.texts(typed)))
                    .as("seed %d, number %d", SEED, i)
                    .isEqualTo(typed);
        }
    }

    private static Map<String, Object> random(Random random) {
        var sent = new HashMap<String, Object>();
        sent.put(
                "name",
                "井" + (char) ('a' + random.nextInt(26))
                        + new String(Character.toChars(0x4E00 + random.nextInt(20_000))));
        if (random.nextBoolean()) sent.put("depth", random.nextInt() / 1000.0);
        if (random.nextBoolean()) sent.put("deep", random.nextBoolean());
        if (random.nextBoolean()) sent.put("cycle", random.nextInt(1000));
        if (random.nextBoolean())
            sent.put("price", new BigDecimal(random.nextLong()).movePointLeft(random.nextInt(12)));
        return sent;
    }

    /** Against the obvious: put or remove one after the other. */
    @Test
    void aChangeLeavesWhatItDoesNotName() {
        var random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            var before = new HashMap<String, Object>();
            var change = new HashMap<String, Object>();
            for (String name : List.of("a", "b", "c", "d", "e")) {
                if (random.nextBoolean()) before.put(name, "x" + random.nextInt(3));
                if (random.nextInt(3) == 0) change.put(name, random.nextBoolean() ? "" : "y" + random.nextInt(3));
            }
            var expected = new HashMap<>(before);
            for (var one : change.entrySet()) {
                if (one.getValue().equals("")) expected.remove(one.getKey());
                else expected.put(one.getKey(), one.getValue());
            }
            assertThat(Values.after(before, change))
                    .as("seed %d, number %d", SEED, i)
                    .isEqualTo(expected);
        }
    }

    @Test
    void aFieldThatWasTakenOutOfItsRegisterStaysAText() {
        assertThat(Values.ofTexts(WELLS, Map.of("gone", "12", "depth", "12")))
                .containsEntry("gone", "12")
                .containsEntry("depth", new BigDecimal("12"));
        // A pack that makes numbers of texts does not lose what was written before.
        assertThat(Values.ofTexts(WELLS, Map.of("depth", "twelve", "deep", "perhaps")))
                .containsEntry("depth", "twelve")
                .containsEntry("deep", "perhaps");
    }
}
