package org.songhua.edge.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.protocol.gb26875.FireData;
import org.songhua.engine.protocol.gb26875.FireData.AnalogValue;
import org.songhua.engine.protocol.gb26875.FireData.ComponentState;
import org.songhua.engine.protocol.gb26875.FireData.SystemState;
import org.songhua.engine.protocol.gb26875.FireData.TransmitterState;
import org.songhua.engine.protocol.gb26875.FireFrame;
import org.songhua.engine.protocol.gb26875.FireFrame.Command;
import org.songhua.engine.protocol.gb26875.FireQuantity;
import org.songhua.engine.protocol.gb26875.FireState;
import org.songhua.engine.protocol.gb26875.FireTime;
import org.songhua.engine.quality.QualityFlag;
import org.songhua.sensing.Device;
import org.songhua.sensing.Devices;
import org.songhua.sensing.Devices.Quarantined;
import org.songhua.sensing.Devices.Sign;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Observations;
import org.songhua.sensing.Result;
import org.songhua.sensing.SensorThings;
import org.springframework.stereotype.Component;

/**
 * From frames of GB/T 26875.3 to readings. A component is {@code system type.system address.component address}; of its state (a number of bits)
 * {@code fire} and {@code fault} are told as 1 or 0 too, so that rules can watch for them. A confirmation says that all of a frame is durable.
 */
@Component
class FireIntake {
    static final String PROTOCOL = "gb26875";
    private static final Logger LOG = LoggerFactory.getLogger(FireIntake.class);
    private static final ZoneOffset CHINESE_TIME = ZoneOffset.ofHours(8);
    /** Types that tell the clock of the system or of the transmitter, and nothing else. */
    private static final Set<Integer> CLOCKS = Set.of(8, 28);
    /** A sender that hears nothing repeats three times, every ten seconds. */
    private static final Duration REPEATS = Duration.ofMinutes(1);

    private final Devices devices;
    private final Observations observations;
    private final SensorThings things;
    private final Clock clock;
    private final Map<String, Untimed> untimed = new ConcurrentHashMap<>();

    FireIntake(Devices devices, Observations observations, SensorThings things, Clock clock) {
        this.devices = devices;
        this.observations = observations;
        this.things = things;
        this.clock = clock;
    }

    /** The last frame of a device that does not know the time, and the time that it was given. */
    @SuppressWarnings("ArrayRecordComponent") // written once, compared once
    private record Untimed(int serial, byte[] data, Instant received, Instant time) {
        boolean isRepeatedBy(FireFrame frame, Instant now) {
            return serial == frame.serial()
                    && Arrays.equals(data, frame.data())
                    && Duration.between(received, now).compareTo(REPEATS) < 0;
        }
    }

    /** What came together, and is kept together before any of it is confirmed. */
    static final class Portion {
        final List<NewObservation> readings = new ArrayList<>();
        final List<byte[]> answers = new ArrayList<>();
    }

    /** Blocks until everything is durable. */
    void keep(Portion portion) {
        if (!portion.readings.isEmpty()) observations.append(portion.readings);
    }

    /** Takes a frame; what is to be kept and said goes to the portion. */
    void take(FireFrame frame, String address, Portion portion) {
        if (frame.command() == Command.CONFIRM || frame.command() == Command.ANSWER || frame.command() == Command.DENY)
            return;
        if (frame.command() != Command.SEND) {
            // The centre asks, transmitters do not; a word for "no" there is.
            portion.answers.add(frame.refusal(now()).toBytes());
            return;
        }
        if (place(frame, address, portion))
            portion.answers.add(frame.confirmation(now()).toBytes());
    }

    private long now() {
        return FireTime.pack(LocalDateTime.ofInstant(clock.instant(), CHINESE_TIME));
    }

    /** {@return whether the frame has found a place, be it in quarantine} */
    private boolean place(FireFrame frame, String address, Portion portion) {
        Device device = devices.find(PROTOCOL, frame.sender()).orElse(null);
        if (device == null || !device.enabled()) return hold(frame, device == null ? "unknown" : "disabled", address);
        devices.noteSeen(device, new Sign(clock.instant(), sent(frame).orElse(null), null));
        if (CLOCKS.contains(FireData.type(frame.data()))) return true;
        try {
            String reason = read(device, frame, clock.instant(), portion.readings);
            return reason == null || hold(frame, reason, address);
        } catch (FaultException e) {
            return hold(frame, "form", address);
        }
    }

    private boolean hold(FireFrame frame, String reason, String address) {
        return devices.quarantine(
                new Quarantined(0, PROTOCOL, frame.sender(), address, reason, frame.toBytes(), clock.instant()));
    }

    private static Optional<Instant> sent(FireFrame frame) {
        return FireTime.unpack(frame.time()).map(time -> time.toInstant(CHINESE_TIME));
    }

    /**
     * Reads a frame.
     *
     * @param received when it came
     * @return why not all of it found a place; null when it did
     */
    private @Nullable String read(Device device, FireFrame frame, Instant received, List<NewObservation> readings) {
        List<FireData> objects = FireData.parse(frame.data());
        if (objects.isEmpty()) return "command";
        boolean isWhole = true;
        for (FireData object : objects) {
            List<NewObservation> found = telling(object, frame, received).readings(devices, device, this::feature);
            isWhole &= !found.isEmpty();
            readings.addAll(found);
        }
        return isWhole ? null : "channel";
    }

    private @Nullable Long feature(long datastream) {
        try {
            return things.defaultFeature(datastream);
        } catch (FaultException e) {
            // A building of which nobody said where it stands.
            return null;
        }
    }

    private Telling telling(FireData object, FireFrame frame, Instant received) {
        LocalDateTime told = object.time();
        if (told != null) return new Telling(told.toInstant(CHINESE_TIME), values(object), 0);
        return new Telling(untimed(frame, received), values(object), QualityFlag.CLOCK.bit());
    }

    /** A frame that is sent again must be the same reading, also of a detector that does not know the time. */
    private Instant untimed(FireFrame frame, Instant received) {
        return untimed.compute(
                        frame.sender(),
                        (sender, last) -> last != null && last.isRepeatedBy(frame, received)
                                ? last
                                : new Untimed(
                                        frame.serial(),
                                        frame.data(),
                                        received,
                                        sent(frame).orElse(received)))
                .time();
    }

    private static Map<String, Result> values(FireData object) {
        return switch (object) {
            case SystemState system -> state(system.systemType() + "." + system.systemAddress(), system.state());
            case ComponentState one ->
                state(component(one.systemType(), one.systemAddress(), one.componentAddress()), one.state());
            case TransmitterState transmitter -> state("transmitter", transmitter.state());
            case AnalogValue value ->
                FireQuantity.of(value.quantity())
                        .map(quantity -> Map.<String, Result>of(
                                component(value.systemType(), value.systemAddress(), value.componentAddress()) + "/"
                                        + quantity.word(),
                                new Result.Numeric(quantity.amount(value.value()))))
                        .orElse(Map.of());
        };
    }

    private static String component(int systemType, int systemAddress, long address) {
        return "%d.%d.%d".formatted(systemType, systemAddress, address);
    }

    private static Map<String, Result> state(String component, int bits) {
        Set<FireState> states = FireState.of(bits);
        var values = new LinkedHashMap<String, Result>();
        values.put(component + "/state", new Result.Numeric(bits));
        values.put(component + "/fire", flag(states.contains(FireState.FIRE)));
        values.put(component + "/fault", flag(states.contains(FireState.FAULT)));
        return values;
    }

    private static Result flag(boolean isSet) {
        return new Result.Numeric(isSet ? 1 : 0);
    }

    /** Takes once more what came from a device before it was known. {@return how many frames found their place} */
    int release(Device device) {
        var done = new ArrayList<Long>();
        var readings = new ArrayList<NewObservation>();
        for (Quarantined one : devices.quarantineOf(PROTOCOL, device.code())) {
            try {
                if (read(device, FireFrame.parse(one.message()), one.received(), readings) == null) done.add(one.id());
            } catch (FaultException e) {
                LOG.debug("A frame in quarantine stays there: {}", e.getMessage());
            }
        }
        if (!readings.isEmpty()) observations.append(readings);
        return done.isEmpty() ? 0 : devices.release(done);
    }
}
