package org.songhua.pack.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.PackVerifier;

class CalendarPartTest {
    @TempDir
    Path folder;

    private Path pack;

    @BeforeEach
    void aPackWithoutDays() throws IOException {
        pack = Files.createDirectories(folder.resolve("days"));
        Files.createDirectories(pack.resolve("calendar"));
        Files.writeString(pack.resolve("pack.yml"), """
                code: days
                version: 1.0.0
                title: {zh: 日历, en: Days}
                description: {zh: 日历, en: Days}
                """);
        Files.writeString(pack.resolve("README.md"), "# days\n");
        Files.writeString(pack.resolve("CHANGELOG.md"), "# Changelog\n");
        Files.writeString(pack.resolve("days.spec.yml"), "classify: []\n");
    }

    private void year(int year, String holidays) throws IOException {
        Files.writeString(
                pack.resolve("calendar/" + year + ".yml"), "year: " + year + "\nholidays:\n" + holidays.indent(2));
    }

    private List<String> faults() {
        return PackVerifier.create().verify(folder).faults().stream()
                .map(Fault::line)
                .toList();
    }

    @Test
    void days_off_and_worked_are_read() throws IOException {
        year(2026, "- {name: 元旦, off: [2026-01-01/2026-01-03], work: [2026-01-04]}");
        assertThat(faults()).isEmpty();
    }

    @Test
    void what_is_no_day_is_told_with_its_line_and_remedy() throws IOException {
        year(2026, """
                - {name: 元旦, off: [2026-02-30]}
                - {name: 春节, off: [2026-02-17/2026-02-15]}
                - {name: 劳动节, off: [2026-05-01/2026-07-01]}
                """);
        assertThat(faults())
                .hasSize(3)
                .allMatch(line -> line.contains("CAL-001") && line.contains("2026-10-01/2026-10-07"));
        assertThat(faults().getFirst()).contains("2026.yml:3");
    }

    @Test
    void all_mistakes_are_told_at_once() throws IOException {
        year(2026, """
                - {name: 元旦, off: [2026-01-01], work: [2026-01-01]}
                - {name: 春节, off: [2016-02-17]}
                """);
        year(2024, "- {name: 元旦, off: [2024-01-01]}");
        assertThat(faults())
                .hasSize(3)
                .anyMatch(line -> line.contains("CAL-002") && line.contains("2026-01-01 stands twice"))
                .anyMatch(line -> line.contains("CAL-003") && line.contains("2016-02-17"))
                .anyMatch(line -> line.contains("CAL-004") && line.contains("Between 2024 and 2026"));
    }

    @Test
    void local_days_do_not_make_a_year_published() throws IOException {
        year(2024, "- {name: 元旦, off: [2024-01-01]}");
        Files.writeString(pack.resolve("calendar/2026.yml"), """
                year: 2026
                local: true
                holidays:
                  - {name: 暴雪, off: [2026-12-01]}
                """);
        assertThat(faults()).isEmpty();
    }

    @Test
    void the_number_of_workdays_is_an_example_that_runs() throws IOException {
        Files.writeString(pack.resolve("calendar/2026.yml"), """
                year: 2026
                workdays: 250
                holidays:
                  - {name: 元旦, off: [2026-01-01/2026-01-03], work: [2026-01-04]}
                """);
        // 2026 has 261 days from Monday to Friday; 1 and 2 January are two of them, Sunday 4 January is worked.
        assertThat(faults()).singleElement().asString().contains("CAL-005").contains("has 260 workdays, not 250");
        assertThat(PackVerifier.create().verify(folder).failed()).isEqualTo(1);
    }

    @Test
    void an_unknown_key_is_told() throws IOException {
        year(2026, "- {name: 元旦, free: [2026-01-01]}");
        assertThat(faults()).singleElement().asString().contains("PACK-005").contains("free");
    }
}
