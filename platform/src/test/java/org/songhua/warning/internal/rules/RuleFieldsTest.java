package org.songhua.warning.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;
import org.songhua.warning.WarningRules;
import org.songhua.warning.WarningRules.Field;
import org.songhua.warning.WarningRules.FieldKind;

/** What the rule workshop offers to set, and the rule that comes of it, on the rules of the shipped packs. */
class RuleFieldsTest {
    private static final String TANK = """
        rules:
          tank:
            name: {zh: "罐区 'A'", en: "Tank 'A': gas"}
            advice: {zh: 切断, en: "Cut: the feed"}
            classes: [valve, manhole]
            inputs:
              gas: {unit: "%{LEL}", every: 1 min}
              flow: {unit: m3/h, every: 5 min, nearest_within: 2500}
            neighbours_within: 60.5
            lateness: 2 min
            fresh: 20 min
            quiet: 90 s
            refuse: [range]
            parameters:
              first:
                unit: "%{LEL}"
                values:
                  - {from: 2015-01-01, value: 20, clause: "GB 1-2015 3.4", verified: true}
                  - {from: 2020-01-01, value: 25.5, clause: "it's GB 1-2020", verified: true}
            levels:
              orange: {when: "gas >= $first hysteresis 2 %{LEL}", hold: 90 s}
              red: {when: "gas >= 50 %{LEL} hysteresis 2 %{LEL} or (gas >= $first hysteresis 1.5 %{LEL} and neighbours >= 1)"}
        """;

    private final TestPlatform platform = TestPlatform.shared();
    private final RuleCatalogue catalogue = platform.bean(RuleCatalogue.class);
    private final WarningRules rules = platform.bean(WarningRules.class);

    private RuleDefinition tank() {
        return catalogue.read(TANK);
    }

    private static List<String> lines(List<Field> fields) {
        return fields.stream()
                .map(f -> f.key() + " = " + f.value() + (f.unit() == null ? "" : " " + f.unit()))
                .toList();
    }

    private RuleDefinition written(RuleDefinition rule) {
        return catalogue.read(RuleWriter.text(rule));
    }

    @Test
    void every_threshold_hold_hysteresis_and_quiet_time_is_a_field() {
        assertThat(lines(RuleFields.of(tank())))
                .containsExactly(
                        "threshold.first = 25.5 %{LEL}",
                        "hold.orange = 90 s",
                        "hysteresis.orange.0 = 2 %{LEL}",
                        "hold.red = 0 s",
                        "hysteresis.red.0 = 2 %{LEL}",
                        "hysteresis.red.1 = 1.5 %{LEL}",
                        "quiet = 90 s");
        Field threshold = RuleFields.of(tank()).getFirst();
        assertThat(threshold.kind()).isEqualTo(FieldKind.THRESHOLD);
        assertThat(threshold.clause()).isEqualTo("it's GB 1-2020");
        assertThat(threshold.isVerified()).isTrue();
    }

    @Test
    void what_is_set_is_what_the_rule_says_then() {
        var changed = RuleFields.with(
                tank(),
                Map.of("threshold.first", "30", "hold.red", "45 s", "hysteresis.red.1", " 0.5 ", "quiet", "1 h"));
        assertThat(lines(RuleFields.of(written(changed))))
                .containsExactly(
                        "threshold.first = 30 %{LEL}",
                        "hold.orange = 90 s",
                        "hysteresis.orange.0 = 2 %{LEL}",
                        "hold.red = 45 s",
                        "hysteresis.red.0 = 2 %{LEL}",
                        "hysteresis.red.1 = 0.5 %{LEL}",
                        "quiet = 1 h");
    }

    @Test
    void a_threshold_that_was_set_is_of_no_clause_and_not_verified_and_the_older_ones_stay() {
        var first = RuleFields.with(tank(), Map.of("threshold.first", "30"))
                .parameters()
                .get("first");
        assertThat(first.editions()).hasSize(2);
        assertThat(first.editions().getFirst().clause()).isEqualTo("GB 1-2015 3.4");
        assertThat(first.editions().getLast().isVerified()).isFalse();
        assertThat(first.editions().getLast().clause()).isEqualTo("规则工作台设定 | set in the rule workshop");
    }

    @Test
    void setting_a_field_to_what_it_is_changes_nothing() {
        var same = new java.util.HashMap<String, String>();
        RuleFields.of(tank()).forEach(field -> same.put(field.key(), field.value()));
        assertThat(RuleFields.with(tank(), same).digest()).isEqualTo(tank().digest());
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        var values = Map.of(
                "threshold.first", "much",
                "hold.red", "soon",
                "hysteresis.orange.0", "-1",
                "hysteresis.orange.7", "1",
                "quiet", "-5 min",
                "threshold.second", "1");
        assertThatThrownBy(() -> RuleFields.with(tank(), values))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults())
                                .allMatch(f -> f.code().equals("RULE-012"))
                                .extracting(Fault::place)
                                .extracting(Object::toString)
                                .hasSize(6));
    }

    @Test
    void a_value_too_large_to_be_one_is_refused_and_not_taken_for_endless() {
        for (String text : List.of("1e999", "NaN", "Infinity", "12345678901234567", "", "0x10")) {
            assertThatThrownBy(() -> RuleFields.with(tank(), Map.of("threshold.first", text)))
                    .as(text)
                    .isInstanceOf(FaultException.class);
        }
    }

    @Test
    void a_rule_written_down_and_read_again_is_the_same() {
        RuleDefinition again = written(tank());
        assertThat(again.digest()).isEqualTo(tank().digest());
        assertThat(again.name()).isEqualTo(tank().name());
        assertThat(again.advice()).isEqualTo(tank().advice());
        assertThat(again.classes()).isEqualTo(tank().classes());
        assertThat(again.inputs()).isEqualTo(tank().inputs());
    }

    @Test
    void every_rule_of_every_pack_can_be_taken_into_the_workshop_and_comes_out_the_same() {
        var wrong = new ArrayList<String>();
        var shipped =
                rules.list(Scope.ALL).stream().filter(one -> one.version() == 0).toList();
        for (var view : shipped) {
            RuleDefinition rule = catalogue.find(view.code()).orElseThrow();
            RuleDefinition again = catalogue.read(rules.draft(view.code(), Map.of()));
            if (again.digest() != rule.digest()) wrong.add(view.code());
            assertThat(view.fields()).as(view.code()).isNotEmpty();
        }
        assertThat(shipped).hasSizeGreaterThan(10);
        assertThat(wrong).isEmpty();
    }

    @Test
    void there_is_no_draft_of_a_rule_that_is_none() {
        assertThatThrownBy(() -> rules.draft("no_such_rule", Map.of())).isInstanceOf(NotFoundException.class);
    }
}
