package org.songhua.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.songhua.TestPlatform;
import org.songhua.casework.CaseAction;
import org.songhua.casework.Cases;
import org.songhua.casework.NewReport;
import org.songhua.casework.Reports;
import org.songhua.cim.EditRequest;
import org.songhua.cim.Editing;
import org.songhua.cim.ObjectChange;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.geo.Wkb;
import org.songhua.judgement.ItemByItemTest;
import org.songhua.judgement.Judgements;
import org.songhua.ledger.Account;
import org.songhua.ledger.Ledgers;
import org.songhua.ledger.Posting;
import org.songhua.people.Caller;
import org.songhua.people.Scope;
import org.songhua.redline.RedLines;
import org.songhua.service.Applications;
import org.songhua.service.Household;
import org.songhua.service.Tracked;
import org.songhua.store.Database;

/** Lines of acceptance of the plan's clauses, each shown as a whole by the test named after it. */
class PlanClausesTest {
    private static final Caller CLERK = Caller.all("clerk");
    private static final Caller CHIEF = Caller.all("chief");
    private static final String HOUSES = "house_safety";

    private final Registers registers = TestPlatform.shared().bean(Registers.class);

    private RegisterRecord act(RegisterRecord one, Caller who, String action, Map<String, Object> fields) {
        return registers.act(one.register(), one.id(), null, new RecordStep(action, null, fields), who);
    }

    private RegisterRecord house(String key, Map<String, Object> fields) {
        return registers.create(HOUSES, RecordDraft.of(key, fields), CLERK);
    }

    /**
     * Completion, renovation, appraisal, patrol, treatment and demolition of one house stand on one line of time; a house of
     * grade C or D without a registered measure cannot be closed; the special list of precast panels comes out by
     * sub-district.
     */
    @Test
    void clause_16_oneHouseHasOneLineOfTimeAndADangerousOneIsNotClosedWithoutAMeasure() {
        RegisterRecord one = house(
                "clause16-1",
                Map.of("house_name", "一号楼", "street", "条十六街道", "built_year", 1979, "structure", "precast_panel"));
        act(one, CLERK, "renovate", Map.of("renovated_on", "2001-06-01"));
        registers.attach(HOUSES, one.id(), "report", "建鉴〔2026〕1 号", null, CLERK);
        act(one, CLERK, "appraise", Map.of("danger_grade", "C", "appraised_on", "2026-03-01", "appraiser", "鉴定所"));
        act(one, CLERK, "patrol", Map.of("last_patrol", "2026-04-01"));
        assertThatThrownBy(() -> act(one, CHIEF, "settle", Map.of()))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("未登记处置措施");
        act(one, CHIEF, "settle", Map.of("measure", "treat", "measure_done_on", "2026-05-01"));
        registers.attach(HOUSES, one.id(), "demolition", "拆证〔2030〕9 号", null, CLERK);
        RegisterRecord end = act(one, CHIEF, "demolish", Map.of());
        assertThat(end.state()).isEqualTo("demolished");
        assertThat(registers.timeline(HOUSES, one.id(), CHIEF).stream().map(TimelineEntry::action))
                .containsExactly("create", "renovate", "attach", "appraise", "patrol", "settle", "attach", "demolish");
        assertThat(registers.firstBroken(HOUSES, one.id(), CHIEF)).isZero();

        house("clause16-2", Map.of("house_name", "二号楼", "street", "条十六街道", "structure", "precast_panel"));
        house("clause16-3", Map.of("house_name", "三号楼", "street", "条十六街道", "structure", "concrete"));
        house("clause16-4", Map.of("house_name", "四号楼", "street", "另一街道", "structure", "precast_panel"));
        var query = RecordQuery.first(10).where("structure", "precast_panel").where("street", "条十六街道");
        assertThat(registers.list(HOUSES, query, CHIEF).records())
                .extracting(RegisterRecord::key)
                .containsExactly("clause16-1", "clause16-2");
        var lines = new ArrayList<String>();
        registers.exportCsv(HOUSES, query, CHIEF, lines::add);
        assertThat(lines).hasSize(3);
        assertThat(registers.count(HOUSES, query.in("listed"), CHIEF)).isEqualTo(1);
    }

    /**
     * An application for housing has a promise from being taken over the queue to the home or the subsidy, and is looked through
     * for duplicates; a community is judged by its twenty items and told which are missing; a clue of a villa becomes a case that
     * is filed and supervised.
     */
    @Test
    void clause_09_housingHasPromisesAndNoDuplicatesCommunitiesAreJudgedAndVillasAreSupervised() {
        Household home = Household.inNeed("lowest").waits(90);
        assertThatThrownBy(home::applies).isInstanceOf(FaultException.class).hasMessageContaining("under way already");
        String key = Household.home("clause09-1");
        home.does(CHIEF, "allot", Map.of("home_key", key, "turn_reason", "户型匹配"));
        home.does(CLERK, "sign", Map.of("contract_no", "租〔2026〕1 号"));
        List<Tracked.Step> steps = home.tracked().steps();
        assertThat(steps)
                .extracting(Tracked.Step::state)
                .containsExactly("submitted", "reviewing", "waiting", "allotted", "housed");
        assertThat(steps.subList(0, 4))
                .allSatisfy(step -> assertThat(step.due()).isAfter(step.since()));
        Household other = Household.inNeed("low").waits(20);
        assertThatThrownBy(() -> other.does(CHIEF, "allot", Map.of("home_key", key, "turn_reason", "户型匹配")))
                .isInstanceOf(FaultException.class);

        var ledgers = TestPlatform.shared().bean(Ledgers.class);
        var applications = TestPlatform.shared().bean(Applications.class);
        YearMonth month = YearMonth.now(ZoneId.of("Asia/Shanghai"));
        Household subsidy = Household.inNeed("low").with("wish", "subsidy").waits(80);
        subsidy.does(
                CHIEF,
                "grant",
                Map.of("subsidy_month_cny", 380, "subsidy_from", month.atDay(1).toString(), "turn_reason", "补贴"));
        assertThat(subsidy.tracked().steps().getLast().due()).isNotNull();
        applications.pay(Household.SERVICE, month, CHIEF);
        applications.pay(Household.SERVICE, month, CHIEF);
        assertThat(ledgers.postings("rent_subsidies", "household:" + subsidy.application(), null, 10, CHIEF))
                .extracting(one -> one.amount().toPlainString())
                .containsExactly("380.00");

        var fields = ItemByItemTest.complete();
        fields.put("elder_station_m2", 100);
        registers.create("communities", RecordDraft.of("clause09-2", fields), CLERK);
        var judged = TestPlatform.shared().bean(Judgements.class).judge("complete_community", "clause09-2", CHIEF);
        assertThat(judged.met()).isEqualTo(19);
        assertThat(judged.reasons()).extracting(one -> one.rule().title().zh()).containsExactly("老年服务站");

        var cases = TestPlatform.shared().bean(Cases.class);
        UUID villa = TestPlatform.shared()
                .bean(Reports.class)
                .take(NewReport.of("desk", "v_villa", "林地内疑似私家庄园"), "clerk")
                .caseId();
        cases.act(
                villa, null, CaseAction.of("supervise").with("supervision", "1").with("basis", "省厅督办"), CHIEF);
        assertThat(cases.find(villa, Scope.ALL).orElseThrow().summary().supervision())
                .isEqualTo(1);
        assertThat(cases.find(villa, Scope.ALL).orElseThrow().summary().dueAt()).isNotNull();
    }

    /**
     * One low-carbon act from its report over verification and reckoning to points, which can be revoked and audited; the
     * coefficients have versions and days from which they hold; what is reported twice is refused.
     */
    @Test
    void clause_13_anActBecomesPointsByTheCoefficientOfItsDayOnceAndCanBeRevoked() {
        var ledgers = TestPlatform.shared().bean(Ledgers.class);
        RegisterRecord one = ride("clause13-1", "2025-12-30", "条十三-1");
        assertThatThrownBy(() -> ride("clause13-1", "2025-12-30", "条十三-9"))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults().getFirst().code()).isEqualTo("REG-021"));
        assertThatThrownBy(() -> act(one, CHIEF, "verify", Map.of())).isInstanceOf(FaultException.class);
        registers.attach("low_carbon_acts", one.id(), "proof", "行程单 1", null, CLERK);
        assertThatThrownBy(() -> act(one, CLERK, "verify", Map.of())).isInstanceOf(FaultException.class);
        act(one, CHIEF, "verify", Map.of());
        RegisterRecord later = ride("clause13-2", "2026-01-02", "条十三-2");
        registers.attach("low_carbon_acts", later.id(), "proof", "行程单 2", null, CLERK);
        act(later, CHIEF, "verify", Map.of());
        List<Posting> rows = ledgers.postings("carbon_points", "person:PC1313", null, 10, CHIEF);
        // Twelve kilometres by the coefficient of each year: 12 × 0.12 and 12 × 0.1.
        assertThat(rows).extracting(row -> row.amount().toPlainString()).containsExactly("1.44", "1.20");
        assertThat(rows)
                .extracting(row -> String.valueOf(row.coefficientFrom()))
                .containsExactly("2026-01-01", "2025-01-01");
        assertThat(rows).allSatisfy(row -> assertThat(row.basis()).contains("系数"));

        RegisterRecord twice = ride("clause13-3", "2026-01-02", "条十三-2");
        registers.attach("low_carbon_acts", twice.id(), "proof", "行程单 2", null, CLERK);
        assertThatThrownBy(() -> act(twice, CHIEF, "verify", Map.of()))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("booked already");

        act(later, CHIEF, "revoke", Map.of());
        Account account =
                ledgers.account("carbon_points", "person:PC1313", CHIEF).orElseThrow();
        assertThat(account.balance()).isEqualByComparingTo("1.2");
        assertThat(ledgers.postings("carbon_points", account.code(), null, 10, CHIEF)
                        .getFirst()
                        .reverses())
                .isEqualTo(rows.getFirst().number());
        assertThat(registers.timeline("low_carbon_acts", later.id(), CHIEF))
                .extracting(TimelineEntry::action)
                .containsExactly("create", "attach", "verify", "revoke");
        assertThat(ledgers.prove("carbon_points", CHIEF).wrong()).isEmpty();
    }

    private RegisterRecord ride(String key, String day, String ticket) {
        return registers.create(
                "low_carbon_acts",
                RecordDraft.of(
                        key,
                        Map.of(
                                "participant_no",
                                "PC1313",
                                "act_kind",
                                "metro",
                                "act_amount",
                                12,
                                "act_on",
                                day,
                                "act_ticket",
                                ticket)),
                CLERK);
    }

    /**
     * A construction project whose extent meets a protection line is told the object in conflict, the distance and the approval
     * needed before it is submitted; an entry of the list of heritage has versions, and any day's can be looked back to.
     */
    @Test
    void clause_19_aProjectIsToldItsConflictsBeforeItIsSubmittedAndTheListIsKeptByVersions() {
        var scope = new GeometryFactory().toGeometry(new Envelope(-31, -30.999, -31, -30.999));
        var create = new ObjectChange.Create(
                "heritage_scope", null, new ObjectChange.NewObject("条十九城墙", Map.of(), Wkb.of(scope)));
        TestPlatform.shared().bean(Editing.class).apply(EditRequest.correction(create), Scope.ALL, "surveyor");
        String extent = "{\"type\": \"LineString\", \"coordinates\": [[-31.001, -31.0005], [-30.9995, -31.0005]]}";
        var redLines = TestPlatform.shared().bean(RedLines.class);
        var road = new GeometryFactory()
                .createLineString(
                        new Coordinate[] {new Coordinate(-31.001, -31.0005), new Coordinate(-30.9995, -31.0005)});
        // Beforehand: just below the scope, and then told as the line reaches it.
        assertThat(redLines.check(Wkb.of(road), "construction_projects", Map.of(), CLERK))
                .isEmpty();
        String through = extent.replace("-31.0005", "-30.9995");
        RegisterRecord project = registers.create(
                "construction_projects",
                RecordDraft.of(
                        "clause19-1",
                        Map.of(
                                "project_name",
                                "条十九路",
                                "project_kind",
                                "road",
                                "builder",
                                "某公司",
                                "site_extent",
                                through)),
                CLERK);
        assertThatThrownBy(() -> act(project, CLERK, "submit", Map.of()))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults().getFirst().problem()).contains("条十九城墙", "0.0 米", "第二十八条", "人民政府批准"));
        act(project, CLERK, RecordStep.AMEND, Map.of("site_extent", extent));
        assertThat(act(project, CLERK, "submit", Map.of()).state()).isEqualTo("submitted");

        RegisterRecord site = registers.create(
                "heritage_sites",
                RecordDraft.of(
                        "clause19-2",
                        Map.of("site_name", "老站", "site_kind", "relic", "relic_rank", "4", "has_scope", true)),
                CLERK);
        registers.attach("heritage_sites", site.id(), "announcement", "文〔2026〕3 号", null, CLERK);
        act(site, CHIEF, "announce", Map.of("announced_on", "2026-02-01"));
        act(site, CLERK, RecordStep.AMEND, Map.of("relic_rank", "3"));
        List<TimelineEntry> versions = registers.timeline("heritage_sites", site.id(), CHIEF);
        assertThat(versions).hasSize(4);
        assertThat(asOf(site, versions.get(0).at().minusSeconds(1))).isEmpty();
        assertThat(asOf(site, versions.get(0).at()).orElseThrow().state()).isEqualTo("candidate");
        RegisterRecord announced = asOf(site, versions.get(2).at()).orElseThrow();
        assertThat(announced.state()).isEqualTo("listed");
        assertThat(announced.fields()).containsEntry("relic_rank", "4");
        assertThat(asOf(site, versions.get(3).at())).isEqualTo(registers.find("heritage_sites", site.id(), CHIEF));
    }

    private Optional<RegisterRecord> asOf(RegisterRecord one, Instant moment) {
        return registers.asOf(one.register(), one.id(), moment, CHIEF);
    }

    /**
     * Each of the three prohibitions has its register, its threshold and its review; above the threshold neither the felling or
     * moving of trees, nor a landmark, nor the change of an old name can be settled without the number of an approval.
     */
    @Test
    void clause_20_whatIsAboveItsThresholdIsNotSettledWithoutAnApproval() {
        var above = Map.of(
                "tree_removals",
                Map.<String, Object>of(
                        "removal_site", "条二十路", "removal_way", "fell", "trees_count", 21, "removal_reason", "施工"),
                "cultural_landmarks",
                Map.<String, Object>of("landmark_name", "条二十雕塑", "landmark_height_m", 30, "landmark_cost", 900),
                "place_name_changes",
                Map.<String, Object>of("old_name", "条二十街", "new_name", "新街", "name_years", 90));
        var below = Map.of(
                "tree_removals", Map.<String, Object>of("trees_count", 20),
                "cultural_landmarks", Map.<String, Object>of("landmark_height_m", 10, "landmark_cost", 500),
                "place_name_changes", Map.<String, Object>of("name_years", 49));
        var lines = Map.of(
                "tree_removals",
                "tree_felling",
                "cultural_landmarks",
                "needless_landmarks",
                "place_name_changes",
                "old_names");
        var redLines = TestPlatform.shared().bean(RedLines.class);
        above.forEach((register, fields) -> {
            RegisterRecord one = registers.create(register, RecordDraft.of("clause20-1", fields), CLERK);
            assertThatThrownBy(() -> act(one, CLERK, "settle", Map.of())).hasMessageContaining("FLOW-102");
            act(one, CHIEF, "review", Map.of("review_opinion", "同意"));
            assertThatThrownBy(() -> act(one, CLERK, "settle", Map.of())).hasMessageContaining("RLINE-001");
            // A number that nobody recorded is a number that anybody can write.
            assertThatThrownBy(() -> act(one, CLERK, "settle", Map.of("approval_no", "批〔2026〕20 号")))
                    .hasMessageContaining("RLINE-001");
            redLines.approve(lines.get(register), "record:" + register + "/clause20-1", "批〔2026〕20 号", CHIEF);
            assertThat(act(one, CLERK, "settle", Map.of("approval_no", "批〔2026〕20 号"))
                            .state())
                    .isEqualTo("settled");

            var small = new HashMap<>(fields);
            small.putAll(below.get(register));
            RegisterRecord other = registers.create(register, RecordDraft.of("clause20-2", small), CLERK);
            act(other, CHIEF, "review", Map.of("review_opinion", "同意"));
            assertThat(act(other, CLERK, "settle", Map.of()).state()).isEqualTo("settled");
        });
    }

    /** Every point of an enterprise's credit opens to its ground; the balance is the sum of what was confirmed and did not lapse. */
    @Test
    void theCreditOfAnEnterpriseIsTheSumOfItsConfirmedPoints() {
        var ledgers = TestPlatform.shared().bean(Ledgers.class);
        RegisterRecord bad = points("credit-1", "overdue", -5);
        RegisterRecord good = points("credit-2", "award", 3);
        points("credit-3", "penalty", -50);
        for (RegisterRecord one : List.of(bad, good)) {
            registers.attach("credit_points", one.id(), "document", "安〔2026〕1 号", null, CLERK);
            act(one, CHIEF, "confirm", Map.of("counts_until", "2027-01-01"));
        }
        assertThat(ledgers.account("safety_credit", "enterprise:91220101MA00CRED1T", CHIEF)
                        .orElseThrow()
                        .balance())
                .isEqualByComparingTo("-2");
        // Confirmed again after an appeal it counts once, and lapsed it counts no more.
        act(bad, CLERK, "appeal", Map.of("appeal_reason", "已整改"));
        act(bad, CHIEF, "confirm", Map.of());
        act(good, CHIEF, "lapse", Map.of());
        assertThat(ledgers.account("safety_credit", "enterprise:91220101MA00CRED1T", CHIEF)
                        .orElseThrow()
                        .balance())
                .isEqualByComparingTo("-5");
        assertThat(ledgers.postings("safety_credit", "enterprise:91220101MA00CRED1T", null, 9, CHIEF))
                .extracting(Posting::note)
                .containsExactly("credit_points/credit-2", "credit_points/credit-2", "credit_points/credit-1");
    }

    private RegisterRecord points(String key, String ground, int points) {
        return registers.create(
                "credit_points",
                RecordDraft.of(
                        key,
                        Map.of(
                                "enterprise", "某厂",
                                "credit_code", "91220101MA00CRED1T",
                                "ground", ground,
                                "points", points,
                                "happened_on", "2026-01-05")),
                CLERK);
    }

    /** Whatever somebody changes behind the program's back is found. */
    @Test
    void aHistoryThatWasTamperedWithIsFound() {
        RegisterRecord one =
                house("tampered", Map.of("house_name", "五号楼", "danger_grade", "A", "appraised_on", "2026-01-01"));
        act(one, CLERK, "patrol", Map.of("last_patrol", "2026-04-01"));
        var database = TestPlatform.shared().bean(Database.class);
        assertThatThrownBy(() -> database.update("update register.record_event set actor = 'x' where id = ?", one.id()))
                .hasMessageContaining("append-only");
        database.update(
                "update register.record set fields = fields || '{\"danger_grade\": \"B\"}' where id = ?", one.id());
        assertThat(registers.firstBroken(HOUSES, one.id(), CHIEF)).isEqualTo(2);
    }

    /** One object, many facets: every register that speaks of it is found from it. */
    @Test
    void recordsOfARegisterWithoutObjectsAreNobodysFacet() {
        house("facet", Map.of("house_name", "六号楼"));
        assertThat(registers.facets(new UUID(1, 2), CHIEF)).isEqualTo(List.of());
    }
}
