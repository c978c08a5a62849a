package org.songhua.edge.gateway;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.protocol.hj212.Hj212Data;
import org.songhua.engine.protocol.hj212.Hj212Message;
import org.songhua.engine.protocol.hj212.Hj212Parser;
import org.songhua.engine.quality.QualityFlag;
import org.songhua.engine.text.Parsing;
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
 * From messages of HJ 212 to readings. Real time data (2011) are moments with the value Rtd; minutes, hours and days (2051, 2061, 2031) are
 * intervals with the value Avg, kept in a datastream of their own when the device has a channel such as {@code a34004/hour}, else with
 * the others. Everything that cannot be placed goes to quarantine as it came.
 */
@Component
class Hj212Intake {
    static final String PROTOCOL = "hj212";
    private static final Logger LOG = LoggerFactory.getLogger(Hj212Intake.class);
    private static final DateTimeFormatter QN = DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS");
    private static final ZoneOffset CHINESE_TIME = ZoneOffset.ofHours(8);
    private static final String DATA_ANSWER = "9014";
    private static final String NOTICE_ANSWER = "9013";
    private static final String REQUEST_ANSWER = "9011";
    private static final int SECONDS_PER_DAY = 86_400;

    private final Devices devices;
    private final Observations observations;
    private final SensorThings things;
    private final Clock clock;

    Hj212Intake(Devices devices, Observations observations, SensorThings things, Clock clock) {
        this.devices = devices;
        this.observations = observations;
        this.things = things;
        this.clock = clock;
    }

    /** What an upload is of. */
    private record Kind(String suffix, String field, int seconds) {
        static @Nullable Kind of(String command) {
            return switch (command) {
                case "2011" -> new Kind("", "Rtd", 0);
                case "2051" -> new Kind("/minute", "Avg", 60);
                case "2061" -> new Kind("/hour", "Avg", 3600);
                case "2031" -> new Kind("/day", "Avg", SECONDS_PER_DAY);
                default -> null;
            };
        }
    }

    /** What came together, and is kept together before any of it is acknowledged. */
    static final class Portion {
        final List<NewObservation> readings = new ArrayList<>();
        final List<Hj212Message> answers = new ArrayList<>();
        /** Split messages that are whole and placed: their parts need not be kept apart any more. */
        final List<Hj212Message> joined = new ArrayList<>();
    }

    /** Blocks until everything is durable. */
    void keep(Portion portion) {
        if (!portion.readings.isEmpty()) observations.append(portion.readings);
        for (Hj212Message whole : portion.joined) devices.release(PROTOCOL, whole.mn(), part(whole));
    }

    private static String part(Hj212Message message) {
        return "part " + message.qn();
    }

    void note(String address, Fault fault) {
        LOG.debug("{}: {}", address, fault.line());
    }

    /** {@return whether there was room} */
    boolean quarantine(String code, String reason, String address, byte[] frame) {
        return devices.quarantine(new Quarantined(0, PROTOCOL, code, address, reason, frame, clock.instant()));
    }

    boolean keepPart(Hj212Message part, String address, byte[] frame) {
        return quarantine(part.mn(), part(part), address, frame);
    }

    /**
     * Takes a message.
     *
     * @param asked the message, or the last part of it: what the answer answers
     * @param portion gets what is to be kept before the answer is sent
     * @return the answer; empty when none is wanted, or when nothing could be kept
     */
    Optional<Hj212Message> take(
            Hj212Message asked, Hj212Message message, String address, byte[] frame, Portion portion) {
        if (isAnswer(message)) return Optional.empty();
        Device device = devices.find(PROTOCOL, message.mn()).orElse(null);
        String wrong = wrong(device, message);
        if (device == null || wrong != null) return refused(asked, String.valueOf(wrong), address, frame);
        devices.noteSeen(device, new Sign(clock.instant(), sent(message), null));
        if (message.cn().equals("1013")) return answer(asked, NOTICE_ANSWER, Map.of());
        Kind kind = Kind.of(message.cn());
        if (kind == null) return unread(asked, address, frame);
        try {
            boolean whole = read(device, Hj212Data.of(message), kind, portion.readings);
            if (whole && asked.isPart()) portion.joined.add(message);
            if (!whole && !quarantine(message.mn(), "channel", address, frame)) return Optional.empty();
        } catch (FaultException e) {
            if (!quarantine(message.mn(), "form", address, frame)) return Optional.empty();
        }
        return answer(asked, DATA_ANSWER, Map.of());
    }

    private @Nullable String wrong(@Nullable Device device, Hj212Message message) {
        if (device == null) return "unknown";
        if (!device.enabled()) return "disabled";
        return devices.accepts(device, message.pw()) ? null : "password";
    }

    /** Our requests are answered by the device; answers to answers would never end. */
    private static boolean isAnswer(Hj212Message message) {
        return message.cn().startsWith("90") && !message.cn().equals("9015");
    }

    private Optional<Hj212Message> refused(Hj212Message asked, String reason, String address, byte[] frame) {
        if (!quarantine(asked.mn(), reason, address, frame)) return Optional.empty();
        // A stranger's data are kept, and so acknowledged; a wrong password is told.
        return reason.equals("password")
                ? answer(asked, REQUEST_ANSWER, Map.of("QnRtn", "3"))
                : answer(asked, DATA_ANSWER, Map.of());
    }

    private Optional<Hj212Message> unread(Hj212Message asked, String address, byte[] frame) {
        boolean isUpload = asked.cn().startsWith("2") || asked.cn().equals("9015");
        if (asked.cn().equals("9015")) return answer(asked, DATA_ANSWER, Map.of());
        if (!quarantine(asked.mn(), "command", address, frame)) return Optional.empty();
        return isUpload ? answer(asked, DATA_ANSWER, Map.of()) : answer(asked, NOTICE_ANSWER, Map.of());
    }

    private static Optional<Hj212Message> answer(Hj212Message asked, String command, Map<String, String> parameters) {
        return asked.wantsAnswer() ? Optional.of(asked.answer(command, parameters)) : Optional.empty();
    }

    /** {@return whether every factor found its datastream} */
    private boolean read(Device device, Hj212Data data, Kind kind, List<NewObservation> readings) {
        boolean whole = true;
        Instant start = Instant.EPOCH.plus(data.time_us(), java.time.temporal.ChronoUnit.MICROS);
        Instant end = kind.seconds() == 0 ? null : start.plusSeconds(kind.seconds());
        for (Hj212Data.Factor factor : data.factors()) {
            Double value = value(factor, kind);
            if (value == null) continue;
            Optional<Long> datastream = datastream(device, factor.code(), kind);
            if (datastream.isEmpty()) whole = false;
            else {
                int doubts = factor.isDoubted() ? QualityFlag.SENDER.bit() : 0;
                readings.add(new NewObservation(
                        datastream.get(),
                        start,
                        end,
                        null,
                        new Result.Numeric(value),
                        null,
                        feature(datastream.get()),
                        doubts));
            }
        }
        return whole;
    }

    private static @Nullable Double value(Hj212Data.Factor factor, Kind kind) {
        Double value = factor.number(kind.field());
        return value != null || kind.seconds() == 0 ? value : factor.number("Rtd");
    }

    private Optional<Long> datastream(Device device, String factor, Kind kind) {
        if (!kind.suffix().isEmpty()) {
            Optional<Long> own = devices.channel(device, factor + kind.suffix());
            if (own.isPresent()) return own;
        }
        return devices.channel(device, factor);
    }

    private @Nullable Long feature(long datastream) {
        try {
            return things.defaultFeature(datastream);
        } catch (FaultException e) {
            // A device of which nobody said where it stands.
            return null;
        }
    }

    private static @Nullable Instant sent(Hj212Message message) {
        return Parsing.find(message.qn(), text -> LocalDateTime.parse(text, QN))
                .map(time -> time.toInstant(CHINESE_TIME))
                .orElse(null);
    }

    /** Takes once more what came from a device before it was known. {@return how many messages found their place} */
    int release(Device device) {
        var done = new ArrayList<Long>();
        var joiner = new org.songhua.engine.protocol.hj212.Hj212Joiner();
        var parts = new ArrayList<Long>();
        var readings = new ArrayList<NewObservation>();
        for (Quarantined one : devices.quarantineOf(PROTOCOL, device.code())) {
            try {
                Hj212Message message = Hj212Parser.parse(one.message());
                if (message.isPart()) parts.add(one.id());
                Optional<Hj212Message> whole = joiner.add(message);
                Kind kind = whole.map(m -> Kind.of(m.cn())).orElse(null);
                if (whole.isEmpty() || kind == null) continue;
                if (!devices.accepts(device, message.pw())) continue;
                if (!read(device, Hj212Data.of(whole.get()), kind, readings)) continue;
                if (message.isPart()) done.addAll(parts);
                else done.add(one.id());
            } catch (FaultException e) {
                LOG.debug("A message in quarantine stays there: {}", e.getMessage());
            }
        }
        if (!readings.isEmpty()) observations.append(readings);
        return done.isEmpty() ? 0 : devices.release(done);
    }
}
