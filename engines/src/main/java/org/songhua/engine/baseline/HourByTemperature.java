package org.songhua.engine.baseline;

import java.util.Arrays;
import org.songhua.engine.regression.TheilSen;
import org.songhua.engine.series.PackReader;
import org.songhua.engine.series.PackWriter;

/**
 * What one hour of the day remembers by temperature. Immutable.
 *
 * @param day number of the day of which a value was taken last; of each no more than one is
 * @param first number of the coldest bin that knows something
 * @param bins from that on, each its last values with their temperatures: temperature, value, temperature, value, the oldest first
 */
@SuppressWarnings("ArrayRecordComponent") // never changed after it is made
record HourByTemperature(int day, int first, float[][] bins) {
    /** Values that a bin of an hour keeps. */
    static final int KEPT = 8;
    /** Width of a bin, and how far the temperature of a value may be from the one asked for, in kelvin. */
    static final double REACH_K = 4;
    /** Of seven values two may be wrong. */
    static final int NEEDED = 7;
    /** How far a temperature may lie beyond those that it has values of, in kelvin. */
    static final double BEYOND_K = 2;
    /** Values whose temperatures differ less say nothing about what a kelvin does: so much is the doubt of a thermometer. */
    static final double APART_K = 1;

    private static final float[] NO_PAIRS = {};

    /** Nothing seen yet. */
    static final HourByTemperature EMPTY = new HourByTemperature(Integer.MIN_VALUE, 0, new float[0][]);

    private static int bin(double temperature) {
        return (int) Math.floor(temperature / REACH_K);
    }

    private float[] bin(int number) {
        return number < first || number >= first + bins.length ? NO_PAIRS : bins[number - first];
    }

    /** {@return with a value of a day; itself when it has one of that already} */
    HourByTemperature with(int newDay, double temperature, double value) {
        if (newDay == day) return this;
        int number = bin((float) temperature);
        int newFirst = bins.length == 0 ? number : Math.min(first, number);
        int end = bins.length == 0 ? number + 1 : Math.max(first + bins.length, number + 1);
        var changed = new float[end - newFirst][];
        for (int i = 0; i < changed.length; i++) changed[i] = bin(newFirst + i);
        changed[number - newFirst] = with(bin(number), (float) temperature, (float) value);
        return new HourByTemperature(newDay, newFirst, changed);
    }

    private static float[] with(float[] pairs, float temperature, float value) {
        int from = pairs.length == 2 * KEPT ? 2 : 0;
        float[] kept = Arrays.copyOfRange(pairs, from, pairs.length + 2);
        kept[kept.length - 2] = temperature;
        kept[kept.length - 1] = value;
        return kept;
    }

    /**
     * What the values near a temperature say.
     *
     * @param usual of them at that temperature, by the line through them
     * @param distances of them from that line, none below 0
     */
    @SuppressWarnings("ArrayRecordComponent") // lives for one question
    record Fit(double usual, double[] distances) {
        static final Fit NONE = new Fit(Double.NaN, new double[0]);
    }

    /** {@return what is usual at a temperature; NONE with too few values near it, or none on its side} */
    Fit at(double temperature) {
        var x = new double[3 * KEPT];
        var y = new double[3 * KEPT];
        int count = 0;
        for (int number = bin(temperature - REACH_K); number <= bin(temperature + REACH_K); number++) {
            float[] pairs = bin(number);
            for (int i = 0; i < pairs.length; i += 2) {
                if (Math.abs(pairs[i] - temperature) > REACH_K) continue;
                x[count] = pairs[i] - temperature;
                y[count++] = pairs[i + 1];
            }
        }
        return count < NEEDED || !isAmong(x, count) ? Fit.NONE : fit(x, y, count);
    }

    private static boolean isAmong(double[] x, int count) {
        double least = Double.MAX_VALUE;
        double most = -Double.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            least = Math.min(least, x[i]);
            most = Math.max(most, x[i]);
        }
        return least <= BEYOND_K && most >= -BEYOND_K;
    }

    private static Fit fit(double[] x, double[] y, int count) {
        var line = TheilSen.through(x, y, count, APART_K);
        var distances = new double[count];
        for (int i = 0; i < count; i++) distances[i] = Math.abs(y[i] - line.height() - line.slope() * x[i]);
        return new Fit(line.height(), distances);
    }

    /** {@return whether it has values of such a temperature, or of colder and of warmer ones} */
    boolean hasSeen(double temperature) {
        double least = Double.MAX_VALUE;
        double most = -Double.MAX_VALUE;
        for (float[] pairs : bins) {
            for (int i = 0; i < pairs.length; i += 2) {
                least = Math.min(least, pairs[i]);
                most = Math.max(most, pairs[i]);
            }
        }
        return temperature >= least - BEYOND_K && temperature <= most + BEYOND_K;
    }

    int size() {
        int size = 0;
        for (float[] pairs : bins) size += pairs.length / 2;
        return size;
    }

    void write(PackWriter out) {
        out.u1(bins.length);
        if (bins.length == 0) return;
        out.signed(day);
        out.signed(first);
        for (float[] pairs : bins) {
            out.u1(pairs.length / 2);
            Floats.write(out, pairs);
        }
    }

    static HourByTemperature read(PackReader in) {
        int count = in.u1();
        if (count == 0) return EMPTY;
        int day = (int) in.signed();
        int first = (int) in.signed();
        var bins = new float[count][];
        for (int i = 0; i < count; i++) {
            int pairs = in.u1();
            bins[i] = pairs == 0 ? NO_PAIRS : Floats.read(in, 2 * pairs);
        }
        return new HourByTemperature(day, first, bins);
    }
}
