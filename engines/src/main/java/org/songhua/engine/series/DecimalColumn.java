package org.songhua.engine.series;

import java.util.Arrays;

/**
 * A column of doubles that were written by people or instruments as decimals: stored as whole numbers of one power of
 * ten, for instance hundredths. Values that are not such a decimal to the last bit (a third, infinity, minus zero, more than 15
 * digits) stand beside the column as they are.
 *
 * <p>{@code m / 10^s} with |m| below 2^53 and 10^s exact (s up to 22) is the double nearest to the decimal, as IEEE 754
 * demands of division; so decoding gives what parsing the text would. Source: ALP (Afroozeh, Kuffo and Boncz 2023), with
 * division instead of two multiplications.
 */
final class DecimalColumn {
    /** More than 15 digits after the point are not decimals but noise of arithmetic. */
    static final int SCALE_MAX = 15;

    private static final double[] TEN_TO_THE = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };
    private static final double EXACT_MAX = 1L << 53;
    private static final int SAMPLES = 32;

    private DecimalColumn() {}

    /** {@return the least scale that suits most of some samples, or -1 when none does} */
    static int scaleOf(double[] values, int count) {
        int step = Math.max(1, count / SAMPLES);
        for (int scale = 0; scale <= SCALE_MAX; scale++) {
            int samples = 0;
            int fitting = 0;
            for (int i = 0; i < count; i += step) {
                samples++;
                if (fits(values[i], scale)) fitting++;
            }
            if (fitting * 8L >= samples * 7L) return scale;
        }
        return -1;
    }

    /** {@return whether a value is a decimal of that scale to the last bit} */
    static boolean fits(double value, int scale) {
        double scaled = value * TEN_TO_THE[scale];
        if (!(Math.abs(scaled) < EXACT_MAX)) return false;
        // By way of a whole number, which has no minus zero.
        double back = (long) Math.rint(scaled) / TEN_TO_THE[scale];
        return Double.doubleToRawLongBits(back) == Double.doubleToRawLongBits(value);
    }

    /** {@return a value that fits a scale as a whole number of it} */
    static long whole(double value, int scale) {
        return (long) Math.rint(value * TEN_TO_THE[scale]);
    }

    /** {@return the value of such a whole number} */
    static double value(long whole, int scale) {
        return whole / TEN_TO_THE[scale];
    }

    static void write(PackWriter out, double[] values, int count, int scale) {
        var whole = new long[count];
        var strange = new int[count];
        int stranges = 0;
        long before = 0;
        for (int i = 0; i < count; i++) {
            if (fits(values[i], scale)) before = whole(values[i], scale);
            else strange[stranges++] = i;
            whole[i] = before;
        }
        out.u1(scale);
        writeStrange(out, values, Arrays.copyOf(strange, stranges));
        WholeColumn.write(out, whole, count);
    }

    private static void writeStrange(PackWriter out, double[] values, int[] places) {
        out.unsigned(places.length);
        int before = 0;
        for (int place : places) {
            out.unsigned(place - before);
            out.int8(Double.doubleToRawLongBits(values[place]));
            before = place;
        }
    }

    static void read(PackReader in, double[] into, int count) {
        int scale = in.u1();
        if (scale > SCALE_MAX) throw SeriesFaults.corrupt("a scale of " + scale);
        int stranges = in.count(count);
        var places = new int[stranges];
        var strange = new double[stranges];
        readStrange(in, places, strange, count);
        var whole = new long[count];
        WholeColumn.read(in, whole, count);
        double divisor = TEN_TO_THE[scale];
        for (int i = 0; i < count; i++) into[i] = whole[i] / divisor;
        for (int i = 0; i < stranges; i++) into[places[i]] = strange[i];
    }

    private static void readStrange(PackReader in, int[] places, double[] strange, int count) {
        int before = 0;
        for (int i = 0; i < places.length; i++) {
            places[i] = before + in.count(count - 1 - before);
            strange[i] = Double.longBitsToDouble(in.int8());
            before = places[i];
        }
    }
}
