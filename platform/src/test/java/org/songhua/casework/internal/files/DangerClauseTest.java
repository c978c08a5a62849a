package org.songhua.casework.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.casework.CaseAction;
import org.songhua.casework.CaseCatalogue;
import org.songhua.casework.NewReport;
import org.songhua.casework.TestCases;
import org.songhua.casework.WorkCalendar;
import org.songhua.casework.internal.vault.Vault;
import org.songhua.cim.CityFixture;
import org.songhua.cim.CityObjects;
import org.songhua.consequence.Consequences;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.flow.Flow;
import org.songhua.engine.flow.FlowAction;
import org.songhua.ledger.Ledgers;
import org.songhua.ledger.Posting;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.songhua.people.Organisations;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.people.Users;
import org.songhua.register.Evidence;
import org.songhua.register.RecordQuery;
import org.songhua.register.RegisterRecord;
import org.songhua.register.Registers;
import org.songhua.store.Database;
import org.songhua.warning.Risks;
import tools.jackson.databind.JsonNode;

/** The clause of safety in trades: a danger goes its whole way, what is late rises and counts, and every point has its ground. */
class DangerClauseTest {
    private static final String LEDGER = "safety_credit";
    private static final String CODE = "91220101MA17CLAUEE";

    private final TestPlatform platform = TestPlatform.shared();
    private final TestCases test = new TestCases(platform);
    private final Registers registers = platform.bean(Registers.class);
    private final Ledgers ledgers = platform.bean(Ledgers.class);

    /** Casework over the same database at another time. */
    private Casework at(Instant now) {
        var parts = new Parts(
                platform.bean(Database.class),
                platform.bean(CaseCatalogue.class),
                platform.bean(Responsibilities.class),
                platform.bean(Organisations.class),
                platform.bean(Audit.class),
                Clock.fixed(now, ZoneOffset.UTC),
                event -> {});
        return new Casework(
                parts,
                platform.bean(StoredFlows.class),
                platform.bean(WorkCalendar.class),
                platform.bean(Vault.class),
                platform.bean(CityObjects.class),
                platform.bean(Users.class),
                platform.bean(org.songhua.warning.Duty.class));
    }

    /** Everything that does not lead on from where the case stands is refused, whoever tries. */
    private void nothingElseLeadsOn(Casework casework, UUID id) {
        String state = test.get(id).standing().state();
        Flow flow = platform.bean(CaseCatalogue.class).flows().stream()
                .filter(one -> one.key().equals("hidden_danger"))
                .findFirst()
                .orElseThrow();
        List<FlowAction> skipping = flow.actions().stream()
                .filter(action ->
                        !action.code().equals("create") && !action.from().contains(state))
                .toList();
        assertThat(skipping).as(state).isNotEmpty();
        for (FlowAction action : skipping)
            assertThatThrownBy(() -> casework.cases().act(id, null, CaseAction.of(action.code()), TestCases.ALL))
                    .as(state + " " + action.code())
                    .hasMessageContaining("FLOW-102");
        assertThat(test.get(id).standing().state()).isEqualTo(state);
    }

    private static void show(Casework casework, UUID id, String... evidence) {
        for (String kind : evidence) casework.cases().attach(id, kind, TestCases.PHOTO, TestCases.ALL);
    }

    private UUID handedOver(Casework casework, String code) {
        UUID id = casework.reports()
                .take(NewReport.of("patrol", "d_fire", "消防通道堵塞"), "citizen")
                .caseId();
        nothingElseLeadsOn(casework, id);
        show(casework, id, "grading_sheet");
        casework.cases()
                .act(
                        id,
                        null,
                        CaseAction.of("grade")
                                .with("severity", "extreme")
                                .with("enterprise", "条十七化工")
                                .with("credit_code", code),
                        TestCases.CHECKER);
        nothingElseLeadsOn(casework, id);
        casework.cases().act(id, null, CaseAction.of("assign").with("department", "roads"), TestCases.DISPATCHER);
        nothingElseLeadsOn(casework, id);
        show(casework, id, "plan", "before");
        casework.cases().act(id, null, CaseAction.of("begin"), TestCases.WORKER);
        return id;
    }

    /**
     * 隐患状态机不允许跳步; 到期未整改自动升级并计入企业信用; 信用分每一分可点开看依据; 风险四色图由规则重算结果与存量一致.
     */
    @Test
    void clause_17_noStepIsSkippedWhatIsOverdueRisesAndCountsWithItsGroundAndTheRiskMapIsWhatTheRulesSay() {
        Instant past = Instant.now().minus(Duration.ofDays(20));
        Casework then = at(past);
        UUID id = handedOver(then, CODE);
        // 隐患状态机不允许跳步: in each state on the way every other action is refused.
        nothingElseLeadsOn(then, id);

        // 到期未整改自动升级: a day after its end the supervision is raised without anybody's doing.
        Instant due = test.get(id).standing().clocks().get("mend").terms().due();
        assertThat(due).isNotNull().isBefore(Instant.now());
        assertThat(test.get(id).summary().supervision()).isZero();
        at(due.plus(Duration.ofHours(25))).sweep().run();
        assertThat(test.get(id).summary().supervision()).isOne();
        assertThat(test.cases.log(id, Scope.ALL))
                .extracting(entry -> entry.event().action())
                .contains("overdue", "escalated");

        // 并计入企业信用: by itself, and once however often it is looked at.
        var consequences = platform.bean(Consequences.class);
        consequences.follow(due.minusSeconds(1));
        assertThat(ledgers.account(LEDGER, "enterprise:" + CODE, Caller.SYSTEM)).isEmpty();
        consequences.follow(Instant.now());
        consequences.follow(Instant.now());
        assertThat(balance()).isEqualByComparingTo("-5");

        // 信用分每一分可点开看依据: from the posting to the record, its document, and the case.
        String number = test.get(id).summary().number();
        BigDecimal sum = BigDecimal.ZERO;
        for (Posting posting : ledgers.postings(LEDGER, "enterprise:" + CODE, null, 100, Caller.SYSTEM)) {
            RegisterRecord ground = record(posting.note());
            assertThat(ground.fields()).containsEntry("case_number", number).containsEntry("ground", "overdue");
            assertThat(registers.evidence("credit_points", ground.id(), Caller.SYSTEM))
                    .extracting(Evidence::name)
                    .singleElement()
                    .asString()
                    .contains(number);
            sum = sum.add(new BigDecimal(ground.fields().get("points").toString()));
        }
        assertThat(sum).isEqualByComparingTo(balance());

        // It is mended late, checked by another, and struck off; on this way too nothing is skipped.
        Casework now = at(due.plus(Duration.ofHours(30)));
        show(now, id, "after");
        now.cases().act(id, null, CaseAction.of("report_mended"), TestCases.WORKER);
        nothingElseLeadsOn(now, id);
        show(now, id, "recheck_sheet");
        assertThatThrownBy(() -> now.cases()
                        .act(
                                id,
                                null,
                                CaseAction.of("strike_off"),
                                TestCases.caller("worker", Permission.CASE_VIEW, Permission.CASE_CHECK)))
                .hasMessageContaining("FLOW-107");
        now.cases().act(id, null, CaseAction.of("strike_off"), TestCases.CHECKER);
        nothingElseLeadsOn(now, id);
        consequences.follow(Instant.now());
        assertThat(balance()).isEqualByComparingTo("-5");

        // 风险四色图由规则重算结果与存量一致.
        theRiskMapIsWhatTheRulesSay();
    }

    private BigDecimal balance() {
        return ledgers.account(LEDGER, "enterprise:" + CODE, Caller.SYSTEM)
                .orElseThrow()
                .balance();
    }

    private RegisterRecord record(String address) {
        String[] parts = address.split("/", 2);
        var query = new RecordQuery(
                null,
                null,
                null,
                parts[1],
                Map.of(),
                Map.of(),
                Map.of(),
                null,
                List.of(),
                RecordQuery.Sort.KEY,
                null,
                1);
        return registers.list(parts[0], query, Caller.SYSTEM).records().getFirst();
    }

    private void theRiskMapIsWhatTheRulesSay() {
        var city = CityFixture.create(platform, "clause-17-" + System.nanoTime());
        var risks = platform.bean(Risks.class);
        for (int likely = 1; likely <= 5; likely++)
            for (int severe = 1; severe <= 5; severe++) {
                UUID object = city.add(
                                "building",
                                "风险点" + likely + severe,
                                Map.of(),
                                CityFixture.square(35 + likely * 0.001, 36 + severe * 0.001, 0.0002))
                        .value();
                risks.rate(object, "LS", Map.of("L", (double) likely, "S", (double) severe), null, Caller.SYSTEM);
            }
        city.done();
        ApiClient viewer = new TestPeople(platform).withKey(Permission.WARNING_VIEW);
        JsonNode map = viewer.get("/api/risks").expect(200).json();
        JsonNode anew = viewer.get("/api/risks/recomputed").expect(200).json();
        assertThat(anew.path("checked").asInt())
                .isGreaterThanOrEqualTo(25)
                .isEqualTo(map.path("features").size());
        assertThat(anew.path("differing")).isEmpty();
        // What somebody changed behind the program's back is found.
        var database = platform.bean(Database.class);
        database.update("update warning.risk_rating set colour = 'BLUE' where object_name = '风险点55'");
        JsonNode found = viewer.get("/api/risks/recomputed").expect(200).json().path("differing");
        assertThat(found).hasSize(1);
        assertThat(found.path(0).path("colour").asString()).isEqualTo("red");
        assertThat(found.path(0).at("/rating/colour").asString()).isEqualTo("blue");
        database.update("update warning.risk_rating set ranks = '{\"L\": 9}' where object_name = '风险点55'");
        found = viewer.get("/api/risks/recomputed").expect(200).json().path("differing");
        assertThat(found.path(0).path("colour").isNull()).isTrue();
        database.update("delete from warning.risk_rating where object_name like '风险点%'");
    }

    /** A deadline that was missed and met again before anybody looked counts all the same. */
    @Test
    void aDangerMendedLateCountsEvenWhenNobodyLookedInBetween() {
        String code = "91220101MA17LATEXX";
        Casework then = at(Instant.now().minus(Duration.ofDays(20)));
        UUID id = handedOver(then, code);
        Instant due = test.get(id).standing().clocks().get("mend").terms().due();
        assertThat(due).isNotNull();
        Casework later = at(due.plus(Duration.ofHours(2)));
        show(later, id, "after");
        later.cases().act(id, null, CaseAction.of("report_mended"), TestCases.WORKER);
        // The platform's own casework tells of the next step, and the deadline is seen in the log of the case.
        test.cases.attach(id, "recheck_sheet", TestCases.PHOTO, TestCases.ALL);
        test.act(id, "strike_off", TestCases.CHECKER);
        assertThat(ledgers.account(LEDGER, "enterprise:" + code, Caller.SYSTEM)
                        .orElseThrow()
                        .balance())
                .isEqualByComparingTo("-5");
    }

    /** Who mends in time, and who has no enterprise to answer for it, loses nothing. */
    @Test
    void whatIsMendedInTimeTakesNoPoints() {
        String code = "91220101MA17GDXXXX";
        Casework then = at(Instant.now().minus(Duration.ofDays(20)));
        UUID id = handedOver(then, code);
        show(then, id, "after");
        then.cases().act(id, null, CaseAction.of("report_mended"), TestCases.WORKER);
        platform.bean(Consequences.class).follow(Instant.now());
        assertThat(ledgers.account(LEDGER, "enterprise:" + code, Caller.SYSTEM)).isEmpty();
    }
}
