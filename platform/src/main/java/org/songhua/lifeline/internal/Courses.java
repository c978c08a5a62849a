package org.songhua.lifeline.internal;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.songhua.engine.quality.QualityFlag;
import org.songhua.sensing.Observation;
import org.songhua.sensing.ObservationQuery;
import org.songhua.sensing.Observations;
import org.songhua.sensing.Result;

/**
 * What gauges measured, by place and step, in the model's units: the mean of a step's readings, NaN without any. Readings doubted as out of range, stuck, of another unit, by a
 * wrong clock or by their sender do not count.
 */
final class Courses {
    private static final int REFUSED = QualityFlag.RANGE.bit()
            | QualityFlag.STUCK.bit()
            | QualityFlag.CLOCK.bit()
            | QualityFlag.UNIT.bit()
            | QualityFlag.SENDER.bit();

    private final double[][] values;

    private Courses(double[][] values) {
        this.values = values;
    }

    /**
     * Reads stored readings.
     *
     * @param first number of the first step: seconds since 1970 over the interval
     */
    static Courses read(Observations observations, Gauges gauges, long first, int steps, int intervalSeconds) {
        Map<Long, Integer> places = gauges.places();
        var values = new double[gauges.count()][steps];
        var counts = new int[gauges.count()][steps];
        if (places.isEmpty() || steps <= 0) return new Courses(values);
        long[] datastreams =
                places.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
        var query = ObservationQuery.ALL
                .withDatastreams(datastreams)
                .within(
                        Instant.ofEpochSecond(first * intervalSeconds),
                        Instant.ofEpochSecond((first + steps) * intervalSeconds));
        observations.stream(query, reading -> {
            int place = places.getOrDefault(reading.datastream(), -1);
            int step = (int) (step(reading, intervalSeconds) - first);
            double value = value(reading);
            if (place < 0 || step < 0 || step >= steps || Double.isNaN(value)) return true;
            values[place][step] += value / gauges.perUnit(place);
            counts[place][step]++;
            return true;
        });
        for (int g = 0; g < values.length; g++)
            for (int i = 0; i < steps; i++) values[g][i] = counts[g][i] == 0 ? Double.NaN : values[g][i] / counts[g][i];
        return new Courses(values);
    }

    static long step(Observation reading, int intervalSeconds) {
        return Math.floorDiv(reading.phenomenonStart().getEpochSecond(), intervalSeconds);
    }

    /** {@return NaN for what does not count} */
    static double value(Observation reading) {
        boolean isDoubted = (reading.quality() & REFUSED) != 0;
        return !isDoubted && reading.result() instanceof Result.Numeric number ? number.value() : Double.NaN;
    }

    double at(int place, int step) {
        return values[place][step];
    }

    /** {@return sum over some places; NaN when one is missing} */
    double sum(int from, int until, int step) {
        return Arrays.stream(values, from, until)
                .mapToDouble(course -> course[step])
                .sum();
    }
}
