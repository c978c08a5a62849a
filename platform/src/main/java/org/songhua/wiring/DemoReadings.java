package org.songhua.wiring;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ObjectQuery;
import org.songhua.demo.DemoIncident;
import org.songhua.demo.DemoSensor;
import org.songhua.demo.DemoSensors;
import org.songhua.demo.DemoSignal;
import org.songhua.demo.DemoWater;
import org.songhua.lifeline.Lifelines;
import org.songhua.lifeline.LiveNetworks;
import org.songhua.people.Scope;
import org.songhua.sensing.Device;
import org.songhua.sensing.Devices;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Observations;
import org.songhua.sensing.ObservedKind;
import org.songhua.sensing.ObservedKinds;
import org.songhua.sensing.Result;
import org.songhua.sensing.SensorThings;
import org.songhua.store.StoreException;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives the demo city its sensors and the days before: usual ones, with a burst main, a gas leak and a storm. */
final class DemoReadings {
    private static final Duration HISTORY = Duration.ofDays(3);
    private static final int BATCH = 20_000;
    private static final int USUAL_INTERVAL_S = 300;

    private final Devices devices;
    private final Observations observations;
    private final ObservedKinds kinds;
    private final SensorThings things;
    private final CityObjects objects;
    private final Lifelines lifelines;
    private final LiveNetworks networks;

    private DemoReadings(ConfigurableApplicationContext context) {
        this.devices = context.getBean(Devices.class);
        this.observations = context.getBean(Observations.class);
        this.kinds = context.getBean(ObservedKinds.class);
        this.things = context.getBean(SensorThings.class);
        this.objects = context.getBean(CityObjects.class);
        this.lifelines = context.getBean(Lifelines.class);
        this.networks = context.getBean(LiveNetworks.class);
    }

    /** Makes sensors and history, unless there are any devices. {@return how many readings it made} */
    static long ensure(ConfigurableApplicationContext context, long seed, Instant now) {
        var maker = new DemoReadings(context);
        return maker.devices.list().isEmpty() ? maker.make(seed, now.truncatedTo(ChronoUnit.MINUTES)) : 0;
    }

    private long make(long seed, Instant now) {
        List<DemoSensor> sensors = DemoSensors.of(this::objectsOf);
        if (sensors.isEmpty()) return 0;
        var onboarded = devices.onboard(DemoSensor.csv(sensors).getBytes(StandardCharsets.UTF_8), "demo");
        if (!onboarded.faults().isEmpty())
            throw new StoreException("The demo city's devices could not be stored: "
                    + onboarded.faults().getFirst().line());
        var signal = new DemoSignal(seed, incidents(sensors, now), water(seed));
        var batch = new ArrayList<NewObservation>(BATCH);
        long made = 0;
        for (DemoSensor sensor : sensors) {
            Device device = devices.find(sensor.protocol(), sensor.code()).orElseThrow();
            for (var channel : devices.channels(device).entrySet())
                made += history(sensor, channel, signal, now, batch);
        }
        flush(batch);
        return made;
    }

    private List<CityObject> objectsOf(String classCode, int most) {
        var found = new ArrayList<CityObject>();
        objects.stream(ObjectQuery.ofClass(classCode, most), Scope.ALL, found::add);
        return found;
    }

    /** The first network that is watched tells its sensors what to read. */
    private DemoWater water(long seed) {
        return lifelines.list().stream()
                .flatMap(one -> Optional.ofNullable(one.live())
                        .map(live -> new DemoWater(
                                seed,
                                live.day(),
                                null,
                                (factor, isBurst) -> networks.whatIf(one.code(), factor, null, 0, Scope.ALL)
                                        .values()))
                        .stream())
                .findFirst()
                .orElse(DemoWater.NONE);
    }

    /** A burst and a leak beside a sensor each, so that they are felt; a storm over the town. */
    private static List<DemoIncident> incidents(List<DemoSensor> sensors, Instant now) {
        var incidents = new ArrayList<DemoIncident>();
        Instant yesterday = now.minus(Duration.ofHours(20));
        sensors.stream()
                .filter(one -> one.network().equals("water"))
                .findFirst()
                .ifPresent(one -> incidents.add(new DemoIncident(
                        DemoIncident.Kind.BURST,
                        one.lon(),
                        one.lat(),
                        1500,
                        yesterday,
                        yesterday.plus(Duration.ofHours(3)))));
        sensors.stream()
                .filter(one -> one.observes().startsWith("gas_methane"))
                .skip(5)
                .findFirst()
                .ifPresent(one -> incidents.add(new DemoIncident(
                        DemoIncident.Kind.LEAK,
                        one.lon(),
                        one.lat(),
                        600,
                        now.minus(Duration.ofHours(2)),
                        now.plus(Duration.ofHours(4)))));
        DemoSensor middle = sensors.get(sensors.size() / 2);
        Instant storm = now.minus(Duration.ofHours(46));
        incidents.add(new DemoIncident(
                DemoIncident.Kind.STORM, middle.lon(), middle.lat(), 20_000, storm, storm.plus(Duration.ofHours(5))));
        return incidents;
    }

    private long history(
            DemoSensor sensor,
            Map.Entry<String, Long> channel,
            DemoSignal signal,
            Instant now,
            List<NewObservation> batch) {
        String kind = kind(sensor, channel.getKey());
        int interval_s = kinds.find(kind)
                .map(ObservedKind::interval_s)
                .filter(seconds -> seconds >= USUAL_INTERVAL_S)
                .orElse(USUAL_INTERVAL_S);
        long feature = things.defaultFeature(channel.getValue());
        long made = 0;
        for (Instant time = now.minus(HISTORY); !time.isAfter(now); time = time.plusSeconds(interval_s)) {
            var value = signal.value(kind, channel.getValue(), sensor.lon(), sensor.lat(), time);
            if (value.isEmpty()) continue;
            batch.add(new NewObservation(
                    channel.getValue(), time, null, null, new Result.Numeric(value.getAsDouble()), null, feature));
            made++;
            if (batch.size() == BATCH) flush(batch);
        }
        return made;
    }

    private static String kind(DemoSensor sensor, String channel) {
        for (String part : sensor.observes().split(";", -1))
            if (part.startsWith(channel + "=")) return part.substring(channel.length() + 1);
        return channel;
    }

    private void flush(List<NewObservation> batch) {
        observations.append(batch);
        batch.clear();
    }
}
