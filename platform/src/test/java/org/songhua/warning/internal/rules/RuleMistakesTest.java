package org.songhua.warning.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.warning.WarningRules;
import org.songhua.warning.internal.live.WarningCity;

/** Mistakes in rules, as somebody makes them in the workshop: what is said of each, at its line, and nothing comes into force. */
class RuleMistakesTest {
    private static final String RULE = """
        rules:
          tank:
            name: {zh: 罐区, en: Tank}
            classes: [manhole]
            inputs:
              tank_gas: {unit: "%{LEL}", every: 1 min}
              tank_flow: {unit: m3/h, every: 5 min}
            neighbours_within: 60
            quiet: 90 s
            parameters:
              low:
                unit: "%{LEL}"
                values:
                  - {from: 2015-01-01, value: 20, clause: GB 1-2015}
                  - {from: 2020-01-01, value: 25, clause: GB 1-2020}
            levels:
              yellow: {when: "tank_gas >= $low", hold: 2 min}
              red: {when: "tank_gas >= 50 %{LEL} and neighbours >= 1"}
            examples:
              - example: two minutes above the limit raise it
                given: ["0 26", "1 27", "2 28", "3 10", "4 10", "5 10"]
                expect: ["2 raise yellow", "5 clear"]
        """;

    private final TestPlatform platform = TestPlatform.shared();
    private final RuleCatalogue catalogue = platform.bean(RuleCatalogue.class);
    private final WarningRules rules = platform.bean(WarningRules.class);
    private final WarningCity city = new WarningCity(platform);
    private final long sensor = city.sensor(0);

    private List<Fault> faults(String source) {
        FaultException e = catchThrowableOfType(FaultException.class, () -> catalogue.read(source));
        assertThat(e).as(source).isNotNull();
        assertThat(e.faults()).allSatisfy(fault -> assertThat(fault.remedy()).isNotBlank());
        assertThatThrownBy(() -> rules.publish(source, null, Caller.SYSTEM)).isInstanceOf(FaultException.class);
        assertThat(rules.list(Scope.ALL))
                .extracting(WarningRules.RuleView::code)
                .doesNotContain("tank");
        return e.faults();
    }

    private List<String> told(String source) {
        return faults(source).stream()
                .map(fault -> fault.code() + " " + fault.place().row())
                .toList();
    }

    private static String changed(String from, String to) {
        assertThat(RULE).contains(from);
        return RULE.replaceFirst(Pattern.quote(from), to == null ? "" : java.util.regex.Matcher.quoteReplacement(to));
    }

    @Test
    void aSoundRuleIsRead() {
        RuleDefinition rule = catalogue.read(RULE);
        assertThat(rule.code()).isEqualTo("tank");
        assertThat(rule.pack()).isEqualTo("local");
        assertThat(rule.properties()).containsExactly("tank_gas", "tank_flow");
        assertThat(rule.quiet_us()).isEqualTo(90_000_000);
        assertThat(rule.fresh_us()).isEqualTo(3_600_000_000L);
        assertThat(rule.isFor("manhole")).isTrue();
        assertThat(rule.isFor("tree")).isFalse();
        assertThat(rule.isFor(null)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        every: 1 min                    | every: 0 s                 | RULE-002 6
        every: 1 min                    | every: 1 min, nearest_within: 9  | RULE-018 6
        every: 5 min                    | every: 5 min, nearest_within: -9 | RULE-014 7
        from: 2020-01-01                | from: 2010-01-01           | RULE-003 12
        from: 2020-01-01                | from: 2015-01-01           | RULE-003 12
        from: 2015-01-01                | from: 2015-02-29           | RULE-004 14
        tank_gas >= $low                | tank_gas >= $high          | RULE-006 17
        tank_gas >= $low                | tank_gas >= 25             | RULE-006 17
        tank_gas >= $low                | tank_gas >= 25 kPa         | RULE-006 17
        tank_gas >= $low                | tank_gas >=                | RULE-006 17
        tank_gas >= $low                | tank_level >= $low         | RULE-006 17
        tank_gas >= $low                | rate(0 s) >= $low          | RULE-006 17
        neighbours_within: 60           | quiet: 90 s                | PACK-
        classes: [manhole]              | classes: [castle]          | RULE-008 4
        "2 raise yellow"                | "1 raise yellow"           | RULE-050 20
        "2 28"                          | "2 tank_level 28"          | RULE-050 20
        "2 28"                          | "two 28"                   | RULE-050 20
        """)
    void aMistakeIsToldAtItsLine(String from, String to, String told) {
        assertThat(told(changed(from, to))).anySatisfy(line -> assertThat(line).startsWith(told));
    }

    /** In neighbours of nobody a rule that asks for them would never come true; a distance below nothing is none. */
    @ParameterizedTest
    @ValueSource(strings = {"neighbours_within: 0", "neighbours_within: -60", "lateness: 1 min"})
    void aRuleThatAsksForNeighboursSaysHowNearTheyAre(String line) {
        assertThat(told(changed("neighbours_within: 60", line)))
                .anySatisfy(one -> assertThat(one).startsWith("RULE-0"));
    }

    @Test
    void whereAConditionGoesWrongIsToldByCharacter() {
        assertThat(faults(changed("tank_gas >= $low", "tank_gas >= $high"))
                        .getFirst()
                        .problem())
                .contains("character 18");
        assertThat(faults(changed("tank_gas >= $low", "tank_gas = 5"))
                        .getFirst()
                        .problem())
                .contains("character 10");
    }

    @Test
    void allMistakesOfSeveralPlacesAreToldAtOnce() {
        String source = changed("tank_gas >= $low", "tank_gas >= $high")
                .replace("50 %{LEL}", "50 kPa")
                .replace("from: 2015-01-01", "from: 2015-13-01");
        assertThat(told(source)).contains("RULE-004 14");
        assertThat(told(source.replace("from: 2015-13-01", "from: 2015-01-01"))).contains("RULE-006 17", "RULE-006 18");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rules: {}",
                "rules: 7",
                "- tank",
                "rules: {tank: {}}",
                "rules: {tank: 1}",
                "levels: {}",
                "a: &a [*a, *a]",
                "rules: \u0000",
                "rules:\n\ttank: 1",
                "rules: {Tank: {}}",
                "rules: {\"../x\": {}}"
            })
    void whatIsNoRuleIsRefusedInWords(String source) {
        assertThat(faults(source)).isNotEmpty();
    }

    @Test
    void aFileOfTwoRulesIsNotPublishedAsOne() {
        assertThat(told(RULE + RULE.substring(RULE.indexOf("  tank:")).replace("tank:", "other:")))
                .containsExactly("RULE-009 0");
    }

    @Test
    void aSpanSoLongThatItIsNoneIsRefused() {
        for (String span : List.of("9999999999999999 d", "999999999999999999999999999999 d"))
            assertThat(faults(changed("hold: 2 min", "hold: " + span))).as(span).isNotEmpty();
    }

    private ApiClient client() {
        return new TestPeople(platform).withKey(Permission.WARNING_VIEW, Permission.WARNING_RULES);
    }

    private String someRule() {
        return rules.list(Scope.ALL).stream()
                .filter(rule -> rule.version() == 0
                        && !catalogue
                                .find(rule.code())
                                .orElseThrow()
                                .parameters()
                                .isEmpty())
                .findFirst()
                .orElseThrow()
                .code();
    }

    /** A threshold beyond all numbers would keep the rule silent for ever. */
    @ParameterizedTest
    @ValueSource(strings = {"1e999", "-1e999", "\"5\"", "true", "[]"})
    void aThresholdThatIsNoNumberIsRefusedAndNothingIsSet(String value) {
        String code = someRule();
        String parameter = catalogue
                .find(code)
                .orElseThrow()
                .parameters()
                .keySet()
                .iterator()
                .next();
        var answer = client().send(
                        "PUT",
                        "/api/warning-rules/%s/overrides/%d/%s".formatted(code, sensor, parameter),
                        "{\"value\":%s,\"reason\":\"试验\"}".formatted(value));
        assertThat(answer.expect(422).fields()).containsExactly("/value");
        assertThat(catalogue.overrides().getOrDefault(code, Map.of())).doesNotContainKey(sensor);
    }

    @Test
    void aThresholdOfOneObjectIsSetAndTakenAwayWithAReason() {
        city.publish(
                "parameters:",
                "  low: {unit: '%', values: [{from: 2021-01-01, value: 50, clause: x, verified: false}]}",
                "levels:",
                "  yellow: {when: value > $low}");
        String path = "/api/warning-rules/%s/overrides/%d/".formatted(city.rule, sensor);
        for (String reason : List.of("\"reason\":\"\"", "\"reason\":\"  \"", "\"note\":\"x\""))
            assertThat(client().send("PUT", path + "low", "{\"value\":1," + reason + "}")
                            .expect(422)
                            .fields())
                    .as(reason)
                    .containsExactly("/reason");
        assertThat(client().send("PUT", path + "no_such", "{\"value\":1,\"reason\":\"试验\"}")
                        .expect(422)
                        .code())
                .isEqualTo("RULE-011");
        client().send("PUT", path + "low", "{\"value\":12.5,\"reason\":\"试验\"}").expect(204);
        assertThat(catalogue.overrides().get(city.rule).get(sensor)).containsEntry("low", 12.5);
        client().send("PUT", path + "low", "{\"value\":null,\"reason\":\"撤销\"}").expect(204);
        assertThat(catalogue.overrides().getOrDefault(city.rule, Map.of())).doesNotContainKey(sensor);
    }

    @Test
    void whatIsNotPublishedIsNotBackedOut() {
        assertThat(client().post("/api/warning-rules/" + someRule() + "/back-out", "{}")
                        .expect(422)
                        .code())
                .isEqualTo("RULE-010");
        assertThatThrownBy(() -> catalogue.versions("no_such_rule")).isInstanceOf(NotFoundException.class);
    }

    /** Published twice and backed out twice, the rule of the pack is in force again; nothing of the history is lost. */
    @Test
    void versionsComeAndGoAndTheOneOfThePackIsUnderThem() {
        String code = someRule();
        RuleDefinition own = catalogue.find(code).orElseThrow();
        String first = RuleWriter.text(own.with(own.parameters(), own.steps(), 7_000_000));
        String second = RuleWriter.text(own.with(own.parameters(), own.steps(), 9_000_000));
        assertThat(rules.publish(first, "一", Caller.SYSTEM)).isEqualTo(1);
        assertThat(rules.publish(second, "二", Caller.SYSTEM)).isEqualTo(2);
        assertThat(catalogue.find(code).orElseThrow().quiet_us()).isEqualTo(9_000_000);
        assertThat(catalogue.find(code).orElseThrow().pack()).isEqualTo(own.pack());
        assertThat(rules.backOut(code, null, Caller.SYSTEM)).isEqualTo(1);
        assertThat(catalogue.find(code).orElseThrow().quiet_us()).isEqualTo(7_000_000);
        assertThat(rules.backOut(code, null, Caller.SYSTEM)).isZero();
        assertThat(catalogue.find(code).orElseThrow().digest()).isEqualTo(own.digest());
        assertThat(catalogue.versions(code))
                .extracting(WarningRules.Version::version)
                .containsExactly(2, 1, 0);
        assertThat(catalogue.versions(code))
                .filteredOn(WarningRules.Version::isCurrent)
                .extracting(WarningRules.Version::version)
                .containsExactly(0);
    }
}
