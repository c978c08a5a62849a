package org.songhua.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One series against its limits: raise, escalate, hold time, hysteresis, quiet time, lower, clear. */
class A01_LevelsTest {

    @Test
    void a_reading_over_the_limit_raises_and_one_below_clears() {
        var run = Run.of(0, "yellow: value > 20 %")
                .at(0, 20)
                .at(5, 20.1)
                .at(10, 30)
                .at(15, 20);
        assertThat(run.lines).containsExactly("5 raise yellow", "15 clear");
    }

    @Test
    void the_gravest_level_that_holds_counts_at_once() {
        var run = Run.of(0, "yellow: value >= 20 %", "orange: value >= 50 %", "red: value >= 80 %")
                .at(0, 85);
        assertThat(run.lines).containsExactly("0 raise red");
    }

    @Test
    void levels_rise_and_fall_step_by_step() {
        var run = Run.of(0, "blue: value >= 10 %", "yellow: value >= 20 %", "orange: value >= 50 %");
        run.at(0, 15).at(5, 25).at(10, 60).at(15, 30).at(20, 12).at(25, 3);
        assertThat(run.lines)
                .containsExactly(
                        "0 raise blue",
                        "5 escalate yellow",
                        "10 escalate orange",
                        "15 lower yellow",
                        "20 lower blue",
                        "25 clear");
    }

    @Test
    void a_hold_time_counts_from_the_first_reading_over_the_limit_to_a_reading_that_still_is() {
        var run = Run.of(0, "yellow: value > 20 %; 15 min");
        run.at(0, 25).at(5, 25).at(10, 25).at(14.9, 25);
        assertThat(run.lines).isEmpty();
        run.at(15, 25);
        assertThat(run.lines).containsExactly("15 raise yellow");
    }

    @Test
    void one_reading_below_begins_the_hold_time_anew() {
        var run = Run.of(0, "yellow: value > 20 %; 10 min")
                .at(0, 25)
                .at(5, 19)
                .at(10, 25)
                .at(15, 25)
                .at(20, 25);
        assertThat(run.lines).containsExactly("20 raise yellow");
    }

    @Test
    void each_level_has_its_own_hold_time() {
        var run = Run.of(0, "yellow: value > 20 %; 10 min", "red: value > 80 %");
        run.at(0, 25).at(5, 90).at(10, 30);
        assertThat(run.lines).containsExactly("5 raise red", "10 lower yellow");
    }

    @Test
    void a_level_whose_hold_time_has_not_passed_is_not_lowered_to() {
        // Yellow has held for 2 min only when red ends: nothing that counts is left.
        var run = Run.of(0, "yellow: value > 20 %; 10 min", "red: value > 80 %");
        run.at(0, 5).at(5, 90).at(7, 30);
        assertThat(run.lines).containsExactly("5 raise red", "7 lower yellow");
    }

    @Test
    void with_hysteresis_it_must_come_back_further_than_the_limit() {
        var run = Run.of(0, "yellow: value > 20 % hysteresis 2 %");
        run.at(0, 21).at(5, 19).at(10, 18.1).at(15, 18).at(20, 19);
        assertThat(run.lines).containsExactly("0 raise yellow", "15 clear");
    }

    @Test
    void hysteresis_of_a_lower_limit_goes_the_other_way() {
        var run = Run.of(0, "yellow: value < 20 % hysteresis 2 %");
        run.at(0, 19).at(5, 21).at(10, 22).at(15, 21);
        assertThat(run.lines).containsExactly("0 raise yellow", "10 clear");
    }

    @Test
    void hysteresis_inside_a_not_makes_the_not_easier_to_hold() {
        // not (value > 20 hysteresis 2): once held, it holds until value > 22.
        var run = Run.of(0, "yellow: not value > 20 % hysteresis 2 %");
        run.at(0, 20).at(5, 21).at(10, 22).at(15, 22.1);
        assertThat(run.lines).containsExactly("0 raise yellow", "15 clear");
    }

    @Test
    void a_warning_ends_only_after_the_quiet_time() {
        var run = Run.of(10, "yellow: value > 20 %");
        run.at(0, 25).at(5, 10).at(10, 10);
        assertThat(run.lines).containsExactly("0 raise yellow");
        assertThat(run.last(Decision.Hold.class).isEnding()).isTrue();
        run.at(15, 10);
        assertThat(run.lines).containsExactly("0 raise yellow", "15 clear");
    }

    @Test
    void a_relapse_within_the_quiet_time_is_the_same_warning() {
        var run = Run.of(10, "yellow: value > 20 %");
        run.at(0, 25).at(5, 10).at(10, 25).at(15, 10).at(20, 10).at(25, 10);
        assertThat(run.lines).containsExactly("0 raise yellow", "25 clear");
    }

    @Test
    void decisions_say_why_with_value_limit_unit_and_clause() {
        var inputs = List.of(Run.input("pressure", "kPa"));
        var low = Parameter.of("low", Unit.of("MPa"), 0.14, "CJJ 1-2000 clause 1");
        var rule = Run.rule(inputs, Map.of("low", low), 0, "red: value < $low and count(10 min) >= 1");
        var run = new Run(Run.rules(inputs, 0, rule)).at(0, 120);
        var reasons = run.last(Decision.Raise.class).reasons();
        // 120 kPa is shown in the unit of the limit: 0.12 MPa.
        assertThat(reasons)
                .containsExactly(
                        new Reason("pressure < $low", 0.12, 0.14, "MPa", "CJJ 1-2000 clause 1", true, true),
                        new Reason("count(pressure, 10 min) >= 1", 1, 1, "1", "", true, true));
    }

    @Test
    void a_cleared_warning_says_what_no_longer_holds() {
        var run = Run.of(0, "yellow: value > 20 %").at(0, 25).at(5, 10);
        var reason = run.last(Decision.Clear.class).reasons().getFirst();
        assertThat(reason.holds()).isFalse();
        assertThat(reason.observed()).isEqualTo(10);
    }

    @Test
    void several_rules_are_judged_apart() {
        var inputs = List.of(Run.input("level", "%"));
        var rules = Run.rules(
                inputs,
                0,
                Run.rule(inputs, Map.of(), 0, "yellow: value > 20 %"),
                Run.rule(inputs, Map.of(), 0, "red: value > 80 %"));
        var run = new Run(rules).at(0, 90).at(5, 50);
        assertThat(run.decisions.stream().filter(d -> !(d instanceof Decision.Hold)))
                .extracting(Decision::rule)
                .containsExactly(0, 1, 1);
        assertThat(run.state.level(0)).isEqualTo(Level.YELLOW);
        assertThat(run.state.level(1)).isNull();
    }

    @Test
    void a_threshold_is_the_one_in_force_at_the_time_of_the_reading() {
        var inputs = List.of(Run.input("level", "%"));
        var editions = List.of(
                new Parameter.Edition(0, 20, "2021", true), new Parameter.Edition(60 * Run.MINUTE, 30, "2025", false));
        var rule = Run.rule(
                inputs, Map.of("limit", new Parameter("limit", Unit.of("%"), editions)), 0, "yellow: value > $limit");
        var run = new Run(Run.rules(inputs, 0, rule))
                .at(-5, 25)
                .at(55, 25)
                .at(60, 25)
                .at(65, 35);
        assertThat(run.lines).containsExactly("-5 raise yellow", "60 clear", "65 raise yellow");
        var reason = run.last(Decision.Raise.class).reasons().getFirst();
        assertThat(reason.clause()).isEqualTo("2025");
        assertThat(reason.isVerified()).isFalse();
    }

    @Test
    void levels_are_carried_over_when_rules_change() {
        var run = Run.of(0, "yellow: value > 20 %", "red: value > 80 %");
        run.state = run.rules.start().withLevels(Map.of(0, Level.RED));
        run.at(0, 30);
        assertThat(run.lines).containsExactly("0 lower yellow");
    }
}
