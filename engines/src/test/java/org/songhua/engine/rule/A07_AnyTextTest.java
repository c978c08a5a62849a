package org.songhua.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.random.Seeded;

/** Conditions of any shape are printed as they are read, whatever is typed is a condition or a mistake with its place, and units convert back. */
class A07_AnyTextTest {
    private static final List<Input> INPUTS = List.of(
            Run.input("pressure", "kPa"),
            Run.input("level", "%"),
            Run.input("air", "Cel"),
            new Input(Input.NEIGHBOURS, Unit.ONE, Run.MINUTE));
    private static final Map<String, Parameter> PARAMETERS =
            Map.of("low", Parameter.of("low", Unit.of("MPa"), 0.14, "x"));

    private static String condition(SplittableRandom random, int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(6)) {
            case 1 -> "(" + condition(random, depth - 1) + " and " + condition(random, depth - 1) + ")";
            case 2 -> "(" + condition(random, depth - 1) + " or " + condition(random, depth - 1) + ")";
            case 3 -> "not (" + condition(random, depth - 1) + ")";
            case 4 -> random.nextBoolean() ? "season(11-15, 03-31)" : "season(02-29, 02-29)";
            case 5 -> random.nextBoolean() ? "daytime(22:00, 06:00)" : "daytime(06:30, 09:15)";
            default -> compare(random);
        };
    }

    private static String compare(SplittableRandom random) {
        String sign = List.of(">", ">=", "<", "<=").get(random.nextInt(4));
        boolean isPressure = random.nextBoolean();
        String input = isPressure ? "pressure" : "level";
        String unit = isPressure ? List.of("kPa", "MPa", "bar").get(random.nextInt(3)) : "%";
        String limit = isPressure && random.nextBoolean() ? "$low" : random.nextInt(1, 900) + " " + unit;
        String first = quantity(random, input);
        String fall = random.nextBoolean() ? "" : " hysteresis " + random.nextInt(1, 9) + " " + unit;
        if (random.nextInt(8) == 0)
            return timeTo(random, input, limit) + " " + sign + " " + random.nextInt(1, 90) + " min";
        return first + " " + sign + " " + limit + fall;
    }

    private static String timeTo(SplittableRandom random, String input, String limit) {
        String way = random.nextBoolean() ? "rise" : "fall";
        return "time_to_" + way + "(" + input + ", " + limit + ", " + random.nextInt(1, 90) + " min)";
    }

    private static String quantity(SplittableRandom random, String input) {
        String span =
                random.nextInt(1, 90) + " " + List.of("s", "min", "h", "d").get(random.nextInt(4));
        return switch (random.nextInt(8)) {
            case 6 -> input + " - baseline(" + input + ", by air) - spread(" + input + ", by air)";
            case 5 ->
                "mean(" + input + ", " + span + ") - mean(" + input + ", " + span + ", " + random.nextInt(1, 9)
                        + " d ago)";
            case 0 -> "min(" + input + ", " + span + ")";
            case 1 -> "max(" + input + ", " + span + ")";
            case 2 -> "mean(" + input + ", " + span + ")";
            case 3 -> "abs(" + input + " - mean(" + input + ", " + span + "))";
            case 4 -> "max(" + input + ", " + span + ") - " + input;
            default -> input;
        };
    }

    private static Condition read(String text) {
        return RuleText.read(text, INPUTS, PARAMETERS);
    }

    @Test
    void what_is_printed_reads_as_the_same_condition() {
        Seeded.check(3000, random -> {
            Condition condition = read(condition(random, 4));
            String printed = RulePrinter.text(condition, INPUTS);
            assertThat(read(printed)).as(printed).isEqualTo(condition);
            assertThat(RulePrinter.text(read(printed), INPUTS)).isEqualTo(printed);
        });
    }

    @Test
    void whatever_is_typed_is_a_condition_or_a_mistake() {
        String signs = "abcdefghijklmnopqrstuvwxyz$0123456789.%(),<>=-/' \t压\u0000";
        Seeded.check(5000, random -> {
            var text = new StringBuilder(random.nextBoolean() ? "" : condition(random, 2));
            for (int i = random.nextInt(1, 12); i > 0; i--) {
                char sign = signs.charAt(random.nextInt(signs.length()));
                int at = random.nextInt(text.length() + 1);
                if (random.nextBoolean() || at == text.length()) text.insert(at, sign);
                else text.setCharAt(at, sign);
            }
            try {
                assertThat(read(text.toString())).isNotNull();
            } catch (RuleTextException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        });
    }

    @Test
    void a_condition_nested_without_end_is_a_mistake_and_no_crash() {
        for (String opening : List.of("(", "not ", "abs(", "not (")) {
            String text = opening.repeat(20_000) + "level > 1 %";
            try {
                read(text);
                throw new AssertionError("read " + opening);
            } catch (RuleTextException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MPa, kPa, 0.14, 140",
        "bar, kPa, 2.5, 250",
        "m[H2O], kPa, 10, 98.0665",
        "hPa, Pa, 1013.25, 101325",
        "mbar, hPa, 7, 7",
        "m, cm, 0.27, 27",
        "km, m, 1.5, 1500",
        "mm, cm, 150, 15",
        "h, min, 1.5, 90",
        "d, h, 2, 48",
        "m3/h, L/s, 36, 10",
        "m3/s, m3/h, 1, 3600",
        "L/min, L/s, 90, 1.5",
        "m3, L, 0.25, 250",
        "mg/L, ug/m3, 1, 1000000",
        "mg/m3, ug/m3, 0.1, 100",
        "t, kg, 0.5, 500",
        "kN, N, 3, 3000",
        "km/h, m/s, 90, 25",
        "m/s2, mm/s2, 0.3, 300",
        "deg, rad, 180, 3.141592653589793",
        "kW, W, 2, 2000",
        "%, 1, 85, 0.85",
        "[ppm], %, 1000, 0.1",
        "[ppb], [ppm], 500, 0.5",
        "[ppth], %, 35, 3.5"
    })
    void units_of_one_kind_convert_there_and_back(String from, String to, double value, double expected) {
        Unit one = Unit.of(from);
        Unit other = Unit.of(to);
        assertThat(one.isLike(other)).isTrue();
        double converted = other.from(one, value);
        assertThat(converted).isCloseTo(expected, within(1e-9 * Math.abs(expected)));
        assertThat(one.from(other, converted)).isCloseTo(value, within(1e-9 * Math.abs(value)));
        assertThat(other.differenceFrom(one, value)).isCloseTo(expected, within(1e-9 * Math.abs(expected)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kPa/m", "m/Pa", "%{LEL}/%", "Cel/K", "furlong/m", "/m", "kPa/"})
    void units_of_other_kinds_do_not_compare(String pair) {
        String[] parts = pair.split("/", -1);
        assertThat(Unit.of(parts[0]).isLike(Unit.of(parts[1]))).isFalse();
    }

    @Test
    void ten_degrees_warmer_is_ten_kelvin_but_ten_degrees_are_not() {
        Unit celsius = Unit.of("Cel");
        assertThat(celsius.difference().isLike(Unit.of("K"))).isTrue();
        assertThat(celsius.differenceFrom(celsius, 10)).isEqualTo(10);
        assertThat(celsius.isLike(Unit.of("K"))).isFalse();
    }
}
