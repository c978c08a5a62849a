package org.songhua.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.songhua.cim.ObjectId;
import org.songhua.edge.security.ApiClient;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.metering.Metering.Consumption;
import org.songhua.metering.Metering.Moved;
import org.songhua.metering.Metering.Outcome;
import org.songhua.metering.Metering.Run;
import org.songhua.metering.Metering.Standing;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.register.RecordStep;
import org.songhua.register.RegisterRecord;

/** Records that meters move: several meters, none, one of another unit, one that was changed, and what stands against. */
class MeteringTest {
    private static final Quarter FIRST = new Quarter(2024, 1);
    private static final LocalDate BEGIN = LocalDate.of(2024, 1, 1);
    private static final LocalDate END = LocalDate.of(2024, 3, 31);

    private final MeterYard yard = new MeterYard();

    private Consumption consumption(RegisterRecord one) {
        return yard.metering.of(MeterYard.METER, one.id(), FIRST, yard.clerk);
    }

    @Test
    void allMetersOfAnObjectCountTogetherAndThoseOfOthersDoNot() {
        ObjectId works = yard.works();
        RegisterRecord one = yard.listed(works, "100000");
        // Two feeders, and something else at the same works.
        var meters = yard.meters(works, "a = electric_energy; b = electric_energy; c = electric_voltage");
        yard.readDaily(meters.get(0), BEGIN, END, 0, 1_000);
        yard.readDaily(meters.get(1), BEGIN, END, 7_000, 2_000);
        yard.readDaily(meters.get(2), BEGIN, END, 0, 1);
        yard.readDaily(yard.meter(yard.works(), "electric_energy"), BEGIN, END, 0, 9_000_000);
        Consumption found = consumption(one);
        assertThat(found.standing()).isEqualTo(Standing.COMPLETE);
        // Without a reading before the quarter each counts from its first: 90 increments of 91 days in a leap year.
        assertThat(found.meters())
                .extracting(counted -> counted.counted().longValueExact())
                .containsExactlyInAnyOrder(90_000L, 180_000L);
        assertThat(found.amount()).isEqualByComparingTo(new BigDecimal("0.0001229").multiply(new BigDecimal(270_000)));
        Moved moved = yard.moved(yard.move(2024, 1), one);
        assertThat(moved.outcome()).isEqualTo(Outcome.MOVED);
        assertThat(yard.now(one).fields().get("energy_source").toString()).contains("2 块电表", "270000 kWh");
    }

    @Test
    void whatHasNoMeterOrNoObjectIsToldAndStays() {
        RegisterRecord without = yard.listed(yard.works(), "1");
        RegisterRecord nowhere = yard.listed(null, "1");
        Run run = yard.move(2024, 1);
        assertThat(run.count(Outcome.NOT_METERED)).isEqualTo(2);
        assertThat(run.count(Outcome.MOVED)).isZero();
        for (RegisterRecord one : new RegisterRecord[] {without, nowhere}) {
            Moved moved = yard.moved(run, one);
            assertThat(moved.consumption().standing()).isEqualTo(Standing.NO_METER);
            assertThat(moved.consumption().amount()).isNull();
            assertThat(yard.now(one).revision()).isEqualTo(one.revision());
        }
    }

    @Test
    void aMeterWithoutReadingsIsAGapOfTheWholeQuarter() {
        ObjectId works = yard.works();
        RegisterRecord one = yard.listed(works, "1");
        long meter = yard.meter(works, "electric_energy");
        // Before and after it, but not in it.
        yard.read(meter, BEGIN.minusDays(1), 10);
        yard.read(meter, END.plusDays(1), 20);
        Consumption found = consumption(one);
        assertThat(found.standing()).isEqualTo(Standing.GAP);
        assertThat(found.meters().getFirst().longestGap().toDays()).isEqualTo(91);
        assertThat(found.meters().getFirst().readings()).isZero();
    }

    @Test
    void aChangedMeterBeginsAnewAndADoubtedReadingIsLeftAside() {
        ObjectId works = yard.works();
        RegisterRecord one = yard.listed(works, "100000");
        long meter = yard.meter(works, "electric_energy");
        yard.read(meter, BEGIN.minusDays(1), 900);
        var values = new TreeMap<Instant, Double>();
        double count = 900;
        for (LocalDate day : MeterYard.days(BEGIN, END)) {
            count += 100;
            // On the first of March a new meter that has counted 40 by noon.
            if (day.equals(LocalDate.of(2024, 3, 1))) count = 40;
            values.put(MeterYard.noon(day), count);
        }
        // More than any meter shows: out of its range.
        values.put(MeterYard.noon(LocalDate.of(2024, 2, 1)).plusSeconds(60), 2e9);
        yard.read(meter, values);
        Metering.Counted counted = consumption(one).meters().getFirst();
        // 60 days of 100 until the end of February, 40 of the new meter, 30 days of 100.
        assertThat(counted.counted()).isEqualByComparingTo("9040");
        assertThat(counted.restarts()).isOne();
        assertThat(counted.doubted()).isOne();
        assertThat(counted.readings()).isEqualTo(91);
    }

    @Test
    void whatStandsAgainstEveryActionIsToldAndNothingIsKept() {
        ObjectId works = yard.works();
        RegisterRecord one = yard.listed(works, "100000");
        yard.registers.act(
                MeterYard.REGISTER,
                one.id(),
                null,
                new RecordStep(RecordStep.AMEND, null, Map.of("quarter_limit_tce", "")),
                yard.clerk);
        yard.readDaily(yard.meter(works, "electric_energy"), BEGIN, END, 0, 1_000);
        long before = yard.now(one).revision();
        Moved moved = yard.moved(yard.move(2024, 1), one);
        assertThat(moved.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(moved.action()).isEmpty();
        assertThat(moved.against()).extracting(Fault::code).isNotEmpty();
        assertThat(yard.now(one).revision()).isEqualTo(before);
        assertThat(yard.now(one).fields()).doesNotContainKey("quarter_energy_tce");
    }

    @Test
    void aQuarterBeforeTheOneThatStandsDoesNotTakeItsPlace() {
        ObjectId works = yard.works();
        RegisterRecord one = yard.listed(works, "100000");
        yard.readDaily(yard.meter(works, "electric_energy"), BEGIN, LocalDate.of(2024, 6, 30), 0, 1_000);
        assertThat(yard.moved(yard.move(2024, 2), one).outcome()).isEqualTo(Outcome.MOVED);
        Moved earlier = yard.moved(yard.move(2024, 1), one);
        assertThat(earlier.outcome()).isEqualTo(Outcome.CURRENT);
        assertThat(earlier.consumption().standing()).isEqualTo(Standing.COMPLETE);
        assertThat(yard.now(one).fields()).containsEntry("quarter_updated", "2024-06-30");
    }

    @Test
    void onlyWhatIsOnTheListIsMovedAndAProposalIsNot() {
        yard.proposed(yard.works(), "1");
        assertThat(yard.move(2024, 1).records()).isEmpty();
    }

    @Test
    void aQuarterThatHasNotEndedAndWhatIsNotThereAreRefused() {
        assertThatThrownBy(() -> yard.move(2900, 1))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults()).extracting(Fault::code).containsExactly("METER-002"));
        assertThatThrownBy(() -> yard.metering.move("none", FIRST, yard.clerk)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> yard.metering.of(MeterYard.METER, new UUID(0, 1), FIRST, yard.clerk))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void overHttpAQuarterHasItsFormARunNeedsThePermissionAndOthersRecordsAreNotSeen() {
        RegisterRecord one = yard.listed(yard.works(), "1");
        ApiClient viewer = yard.client(Permission.REGISTER_VIEW);
        assertThat(viewer.get("/api/meters").expect(200).text()).contains(MeterYard.METER, "0.0001229", "GB/T 2589");
        String record = "/api/meters/quarter_energy/records/";
        assertThat(viewer.get(record + one.id() + "?quarter=2024-Q1")
                        .expect(200)
                        .json()
                        .path("standing")
                        .asString())
                .isEqualTo("NO_METER");
        for (String quarter : new String[] {"2024-Q5", "2024", "24-Q1", "2024-q1", "2024-Q1 ", "9999-Q1"})
            assertThat(viewer.get(record + one.id() + "?quarter=" + quarter.replace(" ", "%20"))
                            .code())
                    .as(quarter)
                    .isEqualTo("METER-001");
        assertThat(viewer.get(record + "x?quarter=2024-Q1").status()).isEqualTo(404);
        assertThat(viewer.get("/api/meters/none/records/" + one.id() + "?quarter=2024-Q1")
                        .status())
                .isEqualTo(404);
        assertThat(viewer.post("/api/meters/quarter_energy/runs?quarter=2024-Q1", "")
                        .status())
                .isEqualTo(403);
        ApiClient elsewhere = new MeterYard().client(Permission.REGISTER_VIEW, Permission.REGISTER_EDIT);
        assertThat(elsewhere.get(record + one.id() + "?quarter=2024-Q1").status())
                .isEqualTo(404);
        assertThat(elsewhere
                        .post("/api/meters/quarter_energy/runs?quarter=2024-Q1", "")
                        .expect(200)
                        .json()
                        .path("records"))
                .isEmpty();
    }
}
