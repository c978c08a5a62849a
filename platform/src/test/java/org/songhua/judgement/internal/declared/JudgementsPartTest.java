package org.songhua.judgement.internal.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.PackFolder;

/** What a pack's author is told about a judgement, all at once and with the line. */
class JudgementsPartTest {
    private static final String REGISTER = """
        title: {zh: 井, en: Wells}
        description: {zh: 井, en: Wells}
        fields:
          depth: {title: {zh: 深, en: Depth}, type: number}
          dry: {title: {zh: 干, en: Dry}, type: boolean}
          use: {title: {zh: 用, en: Use}, enum: {drink: {zh: 饮, en: Drink}, field: {zh: 灌, en: Field}}}
        states: {open: {title: {zh: 开, en: Open}}}
        """;

    @TempDir
    Path folder;

    private List<Fault> faults(String judgements) {
        return PackFolder.in(folder, "trial")
                .write("registers/trial-wells.yml", REGISTER)
                .write("judgements.yml", judgements)
                .faults();
    }

    private static String rule(String... keys) {
        return """
            judgements:
              useless:
                title: {zh: 废, en: Useless}
                register: trial_wells
                rules:
                  one:
                    title: {zh: 干, en: Dry}
                    basis: 某规
            """ + "        " + String.join("\n        ", keys) + "\n";
    }

    private static List<String> codes(List<Fault> faults) {
        return faults.stream().map(Fault::code).toList();
    }

    @Test
    void aJudgementThatIsRightIsTakenAndItsExamplesRun() {
        String right = rule("applies: use = 'drink'", "holds: dry or depth < 5") + """
            examples:
              - {example: dry, judgement: useless, fields: {use: drink, dry: true}, answer: "yes", reasons: [one]}
              - {example: deep, judgement: useless, fields: {use: drink, dry: false, depth: 5}, answer: "no"}
              - {example: nothing known, judgement: useless, fields: {}, answer: unknown, missing: [use, dry, depth]}
              - {example: not concerned, judgement: useless, fields: {use: field, dry: true}, answer: unknown, missing: []}
            """;
        assertThat(faults(right)).isEmpty();
        List<Fault> wrong = faults(right.replace("depth: 5}", "depth: 4}"));
        assertThat(codes(wrong)).containsExactly("JUDGEP-020");
        assertThat(wrong.getFirst().problem()).contains("deep", "YES");
        assertThat(codes(faults(right.replace("dry, judgement: useless", "dry, judgement: other"))))
                .containsExactly("JUDGEP-020");
    }

    @Test
    void conditionsThatAreNoneAreToldWithTheirLine() {
        assertThat(codes(faults(rule("holds: depth")))).containsExactly("JUDGEP-003");
        assertThat(codes(faults(rule("holds: depht < 5")))).containsExactly("FORM-006");
        assertThat(codes(faults(rule("holds: depth < ")))).containsExactly("FORM-001");
        assertThat(codes(faults(rule("applies: use > 'drink'", "holds: depth = 'x'"))))
                .containsExactly("FORM-007", "FORM-007");
        assertThat(faults(rule("holds: depth < 5 m")))
                .singleElement()
                .satisfies(fault -> assertThat(fault.place().row()).isPositive());
    }

    @Test
    void aListOfItemsHasGroupsAndOneBasisForAll() {
        String list = """
            judgements:
              sound:
                title: {zh: 好, en: Sound}
                basis: 某规
                register: trial_wells
                mode: all
                groups: {all: {zh: 全, en: All}}
                rules:
                  deep: {title: {zh: 深, en: Deep}, group: all, holds: depth >= 3}
                  wet: {title: {zh: 湿, en: Wet}, group: all, holds: not dry}
            examples:
              - {example: both, judgement: sound, fields: {depth: 3, dry: false}, answer: "yes"}
              - {example: flat, judgement: sound, fields: {depth: 2.9}, answer: "no", reasons: [deep], missing: [dry]}
              - {example: one, judgement: sound, fields: {depth: 3}, answer: unknown, missing: [dry]}
            """;
        assertThat(faults(list)).isEmpty();
        assertThat(codes(faults(list.replace("group: all", "group: al").replace("holds: depth >", "holds: depht >"))))
                .containsExactlyInAnyOrder("JUDGEP-005", "JUDGEP-005", "FORM-006");
        assertThat(codes(faults(list.replace("    basis: 某规\n", "")))).containsExactly("JUDGEP-006", "JUDGEP-006");
        assertThat(codes(faults(list.replace(">= 3", ">=")))).containsExactly("FORM-001");
        assertThat(codes(faults(list.replace("mode: all", "mode: most")))).hasSize(1);
    }

    @Test
    void aJudgementOfNothingIsTold() {
        assertThat(codes(faults(rule("holds: dry").replace("register: trial_wells", "register: trial_well"))))
                .containsExactly("JUDGEP-001");
        assertThat(codes(faults("""
            judgements:
              useless: {title: {zh: 废, en: Useless}, register: trial_wells, rules: {}}
            """))).containsExactly("JUDGEP-002");
    }
}
