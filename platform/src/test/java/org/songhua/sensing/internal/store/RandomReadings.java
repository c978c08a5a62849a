package org.songhua.sensing.internal.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.ObservationQuery;
import org.songhua.sensing.Result;

/** Readings of few datastreams in a short time, so that they often meet. */
final class RandomReadings {
    static final int DATASTREAMS = 5;
    private static final Instant START = Instant.parse("2026-10-30T12:00:00Z");

    private final Random random;
    private long clock_s = 0;

    RandomReadings(Random random) {
        this.random = random;
    }

    long datastream() {
        return 1 + random.nextInt(DATASTREAMS);
    }

    Instant time() {
        return START.plusSeconds(random.nextLong(Math.max(1, clock_s)));
    }

    /** Mostly the next in time, sometimes late, sometimes of a time that was there. */
    NewObservation next() {
        boolean isLate = random.nextInt(6) == 0;
        if (!isLate) clock_s += random.nextInt(90) * (random.nextInt(400) == 0 ? 20_000 : 1);
        Instant start = isLate ? time() : START.plusSeconds(clock_s);
        if (random.nextInt(20) == 0) start = start.plusNanos(1000L * random.nextInt(1_000_000));
        return at(datastream(), start);
    }

    NewObservation at(long datastream, Instant start) {
        return new NewObservation(
                datastream,
                start,
                random.nextInt(10) == 0 ? start.plusSeconds(random.nextInt(3)) : null,
                random.nextInt(10) == 0 ? start.plusMillis(random.nextInt(5000) - 1000) : null,
                result(),
                random.nextInt(15) == 0 ? "{\"parameters\": {\"n\": " + random.nextInt(5) + "}}" : null,
                feature());
    }

    private @Nullable Long feature() {
        return random.nextInt(3) == 0 ? null : (Long) (long) random.nextInt(3);
    }

    private Result result() {
        return switch (random.nextInt(14)) {
            case 0 -> new Result.Text("阀门" + random.nextInt(3));
            case 1 -> new Result.Truth(random.nextBoolean());
            case 2 -> new Result.Json("[" + random.nextInt(9) + ", null]");
            case 3 -> new Result.Numeric(random.nextGaussian());
            case 4 -> new Result.Numeric(0.1, new BigDecimal("0.10000000000000000000" + (1 + random.nextInt(3))));
            case 5 -> new Result.Numeric(random.nextBoolean() ? -0.0 : Double.MIN_VALUE);
            default -> new Result.Numeric(Math.round(random.nextGaussian() * 1000) / 100.0);
        };
    }

    ObservationQuery query() {
        ObservationQuery query = ObservationQuery.ALL.newestFirst(random.nextBoolean());
        if (random.nextInt(3) > 0) query = query.withDatastreams(datastreams());
        if (random.nextBoolean())
            query = query.within(random.nextBoolean() ? time() : null, random.nextBoolean() ? time() : null);
        if (random.nextInt(3) == 0)
            query = query.between(random.nextGaussian() * 5 - 5, random.nextBoolean() ? 5.0 : null);
        if (random.nextInt(6) == 0) query = query.ofFeature((long) random.nextInt(3));
        if (random.nextInt(3) == 0)
            query = query.after(new ObservationQuery.Position(time(), random.nextLong(3L << 30)));
        return random.nextBoolean() ? query : query.withLimit(1 + random.nextInt(50));
    }

    private long[] datastreams() {
        return random.nextBoolean() ? new long[] {datastream()} : new long[] {datastream(), datastream(), 99};
    }
}
