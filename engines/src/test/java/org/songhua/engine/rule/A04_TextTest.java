package org.songhua.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions as text: what is read, how it is printed, what is refused and where. */
class A04_TextTest {
    private static final List<Input> INPUTS = List.of(Run.input("ch4", "%{LEL}"), Run.input("temp", "Cel"));
    private static final Map<String, Parameter> PARAMETERS =
            Map.of("orange", Parameter.of("orange", Unit.of("%{LEL}"), 50, "†"));

    private static Condition read(String text) {
        return RuleText.read(text, INPUTS, PARAMETERS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ch4 > 20 %{LEL}",
                "ch4 >= $orange hysteresis 2 %{LEL}",
                "max(ch4, 10 min) < 20 %{LEL}",
                "count(temp, 1 h) <= 3",
                "rate(ch4, 30 min) > 0.5 %{LEL}/min",
                "silence(temp) >= 3",
                "time_to_rise(ch4, 20 %{LEL}, 30 min) < 1 h",
                "time_to_fall(temp, -5.5 Cel, 6 h) <= 2 h hysteresis 60 s and time_to_rise(ch4, $orange, 1 d) < 10 min",
                "temp > 40 Cel and (ch4 > 1 %{LEL} or not (temp < -5.5 Cel))",
                "season(10-20, 04-06) and daytime(22:00, 06:00) and abs(temp - 20 Cel) > 5 K hysteresis 1 K",
                "ch4 / $orange > 0.8"
            })
    void what_is_printed_is_what_was_read(String text) {
        assertThat(RulePrinter.text(read(text), INPUTS)).isEqualTo(text);
        assertThat(read(RulePrinter.text(read(text), INPUTS))).isEqualTo(read(text));
    }

    @Test
    void value_is_the_first_input_and_may_be_left_out_of_functions() {
        assertThat(read("value > 1 %{LEL}")).isEqualTo(read("ch4 > 1 %{LEL}"));
        assertThat(read("max(10 min) > 1 %{LEL}")).isEqualTo(read("max(ch4, 10 min) > 1 %{LEL}"));
        assertThat(read("time_to_rise($orange, 1 h) < 1 h")).isEqualTo(read("time_to_rise(ch4, $orange, 1 h) < 1 h"));
        assertThat(read("time_to_fall(1 %{LEL}, 1 h) < 1 h"))
                .isEqualTo(read("time_to_fall(value, 1 %{LEL}, 1 h) < 1 h"));
        assertThat(read("silence() > 1")).isEqualTo(read("silence(ch4) > 1"));
    }

    @Test
    void and_binds_stronger_than_or() {
        assertThat(read("temp > 1 Cel or temp > 2 Cel and temp > 3 Cel"))
                .isEqualTo(read("temp > 1 Cel or (temp > 2 Cel and temp > 3 Cel)"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ch4 > 20 %               | compared with one in \"%\"",
                "ch4 > 20                 | compared with one in \"1\"",
                "temp > 40 K              | compared with one in \"K\"",
                "rate(10 min) > 5 %{LEL}  | compared with",
                "ch4 - temp > 1 %{LEL}    | compared with",
                "c2h6 > 1 %               | no input \"c2h6\"",
                "ch4 > $red               | no parameter \"red\"",
                "sum(10 min) > 1 %{LEL}   | no function \"sum\"",
                "max(10 kPa) > 1 %{LEL}   | span of time",
                "max(ch4 10 min) > 1      | \",\" is expected",
                "ch4 = 1 %{LEL}           | > >= < <=",
                "mean(6 h, 7 d) > 1 %{LEL}     | \"ago\" is expected",
                "mean(6 h, 7 kPa ago) > 1      | span of time",
                "rate(6 h, 7 d ago) > 1 %{LEL}/h | \")\" is expected",
                "ch4 > 1 %{LEL} and       | a name is expected",
                "ch4 > 1 %{LEL} temp      | should end",
                "(ch4 > 1 %{LEL}          | \")\" is expected",
                "season(13-01, 01-01)     | no day",
                "daytime(25:00, 01:00)    | no time",
                "ch4 > 1.2.3 %{LEL}       | no number",
                "ch4 > 1 %{LEL} hysteresis -1 %{LEL} | below zero",
                "ch4 > 1 %{LEL} hysteresis 1 %       | compared with"
            })
    void a_mistake_is_told_with_its_place(String text, String problem) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(RuleTextException.class)
                .hasMessageContaining(problem)
                .satisfies(e -> assertThat(((RuleTextException) e).position()).isBetween(0, text.length()));
    }

    @Test
    void nesting_has_a_limit() {
        assertThatThrownBy(() -> read("(".repeat(10_000) + "ch4 > 1 %{LEL}" + ")".repeat(10_000)))
                .hasMessageContaining("deeply");
        assertThatThrownBy(() -> read("not ".repeat(10_000) + "ch4 > 1 %{LEL}")).hasMessageContaining("deeply");
    }

    @Test
    void an_empty_text_is_no_condition() {
        assertThatThrownBy(() -> read("")).isInstanceOf(RuleTextException.class);
        assertThatThrownBy(() -> read("   ")).isInstanceOf(RuleTextException.class);
    }

    @ParameterizedTest
    @CsvSource({"90 s,90000000", "10 min,600000000", "2 h,7200000000", "1 d,86400000000", "0 s,0"})
    void spans_are_read_in_any_unit_of_time(String text, long us) {
        assertThat(RuleText.span_us(text)).isEqualTo(us);
    }

    @Test
    void spans_are_printed_in_the_largest_unit_that_fits() {
        assertThat(RulePrinter.span(90_000_000)).isEqualTo("90 s");
        assertThat(RulePrinter.span(120_000_000)).isEqualTo("2 min");
        assertThat(RulePrinter.span(172_800_000_000L)).isEqualTo("2 d");
        assertThat(RulePrinter.span(1_500)).isEqualTo("0.0015 s");
    }

    @ParameterizedTest
    @CsvSource({
        "MPa, kPa, 0.14, 140",
        "m[H2O], kPa, 10, 98.0665",
        "L/s, m3/h, 10, 36",
        "Cel, Cel, 21, 21",
        "mg/m3, ug/m3, 0.5, 500",
        "%, 1, 50, 0.5",
        "cm, mm, 15, 150",
        "kPa/min, Pa/s, 6, 100",
        "%{LEL}/h, %{LEL}/d, 1, 24"
    })
    void units_of_one_dimension_convert(String from, String into, double value, double expected) {
        assertThat(Unit.of(into).from(Unit.of(from), value)).isCloseTo(expected, within(1e-9));
    }

    @Test
    void units_with_an_annotation_and_unknown_ones_stand_for_themselves() {
        assertThat(Unit.of("%{LEL}").isLike(Unit.of("%"))).isFalse();
        assertThat(Unit.of("%{LEL}").isLike(Unit.of("%{vol}"))).isFalse();
        assertThat(Unit.of("%{LEL}").isLike(Unit.of("%{LEL}"))).isTrue();
        assertThat(Unit.of("[NTU]").isLike(Unit.of("[NTU]"))).isTrue();
        assertThat(Unit.of("[NTU]").isLike(Unit.of("mg/L"))).isFalse();
    }
}
