package org.songhua.edge.sta;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.odata.Literals;
import org.songhua.engine.odata.TimeInterval;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Result;
import org.songhua.sensing.SensorThings;
import org.songhua.sensing.SensorThings.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads what devices send all day, straight from the bytes: readings with a time and a number, one by one or in data arrays. Whatever
 * looks different in any way is null here, and read the ordinary way, which also says what is wrong with it.
 */
final class QuickReadings {
    /** A decimal of so many characters is told exactly by the nearest double. */
    private static final int EXACT_DIGITS = 15;

    private final SensorThings things;
    private final Clock clock;

    QuickReadings(SensorThings things, Clock clock) {
        this.things = things;
        this.clock = clock;
    }

    /**
     * {@return the one reading of a document; null when it is not of the usual form}
     *
     * @param datastream that the address names; 0 when the document must
     */
    @Nullable
    NewObservation one(byte[] body, long datastream) {
        try (JsonParser in = Json.MAPPER.createParser(body)) {
            NewObservation reading = one(in, datastream);
            return in.nextToken() == null ? reading : null;
        } catch (JacksonException | IllegalArgumentException e) {
            return null;
        }
    }

    private @Nullable NewObservation one(JsonParser in, long given) {
        if (in.nextToken() != JsonToken.START_OBJECT) return null;
        long datastream = given;
        Object time = null;
        Instant resultTime = null;
        Result result = null;
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            switch (name) {
                case "phenomenonTime" -> {
                    if (value != JsonToken.VALUE_STRING || time != null) return null;
                    time = Literals.time(in.getString());
                }
                case "resultTime" -> {
                    if (value != JsonToken.VALUE_STRING || resultTime != null) return null;
                    resultTime = Literals.instant(in.getString());
                }
                case "result" -> {
                    if (result != null) return null;
                    result = number(in);
                }
                case "Datastream" -> {
                    if (datastream != 0 || value != JsonToken.START_OBJECT) return null;
                    datastream = reference(in);
                }
                default -> {
                    return null;
                }
            }
        }
        Stream stream = result == null ? null : stream(datastream);
        if (stream == null || result == null) return null;
        return reading(stream, time == null ? now() : time, resultTime, result, things.defaultFeature(stream.id()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static NewObservation reading(
            Stream stream, Object time, @Nullable Instant resultTime, Result result, long feature) {
        TimeInterval span = time instanceof TimeInterval both ? both : null;
        Instant start = span == null ? (Instant) time : span.start();
        return new NewObservation(
                stream.id(), start, span == null ? null : span.end(), resultTime, result, null, feature);
    }

    private @Nullable Stream stream(long number) {
        if (number <= 0) return null;
        return things.stream(number)
                .filter(stream -> stream.type() == EntityType.DATASTREAM)
                .orElse(null);
    }

    /** {@return the number of an entity that a document names, 0 when it does otherwise; the parser stands at its brace} */
    private static long reference(JsonParser in) {
        if (in.nextToken() != JsonToken.PROPERTY_NAME || !in.currentName().equals("@iot.id")) return 0;
        if (in.nextToken() != JsonToken.VALUE_NUMBER_INT) return 0;
        long id = in.getLongValue();
        return in.nextToken() == JsonToken.END_OBJECT ? id : 0;
    }

    private static @Nullable Result number(JsonParser in) {
        JsonToken token = in.currentToken();
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) return null;
        if (in.getStringLength() <= EXACT_DIGITS) {
            double value = in.getDoubleValue();
            return Double.isFinite(value) ? new Result.Numeric(value) : null;
        }
        BigDecimal exact = in.getDecimalValue();
        return Double.isFinite(exact.doubleValue()) ? Result.Numeric.of(exact) : null;
    }

    /** {@return the readings of data arrays in order; null when any is not of the usual form} */
    @Nullable
    List<NewObservation> arrays(byte[] body) {
        try (JsonParser in = Json.MAPPER.createParser(body)) {
            var readings = new ArrayList<NewObservation>();
            if (in.nextToken() != JsonToken.START_ARRAY) return null;
            while (in.nextToken() == JsonToken.START_OBJECT) if (!array(in, readings)) return null;
            boolean whole = in.currentToken() == JsonToken.END_ARRAY && in.nextToken() == null;
            return whole && !readings.isEmpty() ? readings : null;
        } catch (JacksonException | IllegalArgumentException e) {
            return null;
        }
    }

    /** Stream and components must come before the rows, as in the examples of the standard. */
    private boolean array(JsonParser in, List<NewObservation> readings) {
        Stream stream = null;
        int[] columns = null;
        boolean rows = false;
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            switch (name) {
                case "Datastream" -> stream = value == JsonToken.START_OBJECT ? stream(reference(in)) : null;
                case "components" -> columns = columns(in);
                case "dataArray@iot.count" -> {
                    if (!value.isScalarValue()) return false;
                }
                case "dataArray" -> {
                    if (stream == null || columns == null || rows || !rows(in, stream, columns, readings)) return false;
                    rows = true;
                }
                default -> {
                    return false;
                }
            }
        }
        return rows;
    }

    private static final int TIME = 0;
    private static final int RESULT = 1;
    private static final int RESULT_TIME = 2;

    private static int @Nullable [] columns(JsonParser in) {
        if (in.currentToken() != JsonToken.START_ARRAY) return null;
        int[] columns = new int[3];
        int count = 0;
        int seen = 0;
        while (in.nextToken() == JsonToken.VALUE_STRING) {
            int column = switch (in.getString()) {
                case "phenomenonTime" -> TIME;
                case "result" -> RESULT;
                case "resultTime" -> RESULT_TIME;
                default -> -1;
            };
            if (column < 0 || (seen & (1 << column)) != 0) return null;
            seen |= 1 << column;
            columns[count++] = column;
        }
        boolean both = (seen & (1 << TIME)) != 0 && (seen & (1 << RESULT)) != 0;
        return both && in.currentToken() == JsonToken.END_ARRAY ? java.util.Arrays.copyOf(columns, count) : null;
    }

    private boolean rows(JsonParser in, Stream stream, int[] columns, List<NewObservation> readings) {
        if (in.currentToken() != JsonToken.START_ARRAY) return false;
        long feature = things.defaultFeature(stream.id());
        while (in.nextToken() == JsonToken.START_ARRAY) {
            NewObservation reading = row(in, stream, columns, feature);
            if (reading == null) return false;
            readings.add(reading);
        }
        return in.currentToken() == JsonToken.END_ARRAY;
    }

    private static @Nullable NewObservation row(JsonParser in, Stream stream, int[] columns, long feature) {
        Object time = null;
        Instant resultTime = null;
        Result result = null;
        for (int column : columns) {
            JsonToken value = in.nextToken();
            if (column == RESULT) result = number(in);
            else if (value != JsonToken.VALUE_STRING) return null;
            else if (column == TIME) time = Literals.time(in.getString());
            else resultTime = Literals.instant(in.getString());
        }
        if (time == null || result == null || in.nextToken() != JsonToken.END_ARRAY) return null;
        return reading(stream, time, resultTime, result, feature);
    }
}
