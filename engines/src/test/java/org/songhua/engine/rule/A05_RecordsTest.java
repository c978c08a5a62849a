package org.songhua.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What rules cannot be, and how state becomes bytes. */
class A05_RecordsTest {
    private static final Condition ALWAYS = new Condition.All(List.of());

    @Test
    void levels_are_in_order_and_none_twice() {
        var yellow = new Rule.Step(Level.YELLOW, ALWAYS, 0);
        var red = new Rule.Step(Level.RED, ALWAYS, 0);
        assertThatThrownBy(() -> new Rule("r", List.of(red, yellow), 0, 1)).hasMessageContaining("out of order");
        assertThatThrownBy(() -> new Rule("r", List.of(red, red), 0, 1)).hasMessageContaining("out of order");
        assertThatThrownBy(() -> new Rule("r", List.of(), 0, 1)).hasMessageContaining("no level");
    }

    @Test
    void durations_are_not_below_zero() {
        assertThatThrownBy(() -> new Rule.Step(Level.RED, ALWAYS, -1)).hasMessageContaining("hold");
        assertThatThrownBy(() -> new Quantity.Window(0, Quantity.Aggregate.MAX, 0))
                .hasMessageContaining("window");
        assertThatThrownBy(() -> new Quantity.Rate(0, -1)).hasMessageContaining("span");
        assertThatThrownBy(() -> new Input("a", Unit.ONE, 0)).hasMessageContaining("interval");
    }

    @Test
    void editions_of_a_parameter_are_in_order() {
        var first = new Parameter.Edition(0, 1, "", true);
        var second = new Parameter.Edition(1, 2, "", true);
        assertThat(new Parameter("p", Unit.ONE, List.of(first, second)).at(0)).isEqualTo(first);
        assertThat(new Parameter("p", Unit.ONE, List.of(first, second)).at(1)).isEqualTo(second);
        assertThatThrownBy(() -> new Parameter("p", Unit.ONE, List.of(second, first)))
                .hasMessageContaining("out of order");
        assertThatThrownBy(() -> new Parameter("p", Unit.ONE, List.of())).hasMessageContaining("no value");
    }

    @Test
    void an_overridden_parameter_says_by_whom() {
        var own = Parameter.of("p", Unit.ONE, 1, "GB").overridden(2, "set for this object");
        assertThat(own.at(0).value()).isEqualTo(2);
        assertThat(own.at(0).clause()).isEqualTo("set for this object");
    }

    @Test
    void a_quiet_subject_shares_its_state_and_a_window_costs_only_what_it_holds() {
        var run = Run.of(0, "yellow: value > 20 %").at(0, 1).at(5, 2);
        assertThat(run.state.rules()[0]).isSameAs(RuleState.QUIET);
        assertThat(run.state.histories()[0].times_us()).isEmpty();
        assertThat(StateFormat.write(run.state)).hasSizeLessThan(40);
    }

    @Test
    void after_a_warning_the_state_is_the_shared_one_again() {
        var run = Run.of(0, "yellow: value > 20 %").at(0, 30).at(5, 2);
        assertThat(run.state.rules()[0]).isSameAs(RuleState.QUIET);
    }

    @Test
    void bytes_of_a_later_version_are_refused() {
        byte[] bytes = StateFormat.write(Run.of(0, "red: value > 1 %").state);
        bytes[0] = 99;
        assertThatThrownBy(() -> StateFormat.read(bytes)).hasMessageContaining("later version");
    }

    @Test
    void the_words_of_levels_are_those_of_files() {
        assertThat(Level.find("orange")).contains(Level.ORANGE);
        assertThat(Level.find("ORANGE")).isEmpty();
        assertThat(Level.RED.code()).isEqualTo("red");
    }

    @Test
    void nothing_is_due_for_rules_that_only_readings_can_move() {
        var run = Run.of(0, "yellow: value > 20 %; 10 min").at(0, 30);
        assertThat(Judge.nextDue_us(run.rules, run.state)).isEqualTo(Long.MAX_VALUE);
        assertThat(run.tick(100).lines).isEmpty();
    }
}
