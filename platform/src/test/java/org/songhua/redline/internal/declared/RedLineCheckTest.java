package org.songhua.redline.internal.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.PackFolder;

/** What a pack's author is told about a red line, all at once and with the line. */
class RedLineCheckTest {
    private static final String CLASSES = """
            groups: {wells: {title: {zh: 井, en: Wells}, order: 10}}
            classes:
              spring:
                title: {zh: 泉, en: Spring}
                group: wells
                cim_level: 1
                geometry: any
                attributes:
                  flow: {title: {zh: 流, en: Flow}, type: number}
                  paper: {title: {zh: 文, en: Paper}, type: string}
                style: {palette: water, min_zoom: 12, order: 500}
            """;
    private static final String REGISTER = """
            title: {zh: 井, en: Wells}
            description: {zh: 井, en: Wells}
            fields:
              depth: {title: {zh: 深, en: Depth}, type: number}
              place: {title: {zh: 地, en: Place}}
              paper: {title: {zh: 文, en: Paper}}
            states: {open: {title: {zh: 开, en: Open}}, done: {title: {zh: 完, en: Done}}}
            actions: {finish: {title: {zh: 完, en: Finish}, from: [open], to: done}}
            """;

    @TempDir
    Path folder;

    private List<Fault> faults(String lines) {
        return PackFolder.in(folder, "trial")
                .write("classes.yml", CLASSES)
                .write("registers/wells.yml", REGISTER)
                .write("red-lines.yml", lines)
                .faults();
    }

    private static String line(String... keys) {
        return """
                red_lines:
                  deep_wells:
                    title: {zh: 深, en: Deep}
                    basis: 某法
                    approval: {zh: 批, en: Leave}
                    document: paper
                """ + "    " + String.join("\n    ", keys) + "\n";
    }

    private List<String> codes(String lines) {
        return faults(lines).stream().map(Fault::code).toList();
    }

    @Test
    void aSoundLineHasNoFault() {
        assertThat(faults(line(
                        "subjects: [{register: wells, at: [create, amend, finish], geometry: place}, {class: spring}]",
                        "classes: [spring]",
                        "object_when: flow > 3",
                        "within_m: 50")))
                .isEmpty();
        assertThat(faults(line("subjects: [{register: wells}]", "when: depth > 1", "allowed: depth <= 30")))
                .isEmpty();
    }

    @Test
    void namesThatLeadNowhereAreToldWithANearOne() {
        List<Fault> found = faults(line(
                "subjects: [{register: well}, {class: sprong}, {register: wells, at: [finsh], geometry: plase}]",
                "classes: [sping]",
                "when: dept > 3",
                "allowed: depth < 1",
                "permission: register.aprove"));
        assertThat(found.stream().map(Fault::code))
                .containsExactlyInAnyOrder(
                        "RLINEP-001",
                        "RLINEP-001",
                        "RLINEP-004",
                        "RLINEP-006",
                        "RLINEP-006",
                        "RLINEP-006",
                        "RLINEP-006");
        assertThat(found.stream().map(Fault::remedy).toList().toString())
                .contains("\"spring\"", "\"wells\"", "\"finish\"", "\"place\"", "\"depth\"");
    }

    @Test
    void aLineThatNothingCanCrossIsRefused() {
        assertThat(codes(line("subjects: [{register: wells}]"))).containsExactly("RLINEP-002");
        assertThat(codes(line("subjects: [{register: wells}]", "allowed: depth < 3", "within_m: 5")))
                .containsExactly("RLINEP-002");
        assertThat(codes(line("subjects: []", "classes: [spring]"))).containsExactly("RLINEP-005");
        assertThat(codes(line("subjects: [{}]", "classes: [spring]"))).containsExactly("RLINEP-005");
        assertThat(codes(line("subjects: [{register: wells, class: spring}]", "classes: [spring]")))
                .containsExactly("RLINEP-005");
        assertThat(codes(line("subjects: [{class: spring, at: [finish]}]", "classes: [spring]")))
                .containsExactly("RLINEP-005");
    }

    @Test
    void aReachBeyondACityAndAConditionThatCannotBeReadAreTold() {
        assertThat(codes(line("subjects: [{register: wells}]", "classes: [spring]", "within_m: 5001")))
                .containsExactly("RLINEP-003");
        assertThat(codes(line("subjects: [{register: wells}]", "classes: [spring]", "within_m: -1")))
                .containsExactly("RLINEP-003");
        assertThat(codes(line("subjects: [{register: wells}]", "classes: [spring]", "when: depth >")))
                .containsExactly("RLINEP-007");
    }

    @Test
    void theFieldOfTheDocumentMustBeThere() {
        String lines = line("subjects: [{register: wells}]", "classes: [spring]")
                .replace("document: paper", "document: leave");
        assertThat(codes(lines)).containsExactly("RLINEP-006");
    }

    @Test
    void anExampleThatComesOutOtherwiseFailsWithWhatWasFound() {
        List<Fault> found = faults(line("subjects: [{register: wells}]", "classes: [spring]", "within_m: 100") + """
                examples:
                  - {example: near, line: deep_wells, shape: POINT (125 44), object: POINT (125 44.0005), crossed: false}
                  - {example: far, line: deep_wells, shape: POINT (125 44), object: POINT (125 44.002), crossed: true}
                  - {example: metres, line: deep_wells, shape: POINT (125 44), object: POINT (125 44.0005), crossed: true, distance_m: 50}
                  - {example: no shape, line: deep_wells, shape: PINT (1), crossed: false}
                  - {example: no line, line: shallow, crossed: false}
                """);
        assertThat(found).hasSize(5).allMatch(fault -> fault.code().equals("RLINEP-020"));
        assertThat(found.stream().map(Fault::problem).toList().toString())
                .contains("It is crossed", "It is not crossed", "55.5", "no WKT", "no red line");
    }
}
