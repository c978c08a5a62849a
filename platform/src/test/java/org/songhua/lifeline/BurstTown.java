package org.songhua.lifeline;

import static org.songhua.cim.CityFixture.line;
import static org.songhua.cim.CityFixture.point;
import static org.songhua.cim.CityFixture.square;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.songhua.TestPlatform;
import org.songhua.cim.CityFixture;
import org.songhua.cim.ObjectId;
import org.songhua.demo.DemoSensor;
import org.songhua.people.Scope;
import org.songhua.sensing.Device;
import org.songhua.sensing.Devices;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Observations;
import org.songhua.sensing.Result;
import org.songhua.store.Database;
import org.songhua.warning.Warning;
import org.songhua.warning.WarningFilter;
import org.songhua.warning.Warnings;

/**
 * A town of crossings on a platform of its own: pipes of 125 mm under all streets, 250 mm along the rim, 250 metres from crossing to crossing, a pump with a meter at
 * two corners, 860 people at each crossing, a chamber with valves at each, a pressure sensor at every third. Its sensors read what the model says, with noise of 5 mm of
 * water and of 1 % of the use; a burst is what the model makes of it. Nothing depends on the date.
 */
public final class BurstTown implements AutoCloseable {
    public static final int SIDE = 7;
    public static final int STEP_S = 300;
    /** Readings from two days ago are believed, and still lie behind the clock after a long day of tests. */
    public static final Instant START =
            Instant.now().truncatedTo(ChronoUnit.DAYS).minus(2, ChronoUnit.DAYS);

    private static final double WEST = 125.6;
    private static final double SOUTH = 44.1;
    private static final double UP = 0.00225;
    private static final double ACROSS = 0.00313;
    private static final double MPA_PER_METRE = 0.00980665;

    public final TestPlatform platform = TestPlatform.start(Map.of());
    public final Map<String, ObjectId> pipes = new LinkedHashMap<>();
    private final Map<String, Long> pressures = new LinkedHashMap<>();
    private final List<Long> meters = new ArrayList<>();
    private final CityFixture city = CityFixture.create(platform, "burst_town");
    private final LiveNetworks networks = platform.bean(LiveNetworks.class);

    public BurstTown() {
        var sensors = new ArrayList<DemoSensor>();
        for (int i = 0; i < SIDE; i++) for (int k = 0; k < SIDE; k++) crossing(i, k, sensors);
        pump(0, 0, sensors);
        pump(SIDE - 1, SIDE - 1, sensors);
        city.done();
        platform.bean(Database.class).get("select nextval('cim.data_version') as v", row -> row.whole("v"));
        var devices = platform.bean(Devices.class);
        devices.onboard(DemoSensor.csv(sensors).getBytes(StandardCharsets.UTF_8), "test");
        for (DemoSensor one : sensors) {
            Device device = devices.find(one.protocol(), one.code()).orElseThrow();
            long stream = devices.channels(device).values().iterator().next();
            if (one.observes().equals("water_flow")) meters.add(stream);
            else pressures.put(one.code(), stream);
        }
    }

    static String code(int i, int k) {
        return "X" + i + "-" + k;
    }

    private void crossing(int i, int k, List<DemoSensor> sensors) {
        double x = WEST + ACROSS * i;
        double y = SOUTH + UP * k;
        if (i + 1 < SIDE) pipe(i, k, i + 1, k, k);
        if (k + 1 < SIDE) pipe(i, k, i, k + 1, i);
        city.add("building", "楼" + i + k, Map.of("residents", 860), square(x, y - 0.0004, 0.0002));
        ObjectId valve = city.add("valve", "井" + i + k, Map.of("network", "water", "code", code(i, k)), point(x, y));
        if ((i * SIDE + k) % 3 == 1) sensors.add(sensor("P" + i + k, x, y, "water_pressure", valve));
        if (i == 3 && k == 3) city.add("hospital", "医院", Map.of(), point(x + 0.0003, y));
    }

    private void pipe(int i, int k, int toI, int toK, int street) {
        int diameter = street == 0 || street == SIDE - 1 ? 250 : 125;
        String name = code(i, k) + "–" + code(toI, toK);
        var attributes = Map.of(
                "from_node",
                code(i, k),
                "to_node",
                code(toI, toK),
                "diameter",
                diameter,
                "length",
                250,
                "material",
                "pe",
                "year_built",
                2010);
        pipes.put(
                name,
                city.add(
                        "water_pipe",
                        name,
                        attributes,
                        line(WEST + ACROSS * i, SOUTH + UP * k, WEST + ACROSS * toI, SOUTH + UP * toK)));
    }

    private void pump(int i, int k, List<DemoSensor> sensors) {
        double x = WEST + ACROSS * i - 0.0002;
        double y = SOUTH + UP * k;
        var attributes = Map.of("network", "water", "code", code(i, k));
        ObjectId pump = city.add("pump_station", "水厂" + i, attributes, point(x, y));
        sensors.add(sensor("M" + i + k, x, y, "water_flow", pump));
    }

    private static DemoSensor sensor(String code, double x, double y, String observes, ObjectId object) {
        return new DemoSensor("mqtt", "BT" + code, "测压" + code, "water", x, y, observes, object.toString());
    }

    /** Chance goes by the hours of the town's own days, so that no test has luck on some dates. */
    private static long sinceStart(Instant at) {
        return at.getEpochSecond() - START.getEpochSecond();
    }

    /** {@return how much is drawn at a time, as a multiple of the mean: a course of the day and chance} */
    static double factor(Instant at) {
        double hour = at.getEpochSecond() % 86_400 / 3600.0;
        double chance = 0.02 * (new Random(31 * sinceStart(at)).nextDouble() - 0.5);
        return 1 + 0.4 * Math.cos((hour - 11) / 24 * 2 * Math.PI) + chance;
    }

    /** {@return what all sensors read at a time} */
    public List<NewObservation> readings(Instant at, @Nullable ObjectId burst, double drawn) {
        Map<Long, Double> values = networks.whatIf("water", factor(at), burst, burst == null ? 0 : drawn, Scope.ALL)
                .values();
        var random = new Random(sinceStart(at));
        var readings = new ArrayList<NewObservation>();
        for (long stream : pressures.values())
            readings.add(reading(stream, at, values.get(stream) + 0.005 * MPA_PER_METRE * random.nextGaussian()));
        for (long stream : meters) readings.add(reading(stream, at, values.get(stream)));
        return readings;
    }

    public static NewObservation reading(long stream, Instant at, double value) {
        return new NewObservation(stream, at, null, null, new Result.Numeric(value), null, null);
    }

    /** Steps one after the other, of which some readings may be left out. */
    public void play(Instant from, int steps, @Nullable ObjectId burst, double drawn, Predicate<NewObservation> kept) {
        var readings = new ArrayList<NewObservation>();
        for (int i = 0; i < steps; i++) readings.addAll(readings(from.plusSeconds((long) STEP_S * i), burst, drawn));
        send(readings.stream().filter(kept).toList());
    }

    public void play(Instant from, int steps, @Nullable ObjectId burst, double drawn) {
        play(from, steps, burst, drawn, any -> true);
    }

    public void send(List<NewObservation> readings) {
        platform.bean(Observations.class).append(readings);
    }

    public List<Long> pressureStreams() {
        return List.copyOf(pressures.values());
    }

    public LiveState state() {
        return networks.state("water", null, Scope.ALL);
    }

    /** {@return all warnings of bursts, the newest first} */
    public List<Warning> bursts() {
        var filter = new WarningFilter(false, null, null, null, "water_burst", null, null, null, null, null, 100);
        return platform.bean(Warnings.class).list(filter, Scope.ALL);
    }

    public Set<ObjectId> suspects() {
        var burst = state().burst();
        return burst == null
                ? Set.of()
                : burst.pipes().stream().map(LiveState.Suspect::pipe).collect(java.util.stream.Collectors.toSet());
    }

    @Override
    public void close() {
        platform.close();
    }
}
