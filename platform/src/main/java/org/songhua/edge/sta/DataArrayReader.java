package org.songhua.edge.sta;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.fault.Place;
import org.songhua.engine.odata.Literals;
import org.songhua.engine.odata.TimeInterval;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Result;
import org.songhua.sensing.SensorThings;
import org.songhua.sensing.SensorThings.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads data arrays into readings; what is wrong with one does not hinder the others. */
final class DataArrayReader {
    private static final int MOST_FAULTS = 50;
    private static final Set<String> EXTRAS = Set.of("resultQuality", "validTime", "parameters");

    private final SensorThings things;
    private final Instant now;
    private final FaultLog log = new FaultLog(MOST_FAULTS);
    private final List<@Nullable NewObservation> readings = new ArrayList<>();

    DataArrayReader(SensorThings things, Instant now) {
        this.things = things;
        this.now = now.truncatedTo(ChronoUnit.MICROS);
    }

    List<Fault> faults() {
        return log.kept();
    }

    /** {@return the readings in order, null in the place of each that is wrong} */
    List<@Nullable NewObservation> read(byte[] body) {
        JsonNode arrays = Json.parse(body);
        if (!arrays.isArray()) throw wrong("", "The body is no array of data arrays.");
        for (int i = 0; i < arrays.size(); i++) array(arrays.get(i), "/" + i);
        return readings;
    }

    private void array(JsonNode array, String pointer) {
        JsonNode rows = array.path("dataArray");
        List<String> components = new ArrayList<>();
        array.path("components").forEach(c -> components.add(c.asString("")));
        if (!rows.isArray() || components.isEmpty()) throw wrong(pointer, "components and dataArray are missing.");
        if (Set.copyOf(components).size() < components.size()) throw wrong(pointer, "A component stands there twice.");
        Stream stream;
        try {
            stream = stream(array, pointer);
        } catch (FaultException e) {
            e.faults().forEach(log);
            for (int i = 0; i < rows.size(); i++) readings.add(null);
            return;
        }
        for (int i = 0; i < rows.size(); i++) row(stream, components, rows.get(i), pointer + "/dataArray/" + i);
    }

    private Stream stream(JsonNode array, String pointer) {
        boolean multi = array.has("MultiDatastream");
        EntityType type = multi ? EntityType.MULTI_DATASTREAM : EntityType.DATASTREAM;
        JsonNode id = array.path(type.single()).path("@iot.id");
        long number = id.isIntegralNumber()
                ? id.asLong()
                : id.asString("").matches("\\d{1,18}") ? Long.parseLong(id.asString()) : 0;
        return things.stream(number)
                .filter(s -> s.type() == type)
                .orElseThrow(() -> wrong(pointer + "/" + type.single(), "There is no such " + type.single() + "."));
    }

    private void row(Stream stream, List<String> components, JsonNode row, String pointer) {
        try {
            if (!row.isArray() || row.size() != components.size())
                throw wrong(pointer, "The row has %d values, not %d.".formatted(row.size(), components.size()));
            readings.add(reading(stream, components, row));
        } catch (FaultException e) {
            e.faults().forEach(log);
            readings.add(null);
        } catch (IllegalArgumentException e) {
            log.accept(Fault.refused(
                    "STA-029", Place.atField(pointer), String.valueOf(e.getMessage()), "Correct the value."));
            readings.add(null);
        }
    }

    private NewObservation reading(Stream stream, List<String> components, JsonNode row) {
        Object time = null;
        Instant resultTime = null;
        Result result = null;
        Long feature = null;
        ObjectNode extras = null;
        for (int i = 0; i < components.size(); i++) {
            String name = components.get(i);
            JsonNode value = row.get(i);
            if (value.isNull() && !name.equals("result")) continue;
            switch (name) {
                case "phenomenonTime" -> time = Literals.time(value.asString(""));
                case "resultTime" -> resultTime = Literals.instant(value.asString(""));
                case "result" -> result = result(value, stream);
                case "FeatureOfInterest/id", "FeatureOfInterest/@iot.id" -> feature = feature(value);
                default -> {
                    if (!EXTRAS.contains(name))
                        throw new IllegalArgumentException("There is no component " + name + ".");
                    if (extras == null) extras = Json.MAPPER.createObjectNode();
                    extras.set(name, value);
                }
            }
        }
        if (result == null) throw new IllegalArgumentException("The result is missing.");
        if (feature != null) things.noteFeature(stream.id(), feature);
        if (time == null) time = now.plus(readings.size(), ChronoUnit.MICROS);
        return new NewObservation(
                stream.id(),
                time instanceof TimeInterval span ? span.start() : (Instant) time,
                time instanceof TimeInterval span ? span.end() : null,
                resultTime,
                result,
                extras == null ? null : extras.toString(),
                feature != null ? feature : (Long) things.defaultFeature(stream.id()));
    }

    private static Result result(JsonNode value, Stream stream) {
        if (stream.type() == EntityType.MULTI_DATASTREAM && value.size() != stream.parts())
            throw new IllegalArgumentException("The result has not %d values.".formatted(stream.parts()));
        if (value.isString()) return new Result.Text(value.asString());
        if (value.isBoolean()) return new Result.Truth(value.asBoolean());
        if (!value.isNumber()) return new Result.Json(value.toString());
        BigDecimal exact = value.decimalValue();
        if (!Double.isFinite(exact.doubleValue())) throw new IllegalArgumentException("The result is out of range.");
        return Result.Numeric.of(exact);
    }

    private long feature(JsonNode value) {
        long id = value.isIntegralNumber()
                ? value.asLong()
                : value.asString("").matches("\\d{1,18}") ? Long.parseLong(value.asString()) : 0;
        if (!things.exists(EntityType.FEATURE_OF_INTEREST, id))
            throw new IllegalArgumentException("There is no FeatureOfInterest " + value + ".");
        return id;
    }

    private static FaultException wrong(String pointer, String problem) {
        return new FaultException(
                Fault.refused("STA-029", Place.atField(pointer), problem, "See 18-088, clause 12.2, for the form."));
    }
}
