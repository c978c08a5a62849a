package org.songhua.register.internal.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.PackFolder;

/** What a pack's author is told about a register, all at once and with the line. */
class RegisterCheckTest {
    private static final String HEAD = """
            title: {zh: 井, en: Wells}
            description: {zh: 井, en: Wells}
            """;

    @TempDir
    Path folder;

    private List<Fault> faults(String register) {
        return PackFolder.in(folder, "trial")
                .write("registers/wells.yml", register)
                .faults();
    }

    private List<String> codes(String register) {
        return faults(register).stream().map(Fault::code).distinct().sorted().toList();
    }

    @Test
    void aSoundRegisterHasNoFault() {
        assertThat(codes(HEAD + """
                fields: {depth: {title: {zh: 深, en: Depth}, type: number}}
                states: {open: {title: {zh: 开, en: Open}}}
                """)).isEmpty();
    }

    @Test
    void namesThatLeadNowhereAreToldWithANearOne() {
        List<Fault> found = faults(HEAD + """
                objects: [castle]
                title_field: nmae
                fields:
                  name: {title: {zh: 名, en: Name}, shown_when: depht > 3, seen_by: register.aprove}
                  depth: {title: {zh: 深, en: Depth}, type: number}
                states: {open: {title: {zh: 开, en: Open}}, lost: {title: {zh: 失, en: Lost}}}
                actions:
                  move: {title: {zh: 动, en: Move}, from: [opne], to: nowhere, fields: [width], evidence: [photo], differs_from: [stop]}
                duties:
                  check: {title: {zh: 检, en: Check}, from: depth, months_field: name}
                  other: {title: {zh: 检, en: Check}, from: never}
                demo: {count: 1, words: {name: ["{nn}{check}"]}}
                """);
        assertThat(found.stream().map(Fault::code))
                .contains(
                        "REGP-001", "REGP-002", "REGP-003", "REGP-004", "REGP-005", "REGP-011", "REGP-012", "REGP-015");
        assertThat(found).anySatisfy(fault -> {
            assertThat(fault.problem()).contains("depht");
            assertThat(fault.remedy()).contains("depth");
            assertThat(fault.place().row()).isEqualTo(6);
        });
    }

    @Test
    void whatCannotWorkIsRefused() {
        assertThat(codes(HEAD + """
                title_field: secret
                fields:
                  key: {title: {zh: 键, en: Key}}
                  secret: {title: {zh: 密, en: Secret}, seen_by: register.approve, pattern: "["}
                  bad: {title: {zh: 坏, en: Bad}, required_when: "name =="}
                  a: {title: {zh: a, en: a}, filter: true}
                  b: {title: {zh: b, en: b}, filter: true}
                  c: {title: {zh: c, en: c}, filter: true}
                  d: {title: {zh: d, en: d}, filter: true}
                states: {open: {title: {zh: 开, en: Open}}}
                actions: {amend: {title: {zh: 改, en: Amend}, from: [open]}}
                """)).containsExactly("REGP-007", "REGP-008", "REGP-009", "REGP-010");
    }

    @Test
    void anExampleThatComesOutOtherwiseFailsWithWhatWasFound() {
        List<Fault> found = faults(HEAD + """
                fields:
                  depth: {title: {zh: 深, en: Depth}, type: number, required: true}
                  checked: {title: {zh: 检, en: Checked}, format: date}
                states: {open: {title: {zh: 开, en: Open}}, shut: {title: {zh: 关, en: Shut}}}
                actions: {shut: {title: {zh: 关, en: Shut}, from: [open], to: shut}}
                duties: {check: {title: {zh: 检, en: Check}, from: checked, months: 6}}
                examples:
                  - {example: one that is refused, fields: {checked: "2026-01-01"}}
                  - {example: one that ends elsewhere, fields: {depth: 3}, steps: [{do: shut}], ends: open}
                  - {example: one that is due elsewhen, fields: {depth: 3, checked: "2026-01-31"}, due: {check: "2026-07-30"}}
                  - {example: one that is not refused, fields: {depth: 3}, steps: [{do: shut, refused: [FLOW-102]}]}
                """);
        assertThat(found).hasSize(4).allMatch(fault -> fault.code().equals("REGP-020"));
        assertThat(found.stream().map(Fault::problem).toList().toString())
                .contains("REG-011", "ends in state shut", "2026-07-31", "but found []");
    }
}
