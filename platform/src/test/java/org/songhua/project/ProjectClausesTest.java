package org.songhua.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.project.RenewalLibrary.CHIEF;
import static org.songhua.project.RenewalLibrary.CLERK;
import static org.songhua.project.RenewalLibrary.PROJECTS;
import static org.songhua.project.RenewalLibrary.codes;
import static org.songhua.project.RenewalLibrary.faults;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.engine.fault.Fault;
import org.songhua.judgement.Judgements;
import org.songhua.judgement.Verdict;
import org.songhua.judgement.Verdict.Answer;
import org.songhua.project.ProjectSheet.Result;
import org.songhua.register.ImportReport;
import org.songhua.register.RecordQuery;
import org.songhua.register.RecordStep;
import org.songhua.register.RegisterRecord;

/** Lines of acceptance of clauses that live by projects, each shown as a whole by the test named after it. */
class ProjectClausesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);

    private final RenewalLibrary library = new RenewalLibrary("clause-");
    private final Projects projects = TestPlatform.shared().bean(Projects.class);

    /**
     * Every renewal project has its sources of funds, its payments and its cash flow over the whole life; the sources must come to the
     * estimate, and a difference is an error that names it.
     */
    @Test
    void clause_07_aProjectHasSourcesPaymentsAndALifeOfCashAndTheSourcesMustBeTheEstimate() {
        RegisterRecord one = library.project("7", "1000000", Map.of());
        assertThat(codes(() -> library.act(one, CLERK, "submit")))
                .as("without sources, milestones and years it is no project yet")
                .containsExactly("FIN-001", "PROJ-003");
        library.fund(one, "central", "400000.10");
        RegisterRecord loan = library.fund(one, "loan", "599999.89");
        library.step(one, 1, "开工", "2026-03-01");
        library.year(one, 2026, 1_000_000, 0);
        library.year(one, 2027, 0, 550_000);
        library.year(one, 2028, 0, 605_000);
        // One fen is missing.
        assertThat(faults(() -> library.act(one, CLERK, "submit")))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.code()).isEqualTo("FIN-001");
                    assertThat(fault.problem()).contains("999999.99", "0.01 less", "1000000");
                });
        library.act(loan, CLERK, RecordStep.AMEND, Map.of("fund_amount", new BigDecimal("599999.9")));
        assertThat(library.act(one, CLERK, "submit").state()).isEqualTo("submitted");
        library.act(one, CHIEF, "approve");
        library.payment(one, "central", "400000.1");
        assertThat(codes(() -> library.payment(one, "central", "0.01"))).containsExactly("PROJ-005");

        ProjectSheet sheet = projects.sheet(PROJECTS, one.id(), DAY, CLERK);
        assertThat(sheet.funded()).isEqualByComparingTo("1000000");
        assertThat(sheet.paid()).isEqualByComparingTo("400000.10");
        assertThat(sheet.sources()).extracting(ProjectSheet.Source::source).containsExactly("loan", "central");
        assertThat(sheet.sources().getLast().payments()).hasSize(1);
        assertThat(sheet.years()).extracting(ProjectSheet.Year::year).containsExactly(2026, 2027, 2028);
        Result result = sheet.result();
        // 550000 / 1.1 + 605000 / 1.21 = 1000000; at 8 %: 509259.26 + 518689.99 - 1000000.
        assertThat(result.irr()).isCloseTo(0.1, Offset.offset(1e-9));
        assertThat(result.npv()).isEqualByComparingTo("27949.25");
        assertThat(result.rate().basis()).contains("社会折现率");
        assertThat(result.dscr()).as("nothing is due").isNull();
    }

    /**
     * A table of houses and parcels is judged as soon as it is in, each with the reasons for low use; a renewal beyond any of the limits
     * is not submitted and told why; every problem of the health check leads to its renewal project, and back.
     */
    @Test
    void clause_06_stockIsJudgedWithReasonsARenewalBeyondALimitIsStoppedAndProblemsLeadToProjects() {
        stockIsJudged();
        limitsStop();
        problemsLeadToProjects();
    }

    private void stockIsJudged() {
        String table = """
            编号,名称,类别,停产、半停产或空置时长,建成时长,投资强度达约定比例,产出达控制标准比例,超过约定竣工期,淘汰或禁止类产业,危险性等级
            clause6-1,条六厂,工业用地,13,60,80,49,0,否,
            clause6-2,条六在产厂,工业用地,0,60,80,90,0,否,
            clause6-3,条六地块,工业用地,0,,80,90,0,否,
            clause6-4,条六危房,非住宅房屋,,,,,,,D 级
            """;
        ImportReport report = library.registers.importCsv("stock_spaces", table, Map.of("key", "编号"), false, CLERK);
        assertThat(report.created()).as(report.faults().toString()).isEqualTo(4);
        var judgements = TestPlatform.shared().bean(Judgements.class);
        var verdicts = judgements.page("low_use", RecordQuery.first(1_000), null, CLERK).verdicts().stream()
                .filter(one -> one.record().key().startsWith("clause6-"))
                .toList();
        assertThat(verdicts)
                .extracting(Verdict::answer)
                .containsExactly(Answer.YES, Answer.NO, Answer.UNKNOWN, Answer.YES);
        assertThat(verdicts.getFirst().reasons())
                .extracting(one -> one.rule().title().zh())
                .containsExactly("建成两年以上且产出低于控制标准的50%", "停产、半停产或空置一年以上");
        assertThat(verdicts.getFirst().reasons()).allSatisfy(one -> {
            assertThat(one.rule().basis()).contains("认定标准");
            assertThat(one.used()).isNotEmpty();
        });
        assertThat(verdicts.get(2).findings().stream()
                        .flatMap(one -> one.missing().stream())
                        .distinct())
                .containsExactly("built_months");
        assertThat(verdicts.getLast().reasons())
                .singleElement()
                .satisfies(one -> assertThat(one.used()).containsEntry("danger_class", "D"));
    }

    private void limitsStop() {
        RegisterRecord good = library.complete("6-limits");
        var beyond = Map.of(
                "demolition_share", Map.<String, Object>of("demolished_floor_m2", 201, "new_floor_m2", 402),
                "new_for_old", Map.<String, Object>of("new_floor_m2", 401),
                "resettled_nearby", Map.<String, Object>of("resettled_nearby_homes", 49),
                "rent_growth", Map.<String, Object>of("rent_growth_pct", new BigDecimal("5.1")));
        var words = Map.of(
                "demolition_share", "20%",
                "new_for_old", "拆建比",
                "resettled_nearby", "50%",
                "rent_growth", "5%");
        var right = Map.<String, Object>of(
                "demolished_floor_m2", 200, "new_floor_m2", 400, "resettled_nearby_homes", 50, "rent_growth_pct", 5);
        beyond.forEach((line, fields) -> {
            library.act(good, CLERK, RecordStep.AMEND, fields);
            assertThat(faults(() -> library.act(good, CLERK, "submit")))
                    .as(line)
                    .singleElement()
                    .satisfies(fault -> {
                        assertThat(fault.code()).isEqualTo("PROJ-010");
                        assertThat(fault.problem()).contains("建科〔2021〕63号", words.get(line));
                        assertThat(fault.remedy()).isNotBlank();
                    });
            assertThat(library.now(good).state()).isEqualTo("draft");
            library.act(good, CLERK, RecordStep.AMEND, right);
        });
        library.act(good, CLERK, RecordStep.AMEND, Map.of("rent_growth_pct", ""));
        assertThat(faults(() -> library.act(good, CLERK, "submit")))
                .as("what is not known is not kept")
                .extracting(Fault::code)
                .containsExactly("PROJ-011");
        library.act(good, CLERK, RecordStep.AMEND, right);
        assertThat(library.act(good, CLERK, "submit").state()).isEqualTo("submitted");
        assertThat(faults(() -> library.act(good, CLERK, RecordStep.AMEND, Map.of("new_floor_m2", 401))))
                .as("nor can it be moved beyond a limit afterwards")
                .extracting(Fault::code)
                .containsExactly("PROJ-010");
    }

    private void problemsLeadToProjects() {
        RegisterRecord good = library.complete("6-problems");
        RegisterRecord problem = library.problem("6-problem", "clause6-B1", "2.7.1", "2026-03-01");
        library.act(problem, CLERK, "into_project", Map.of("project_no", good.key()));
        assertThat(projects.projectOf(problem.register(), problem.id(), CLERK)).hasValue(library.now(good));
        assertThat(projects.sheet(PROJECTS, good.id(), DAY, CLERK).problems())
                .extracting(RegisterRecord::id)
                .containsExactly(problem.id());
    }
}
