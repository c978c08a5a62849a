package org.songhua.metering;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.songhua.TestPlatform;
import org.songhua.cim.CityFixture;
import org.songhua.cim.ObjectId;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.fault.FaultLog;
import org.songhua.people.ApiKeys;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.register.RecordDraft;
import org.songhua.register.RecordStep;
import org.songhua.register.RegisterRecord;
import org.songhua.register.Registers;
import org.songhua.sensing.Device;
import org.songhua.sensing.Devices;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Observations;
import org.songhua.sensing.Result;

/** Works with electricity meters, in a region of their own that nobody else's records lie in. */
final class MeterYard {
    static final String REGISTER = "two_high_projects";
    static final String METER = "quarter_energy";
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final AtomicInteger NEXT = new AtomicInteger();

    final TestPlatform platform = TestPlatform.shared();
    final TestPeople people = new TestPeople(platform);
    final Registers registers = platform.bean(Registers.class);
    final Metering metering = platform.bean(Metering.class);
    final String region = "9912%02d".formatted(NEXT.incrementAndGet());
    private final Scope scope = new Scope(Set.of(), Set.of(region), Set.of());
    /** Sees the records of the region and no others. */
    final Caller clerk = new Caller("clerk", Caller.SYSTEM.permissions(), scope);

    final Caller chief = new Caller("chief", Caller.SYSTEM.permissions(), scope);
    private final CityFixture city = CityFixture.create(platform, "metered_" + region);

    ObjectId works() {
        int number = NEXT.incrementAndGet();
        ObjectId works = city.add(
                "building", "厂" + number, Map.of(), CityFixture.square(-15 + number * 0.01, 33, 0.001), region, null);
        city.done();
        return works;
    }

    /** {@return number of the datastream of a new meter} */
    long meter(ObjectId works, String observes) {
        return meters(works, observes).getFirst();
    }

    /** {@return numbers of the datastreams of a new device with several channels, in order of their names} */
    List<Long> meters(ObjectId works, String observes) {
        String code = "meter-" + region + "-" + NEXT.incrementAndGet();
        Devices devices = platform.bean(Devices.class);
        var done = devices.onboard(
                ("protocol,code,name,network,lon,lat,password,observes,cityObject\nmqtt," + code + ",电表,energy,,,,"
                                + observes + "," + works.value() + "\n")
                        .getBytes(StandardCharsets.UTF_8),
                "test");
        if (done.created() != 1) throw new AssertionError(done.faults());
        Device device = devices.find("mqtt", code).orElseThrow();
        return List.copyOf(new TreeMap<>(devices.channels(device)).values());
    }

    static Instant noon(LocalDate day) {
        return day.atTime(LocalTime.NOON).atZone(CHINA).toInstant();
    }

    void read(long datastream, LocalDate day, double value) {
        read(datastream, Map.of(noon(day), value));
    }

    void read(long datastream, Map<Instant, Double> values) {
        var readings = new ArrayList<NewObservation>();
        values.forEach((at, value) ->
                readings.add(new NewObservation(datastream, at, null, null, new Result.Numeric(value), null, null)));
        platform.bean(Observations.class).append(readings);
    }

    /** Reads every noon of some days, from a count on, so much more each day. {@return the last count} */
    double readDaily(long datastream, LocalDate first, LocalDate last, double from, double daily) {
        double value = from;
        var values = new TreeMap<Instant, Double>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) values.put(noon(day), value += daily);
        read(datastream, values);
        return value;
    }

    /** {@return a project on the list, with its ground and a limit of the quarter} */
    RegisterRecord listed(@Nullable ObjectId works, String limit) {
        RegisterRecord one = proposed(works, limit);
        registers.attach(REGISTER, one.id(), "ground", "节能审查意见", null, clerk);
        return registers.act(
                REGISTER, one.id(), null, new RecordStep("list", null, Map.of("entry_ground", "年综合能耗五万吨标煤以上")), chief);
    }

    RegisterRecord proposed(@Nullable ObjectId works, String limit) {
        String key = "LG-" + region + "-" + NEXT.incrementAndGet();
        Map<String, Object> fields = Map.of(
                "project_enterprise",
                key,
                "project_trade",
                "building_materials",
                "quarter_limit_tce",
                new BigDecimal(limit));
        return registers.create(
                REGISTER,
                new RecordDraft(key, works == null ? null : works.value(), null, region, null, null, fields, false),
                clerk);
    }

    RegisterRecord now(RegisterRecord one) {
        return registers.find(REGISTER, one.id(), chief).orElseThrow();
    }

    /** {@return what became of a record in a quarter} */
    Metering.Moved moved(Metering.Run run, RegisterRecord one) {
        return run.records().stream()
                .filter(moved -> moved.consumption().record().id().equals(one.id()))
                .findFirst()
                .orElseThrow();
    }

    Metering.Run move(int year, int quarter) {
        return metering.move(METER, new Quarter(year, quarter), clerk);
    }

    /** {@return a client that sees this region alone} */
    ApiClient client(Permission... permissions) {
        String token = platform.bean(ApiKeys.class)
                .create(TestPeople.newName("key"), Set.of(permissions), scope, null, new FaultLog(9), Caller.SYSTEM)
                .token();
        return people.client().with("Authorization", "Bearer " + token);
    }

    static List<LocalDate> days(LocalDate first, LocalDate last) {
        return first.datesUntil(last.plusDays(1)).toList();
    }
}
