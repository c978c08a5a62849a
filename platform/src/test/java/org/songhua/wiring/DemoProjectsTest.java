package org.songhua.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.engine.fault.Fault;
import org.songhua.people.Caller;
import org.songhua.project.ProjectSheet;
import org.songhua.project.Projects;
import org.songhua.register.RecordDraft;
import org.songhua.register.RegisterRecord;
import org.songhua.register.Registers;

/** Made-up projects get rows that add up save one in six; true ones are nobody's demonstration. */
class DemoProjectsTest {
    private static final String PROJECTS = "renewal_projects";
    private static final Caller ANYBODY = Caller.all("anybody");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);

    private static RecordDraft project(int number, boolean synthetic) {
        return new RecordDraft(
                "demo-%02d".formatted(number),
                null,
                null,
                null,
                null,
                null,
                Map.of(
                        "project_name", "演示 " + number,
                        "renewal_kind", "estate",
                        "plan_year", 2026,
                        "owner_unit", "某公司",
                        "estimate", "1000000.01",
                        "existing_floor_m2", 1000,
                        "demolished_floor_m2", 0,
                        "new_floor_m2", 0,
                        "resettled_homes", 0,
                        "rent_growth_pct", 1),
                synthetic);
    }

    @Test
    void madeUpProjectsGetRowsOnceAndOneInSixLacksMoney() {
        try (var platform = TestPlatform.start(Map.of())) {
            Registers registers = platform.bean(Registers.class);
            registers.enter(
                    PROJECTS,
                    IntStream.range(0, 12).mapToObj(i -> project(i, true)).toList(),
                    ANYBODY);
            registers.enter(PROJECTS, List.of(project(50, false)), ANYBODY);
            registers.enter(
                    "health_problems",
                    List.of(new RecordDraft(
                            "demo-p",
                            null,
                            null,
                            null,
                            null,
                            null,
                            Map.of(
                                    "building_no", "B-1",
                                    "problem_code", "2.4.4",
                                    "indicator_code", "H04",
                                    "found_on", "2026-01-01"),
                            true)),
                    ANYBODY);
            assertThat(DemoProjects.ensure(platform.context(), DAY)).isEqualTo(12);
            assertThat(DemoProjects.ensure(platform.context(), DAY)).isZero();
            List<ProjectSheet> board = platform.bean(Projects.class).board(PROJECTS, null, DAY, ANYBODY);
            assertThat(board.stream().filter(one -> one.against().isEmpty())).hasSize(10);
            assertThat(board.stream()
                            .flatMap(one -> one.against().stream())
                            .map(Fault::code)
                            .distinct())
                    .containsExactlyInAnyOrder("FIN-001", "PROJ-003");
            ProjectSheet untouched = board.getLast();
            assertThat(untouched.project().synthetic()).isFalse();
            assertThat(untouched.milestones()).isEmpty();
            assertThat(board.stream()
                            .map(ProjectSheet::project)
                            .map(RegisterRecord::state)
                            .distinct())
                    .contains("draft", "submitted", "planned");
            assertThat(board.getFirst().problems()).hasSize(1);
            assertThat(board.stream().mapToLong(ProjectSheet::overdue).sum()).isPositive();
        }
    }
}
