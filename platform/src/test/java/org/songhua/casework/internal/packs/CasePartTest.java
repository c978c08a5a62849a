package org.songhua.casework.internal.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.casework.CaseClass;
import org.songhua.casework.LimitUnit;
import org.songhua.pack.PackFolder;
import org.songhua.pack.part.PackContent;

/** Pack files of casework: what they mean, and everything that is wrong with one at once. */
class CasePartTest {
    private static final String FLOW = """
            flows:
              tiny:
                version: 1
                title: {zh: 小}
                start: open
                states:
                  open: {title: {zh: 开}, stage: 1}
                  done: {title: {zh: 毕}, stage: 5}
                  closed: {title: {zh: 结}, stage: 6, kind: closed}
                actions:
                  create: {title: {zh: 建}, permission: case.report, starts: overall}
                  work: {title: {zh: 做}, from: open, to: done, permission: case.work, trait: work}
                  pass: {title: {zh: 过}, from: done, to: closed, permission: case.check, trait: check, differs_from: work, stops: overall}
            groups: {"1": {zh: 组}}
            classes:
              "1001": {title: {zh: 类}, group: "1", flow: tiny}
            limits:
              - {clock: overall, amount: 2, unit: WORK_DAY, basis: b}
            """;

    @TempDir
    Path folder;

    private List<String> faults(String cases) {
        return PackFolder.in(folder, "tiny").write("cases/all.yml", cases).codes();
    }

    @Test
    void aSoundFileHasNoFault() {
        assertThat(faults(FLOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "flow: tiny} | flow: huge} | CASE-003",
                "group: \"1\", | group: \"2\", | CASE-004",
                "clock: overall, | clock: nothing, | CASE-006",
                "{clock: overall, | {class: \"9\", clock: overall, | CASE-007",
                "{clock: overall, | {severity: urgent, clock: overall, | CASE-008",
                "{clock: overall, | {season: 13-01/02-30, clock: overall, | CASE-009",
                "differs_from: work, | | FLOW-014",
                "to: done, | to: closed, | FLOW-015",
                "permission: case.work | permission: case.fly | FLOW-004",
                "stage: 5 | stage: 9 | PACK-008",
                "trait: work} | trait: play} | PACK-008"
            })
    void eachMistakeIsFoundWhereItStands(String from, String to, String code) {
        assertThat(FLOW).contains(from);
        assertThat(faults(FLOW.replaceFirst(java.util.regex.Pattern.quote(from), to == null ? "" : to)))
                .contains(code);
    }

    @Test
    void anExampleThatComesOutOtherwiseIsAFault() {
        String example = """
                examples:
                  - {example: e, flow: tiny, ends: closed, steps: [{do: work, by: a}, {do: pass, by: a}]}
                """;
        assertThat(faults(FLOW + example)).containsExactly("CASE-011");
        assertThat(faults(FLOW + example.replace("by: a}]", "by: a, refused: FLOW-107}, {do: pass, by: b}]")))
                .isEmpty();
    }

    @Test
    void theShippedPackHasTheClassesOfTheStandardAndTheirLimits() {
        var catalogue = new PackCatalogue(PackContent.ofClasspath());
        List<CaseClass> city = catalogue.classes().stream()
                .filter(one ->
                        one.pack().equals("city-management") && one.flow().equals("city_loop"))
                .toList();
        assertThat(city).hasSize(250);
        assertThat(city.getFirst().title().zh()).isEqualTo("供水井盖异常");
        assertThat(city.stream().filter(one -> !one.conditions().isEmpty())).hasSizeGreaterThanOrEqualTo(140);
        assertThat(catalogue.limits()).anySatisfy(limit -> {
            assertThat(limit.classHead()).isEqualTo("01001");
            assertThat(limit.condition()).isEqualTo(3);
            assertThat(limit.amount()).isEqualTo(2);
            assertThat(limit.unit()).isEqualTo(LimitUnit.WORK_DAY);
        });
        assertThat(catalogue.limits())
                .allSatisfy(limit -> assertThat(limit.basis()).isNotBlank());
    }
}
