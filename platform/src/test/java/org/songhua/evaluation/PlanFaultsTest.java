package org.songhua.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songhua.evaluation.OwnPack.indicator;
import static org.songhua.evaluation.OwnPack.value;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.PackVerifier;
import org.songhua.pack.Text;
import org.songhua.people.NotFoundException;

/** What may be wrong with a plan, its targets, its red lines and the grading of indicators: told with file and line. */
class PlanFaultsTest {
    private static final String PLAN = """
            title: {zh: 某方案, en: Some plan}
            approved: '2025'
            clauses:
              - number: 1
                title: {zh: 甲, en: A}
                chapter: 一
                dimension: smart
                leads: [{name: 某局, suggested: true}]
                acceptance: 可见
                indicators: [%s]
                cases: [%s]
                commitments:
                  - {verb: 建设, object: 某物, type: register}
            """;
    private static final String TARGET = """
            targets:
              - indicator: %s
                geography: '220100'
                points: {'%s': 5}
                reference: 方案
                baseline: {day: '%s', value: 1, derivation: 算, source: 某, confidence: high}
            milestones:
              - {day: '%s', clause: 1, text: 某}
            """;
    private static final String LINES = """
            redlines:
              share:
                title: {zh: 拆除比例, en: Share}
                clause: 1
                basis: 某号
                allowed: "%s"
                facts: {old: '%s', whole: ㎡, kind: text, renewal: truth}
                remedy: {zh: 减少, en: Less}
            examples:
              - {example: little, facts: {old: 1, whole: 10, kind: x, renewal: true}%s}
            """;

    @TempDir
    Path folder;

    private static final String CLASSES = """
            groups:
              house: {title: {zh: 房屋, en: Houses}, order: 10}
            classes:
              house:
                title: {zh: 房屋, en: House}
                group: house
                cim_level: 1
                geometry: polygon
                attributes:
                  use: {title: {zh: 用途, en: Use}, type: string, enum: {home: {zh: 住宅, en: Home}, shop: {zh: 商店, en: Shop}}}
                style: {palette: region, min_zoom: 8, order: 480}
            """;

    private OwnPack pack() {
        return OwnPack.in(folder)
                .write("classes.yml", CLASSES)
                .indicators(indicator("A01", "人", "sum", value("population")));
    }

    private static List<String> codes(OwnPack pack) {
        return PackVerifier.create().verify(pack.parent()).faults().stream()
                .map(Fault::code)
                .toList();
    }

    private OwnPack plan(String indicators, String cases) {
        return pack().write("clauses.yml", PLAN.formatted(indicators, cases));
    }

    @Test
    void aSoundPlanHasNoFault() {
        OwnPack pack = plan("'own-2025:A01'", "")
                .write("targets.yml", TARGET.formatted("own-2025:A01", "2030-12-31", "2024-12-31", "2030-12-31"))
                .write("redlines.yml", LINES.formatted("old <= 20% * whole", "㎡", ""));
        assertThat(codes(pack)).isEmpty();
    }

    @Test
    void anIndicatorThatNobodyDeclaresIsToldAtItsLine() {
        var faults = PackVerifier.create()
                .verify(plan("'own-2025:A01', 'own-2025:A02', 'mohurd-2024:B04'", "")
                        .parent())
                .faults();
        assertThat(faults).extracting(Fault::code).containsExactly("EVAL-004", "EVAL-004");
        assertThat(faults).allSatisfy(fault -> {
            assertThat(fault.place().file()).endsWith("clauses.yml");
            assertThat(fault.place().row()).isEqualTo(10);
        });
        assertThat(faults.getFirst().problem()).contains("own-2025:A02");
    }

    @Test
    void aKindOfCaseThatNoPackHasIsTold() {
        var faults = PackVerifier.create()
                .verify(plan("'own-2025:A01'", "'d_', 'zz_'").parent())
                .faults();
        // Only the folder's own packs are looked at: neither has a kind of case.
        assertThat(faults).extracting(Fault::code).contains("EVAL-008");
        assertThat(faults.getLast().problem()).contains("zz_");
        assertThat(faults.getLast().place().row()).isEqualTo(11);
    }

    @ParameterizedTest
    @CsvSource({
        "own-2025:A09, 2030-12-31, 2024-12-31, 2030-12-31, EVAL-004",
        "own-2025:A01, 2030-02-30, 2024-12-31, 2030-12-31, EVAL-006",
        "own-2025:A01, 2030-12-31, 2024-13-31, 2030-12-31, EVAL-006",
        "own-2025:A01, 2030-12-31, 2024-12-31, 2030-11-31, EVAL-006"
    })
    void aTargetOfNothingAndADayInNoCalendarAreTold(
            String indicator, String due, String baseline, String milestone, String code) {
        OwnPack pack =
                plan("'own-2025:A01'", "").write("targets.yml", TARGET.formatted(indicator, due, baseline, milestone));
        assertThat(codes(pack)).contains(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "old + whole | ㎡ | FORM-007",
                "old <= 20% * whol | ㎡ | FORM-006",
                "old <= whole and | ㎡ | FORM-001",
                "old <= whole | m | FORM-008",
                "kind <= 'x' | ㎡ | FORM-007",
                "count(building) < 3 | ㎡ | FORM-002"
            })
    void aRedLineThatIsNoConditionOverItsFactsIsTold(String allowed, String unit, String code) {
        OwnPack pack = plan("'own-2025:A01'", "").write("redlines.yml", LINES.formatted(allowed, unit, ""));
        assertThat(codes(pack)).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {", crossed: [share]", ", unknown: [share]"})
    void anExampleThatComesOutOtherwiseIsTold(String claim) {
        OwnPack pack =
                plan("'own-2025:A01'", "").write("redlines.yml", LINES.formatted("old <= 20% * whole", "㎡", claim));
        var result = PackVerifier.create().verify(pack.parent());
        assertThat(result.faults()).extracting(Fault::code).containsExactly("EVAL-007");
        assertThat(result.faults().getFirst().problem()).isEqualTo("Crossed are [], unknown [].");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "good: '>= 80' | 0",
                "good: '0.7–1.5' | 0",
                "good: '0.7~1.5' | 0",
                "good: '=0' | 0",
                "good: '<-5.5' | 0",
                "good: '80' | 1",
                "good: '=> 80' | 1",
                "good: '1.5–' | 1",
                "good: '>=a' | 1",
                "good: 'x', fair: 'y' | 2"
            })
    void aBandIsALimitOrARange(String bands, int faults) {
        OwnPack pack = OwnPack.in(folder)
                .indicators(indicator(
                        "A01",
                        "人",
                        "sum",
                        value("population"),
                        "grading: [{class: all, from: '2025-01-01', basis: proposal, " + bands + "}]"));
        assertThat(codes(pack)).hasSize(faults).allMatch(code -> code.equals("EVAL-005"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sum | - | formula: {numerator: '1'} | EVAL-001",
                "sum | - | formula: {denominator: '1'} | EVAL-001",
                "ratio | - | formula: {value: '1', denominator: '2'} | EVAL-001",
                "travel_time | - | formula: {value: '1'} | EVAL-001",
                "manual | - | formula: {value: '1'} | EVAL-001",
                "ratio | - | limits: x | EVAL-001",
                "sum | ㎡ | formula: {value: 'population'} | FORM-008",
                "sum | 人 | formula: {value: '$people'} | FORM-004",
                "sum | 人 | formula: {value: 'sum(house.colour)'} | FORM-003",
                "sum | 个 | formula: {value: 'count(house where use = ''castle'')'} | FORM-011",
                "composite | 人 | \"formula: {value: \\\"indicator('own-2025:A02')\\\"}\" | FORM-005"
            })
    void aFormulaThatDoesNotFitItsTypeOrUnitIsTold(String type, String unit, String rest, String code) {
        OwnPack pack = pack().indicators(indicator(
                "A01", unit, type, rest.replaceAll("^\"|\"$", "").replace("\\\"", "\"")));
        assertThat(codes(pack)).contains(code);
    }

    @Test
    void oneIdDeclaredTwiceIsTold() {
        OwnPack pack = pack().write("indicators/more.yml", """
                        system: own
                        edition: '2025'
                        layer: local
                        valid_from: '2025-01-01'
                        title: {zh: 测, en: Test}
                        source: test
                        indicators:
                        """ + indicator("A01", "人", "sum", value("population")));
        assertThat(codes(pack)).containsExactly("EVAL-003");
    }

    private static PlanDefinition plan(String code) {
        return new PlanDefinition(code, new Text(code, code), List.of(), List.of(), List.of(), List.of());
    }

    @Test
    void theFirstPlanIsTakenWhenNoneIsAskedFor() {
        var plans = List.of(plan("first"), plan("second"));
        assertThat(PlanDefinition.choose(plans, null).code()).isEqualTo("first");
        assertThat(PlanDefinition.choose(plans, "second").code()).isEqualTo("second");
        assertThatThrownBy(() -> PlanDefinition.choose(plans, "third"))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("There is no plan third; declared are first, second.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "jilin-2025"})
    void aCityWithoutAPackThatDeclaresAPlanIsToldWhatToDo(String asked) {
        String code = asked.isEmpty() ? null : asked;
        assertThatThrownBy(() -> PlanDefinition.choose(List.of(), code))
                .isInstanceOf(NotFoundException.class)
                .hasMessageStartingWith("There is no plan: no pack declares one;")
                .hasMessageContaining("clauses.yml");
    }
}
