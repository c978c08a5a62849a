package org.songhua.resolution.internal.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.PackFolder;

/** What a pack's author is told about a rule of resolution, all at once and with the line. */
class ResolutionCheckTest {
    private static final String REGISTER = """
            title: {zh: 井, en: Wells}
            description: {zh: 井, en: Wells}
            fields:
              depth: {title: {zh: 深, en: Depth}, type: number}
              place: {title: {zh: 地, en: Place}}
              owner: {title: {zh: 主, en: Owner}, seen_by: register.approve}
            states: {open: {title: {zh: 开, en: Open}}, done: {title: {zh: 完, en: Done}}}
            actions: {finish: {title: {zh: 完, en: Finish}, from: [open], to: done}}
            """;

    private static final String RULE = """
            title: {zh: 井, en: Wells}
            description: {zh: 井, en: Wells}
            subjects: [{register: wells, values: {at: [place, key], depth: depth}}]
            compare:
              at:
                title: {zh: 地, en: Place}
                by: text
                levels:
                  same: {title: {zh: 同, en: Same}, least: 1, m: 0.9, u: 0.1}
                  other: {title: {zh: 异, en: Other}, m: 0.1, u: 0.9}
              depth:
                title: {zh: 深, en: Depth}
                by: number
                levels:
                  same: {title: {zh: 同, en: Same}, within: 1, m: 0.5, u: 0.25}
                  other: {title: {zh: 异, en: Other}, m: 0.5, u: 0.75}
            keys: [{of: at, as: exact}, [{of: at, as: head}, {as: place, metres: 50}]]
            same: 4
            possible: 1
            examples:
              - {example: both agree, a: {at: 甲, depth: "3"}, b: {at: 甲, depth: "4"}, says: same, weight: 4.2}
            """;

    @TempDir
    Path folder;

    private List<Fault> faults(String rule) {
        return PackFolder.in(folder, "trial")
                .write("registers/wells.yml", REGISTER)
                .write("resolution/wells.yml", rule)
                .faults();
    }

    @Test
    void aSoundRuleHasNoFaultAndItsExamplesPlay() {
        // log2(0.9 / 0.1) + log2(0.5 / 0.25) = 3.17 + 1.
        assertThat(faults(RULE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "register: wells|register: welles|RESOLP-001",
                "[place, key]|[places, key]|RESOLP-001",
                "{of: at, as: exact}|{of: where, as: exact}|RESOLP-001",
                "'  depth:⏎    title'|'  deep:⏎    title'|RESOLP-001",
                "subjects: [{register: wells, |subjects: [{register: wells, persons: true, |RESOLP-002",
                "m: 0.9, u: 0.1|m: 0.8, u: 0.1|RESOLP-003",
                "least: 1|within: 1|RESOLP-004",
                "within: 1, m|m|RESOLP-004",
                "as: place, metres: 50|as: place|RESOLP-005",
                "{of: at, as: exact}|{of: at, as: exact, metres: 5}|RESOLP-005",
                "same: 4|same: 0|RESOLP-006",
                "depth: depth|depth: owner|RESOLP-007",
                "says: same|says: different|RESOLP-020",
                "weight: 4.2|weight: 5|RESOLP-020",
            })
    void eachMistakeHasItsCodeAndItsLine(String sound, String wrong, String code) {
        String rule = RULE.replaceFirst(Pattern.quote(sound.replace("⏎", "\n")), wrong.replace("⏎", "\n"));
        List<Fault> found = faults(rule);
        assertThat(found).extracting(Fault::code).contains(code);
        assertThat(found.getFirst().place().toString()).contains("resolution/wells.yml");
    }

    @Test
    void anUnknownKeyIsToldWithAllOthersAtOnce() {
        assertThat(faults(RULE.replace("same: 4", "sames: 4\nsame: 4").replace("by: text", "by: magic")))
                .hasSizeGreaterThan(1);
    }
}
