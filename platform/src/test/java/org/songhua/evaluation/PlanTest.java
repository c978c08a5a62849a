package org.songhua.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.indicator.Light;
import org.songhua.evaluation.Evaluation.Proposal;
import org.songhua.evaluation.Plan.Board;
import org.songhua.evaluation.Plan.ClauseStand;
import org.songhua.evaluation.Plan.NewReport;
import org.songhua.evaluation.Plan.NewTarget;
import org.songhua.evaluation.Plan.Stand;
import org.songhua.evaluation.PlanDefinition.Commitment;
import org.songhua.evaluation.Reports.Draft;
import org.songhua.evaluation.Reports.Form;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;

/** The plan of the province over a town. */
class PlanTest {
    private static final String PLAN = "jilin-2025";
    private static final String CITY = "220100";

    private final EvaluationTown town = new EvaluationTown();
    private final Plan plan = town.platform.bean(Plan.class);

    private Board board() {
        return plan.board(PLAN, CITY, "2025", Scope.ALL);
    }

    private Stand stand(String indicator, String period) {
        return plan.stand(indicator, CITY, period, Scope.ALL).orElseThrow();
    }

    @Test
    void thePlanHasTwentySixRowsAndAHundredAndSixtyFourCommitments() {
        PlanDefinition declared = plan.plans().getFirst();
        assertThat(declared.clauses()).hasSize(26);
        List<Commitment> all = declared.clauses().stream()
                .flatMap(clause -> clause.commitments().stream())
                .toList();
        assertThat(all).hasSize(164);
        assertThat(count(all, "mechanism")).isEqualTo(50);
        assertThat(count(all, "direction")).isEqualTo(48);
        assertThat(count(all, "register")).isEqualTo(37);
        assertThat(count(all, "universal")).isEqualTo(9);
        assertThat(count(all, "quantity")).isEqualTo(8);
        assertThat(count(all, "prohibition")).isEqualTo(6);
        assertThat(count(all, "dated")).isEqualTo(5);
        assertThat(count(all, "zero")).isEqualTo(1);
        assertThat(declared.milestones()).extracting(m -> m.day().getYear()).containsExactly(2028, 2030, 2035);
        assertThat(declared.targets()).hasSize(2);
    }

    private static long count(List<Commitment> all, String type) {
        return all.stream().filter(commitment -> commitment.type().equals(type)).count();
    }

    @Test
    void allHundredAndSeventyEightIndicatorsAreDeclaredAndNoneIsFaked() {
        // Those of the plan and its health checks; packs of fields add some of their own.
        var declared = town.platform.bean(Indicators.class).list().stream()
                .filter(i -> !i.series().system().equals("opening"))
                .toList();
        assertThat(declared).hasSize(178);
        assertThat(declared.stream().filter(IndicatorDefinition::isComputed)).hasSize(20);
        assertThat(declared.stream()
                        .filter(i -> i.series().system().equals("mohurd")
                                && i.series().layer().equals("basic")))
                .hasSize(60);
    }

    @Test
    void theMetropolitanAreaMustGrowByFivePointEightAndOnePointTwoPercentAYear() {
        Stand economy = stand("jilin-2025:J02", "2024");
        assertThat(economy.geography()).isEqualTo("metro:changchun");
        assertThat(economy.target()).isEqualTo(13_500);
        assertThat(economy.required().ratePerYear()).isCloseTo(0.058, within(0.0005));
        assertThat(economy.required().years()).isEqualTo(6);
        assertThat(economy.light()).isEqualTo(Light.UNKNOWN);
        assertThat(economy.rule()).isEqualTo("no_value");
        assertThat(economy.baseline().derivation()).contains("7632.19");
        Stand people = stand("jilin-2025:J01", "2024");
        assertThat(people.required().ratePerYear()).isCloseTo(0.012, within(0.0005));
        assertThat(people.path()).hasSize(2);
    }

    @Test
    void aReportedValueTurnsTheLightAndTheRequirementStartsFromIt() {
        var entered = town.evaluation.propose(
                new Proposal("jilin-2025:J01", "metro:changchun", "2026", 1200, "统计公报2026.pdf", "年报"),
                Caller.all("li"));
        town.evaluation.decide(entered.id(), true, Caller.all("wang"));
        // The path asks for 1,210 + 90 · 2/6 = 1,240 at the end of 2026.
        Stand people = stand("jilin-2025:J01", "2026");
        assertThat(people.expected()).isCloseTo(1240, within(0.1));
        assertThat(people.light()).isEqualTo(Light.RED);
        assertThat(people.required().perYear()).isEqualTo(25);
    }

    @Test
    void whereDataAreMissingItSaysWhoMustSupplyWhat() {
        town.run();
        for (ClauseStand clause : board().clauses()) {
            for (Stand stand : clause.indicators()) {
                boolean known = stand.value() != null
                        && stand.value().measured().status().hasValue();
                assertThat(known || stand.supply() != null)
                        .as(stand.indicator().id())
                        .isTrue();
                if (!known) assertThat(stand.light()).isEqualTo(Light.UNKNOWN);
            }
        }
        assertThat(stand("mohurd-2025:X01", "2025").supply().zh())
                .contains("菜市场")
                .doesNotContain("market");
        assertThat(stand("mohurd-2025:H01", "2025").supply().en()).contains("survey");
        assertThat(stand("tdt1063-2021:N30", "2025").supply().en()).contains("Not computed by this version");
    }

    @Test
    void withoutATargetThereIsNoGreen() {
        town.run();
        Stand parks = stand("mohurd-2025:B04", "2025");
        assertThat(parks.value()).isNotNull();
        assertThat(parks.light()).isEqualTo(Light.UNKNOWN);
        assertThat(parks.rule()).isEqualTo("no_path");
        assertThat(parks.grade()).isIn("very_good", "good", "fair", "poor");
    }

    @Test
    void aTargetNeedsAReasonAndAReferenceAndItsHistoryIsKept() {
        var due = LocalDate.of(2030, 12, 31);
        plan.setTarget(new NewTarget("mohurd-2025:B04", CITY, due, 95.0, "市委确定", "市政府工作报告2026"), Caller.all("li"));
        plan.setTarget(new NewTarget("mohurd-2025:B04", CITY, due, 90.0, "中期调整", "市政府常务会议纪要"), Caller.all("wang"));
        assertThat(plan.targetHistory("mohurd-2025:B04", CITY))
                .satisfiesExactly(
                        now -> assertThat(now)
                                .returns(90.0, Plan.Target::value)
                                .returns("wang", Plan.Target::setBy)
                                .returns(null, Plan.Target::supersededAt),
                        old -> assertThat(old)
                                .returns(95.0, Plan.Target::value)
                                .returns("市委确定", Plan.Target::reason)
                                .extracting(Plan.Target::supersededAt)
                                .isNotNull());
        town.run();
        Stand parks = stand("mohurd-2025:B04", "2025");
        assertThat(parks.target()).isEqualTo(90);
        assertThat(parks.required().years()).isEqualTo(5);
        plan.setTarget(new NewTarget("mohurd-2025:B04", CITY, due, null, "取消", "通知"), Caller.all("wang"));
        assertThat(stand("mohurd-2025:B04", "2025").target()).isNull();
        assertThatThrownBy(() -> plan.setTarget(new NewTarget("x", CITY, due, Double.NaN, "", ""), Caller.SYSTEM))
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(e.faults()).hasSize(4));
        var elsewhere = new Caller("li", Set.of(), new Scope(Set.of(), Set.of("2202"), Set.of()));
        assertThatThrownBy(() -> plan.setTarget(new NewTarget("mohurd-2025:B04", CITY, due, 1.0, "a", "b"), elsewhere))
                .isInstanceOf(NotAllowedException.class);
    }

    @Test
    void aCommitmentIsReportedWithEvidenceWhenItIsDone() {
        plan.report(new NewReport(PLAN, 9, 1, CITY, "under_way", "正在摸底", null), Caller.all("li"));
        plan.report(new NewReport(PLAN, 9, 1, CITY, "done", "已建成", "验收报告.pdf"), Caller.all("li"));
        ClauseStand clause = board().clauses().get(9);
        assertThat(clause.reports().get(1))
                .returns("done", Plan.Report::state)
                .returns("验收报告.pdf", Plan.Report::evidence);
        assertThatThrownBy(() -> plan.report(new NewReport(PLAN, 9, 99, CITY, "soon", "", null), Caller.SYSTEM))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults())
                                .extracting(Fault::code)
                                .containsExactly("EVAL-028", "EVAL-029", "EVAL-023"));
        assertThatThrownBy(() -> plan.report(new NewReport(PLAN, 9, 1, CITY, "done", "x", " "), Caller.SYSTEM))
                .hasMessageContaining("EVAL-030");
        assertThatThrownBy(() -> plan.board("nowhere", CITY, "2025", Scope.ALL)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void theProvinceSeesWhoHasNotReported() {
        var entered = town.evaluation.propose(
                new Proposal("mohurd-2025:U02", "220102", "2025", 0, "台账.xlsx", "年报"), Caller.all("li"));
        town.evaluation.propose(
                new Proposal("mohurd-2025:U18", "220102", "2025", 2, "台账.xlsx", "年报"), Caller.all("li"));
        town.evaluation.decide(entered.id(), true, Caller.all("wang"));
        var counties = plan.reporting("220100", 3, "2025", Scope.ALL);
        assertThat(counties).hasSize(1);
        assertThat(counties.getFirst()).returns(1, Plan.Reporting::reported).returns(1, Plan.Reporting::waiting);
        assertThat(counties.getFirst().missing())
                .contains("mohurd-2025:U18", "mohurd-2025:H01")
                .doesNotContain("mohurd-2025:U02");
    }

    @Test
    void aReportWrittenFromTheValuesIsCleanAndOneEditedByHandIsNot() {
        town.run();
        Reports reports = town.platform.bean(Reports.class);
        String page = reports.write(PLAN, CITY, "2025", Scope.ALL);
        assertThat(page)
                .contains("<data value=\"mohurd-2025:B04@220100@2025\">")
                .doesNotContain("<script");
        assertThat(reports.check(new Draft(Form.HTML, page, CITY, "2025", "prefecture"), Scope.ALL))
                .isEmpty();
        String edited = page.replaceFirst("(mohurd-2025:B04@220100@2025\">)[0-9.]+", "$199.99");
        assertThat(reports.check(new Draft(Form.HTML, edited, CITY, "2025", "prefecture"), Scope.ALL))
                .extracting(Fault::code)
                .contains("CONTRA-007");
    }

    @Test
    void aTextAndATableAreHeldAgainstTheValuesAndThresholds() {
        town.run();
        Reports reports = town.platform.bean(Reports.class);
        var text = new Draft(Form.TEXT, "超高层建筑数量为3栋。\n建成区人口密度的合理区间为0.6–1.0。", CITY, "2025", "prefecture");
        assertThat(reports.check(text, Scope.ALL))
                .extracting(Fault::code)
                .containsExactlyInAnyOrder("CONTRA-004", "CONTRA-007");
        var table = new Draft(Form.CSV, "区,数\n甲,1\n乙,2\n合计,4\n", CITY, "2025", "prefecture");
        assertThat(reports.check(table, Scope.ALL)).extracting(Fault::code).containsExactly("CONTRA-005");
    }

    @Test
    void valuesLeaveAsCsvAndSdmx() {
        town.run();
        var values = town.evaluation.values(new Evaluation.Query(null, CITY, null, "2025"), Scope.ALL);
        var declared = town.platform.bean(Indicators.class);
        String csv = ValueTables.csv(values, declared::find);
        assertThat(csv).startsWith("\uFEFFindicator,name,unit");
        assertThat(csv.lines())
                .hasSize(21)
                .anyMatch(line -> line.startsWith("tdt1063-2021:N06,超高层建筑数量,栋,220100,2025,1,measured"));
        String sdmx = ValueTables.sdmx(values, declared::find);
        assertThat(sdmx.lines())
                .anyMatch(line ->
                        line.equals("dataflow,SONGHUA:INDICATORS(1.0),R,tdt1063-2021:N06,220100,2025,1,A,,栋,0,"));
        assertThat(sdmx.lines()).anyMatch(line -> line.contains("mohurd-2025:X01,220100,2025,,L,"));
    }
}
