package org.songhua.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songhua.cim.ObjectId;
import org.songhua.edge.security.ApiClient;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.Permission;
import org.songhua.register.DueItem;
import org.songhua.register.RecordStep;
import org.songhua.register.RegisterRecord;
import tools.jackson.databind.JsonNode;

/**
 * The clause of saving energy: a list that is brought up to date each quarter, with grounds for who comes on it and who leaves it, and
 * the way from a reading over the energy of the quarter and its indicator to the state of the list, and back.
 */
class EnergyClauseTest {
    private static final LocalDate NEW_YEAR = LocalDate.of(2025, 1, 1);
    private static final String UPDATED = "jilin-2025:J21";

    private final MeterYard yard = new MeterYard();
    private final ApiClient clerk = yard.client(
            Permission.REGISTER_VIEW, Permission.REGISTER_EDIT, Permission.EVALUATION_VIEW, Permission.EVALUATION_EDIT);
    /** Readings are shown to callers without a restricted scope only. */
    private final ApiClient reader = yard.people.withKey(Permission.SENSING_VIEW);

    private List<String> codes(RegisterRecord one, String action, Map<String, Object> fields) {
        try {
            yard.registers.act(MeterYard.REGISTER, one.id(), null, new RecordStep(action, null, fields), yard.chief);
            return List.of();
        } catch (FaultException e) {
            return e.faults().stream().map(Fault::code).sorted().toList();
        }
    }

    private JsonNode run(String quarter) {
        return clerk.post("/api/meters/quarter_energy/runs?quarter=" + quarter, "")
                .expect(200)
                .json();
    }

    private JsonNode traced(RegisterRecord one, String quarter) {
        return clerk.get("/api/meters/quarter_energy/records/" + one.id() + "?quarter=" + quarter)
                .expect(200)
                .json();
    }

    private List<String> due(LocalDate today) {
        return yard.registers.due(MeterYard.REGISTER, today, today.minusDays(1), 1_000, yard.clerk).stream()
                .map(DueItem::duty)
                .toList();
    }

    /** 两高清单每季度更新且有新增/退出依据; 能耗读数→指标→清单状态可追溯. */
    @Test
    void clause_12_theListIsUpdatedEachQuarterWithGroundsAndFromAReadingToItsStateAndBack() {
        ObjectId works = yard.works();
        RegisterRecord project = nobodyComesOnTheListWithoutAGround(works);
        long meter = yard.meter(works, "electric_energy");
        // A million kWh a day: 90 days of the first quarter are 90,000,000 kWh, 11,061 t of coal; the limit is 12,000
        // t.
        yard.read(meter, NEW_YEAR.minusDays(1), 5_000_000);
        double count = yard.readDaily(meter, NEW_YEAR, LocalDate.of(2025, 3, 31), 5_000_000, 1_000_000);
        theListIsUpdated(project, meter);
        // 1.2 million a day: 91 days are 109,200,000 kWh, 13,420.68 t.
        count = yard.readDaily(meter, LocalDate.of(2025, 4, 1), LocalDate.of(2025, 6, 30), count, 1_200_000);
        theStateFollowsTheReadings(project, meter);
        silenceMovesNothing(project, meter, count);
        nobodyLeavesWithoutAGround(project);
    }

    private RegisterRecord nobodyComesOnTheListWithoutAGround(ObjectId works) {
        RegisterRecord proposed = yard.proposed(works, "12000");
        assertThat(codes(proposed, "list", Map.of())).containsExactly("FLOW-105", "FLOW-106");
        assertThat(codes(proposed, "list", Map.of("entry_ground", "五万吨以上"))).containsExactly("FLOW-106");
        RegisterRecord listed = yard.listed(works, "12000");
        assertThat(listed.state()).isEqualTo("listed");
        assertThat(yard.registers.evidence(MeterYard.REGISTER, listed.id(), yard.clerk))
                .hasSize(1);
        return listed;
    }

    /** The first quarter: reading, energy of the quarter, indicator, state; and all the way back. */
    private void theListIsUpdated(RegisterRecord project, long meter) {
        JsonNode run = run("2025-Q1");
        assertThat(run.path("moved").asInt()).isOne();
        assertThat(run.at("/records/0/action").asString()).isEqualTo("update");
        RegisterRecord now = yard.now(project);
        assertThat(now.state()).isEqualTo("listed");
        assertThat((BigDecimal) now.fields().get("quarter_energy_tce")).isEqualByComparingTo("11061");
        assertThat(now.fields()).containsEntry("quarter_updated", "2025-03-31");
        assertThat(now.fields().get("energy_source").toString()).contains("2025-Q1", "1 块电表", "90000000 kWh", "11061");
        // The next quarter is due three months later; the same run again does nothing.
        assertThat(now.nextDue()).isEqualTo(LocalDate.of(2025, 6, 30));
        assertThat(due(LocalDate.of(2025, 7, 1))).containsExactly("quarter");
        assertThat(run("2025-Q1").path("current").asInt()).isOne();
        assertThat(yard.now(project).revision()).isEqualTo(now.revision());
        // Into the indicator: one of one listed was updated, entered with both halves and with the run it was told by.
        JsonNode value = clerk.post(
                        "/api/indicators/" + UPDATED + "/values",
                        ("{\"geography\": \"%s\", \"period\": \"2025\", \"numerator\": %d, \"denominator\": %d,"
                                        + " \"sourceFile\": \"/api/meters/quarter_energy/runs?quarter=2025-Q1\","
                                        + " \"reason\": \"季度更新\"}")
                                .formatted(
                                        yard.region,
                                        run.path("moved").asInt()
                                                + run.path("current").asInt(),
                                        run.path("records").size()))
                .expect(201)
                .json();
        assertThat(value.path("value").doubleValue()).isEqualTo(100);
        // And back: from the record over its history and the datastream to ninety readings.
        String history = yard.registers
                .timeline(MeterYard.REGISTER, project.id(), yard.clerk)
                .toString();
        assertThat(history).contains("Datastreams(" + meter + ")");
        JsonNode trace = traced(project, "2025-Q1");
        assertThat(trace.path("amount").decimalValue())
                .isEqualByComparingTo((BigDecimal) now.fields().get("quarter_energy_tce"));
        JsonNode counted = trace.at("/meters/0");
        assertThat(counted.path("datastream").asLong()).isEqualTo(meter);
        assertThat(counted.path("first").doubleValue()).isEqualTo(5_000_000);
        assertThat(counted.path("last").doubleValue()).isEqualTo(95_000_000);
        assertThat(counted.path("readings").asInt()).isEqualTo(90);
        JsonNode readings = reader.get(
                        counted.path("observations").asString() + "&$count=true&$orderby=phenomenonTime%20desc&$top=1")
                .expect(200)
                .json();
        assertThat(readings.path("@iot.count").asInt()).isEqualTo(90);
        assertThat(readings.at("/value/0/result").doubleValue()).isEqualTo(95_000_000);
    }

    private void theStateFollowsTheReadings(RegisterRecord project, long meter) {
        JsonNode run = run("2025-Q2");
        assertThat(run.at("/records/0/action").asString()).isEqualTo("exceed");
        RegisterRecord now = yard.now(project);
        assertThat(now.state()).isEqualTo("over_limit");
        assertThat((BigDecimal) now.fields().get("quarter_energy_tce")).isEqualByComparingTo("13420.68");
        assertThat(traced(project, "2025-Q2").at("/meters/0/counted").decimalValue())
                .isEqualByComparingTo("109200000");
        // What stood before stands in the history, and the first quarter opens as it did.
        assertThat(traced(project, "2025-Q1").path("amount").decimalValue()).isEqualByComparingTo("11061");
        assertThat(traced(project, "2025-Q1").at("/meters/0/datastream").asLong())
                .isEqualTo(meter);
    }

    private void silenceMovesNothing(RegisterRecord project, long meter, double count) {
        // Five days without a reading in August: the quarter is not metered, and stays due.
        double silent = yard.readDaily(meter, LocalDate.of(2025, 7, 1), LocalDate.of(2025, 8, 10), count, 500_000);
        yard.readDaily(meter, LocalDate.of(2025, 8, 16), LocalDate.of(2025, 9, 30), silent + 5 * 500_000, 500_000);
        JsonNode run = run("2025-Q3");
        assertThat(run.path("notMetered").asInt()).isOne();
        assertThat(run.at("/records/0/consumption/standing").asString()).isEqualTo("GAP");
        assertThat(run.at("/records/0/consumption/meters/0/longestGapHours").doubleValue())
                .isEqualTo(6 * 24);
        assertThat(yard.now(project).state()).isEqualTo("over_limit");
        assertThat(due(LocalDate.of(2025, 10, 1))).containsExactly("quarter");
        // They come in late: 92 days of half a million, 5,653.4 t; back within the limit.
        yard.readDaily(meter, LocalDate.of(2025, 8, 11), LocalDate.of(2025, 8, 15), silent, 500_000);
        assertThat(run("2025-Q3").at("/records/0/action").asString()).isEqualTo("update");
        RegisterRecord now = yard.now(project);
        assertThat(now.state()).isEqualTo("listed");
        assertThat((BigDecimal) now.fields().get("quarter_energy_tce")).isEqualByComparingTo("5653.4");
    }

    private void nobodyLeavesWithoutAGround(RegisterRecord project) {
        assertThat(codes(project, "leave", Map.of())).containsExactly("FLOW-105");
        assertThat(codes(project, "leave", Map.of("exit_ground", "产能已拆除，能耗降至限额以下")))
                .isEmpty();
        assertThat(yard.now(project).state()).isEqualTo("left");
        // Who has left is moved no more.
        assertThat(run("2025-Q4").path("records")).isEmpty();
    }
}
