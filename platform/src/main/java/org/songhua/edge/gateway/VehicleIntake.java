package org.songhua.edge.gateway;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.protocol.jt808.VehicleMessage;
import org.songhua.engine.protocol.jt808.VehiclePosition;
import org.songhua.engine.quality.QualityFlag;
import org.songhua.sensing.Device;
import org.songhua.sensing.Devices;
import org.songhua.sensing.Devices.Quarantined;
import org.songhua.sensing.Devices.Sign;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Observations;
import org.songhua.sensing.Result;
import org.springframework.stereotype.Component;

/**
 * From messages of JT/T 808 to readings. A position report is a reading of {@code position} (a GeoJSON point) and of {@code speed},
 * {@code direction}, {@code height}, {@code alarms}, {@code state} and {@code mileage}, as far as packs or the register know these words; the
 * thing of the vehicle follows its newest position. The answer 0 says that all is durable; what is answered otherwise the terminal
 * still has.
 */
@Component
class VehicleIntake {
    static final String PROTOCOL = "jt808";
    private static final Logger LOG = LoggerFactory.getLogger(VehicleIntake.class);
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG = 2;
    private static final int NOT_SUPPORTED = 3;
    private static final int REGISTERED_BEFORE = 3;
    private static final int NOT_KNOWN = 4;
    private static final String POSITION = "position";
    /** Item of a position: what the odometer says, in tenths of a kilometre. */
    private static final int MILEAGE = 1;

    private static final double TENTHS = 10;
    /** A vehicle's thing is moved no more often: its readings have every position. */
    private static final long MOVE_EVERY_S = 30;

    private static final int STRANGERS_MAX = 10_000;

    private final Devices devices;
    private final Observations observations;
    private final Clock clock;
    private final Map<Long, Instant> movedById = new ConcurrentHashMap<>();
    /** Terminals that nobody knows and whose registration is in quarantine. */
    private final Set<String> strangers = ConcurrentHashMap.newKeySet();

    VehicleIntake(Devices devices, Observations observations, Clock clock) {
        this.devices = devices;
        this.observations = observations;
        this.clock = clock;
    }

    /** What came together, and is kept together before any of it is answered. */
    static final class Portion {
        final List<NewObservation> readings = new ArrayList<>();
        final List<byte[]> answers = new ArrayList<>();
        /** The newest valid position of each vehicle. */
        final Map<Device, VehiclePosition> newest = new HashMap<>();
    }

    /** Blocks until everything is durable. */
    void keep(Portion portion) {
        if (!portion.readings.isEmpty()) observations.append(portion.readings);
        portion.newest.forEach(this::follow);
    }

    /** Moves the vehicle's thing, unless what came is of the past. */
    private void follow(Device device, VehiclePosition position) {
        Instant now = clock.instant();
        Instant last = movedById.get(device.id());
        if (last != null && last.until(now, ChronoUnit.SECONDS) < MOVE_EVERY_S) return;
        boolean isNewest = devices.channel(device, POSITION)
                .flatMap(observations::latest)
                .filter(latest -> latest.phenomenonStart().equals(time(position)))
                .isPresent();
        if (!isNewest) return;
        movedById.put(device.id(), now);
        try {
            devices.moveTo(device, position.longitude(), position.latitude());
        } catch (RuntimeException e) {
            // The readings are kept: that the thing could not follow is no reason to have them sent again.
            LOG.warn("The thing of {} could not be moved: {}", device.code(), e.getMessage());
        }
    }

    /** Takes a message; what is to be kept and said goes to the portion. */
    void take(VehicleMessage message, VehicleConversation talk, Portion portion) {
        if (message.id() == VehicleMessage.TERMINAL_ANSWER) return;
        boolean isPlain = message.part() == null && message.encryption() == 0;
        int result = isPlain ? serve(message, talk, portion) : NOT_SUPPORTED;
        if (isPlain && message.id() == VehicleMessage.REGISTER)
            portion.answers.add(message.registrationAnswer(talk.nextSerial(), result, message.terminal())
                    .toBytes());
        else portion.answers.add(message.answer(talk.nextSerial(), result).toBytes());
    }

    private int serve(VehicleMessage message, VehicleConversation talk, Portion portion) {
        Device device = devices.find(PROTOCOL, message.terminal()).orElse(null);
        return switch (message.id()) {
            case VehicleMessage.REGISTER -> register(device, message, talk);
            case VehicleMessage.AUTHENTICATE -> authenticate(device, message, talk);
            case VehicleMessage.POSITION, VehicleMessage.POSITIONS -> position(device, message, talk, portion);
            case VehicleMessage.HEARTBEAT, VehicleMessage.LOG_OUT -> alive(device, message, talk);
            default -> NOT_SUPPORTED;
        };
    }

    /** A terminal whose code was agreed upon beforehand is not told it. */
    private int register(@Nullable Device device, VehicleMessage message, VehicleConversation talk) {
        // It tries again and again: once is enough to be found among the strangers.
        if (device == null && strangers.size() < STRANGERS_MAX && strangers.add(message.terminal()))
            hold(message, "unknown", talk.address());
        if (device == null || !device.enabled()) return NOT_KNOWN;
        return devices.needsPassword(device) ? REGISTERED_BEFORE : DONE;
    }

    private int authenticate(@Nullable Device device, VehicleMessage message, VehicleConversation talk) {
        boolean isRight = device != null && device.enabled() && devices.accepts(device, message.authenticationCode());
        if (isRight) talk.admit(message.terminal());
        else if (device != null) talk.end(message);
        return isRight ? DONE : FAILED;
    }

    private int alive(@Nullable Device device, VehicleMessage message, VehicleConversation talk) {
        if (device == null || wrong(device, message, talk) != null) return FAILED;
        devices.noteSeen(device, new Sign(clock.instant(), null, null));
        return DONE;
    }

    private @Nullable String wrong(@Nullable Device device, VehicleMessage message, VehicleConversation talk) {
        if (device == null) return "unknown";
        if (!device.enabled()) return "disabled";
        return devices.needsPassword(device) && !talk.isAdmitted(message.terminal()) ? "password" : null;
    }

    private int position(@Nullable Device device, VehicleMessage message, VehicleConversation talk, Portion portion) {
        String wrong = wrong(device, message, talk);
        if (device == null || wrong != null) {
            boolean isHeld = hold(message, String.valueOf(wrong), talk.address());
            return isHeld && !"password".equals(wrong) ? DONE : FAILED;
        }
        try {
            List<VehiclePosition> positions = positions(message);
            Instant sent = message.id() == VehicleMessage.POSITION ? time(positions.getFirst()) : null;
            devices.noteSeen(device, new Sign(clock.instant(), sent, null));
            if (!read(device, positions, portion)) return hold(message, "channel", talk.address()) ? DONE : FAILED;
            return DONE;
        } catch (FaultException e) {
            hold(message, "form", talk.address());
            return WRONG;
        }
    }

    private boolean hold(VehicleMessage message, String reason, String address) {
        return devices.quarantine(
                new Quarantined(0, PROTOCOL, message.terminal(), address, reason, message.toBytes(), clock.instant()));
    }

    /** {@return the positions in a message} @throws FaultException when one of them is none */
    private static List<VehiclePosition> positions(VehicleMessage message) {
        if (message.id() == VehicleMessage.POSITION) return List.of(VehiclePosition.parse(message.body()));
        return VehiclePosition.bodies(message.body()).stream()
                .map(VehiclePosition::parse)
                .toList();
    }

    private static Instant time(VehiclePosition position) {
        return Instant.EPOCH.plus(position.time_us(), ChronoUnit.MICROS);
    }

    /** {@return whether something of each position has a datastream} */
    private boolean read(Device device, List<VehiclePosition> positions, Portion portion) {
        boolean isWhole = true;
        for (VehiclePosition position : positions) {
            int doubts = position.isValid() ? 0 : QualityFlag.SENDER.bit();
            List<NewObservation> found =
                    new Telling(time(position), values(position), doubts).readings(devices, device, null);
            isWhole &= !found.isEmpty();
            portion.readings.addAll(found);
            if (position.isValid())
                portion.newest.merge(device, position, (one, other) -> one.time_us() > other.time_us() ? one : other);
        }
        return isWhole;
    }

    private static Map<String, Result> values(VehiclePosition position) {
        var values = new LinkedHashMap<String, Result>();
        values.put(POSITION, point(position));
        values.put("speed", new Result.Numeric(position.speed_kmph()));
        values.put("direction", new Result.Numeric(position.direction_deg()));
        values.put("height", new Result.Numeric(position.height_m()));
        values.put("alarms", new Result.Numeric(position.alarms()));
        values.put("state", new Result.Numeric(position.state()));
        byte[] mileage = position.items().get(MILEAGE);
        if (mileage != null && mileage.length == Integer.BYTES)
            values.put("mileage", new Result.Numeric((ByteBuffer.wrap(mileage).getInt() & 0xFFFF_FFFFL) / TENTHS));
        return values;
    }

    private static Result point(VehiclePosition position) {
        return new Result.Json(
                "{\"type\":\"Point\",\"coordinates\":[%s,%s]}".formatted(position.longitude(), position.latitude()));
    }

    /**
     * Takes once more what came from a vehicle before it was known. Who has to show a code may have been anybody before.
     *
     * @return how many messages found their place
     */
    int release(Device device) {
        strangers.remove(device.code());
        if (devices.needsPassword(device)) return 0;
        var done = new ArrayList<Long>();
        var portion = new Portion();
        for (Quarantined one : devices.quarantineOf(PROTOCOL, device.code())) {
            try {
                VehicleMessage message = VehicleMessage.ofFrame(one.message());
                boolean isOver = message.id() == VehicleMessage.REGISTER;
                if (isOver || read(device, positions(message), portion)) done.add(one.id());
            } catch (FaultException e) {
                LOG.debug("A message in quarantine stays there: {}", e.getMessage());
            }
        }
        keep(portion);
        return done.isEmpty() ? 0 : devices.release(done);
    }
}
