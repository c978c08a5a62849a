package org.songhua.project.internal.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.PackFolder;

/** What a pack's author is told about a project library, all at once and with the line. */
class ProjectCheckTest {
    private static final String PACK = """
        code: trial
        version: 0.1.0
        title: {zh: 试, en: Trial}
        description: {zh: 试, en: Trial}
        """;
    private static final String WORKS = """
        title: {zh: 项, en: Works}
        description: {zh: 项, en: Works}
        fields:
          planyear: {title: {zh: 年, en: Year}, type: integer, filter: true}
          cost: {title: {zh: 概, en: Cost}, type: number}
          hidden: {title: {zh: 密, en: Hidden}, type: number, seen_by: register.approve}
          remark: {title: {zh: 注, en: Remark}}
        states: {draft: {title: {zh: 草, en: Draft}}, done: {title: {zh: 完, en: Done}}}
        actions: {finish: {title: {zh: 完, en: Finish}, from: [draft], to: done}}
        """;
    private static final String MONEY = """
        title: {zh: 钱, en: Money}
        description: {zh: 钱, en: Money}
        fields:
          works: {title: {zh: 项, en: Works}, required: true, filter: true}
          remark: {title: {zh: 注, en: Remark}}
          source: {title: {zh: 源, en: Source}, required: true, enum: {own: {zh: 自, en: Own}}}
          other_source: {title: {zh: 源, en: Source}, required: true, enum: {else: {zh: 他, en: Else}}}
          sum: {title: {zh: 额, en: Sum}, type: number, required: true}
          day: {title: {zh: 日, en: Day}, format: date}
          nth: {title: {zh: 序, en: Nth}, type: integer, required: true}
        states: {draft: {title: {zh: 草, en: Draft}}}
        """;

    @TempDir
    Path folder;

    private List<Fault> faults(String projects) {
        return PackFolder.in(folder, "trial")
                .write("registers/trial-works.yml", WORKS)
                .write("registers/trial-money.yml", MONEY)
                .write("projects.yml", projects)
                .faults();
    }

    private static List<String> codes(List<Fault> faults) {
        return faults.stream().map(Fault::code).toList();
    }

    private static String library(String... keys) {
        return """
            libraries:
              trial_works:
                title: {zh: 库, en: Library}
            """ + "    " + String.join("\n    ", keys) + "\n";
    }

    private static final String FUNDS = "funds: {register: trial_money, project: works, source: source, amount: sum}";

    @Test
    void aLibraryThatIsRightIsTakenAndItsExamplesRun() {
        String right = library(
                "plan_year: planyear",
                "estimate: cost",
                "open: [draft]",
                FUNDS,
                "payments: {register: trial_money, project: works, source: source, amount: sum, on: day}");
        assertThat(faults(right)).isEmpty();
        String example = right + """
            examples:
              - example: what does not add up
                library: trial_works
                fields: {cost: 10}
                funds: [{source: own, sum: 9.99}]
                against: [FIN-001]
            """;
        assertThat(faults(example)).isEmpty();
        List<Fault> wrong = faults(example.replace("9.99", "10"));
        assertThat(codes(wrong)).containsExactly("PROJP-020");
        assertThat(wrong.getFirst().problem()).contains("what does not add up");
        assertThat(codes(faults(example + "    npv: 5\n"))).containsExactly("PROJP-020");
        assertThat(codes(faults(example.replace("library: trial_works\n    fields", "library: other\n    fields"))))
                .containsExactly("PROJP-020");
    }

    @Test
    void everyNameThatLeadsNowhereIsToldAtOnceWithTheWordThatWasMeant() {
        List<Fault> found = faults(library(
                "plan_year: planyeer",
                "estimate: cost",
                "open: [draft, dune]",
                "funds: {register: trial_mony, project: works, source: source, amount: sum}",
                "payments: {register: trial_money, project: work, source: sorce, amount: sum, on: day}"));
        assertThat(codes(found))
                .containsExactlyInAnyOrder("PROJP-003", "PROJP-002", "PROJP-001", "PROJP-003", "PROJP-003");
        assertThat(found).extracting(Fault::remedy).anyMatch(one -> one.contains("\"trial_money\""));
        assertThat(found).allSatisfy(one -> assertThat(one.place().row()).isPositive());
    }

    @Test
    void aFieldThatDoesNotHoldWhatItIsForIsTold() {
        assertThat(codes(faults(library(
                        "plan_year: cost",
                        "estimate: hidden",
                        "open: [draft]",
                        "funds: {register: trial_money, project: remark, source: remark, amount: nth}",
                        "milestones: {register: trial_money, project: works, order: sum, name: nth, planned: day,"
                                + " actual: source}",
                        "flow: {register: trial_money, project: works, year: sum, investment: source, operating: sum,"
                                + " income: sum}",
                        "problems: {register: trial_money, project: works, found: day, closed: remark}"))))
                .hasSize(12)
                .containsOnly("PROJP-004");
    }

    @Test
    void moneyWithoutAnEstimateAndPaymentsWithoutSourcesMakeNoSense() {
        assertThat(codes(faults(library("plan_year: planyear", "open: [draft]", FUNDS))))
                .containsExactly("PROJP-005");
        String payments =
                "payments: {register: trial_money, project: works, source: other_source, amount: sum, on: day}";
        assertThat(codes(faults(library("plan_year: planyear", "open: [draft]", payments))))
                .containsExactly("PROJP-005");
        assertThat(codes(faults(library("plan_year: planyear", "estimate: cost", "open: [draft]", FUNDS, payments))))
                .as("payments of a source that funds do not know")
                .containsExactly("PROJP-005");
    }

    @Test
    void theStateInWhichRecordsBeginIsOpen() {
        assertThat(codes(faults(library("plan_year: planyear", "open: [done]"))))
                .containsExactly("PROJP-002");
    }

    @Test
    void ratesHaveDaysOfTheCalendarInTheirOrderAndAreParts() {
        List<Fault> found = faults(library("plan_year: planyear", "open: [draft]", """
            discount:
                  - {from: "2026-01-01", value: 0.08, basis: 某法}
                  - {from: "2025-01-01", value: 8, basis: 某法}
                  - {from: "2026-02-30", value: 0.06, basis: 某法}\
            """));
        assertThat(codes(found)).containsExactly("PROJP-006", "PROJP-006", "PROJP-006");
    }

    @Test
    void aLimitNamesLinesThatThereAreAndWhereEveryFactComesFrom() {
        String limit = """
            limits:
              trial_works:
                open: [draft]
                lines: [rent_growth, no_such]
                facts: {rent_growth: remark, height: cost}
                given: {old: true}
            """;
        assertThat(codes(faults(limit)))
                .as("there is no plan beside this pack, hence no line")
                .containsExactly("PROJP-007", "PROJP-007", "PROJP-008", "PROJP-008", "PROJP-008");
        assertThat(codes(faults(limit.replace("trial_works", "no_register")))).containsExactly("PROJP-001");
    }

    @Test
    void unknownKeysAreFaults() {
        assertThat(faults(library("plan_year: planyear", "open: [draft]", "colour: red")))
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault.code()).startsWith("PACK"));
    }
}
