package org.songhua.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.fault.Fault;
import org.songhua.evaluation.ReportTemplate.Content;
import org.songhua.evaluation.ReportTemplate.Section;
import org.songhua.evaluation.ReportTemplate.Subject;
import org.songhua.evaluation.internal.declared.ReportsPart;
import org.songhua.pack.PackFolder;
import org.songhua.pack.part.PackContent;

/** Templates of reports are data: what packs declare, and what is told of mistakes in them. */
class ReportTemplatesTest {
    private static final String NUMBERS = "{heading: 附录, content: numbers}";

    @TempDir
    Path folder;

    private List<Fault> faults(String sections) {
        return PackFolder.in(folder, "own")
                .requires(List.of("base", "facilities", "city-classes", "health-check"), List.of("health-check"))
                .write(
                        "reports.yml",
                        "reports:\n  own:\n    title: {zh: 试, en: Trial}\n    of: region\n    sections: [" + sections
                                + "]\n")
                .faults();
    }

    @Test
    void aSoundTemplateHasNoFault() {
        assertThat(faults(
                        "{heading: 一, text: ['{place}{period}年，覆盖率{mohurd-2025:B04}'], content: indicators, edition: mohurd-2025,"
                                + " level: city}, " + NUMBERS))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{heading: 一, content: indicators, edition: mohurd-2024} | EVAL-051 | mohurd-2025",
                "{heading: 一, content: indicators, level: citty} | EVAL-051 | city",
                "{heading: 一, content: parts, indicator: 'mohurd-2025:B99'} | EVAL-051 | ''",
                "{heading: 一, text: '{plaec}好'} | EVAL-051 | place",
                "{heading: 一, text: '为{mohurd-2025:B0}'} | EVAL-051 | mohurd-2025:B0",
                "{heading: 一, content: parts} | EVAL-052 | both",
                "{heading: 一, indicator: 'mohurd-2025:B04'} | EVAL-052 | both"
            })
    void aNameThatLeadsNowhereIsToldWithItsLineAndTheLikelyWord(String section, String code, String remedy) {
        assertThat(faults(section + ", " + NUMBERS)).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.place().file()).endsWith("reports.yml");
            assertThat(fault.place().row()).isPositive();
            assertThat(fault.remedy()).contains(remedy.replace("''", ""));
        });
    }

    @Test
    void aReportEndsWithItsNumbers() {
        assertThat(faults("{heading: 一}")).extracting(Fault::code).containsExactly("EVAL-052");
        assertThat(faults(NUMBERS + ", {heading: 二}")).extracting(Fault::code).containsExactly("EVAL-052");
    }

    @Test
    void unknownKeysAndWordsAreTold() {
        assertThat(faults("{heading: 一, picture: x}, " + NUMBERS)).isNotEmpty();
        assertThat(faults("{heading: 一, content: poem}, " + NUMBERS)).isNotEmpty();
    }

    @Test
    void theCodeOfAReportIsItsOwn() {
        String other = "reports:\n  city_health_check:\n    title: {zh: 试, en: Trial}\n    of: region\n    sections: ["
                + NUMBERS + "]\n";
        assertThat(PackFolder.in(folder, "own")
                        .requires(
                                List.of("base", "facilities", "city-classes", "health-check"), List.of("health-check"))
                        .write("reports.yml", other)
                        .codes())
                .containsExactly("EVAL-052");
    }

    @Test
    void thePacksDeclareReportsOnACityAClauseAndADepartment() {
        List<ReportTemplate> templates = ReportsPart.read(PackContent.ofClasspath());
        assertThat(templates)
                .extracting(ReportTemplate::code)
                .contains("city_health_check", "plan_evaluation", "clause_report", "department_sheet");
        assertThat(templates).extracting(ReportTemplate::of).contains(Subject.REGION, Subject.CLAUSE, Subject.LEAD);
        for (ReportTemplate template : templates) {
            Section last = template.sections().getLast();
            assertThat(last.content()).isEqualTo(Content.NUMBERS);
            for (Section section : template.sections())
                assertThat(String.join("", section.text()).replaceAll("\\{[^}]*}", ""))
                        .as("no number of a value is written out")
                        .doesNotContainPattern("[0-9]");
        }
    }
}
