package org.songhua.warning.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.rule.Parameter;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.yaml.YamlFile;

/** Where thresholds come from is told in both languages; a bare citation is the same in both. */
class ClausesTest {
    private final List<Fault> faults = new ArrayList<>();

    private List<RuleDefinition> read(String pack, String edition) {
        String source = """
                rules:
                  wet:
                    name: {zh: 潮, en: Wet}
                    inputs: {humidity: {unit: '%%', every: 5 min}}
                    parameters:
                      most: {unit: '%%', values: [{from: 2021-01-01, value: 80, %s}]}
                    levels: {yellow: {when: value > $most}}
                """.formatted(edition);
        var file = YamlFile.read("rules.yml", source.getBytes(StandardCharsets.UTF_8), RulesFormat.RULES, faults::add);
        assertThat(file).as(faults.toString()).isNotNull();
        return RuleReader.read(pack, file, faults::add);
    }

    private static String clause(RuleDefinition rule) {
        return rule.parameters().get("most").editions().getFirst().clause();
    }

    @Test
    void bothLanguagesComeBackAsTheyWereWritten() {
        RuleDefinition rule =
                read("gas", "clause: practice of cities, clause_zh: 各城市做法").getFirst();
        assertThat(faults).isEmpty();
        assertThat(clause(rule)).isEqualTo("各城市做法 | practice of cities");
        assertThat(Clauses.zh(clause(rule))).isEqualTo("各城市做法");
        assertThat(Clauses.en(clause(rule))).isEqualTo("practice of cities");
        assertThat(RuleWriter.text(rule)).contains("clause: 'practice of cities', clause_zh: '各城市做法'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GB 5749-2022", "GB/T 50493-2019 5.5.2", "CJJ 51-2016 20 %LEL", "GBZ 2.1-2019", "T/CECS 1-2020"})
    void aBareCitationStandsAlone(String citation) {
        RuleDefinition rule = read("gas", "clause: '" + citation + "'").getFirst();
        assertThat(faults).isEmpty();
        assertThat(clause(rule)).isEqualTo(citation);
        assertThat(Clauses.zh(citation)).isEmpty();
        assertThat(Clauses.en(citation)).isEqualTo(citation);
        assertThat(RuleWriter.text(rule)).doesNotContain("clause_zh");
    }

    @ParameterizedTest
    @CsvSource({
        "clause: practice of cities, words and no Chinese",
        "'clause: GB 1 table 3', words and no Chinese",
        "clause: 各城市做法, is in Chinese",
        "'clause: practice, clause_zh: practice', not in Chinese",
        "'clause: a | b, clause_zh: 甲', vertical bar",
        "'clause: GB 1, clause_zh: 甲 | 乙', vertical bar"
    })
    void aPackThatSpeaksOneLanguageOnlyIsRefused(String edition, String problem) {
        read("gas", edition);
        assertThat(faults).hasSize(1);
        assertThat(faults.getFirst().code()).isEqualTo("RULE-013");
        assertThat(faults.getFirst().problem()).contains(problem);
        assertThat(faults.getFirst().place().row()).isPositive();
    }

    /** What was published before there were two languages must be read still, and a city may write as it speaks. */
    @ParameterizedTest
    @ValueSource(strings = {"clause: practice of cities", "clause: 各城市做法", "clause: set in the rule workshop"})
    void aCitysOwnRuleMaySpeakOneLanguage(String edition) {
        assertThat(read(RuleReader.LOCAL, edition)).hasSize(1);
        assertThat(faults).isEmpty();
    }

    @Test
    void whatIsSetByHandIsToldInBoth() {
        RuleDefinition rule = read("gas", "clause: GB 1").getFirst();
        var own = rule.parameters().get("most").overridden(90, Clauses.OF_OBJECT);
        assertThat(Clauses.zh(own.at(0).clause())).isEqualTo("为此对象设定");
        assertThat(Clauses.en(Clauses.OF_WORKSHOP)).isEqualTo("set in the rule workshop");
    }

    /** All shipped rules, as they are in force. */
    @Test
    void everyShippedRuleSpeaksBoth() {
        List<Parameter.Edition> editions = RulesPart.rules(PackContent.ofClasspath()).stream()
                .flatMap(rule -> rule.parameters().values().stream())
                .flatMap(parameter -> parameter.editions().stream())
                .toList();
        assertThat(editions).hasSizeGreaterThan(30);
        assertThat(editions)
                .allSatisfy(
                        edition -> assertThat(Clauses.wrong(Clauses.zh(edition.clause()), Clauses.en(edition.clause())))
                                .as(edition.clause())
                                .isEmpty());
    }
}
