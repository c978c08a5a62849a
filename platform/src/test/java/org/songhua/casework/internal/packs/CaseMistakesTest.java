package org.songhua.casework.internal.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.PackFolder;

/** Mistakes that people make in the pack files of casework and of its evaluation, and what is said of each, with its line. */
class CaseMistakesTest {
    /** The lines are counted from 1, as an editor counts them. */
    private static final String CASES = """
        words:
          after: {zh: 处置后, en: After}
        flows:
          tiny:
            version: 1
            title: {zh: 小, en: Small}
            start: open
            states:
              open: {title: {zh: 开}, stage: 1}
              done: {title: {zh: 毕}, stage: 5}
              closed: {title: {zh: 结}, stage: 6, kind: closed}
            actions:
              create: {title: {zh: 建}, permission: case.report, starts: overall}
              work: {title: {zh: 做}, from: open, to: done, permission: case.work, trait: work, evidence: after}
              pass: {title: {zh: 过}, from: done, to: closed, permission: case.check, trait: check, differs_from: work, stops: overall}
        groups: {"1": {zh: 组}}
        classes:
          "1001": {title: {zh: 类}, group: "1", flow: tiny}
          "1002": {title: {zh: 问}, group: "1", flow: tiny, questions: {size: {title: {zh: 大小}, type: singlevaluelist, values: {s: {zh: 小}, l: {zh: 大}}}}}
        limits:
          - {clock: overall, amount: 2, unit: WORK_DAY, basis: b}
          - {class: "1002", clock: overall, amount: 4, unit: WORK_HOUR, season: 10-20/04-06, basis: b}
        responsibilities:
          - {class: "10", department: roads, basis: b, from: 2026-01-01, until: 2026-12-31}
        """;

    private static final String PERFORMANCE = """
        flows: tiny
        facts:
          reported: {title: {zh: 报, en: Reported}, actions: create}
          worked: {title: {zh: 做, en: Worked}, actions: work, unless: [pass], before: overall}
          due: {title: {zh: 应, en: Due}, clocks: overall}
        exclusions:
          out: {title: {zh: 剔, en: Out}, actions: pass}
        indicators:
          rate: {title: {zh: 率, en: Rate}, numerator: {worked: 1}, denominator: reported}
          sum: {title: {zh: 和, en: Sum}, of: {rate: 1}}
        """;

    @TempDir
    Path folder;

    private List<String> faults(String cases, String performance) throws IOException {
        PackFolder pack = PackFolder.in(folder, "tiny");
        pack.write("cases/all.yml", cases);
        if (performance != null) pack.write("performance.yml", performance);
        List<Fault> found = pack.faults();
        assertThat(found).allSatisfy(fault -> {
            assertThat(fault.problem()).as(fault.line()).isNotBlank();
            assertThat(fault.remedy()).as(fault.line()).isNotBlank();
            assertThat(String.valueOf(fault.place().file())).as(fault.line()).contains(".yml");
        });
        return found.stream()
                .map(fault -> fault.code() + " " + fault.place().row())
                .toList();
    }

    private static String changed(String text, String from, String to) {
        assertThat(text).contains(from);
        return text.replaceFirst(Pattern.quote(from), to == null ? "" : to);
    }

    @Test
    void soundFilesHaveNone() throws IOException {
        assertThat(faults(CASES, PERFORMANCE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        "1001": {title: {zh: 类}, group: "1", flow: tiny} | "1001": {title: {zh: 类}, group: "1"} | CASE-003 18
        "1001": {title: {zh: 类}, group: "1"              | "1001": {title: {zh: 类}, group: "7"  | CASE-004 18
        type: singlevaluelist, values: {s: {zh: 小}, l: {zh: 大}} | type: singlevaluelist       | CASE-005 19
        type: singlevaluelist                             | type: string                          | CASE-005 19
        - {clock: overall, amount: 2                      | - {clock: nothing, amount: 2          | CASE-006 21
        {class: "1002", clock                             | {class: "9", clock                    | CASE-007 22
        season: 10-20/04-06                               | season: 10-20/13-06                   | CASE-009 22
        season: 10-20/04-06                               | season: 02-30/04-06                   | CASE-009 22
        season: 10-20/04-06                               | season: 00-01/04-06                   | CASE-009 22
        until: 2026-12-31                                 | until: 2025-12-31                     | CASE-010 24
        until: 2026-12-31                                 | until: 2026-02-30                     | CASE-016 24
        from: 2026-01-01                                  | from: 2026-13-01                      | CASE-016 24
        """)
    void aMistakeOfMeaningIsToldAtItsLine(String from, String to, String told) throws IOException {
        assertThat(faults(changed(CASES, from, to), null)).contains(told);
    }

    /** A clock without a limit warns nobody: one that holds for a season only, or for one severity, leaves the rest of the cases without. */
    @ParameterizedTest
    @ValueSource(strings = {"season: 10-20/04-06, ", "severity: urgent, ", "area: \"2201\", ", "condition: 1, "})
    void aLimitThatDoesNotAlwaysHoldIsNotEnough(String more) throws IOException {
        assertThat(faults(changed(CASES, "- {clock: overall, ", "- {" + more + "clock: overall, "), null))
                .containsExactly("CASE-008 18", "CASE-008 19");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        amount: 2         | amount: 0
        amount: 2         | amount: two
        amount: 2         | amount: 2.5
        amount: 2         | amount: 10001
        unit: WORK_HOUR   | unit: FORTNIGHT
        season: 10-20/04-06 | season: winter
        until: 2026-12-31 | until: soon
        stage: 5          | stage: 0
        stage: 5          | stage: 8
        kind: closed      | kind: shut
        trait: check      | trait: look
        type: singlevaluelist | type: oneof
        department: roads | departement: roads
        version: 1        | version: 0
        """)
    void aMistakeOfFormIsTold(String from, String to) throws IOException {
        assertThat(faults(changed(CASES, from, to), null)).isNotEmpty().allMatch(line -> line.startsWith("PACK-"));
    }

    @Test
    void theSameCodeInTwoFilesIsToldOnceForEach() throws IOException {
        Path pack = Files.createDirectories(folder.resolve("tiny/cases"));
        Files.writeString(pack.resolve("more.yml"), CASES.substring(CASES.indexOf("flows:")));
        assertThat(faults(CASES, null).stream()
                        .map(line -> line.substring(0, 8))
                        .toList())
                .contains("CASE-001", "CASE-002");
    }

    @Test
    void allMistakesOfSeveralKindsAreToldAtOnce() throws IOException {
        String cases = changed(CASES, "group: \"1\", flow: tiny}", "group: \"8\", flow: tiny}");
        cases = changed(cases, "season: 10-20/04-06", "season: 99-99/04-06");
        cases = changed(cases, "until: 2026-12-31", "until: 2020-01-01");
        assertThat(faults(cases, changed(PERFORMANCE, "numerator: {worked: 1}", "numerator: {wrked: 1}")))
                .contains("CASE-004 18", "CASE-009 22", "CASE-010 24", "CASE-015 9");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        flows: tiny              | flows: [tiny, huge]          | CASE-017 1
        actions: create          | actions: create, clocks: overall | CASE-012 3
        , actions: create}       | }                            | CASE-012 3
        actions: create          | actions: creat               | CASE-015 3
        unless: [pass]           | unless: [past]               | CASE-015 4
        before: overall          | before: overnight            | CASE-015 4
        clocks: overall          | clocks: overal               | CASE-015 5
        actions: pass}           | actions: fail}               | CASE-015 7
        numerator: {worked: 1}   | numerator: {wrked: 1}        | CASE-015 9
        denominator: reported    | denominator: repoted         | CASE-015 9
        , denominator: reported  | , denominator: reported, of: {rate: 1} | CASE-014 9
        of: {rate: 1}            | of: {sum: 1}                 | CASE-015 10
        , of: {rate: 1}          | , denominator: reported, of: {rate: 1} | CASE-014 10
        """)
    void aMistakeInWhatIsCountedIsToldAtItsLine(String from, String to, String told) throws IOException {
        assertThat(faults(CASES, changed(PERFORMANCE, from, to))).contains(told);
    }

    /** An indicator is put together from those before it, so none can be part of itself. */
    @Test
    void anIndicatorOfWhatComesAfterItIsRefused() throws IOException {
        String turned = PERFORMANCE.replace("of: {rate: 1}", "of: {later: 1}")
                + "  later: {title: {zh: 后, en: Later}, of: {sum: 1}}\n";
        assertThat(faults(CASES, turned)).containsExactly("CASE-015 10");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        ends: closed, steps: [{do: work, by: a, evidence: after}, {do: pass, by: b}]   | 0
        ends: done, steps: [{do: work, by: a, evidence: after}, {do: pass, by: b}]     | 1
        ends: done, steps: [{do: work, by: a, evidence: after}, {do: pass, by: a, refused: FLOW-107}] | 0
        ends: open, steps: [{do: work, by: a, refused: FLOW-106}]                      | 0
        ends: open, steps: [{do: work, by: a, refused: FLOW-107}]                      | 1
        ends: done, steps: [{do: work, by: a, evidence: after, refused: FLOW-106}]     | 1
        ends: open, steps: [{do: fly, by: a}]                                          | 1
        """)
    void anExampleSaysWhatComesOutOrIsToldAtItsLine(String rest, int failed) throws IOException {
        List<String> told = faults(CASES + "examples:\n  - {example: e, flow: tiny, " + rest + "}\n", null);
        assertThat(told).hasSize(failed).allMatch(line -> line.equals("CASE-011 26"));
    }
}
