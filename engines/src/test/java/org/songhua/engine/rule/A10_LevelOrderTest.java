package org.songhua.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Graver levels stand behind milder ones, upward and downward, in whatever unit, whatever stands around the comparison. */
class A10_LevelOrderTest {
    private static final List<Input> INPUTS = List.of(Run.input("a", "kPa"), Run.input("b", "kPa"));
    private static final long DAY_US = 86_400_000_000L;

    private static Rules rules(double limit_kPa, String blue, String red) {
        return rules(Parameter.of("x", Unit.of("kPa"), limit_kPa, "c"), blue, red);
    }

    private static Rules rules(Parameter limit, String blue, String red) {
        var steps = new ArrayList<Rule.Step>();
        var limits = Map.of("x", limit);
        steps.add(new Rule.Step(Level.BLUE, RuleText.read(blue, INPUTS, limits), 0));
        steps.add(new Rule.Step(Level.RED, RuleText.read(red, INPUTS, limits), 0));
        return new Rules(INPUTS, List.of(new Rule("r", steps, 0, 1)), 0, 0, 0, ZoneOffset.UTC);
    }

    /** The limit is 10 kPa in the rule and becomes another. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a > $x                         | a > 20 kPa                | 20 | false",
                "a > $x                         | a > 20 kPa                | 21 | true",
                "a > $x                         | a > 0.02 MPa              | 21 | true",
                "a < 20 kPa                     | a < $x                    | 21 | true",
                "a < 20 kPa                     | a < $x                    | 19 | false",
                "not a > 20 kPa                 | not a > $x                | 21 | true",
                "$x < a                         | a > 20 kPa                | 21 | true",
                "a > $x and season(11-15,03-15) | b > 1 kPa or a >= 20 kPa  | 21 | true",
                "a > $x                         | b > 20 kPa                | 21 | false",
                "a > $x                         | a < 20 kPa                | 21 | false",
                "a > $x                         | max(a, 1 h) > 20 kPa      | 21 | false"
            })
    void a_limit_that_makes_the_graver_level_come_first_is_told(
            String blue, String red, double limit, boolean isTurned) {
        var turned = LevelOrder.turned(rules(10, blue, red), rules(limit, blue, red), 0);
        assertThat(turned).hasSize(isTurned ? 1 : 0);
    }

    @Test
    void it_is_told_with_both_limits_in_the_unit_of_the_quantity() {
        var turned = LevelOrder.turned(rules(10, "a > $x", "a > 0.02 MPa"), rules(30, "a > $x", "a > 0.02 MPa"), 0);
        assertThat(turned)
                .containsExactly(new LevelOrder.Inversion("a", Level.BLUE, "$x", 30, Level.RED, "0.02 MPa", 20));
    }

    @Test
    void what_a_rule_means_so_itself_is_not_held_against_a_change() {
        assertThat(LevelOrder.turned(rules(30, "a > $x", "a > 20 kPa"), rules(40, "a > $x", "a > 20 kPa"), 0))
                .isEmpty();
    }

    @Test
    void the_edition_of_the_time_counts() {
        var dated = new Parameter(
                "x",
                Unit.of("kPa"),
                List.of(new Parameter.Edition(0, 10, "c", true), new Parameter.Edition(DAY_US, 30, "c", true)));
        Rules before = rules(10, "a > $x", "a > 20 kPa");
        Rules after = rules(dated, "a > $x", "a > 20 kPa");
        assertThat(LevelOrder.turned(before, after, DAY_US - 1)).isEmpty();
        assertThat(LevelOrder.turned(before, after, DAY_US)).hasSize(1);
    }
}
