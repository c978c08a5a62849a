package org.songhua.consequence.internal.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.PackFolder;

/** What a pack's author is told about a consequence, all at once and with the line. */
class ConsequenceCheckTest {
    private static final String REGISTER = """
            title: {zh: 井, en: Wells}
            description: {zh: 井, en: Wells}
            fields:
              depth: {title: {zh: 深, en: Depth}, type: number}
              checked: {title: {zh: 查, en: Checked}, format: date}
            states: {open: {title: {zh: 开, en: Open}}, done: {title: {zh: 完, en: Done}}}
            actions: {finish: {title: {zh: 完, en: Finish}, from: [open], to: done}}
            duties: {check: {title: {zh: 查, en: Check}, from: checked, months: 12}}
            evidence: {photo: {zh: 照, en: Photo}}
            """;
    private static final String CASES = """
            flows:
              repair:
                version: 1
                title: {zh: 修, en: Repair}
                start: told
                states:
                  told: {title: {zh: 报, en: Told}, stage: 1}
                  mended: {title: {zh: 修, en: Mended}, stage: 5}
                  closed: {title: {zh: 结, en: Closed}, stage: 6, kind: closed}
                actions:
                  create: {title: {zh: 登, en: Take in}, permission: case.report, starts: mend}
                  mend: {title: {zh: 修, en: Mend}, from: told, to: mended, permission: case.work, trait: work, stops: mend}
                  pass: {title: {zh: 核, en: Pass}, from: mended, to: closed, permission: case.check, trait: check, differs_from: [mend]}
            words: {mend: {zh: 修, en: Mending}}
            defaults: {flow: repair}
            groups: {wells: {zh: 井, en: Wells}}
            classes: {w_dry: {title: {zh: 干, en: Dry}, group: wells}}
            limits: [{class: w_, clock: mend, amount: 1, unit: WORK_DAY, basis: ours}]
            """;

    @TempDir
    Path folder;

    private List<Fault> faults(String consequences) {
        return PackFolder.in(folder, "trial")
                .write("registers/wells.yml", REGISTER)
                .write("cases/cases.yml", CASES)
                .write("consequences.yml", consequences)
                .faults();
    }

    private List<String> codes(String... keys) {
        return faults(consequence(keys)).stream().map(Fault::code).toList();
    }

    private static String consequence(String... keys) {
        return "consequences:\n  dry_well:\n    title: {zh: 干, en: Dry}\n    basis: 某法\n    "
                + String.join("\n    ", keys) + "\n";
    }

    @Test
    void aSoundOneHasNoFault() {
        assertThat(faults(consequence(
                        "from: {register: wells, at: [amend], when: depth < 1}",
                        "opens: {class: w_dry, text: '{key} {depth} {day}'}",
                        "enters: {register: wells, fields: {depth: '{depth}'}, evidence: {photo:"
                                + " '{key}'}, then: [finish]}")))
                .isEmpty();
        assertThat(codes("from: {register: wells, overdue: check}", "opens: {class: w_dry, text: x}"))
                .isEmpty();
        assertThat(codes(
                        "from: {cases: w_, clocks: [mend], when: anything != \"\"}",
                        "opens: {class: w_dry, text: '{any}'}"))
                .isEmpty();
    }

    /** A record that is entered would enter another, and that one the next. */
    @Test
    void whatFollowsFromItselfIsToldWithItsWholeCircle() {
        assertThat(codes(
                        "from: {register: wells, at: [create], when: depth < 1}",
                        "enters: {register: wells, fields: {depth: '{depth}'}}"))
                .containsExactly("CONSP-006");
        String second = """
              deep_well:
                title: {zh: 深, en: Deep}
                basis: 某法
                from: {register: wells, at: [finish]}
                enters: {register: wells, fields: {depth: 1}, then: [finish]}
            """;
        List<Fault> found = faults(
                consequence("from: {register: wells, overdue: check}", "opens: {class: w_dry, text: x}") + second);
        assertThat(found).extracting(Fault::code).containsExactly("CONSP-006");
        assertThat(found.getFirst().problem()).contains("deep_well");
        assertThat(found.getFirst().place().row()).isPositive();
    }

    @Test
    void itFollowsFromOneThingAndSomethingFollows() {
        assertThat(codes("from: {}", "opens: {class: w_dry, text: x}")).containsExactly("CONSP-001");
        assertThat(codes("from: {register: wells, cases: w_}", "opens: {class: w_dry, text: x}"))
                .containsExactly("CONSP-001");
        assertThat(codes("from: {register: wells, at: [create]}")).containsExactly("CONSP-001");
        assertThat(codes("from: {register: wells, at: [create], overdue: check}", "opens: {class: w_dry, text: x}"))
                .containsExactly("CONSP-001");
        assertThat(codes("from: {cases: w_, at: [create], clocks: [mend]}", "opens: {class: w_dry, text: x}"))
                .containsExactly("CONSP-001");
    }

    @Test
    void namesThatLeadNowhereAreTold() {
        assertThat(codes("from: {register: welks, at: [create]}", "opens: {class: w_dry, text: x}"))
                .containsExactly("CONSP-002");
        assertThat(codes(
                        "from: {register: wells, at: [begin], when: width < 1}",
                        "opens: {class: w_wet, text: '{width}'}",
                        "enters: {register: wells, fields: {width: 1}, evidence: {sound: x}, then: [begin]}"))
                .hasSize(7)
                .containsOnly("CONSP-002");
        assertThat(codes("from: {register: wells, overdue: visit}", "opens: {class: w_dry, text: x}"))
                .containsExactly("CONSP-002");
        assertThat(codes("from: {cases: x_, clocks: [dry]}", "opens: {class: w_dry, text: x}"))
                .containsExactly("CONSP-002", "CONSP-002");
    }

    @Test
    void whatIsNoConditionIsTold() {
        assertThat(codes("from: {register: wells, at: [create], when: depth <}", "opens: {class: w_dry, text: x}"))
                .containsExactly("CONSP-003");
        assertThat(codes("from: {cases: w_, clocks: [mend], when: 'and'}", "opens: {class: w_dry, text: x}"))
                .containsExactly("CONSP-003");
    }

    @Test
    void anExampleThatComesOutOtherwiseIsTold() {
        String file = consequence(
                        "from: {register: wells, at: [create], when: depth < 1}",
                        "opens: {class: w_dry, text: 'well of {depth} m'}")
                + """
                examples:
                  - {example: a dry well, consequence: dry_well, fields: {depth: 0.5}, follows: true, text: well of 0.5 m}
                  - {example: a deep one, consequence: dry_well, fields: {depth: 3}, follows: true}
                  - {example: another text, consequence: dry_well, fields: {depth: 0}, follows: true, text: well}
                  - {example: of nothing, consequence: wet_well, fields: {}, follows: true}
                """;
        assertThat(faults(file)).extracting(Fault::code).containsExactly("CONSP-005", "CONSP-005", "CONSP-005");
        assertThat(faults(file)).extracting(Fault::problem).anyMatch(text -> text.contains("It does not follow."));
    }
}
