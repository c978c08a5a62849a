package org.songhua.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.engine.fault.FaultException;
import org.songhua.ledger.Account;
import org.songhua.ledger.Ledgers;
import org.songhua.ledger.Posting;
import org.songhua.people.Caller;
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
