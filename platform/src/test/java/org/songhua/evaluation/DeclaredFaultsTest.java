package org.songhua.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.PackFolder;

/** What is wrong with declared indicators and plans is told all at once, with file and line. */
class DeclaredFaultsTest {
    private static final String HEAD = """
        system: test
        edition: '2025'
        layer: basic
        valid_from: '2025-01-01'
        title: {zh: 测, en: Test}
        source: test
        indicators:
        """;

    @TempDir
    Path folder;

    private List<Fault> faults(String indicators) {
        return PackFolder.in(folder, "own")
                .write("indicators/own.yml", HEAD + indicators)
                .faults();
    }

    private static String indicator(String code, String unit, String type, String rest) {
        return """
              %s:
                name: {zh: 测, en: Test}
                unit: '%s'
                level: city
                dimension: smart
                group: 测
                definition: 测
                direction: up
                benchmark: info
                inputs: [台账]
                evidence: survey
                confidence: high
                decimals: 2
                type: %s
            %s
            """.formatted(code, unit, type, rest).indent(2).replaceAll("(?m)^ {4}(?=[A-Z][0-9])", "  ");
    }

    private static String formula(String text) {
        return "    formula: {value: \"" + text + "\"}";
    }

    @Test
    void aSoundFileHasNoFault() {
        assertThat(faults(indicator("A01", "人", "sum", formula("population")))).isEmpty();
    }

    @Test
    void dataWithoutANameAndTwoNamesForTheSameAreTold() {
        String one = indicator("A01", "人", "sum", formula("population")).replace("[台账]", "[台账, land_suply]");
        PackFolder.in(folder, "twin").write("inputs.yml", "inputs:\n  land_supply: {zh: 测, en: Test}\n");
        List<Fault> faults = PackFolder.in(folder, "own")
                .write("indicators/own.yml", HEAD + one)
                .write("inputs.yml", "inputs:\n  land_supply: {zh: 测, en: Test}\n")
                .faults();
        assertThat(faults).extracting(Fault::code).containsExactlyInAnyOrder("EVAL-055", "EVAL-056");
        assertThat(faults)
                .filteredOn(fault -> fault.code().equals("EVAL-056"))
                .allSatisfy(fault -> assertThat(fault.remedy()).contains("land_supply"));
    }

    @Test
    void wrongUnitsUnknownNamesAndCirclesAreToldTogether() {
        String all = indicator("A01", "km", "sum", formula("population"))
                + indicator("A02", "个", "count", formula("count(castle)"))
                + indicator("A03", "%", "composite", formula("indicator('test-2025:A04') * 2"))
                + indicator("A04", "%", "composite", formula("indicator('test-2025:A03') / 2"))
                + indicator("A05", "furlong", "sum", formula("population"))
                + indicator("A06", "个", "count", "")
                + indicator("A07", "个", "manual", formula("1"))
                + indicator("A08", "人", "sum", formula("population +"));
        assertThat(faults(all))
                .extracting(Fault::code)
                .contains("FORM-008", "FORM-002", "FORM-010", "EVAL-002", "EVAL-001", "FORM-001");
        assertThat(faults(all))
                .allMatch(
                        fault -> fault.place().row() > 0 && fault.place().file().endsWith("own.yml"));
    }

    @Test
    void anUnknownKeyIsNotPassedOver() {
        assertThat(faults(indicator("A01", "人", "sum", formula("population") + "\n    colour: red")))
                .extracting(Fault::code)
                .containsExactly("PACK-005");
    }

    @Test
    void aBandThatIsNoneAndADayInNoCalendarAreFaults() {
        String grading = "\n    grading:\n      - {class: all, from: '2025-02-30', basis: proposal, good: 'much'}";
        assertThat(faults(indicator("A01", "人", "sum", formula("population") + grading)))
                .extracting(Fault::code)
                .containsExactlyInAnyOrder("EVAL-005", "EVAL-006");
    }

    private List<Fault> ofBand(String band) {
        String grading =
                "\n    grading:\n      - {class: all, from: '2025-02-01', basis: proposal, good: '" + band + "'}";
        return faults(indicator("A01", "人", "sum", formula("population") + grading));
    }

    @ParameterizedTest
    @ValueSource(strings = {">=80", "<= 80", ">0", "<-5", "=1", "0.7–1.5", "0.7 ~ 1.5", "-5–-1", "-1–1", "2–2"})
    void aBandOfOneOrTwoNumbersIsOne(String band) {
        assertThat(ofBand(band)).as(band).isEmpty();
    }

    /** A range upside down holds no value, so that a city would have no grade and nobody would know why. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5–0.7",
                "1~-1",
                "≥80",
                ">=",
                "80",
                ">=80%",
                ">=8e1",
                "0.7-1.5",
                ">=80 and <90",
                ">=.5",
                "–1",
                "=>80"
            })
    void aBandThatHoldsNothingIsTold(String band) {
        assertThat(ofBand(band)).as(band).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("EVAL-005");
            assertThat(fault.problem()).contains(band);
            assertThat(fault.remedy()).isNotBlank();
            assertThat(fault.place().row()).isPositive();
        });
    }

    private static String graded(String cityClass, String more) {
        return "\n    grading:\n      - {class: " + cityClass + ", from: '2025-02-01', basis: proposal, good: '>=8'"
                + more + "}";
    }

    private void groups(String yaml) {
        PackFolder.in(folder, "own").write("groups.yml", yaml);
    }

    @Test
    void aThresholdNamesAClassOfCitiesThatThereIsAndWhereItIsLaidDown() {
        groups("""
            groups:
              large: {title: {zh: 大, en: Large}, city_class: true, members: ["220100"]}
              border: {title: {zh: 边, en: Border}, members: ["220200"]}
            """);
        assertThat(faults(indicator("A01", "人", "sum", formula("population") + graded("large", ", reference: x"))))
                .isEmpty();
        assertThat(faults(indicator("A01", "人", "sum", formula("population") + graded("all", ""))))
                .isEmpty();
        assertThat(faults(indicator("A01", "人", "sum", formula("population") + graded("large", ""))))
                .extracting(Fault::code)
                .containsExactly("EVAL-046");
        // A group that is no class, and one that nobody declared.
        for (String none : List.of("border", "village"))
            assertThat(faults(indicator("A01", "人", "sum", formula("population") + graded(none, ", reference: x"))))
                    .as(none)
                    .singleElement()
                    .satisfies(fault -> {
                        assertThat(fault.code()).isEqualTo("EVAL-044");
                        assertThat(fault.problem()).contains(none);
                    });
    }

    @Test
    void aRegionOrALevelIsInOneClassOfCitiesAtMost() {
        groups("""
            groups:
              large: {title: {zh: 大, en: Large}, city_class: true, level: 2, members: ["220100", "220200"]}
              small: {title: {zh: 小, en: Small}, city_class: true, level: 2, members: ["220300", "220200"]}
              border: {title: {zh: 边, en: Border}, members: ["220200"]}
            """);
        assertThat(faults(indicator("A01", "人", "sum", formula("population"))))
                .allSatisfy(fault -> assertThat(fault.code()).isEqualTo("EVAL-045"))
                .extracting(Fault::problem)
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem).startsWith("level 2 is in the class large"),
                        problem -> assertThat(problem).startsWith("220200 is in the class large"));
    }
}
