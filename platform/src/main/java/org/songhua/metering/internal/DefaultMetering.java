package org.songhua.metering.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.quality.QualityFlag;
import org.songhua.engine.text.Parsing;
import org.songhua.metering.Meter;
import org.songhua.metering.Metering;
import org.songhua.metering.Quarter;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.register.RecordQuery;
import org.songhua.register.RecordStep;
import org.songhua.register.Register;
import org.songhua.register.RegisterRecord;
import org.songhua.register.RegisterState;
import org.songhua.register.Registers;
import org.songhua.sensing.Datastreams;
import org.songhua.sensing.Datastreams.Described;
import org.songhua.sensing.Observation;
import org.songhua.sensing.ObservationQuery;
import org.songhua.sensing.Observations;
import org.songhua.sensing.Result;

/** Metering over the registers and the readings. Code {@code METER-002} for a quarter that has not ended. */
final class DefaultMetering implements Metering {
    private static final int DECIMALS = 6;
    /** Doubts about the value itself. That readings are missing before one, or that it came late, says nothing against it. */
    private static final int DOUBTS =
            QualityFlag.RANGE.bit() | QualityFlag.RATE.bit() | QualityFlag.UNIT.bit() | QualityFlag.SENDER.bit();

    private final List<Meter> declared;
    private final Registers registers;
    private final Datastreams datastreams;
    private final Observations observations;
    private final Clock clock;

    DefaultMetering(
            List<Meter> declared,
            Registers registers,
            Datastreams datastreams,
            Observations observations,
            Clock clock) {
        this.declared = declared;
        this.registers = registers;
        this.datastreams = datastreams;
        this.observations = observations;
        this.clock = clock;
    }

    @Override
    public List<Meter> list() {
        return List.copyOf(declared);
    }

    private Meter meter(String code) {
        return declared.stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("meter of that code"));
    }

    @Override
    public Consumption of(String code, UUID id, Quarter quarter, Caller caller) {
        Meter meter = meter(code);
        RegisterRecord record = registers
                .find(meter.register(), id, caller)
                .orElseThrow(() -> new NotFoundException("record of that id"));
        return consumption(meter, record, quarter, streams(meter));
    }

    /** {@return the datastreams of the property by the city object they measure} */
    private Map<UUID, List<Described>> streams(Meter meter) {
        return datastreams.listOf(List.of(meter.property())).stream()
                .filter(one -> one.cityObject() != null)
                .collect(Collectors.groupingBy(one -> Objects.requireNonNull(one.cityObject())));
    }

    private Consumption consumption(
            Meter meter, RegisterRecord record, Quarter quarter, Map<UUID, List<Described>> streams) {
        UUID object = record.object();
        List<Counted> counted = object == null
                ? List.of()
                : streams.getOrDefault(object, List.of()).stream()
                        .map(one -> count(one, quarter))
                        .toList();
        Standing standing = standing(meter, counted);
        BigDecimal amount = standing == Standing.COMPLETE ? amount(meter, counted) : null;
        return new Consumption(record, quarter, quarter.from(), quarter.until(), counted, standing, amount);
    }

    private static Standing standing(Meter meter, List<Counted> counted) {
        if (counted.isEmpty()) return Standing.NO_METER;
        if (counted.stream().anyMatch(one -> !one.unit().equals(meter.unit()))) return Standing.OTHER_UNIT;
        boolean gap = counted.stream().anyMatch(one -> one.longestGap().compareTo(meter.longestGap()) > 0);
        return gap ? Standing.GAP : Standing.COMPLETE;
    }

    private static BigDecimal sum(List<Counted> counted) {
        return counted.stream().map(Counted::counted).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal amount(Meter meter, List<Counted> counted) {
        return sum(counted)
                .multiply(meter.factor())
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }

    private Counted count(Described stream, Quarter quarter) {
        var sum = new CountedUp(stream, quarter.from(), quarter.until());
        ObservationQuery of = ObservationQuery.ALL.withDatastreams(stream.id());
        observations.stream(of.within(null, quarter.from()).newestFirst(true), one -> {
            if (!counts(one) || !(one.result() instanceof Result.Numeric number)) return true;
            sum.before(number.value());
            return false;
        });
        observations.stream(of.within(quarter.from(), quarter.until()), one -> {
            if (counts(one) && one.result() instanceof Result.Numeric number)
                sum.take(one.phenomenonStart(), number.value());
            else sum.doubted();
            return true;
        });
        return sum.tell();
    }

    private static boolean counts(Observation one) {
        return (one.quality() & DOUBTS) == 0;
    }

    @Override
    public Run move(String code, Quarter quarter, Caller caller) {
        Meter meter = meter(code);
        if (clock.instant().isBefore(quarter.until()))
            throw new FaultException(Fault.refused(
                    "METER-002",
                    Place.atField("/quarter"),
                    "The quarter " + quarter + " has not ended.",
                    "Wait for its end, or ask for one before it."));
        Map<UUID, List<Described>> streams = streams(meter);
        var moved = new ArrayList<Moved>();
        for (RegisterRecord record : open(meter, caller)) moved.add(move(meter, record, quarter, streams, caller));
        return new Run(meter, quarter, moved);
    }

    /** {@return the records in states from which one of the actions leads on; read before any is moved} */
    private List<RegisterRecord> open(Meter meter, Caller caller) {
        Register register = registers.get(meter.register(), caller);
        List<String> from = register.actions().stream()
                .filter(action -> meter.does().contains(action.code()))
                .flatMap(action -> action.from().stream())
                .toList();
        List<String> ended = register.states().stream()
                .filter(state -> state.kind() != RegisterState.Kind.OPEN)
                .map(RegisterState::code)
                .toList();
        var records = new ArrayList<RegisterRecord>();
        registers.each(meter.register(), RecordQuery.ALL, caller, record -> {
            if (from.contains(record.state()) && !ended.contains(record.state())) records.add(record);
        });
        return records;
    }

    private Moved move(
            Meter meter, RegisterRecord record, Quarter quarter, Map<UUID, List<Described>> streams, Caller caller) {
        Consumption consumption = consumption(meter, record, quarter, streams);
        if (has(record, meter.day(), quarter.lastDay())) return new Moved(consumption, Outcome.CURRENT, "", List.of());
        BigDecimal amount = consumption.amount();
        if (amount == null) return new Moved(consumption, Outcome.NOT_METERED, "", List.of());
        Map<String, Object> fields = Map.of(
                meter.amount(), amount,
                meter.day(), quarter.lastDay().toString(),
                meter.source(), words(meter, consumption, amount));
        return act(meter, consumption, fields, caller);
    }

    /** The first action that nothing stands against; its conditions are those of the register, none stand here. */
    private Moved act(Meter meter, Consumption consumption, Map<String, Object> fields, Caller caller) {
        RegisterRecord record = consumption.record();
        List<Fault> against = List.of();
        for (String action : meter.does()) {
            try {
                registers.act(
                        record.register(),
                        record.id(),
                        record.revision(),
                        new RecordStep(action, Grounds.note(consumption), fields),
                        caller);
                return new Moved(consumption, Outcome.MOVED, action, List.of());
            } catch (FaultException e) {
                against = e.faults();
            }
        }
        return new Moved(consumption, Outcome.REFUSED, "", against);
    }

    private static String words(Meter meter, Consumption consumption, BigDecimal amount) {
        return meter.says()
                .replace("{period}", consumption.quarter().toString())
                .replace("{meters}", String.valueOf(consumption.meters().size()))
                .replace("{counted}", sum(consumption.meters()).toPlainString())
                .replace("{amount}", amount.toPlainString());
    }

    private static boolean has(RegisterRecord record, String field, LocalDate day) {
        LocalDate known = day(record.fields().get(field));
        return known != null && !known.isBefore(day);
    }

    private static @Nullable LocalDate day(@Nullable Object value) {
        return value == null
                ? null
                : Parsing.find(value.toString(), LocalDate::parse).orElse(null);
    }
}
