package org.songhua.sensing.internal.store;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.series.PackReader;
import org.songhua.engine.series.PackWriter;
import org.songhua.engine.series.Readings;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Observation;
import org.songhua.sensing.Result;

/**
 * Between what the module says outside and what is kept. Bits 8 and 9 of the flags are the kind of the result; bits 10 and 11
 * tell that the extra holds an exact decimal or a JSON object. The extra holds, each with its length before it: the
 * text, the exact decimal, the JSON object.
 */
final class ReadingFormat {
    private static final int KIND_SHIFT = 8;
    private static final int KIND_MASK = 3;
    private static final int NUMBER = 0;
    private static final int TEXT = 1;
    private static final int TRUTH = 2;
    private static final int JSON = 3;
    private static final int EXACT = 1 << 10;
    private static final int EXTRAS = 1 << 11;

    private static final long US_PER_SECOND = 1_000_000;
    /** Times beyond these years are mistakes, and differences between times inside them never overflow. */
    private static final long TIME_MAX_US =
            Instant.parse("+99999-12-31T23:59:59Z").getEpochSecond() * US_PER_SECOND;

    private ReadingFormat() {}

    /** {@return the reading, its id still 0} @throws FaultException when a time is out of range */
    static Reading of(NewObservation source) {
        long start = micros(source.phenomenonStart(), "phenomenonTime");
        Instant end = source.phenomenonEnd();
        Instant result = source.resultTime();
        Long feature = source.feature();
        return new Reading(
                source.datastream(),
                0,
                start,
                number(source.result()),
                flags(source),
                end == null ? Codes.NONE : Codes.code(micros(end, "phenomenonTime") - start),
                result == null ? Codes.NONE : Codes.code(micros(result, "resultTime") - start),
                feature == null ? Codes.NONE : Codes.code(feature),
                extra(source));
    }

    static long micros(Instant time, String field) {
        long seconds = time.getEpochSecond();
        if (Math.abs(seconds) > TIME_MAX_US / US_PER_SECOND) throw new FaultException(outOfRange(time, field));
        return seconds * US_PER_SECOND + time.getNano() / 1000;
    }

    private static Fault outOfRange(Instant time, String field) {
        return Fault.refused(
                "OBS-002",
                Place.atField(field),
                "The time " + time + " is out of range.",
                "Give a time between the years -96000 and 99999.");
    }

    /** {@return microseconds of a bound of a query; bounds out of range are the ends of time} */
    static long bound(Instant time) {
        long seconds = Math.clamp(time.getEpochSecond(), -TIME_MAX_US / US_PER_SECOND, TIME_MAX_US / US_PER_SECOND);
        // A bound between two microseconds: what is kept is cut off, so the next microsecond is the first at or after
        // it.
        return seconds * US_PER_SECOND + (time.getNano() + 999) / 1000;
    }

    static Instant instant(long time_us) {
        return Instant.ofEpochSecond(
                Math.floorDiv(time_us, US_PER_SECOND), Math.floorMod(time_us, US_PER_SECOND) * 1000);
    }

    private static double number(Result result) {
        return switch (result) {
            case Result.Numeric n -> n.value();
            case Result.Truth t -> t.value() ? 1 : 0;
            case Result.Text t -> 0;
            case Result.Json j -> 0;
        };
    }

    private static int flags(NewObservation source) {
        int flags = switch (source.result()) {
            case Result.Numeric n -> n.exact() == null ? NUMBER : EXACT;
            case Result.Text t -> (TEXT << KIND_SHIFT) | Readings.NO_NUMBER;
            case Result.Truth t -> (TRUTH << KIND_SHIFT) | Readings.NO_NUMBER;
            case Result.Json j -> (JSON << KIND_SHIFT) | Readings.NO_NUMBER;
        };
        flags |= source.doubts() & Readings.DOUBTS;
        return source.extrasJson() == null ? flags : flags | EXTRAS;
    }

    private static byte @Nullable [] extra(NewObservation source) {
        var parts = new ArrayList<String>();
        switch (source.result()) {
            case Result.Numeric n -> addIfAny(parts, n.exact());
            case Result.Text t -> parts.add(t.value());
            case Result.Json j -> parts.add(j.json());
            case Result.Truth t -> {}
        }
        addIfAny(parts, source.extrasJson());
        if (parts.isEmpty()) return null;
        var out = new PackWriter();
        for (String part : parts) {
            byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
            out.unsigned(utf8.length);
            out.raw(utf8);
        }
        return out.toByteArray();
    }

    private static void addIfAny(List<String> parts, @Nullable Object part) {
        if (part != null) parts.add(part.toString());
    }

    static Observation toObservation(Reading reading) {
        int flags = reading.flags();
        byte[] extra = reading.extra();
        PackReader in = extra == null ? null : new PackReader(extra, 0, extra.length);
        Result result = result(reading, in);
        return new Observation(
                reading.id(),
                reading.datastream(),
                instant(reading.start_us()),
                offset(reading, reading.endCode()),
                offset(reading, reading.resultCode()),
                result,
                (flags & EXTRAS) == 0 ? null : text(in),
                reading.featureCode() == Codes.NONE ? null : (Long) Codes.value(reading.featureCode()),
                (byte) flags);
    }

    private static @Nullable Instant offset(Reading reading, long code) {
        return code == Codes.NONE ? null : instant(reading.start_us() + Codes.value(code));
    }

    private static Result result(Reading reading, @Nullable PackReader in) {
        int flags = reading.flags();
        return switch ((flags >> KIND_SHIFT) & KIND_MASK) {
            case TEXT -> new Result.Text(text(in));
            case TRUTH -> new Result.Truth(reading.value() != 0);
            case JSON -> new Result.Json(text(in));
            default -> new Result.Numeric(reading.value(), (flags & EXACT) == 0 ? null : new BigDecimal(text(in)));
        };
    }

    private static String text(@Nullable PackReader in) {
        if (in == null) throw new IllegalStateException("A reading has lost its extra.");
        return new String(in.raw(in.count(in.left())), StandardCharsets.UTF_8);
    }
}
