package org.songhua.engine.hydraulics.solve;

/**
 * The power for which the Hazen-Williams formula takes most of its time: x ^ 0.852 = 2 ^ (0.852 log2 x), with tables of 128
 * steps for the logarithm and the exponential and short polynomials between (the usual table method, Tang 1989, 1990). The
 * relative error is below 1e-14 for x from 1e-30 to 1e30, tested against Math.pow; heads then move by less than 1e-9 metres,
 * far below what any accuracy in use lets pass.
 */
final class Power {
    private static final double EXPONENT = 0.852;
    private static final int STEPS = 128;
    private static final int STEP_BITS = 7;
    private static final int MANTISSA_BITS = 52;
    /** Bits of 0.6875: mantissas are taken from there to 1.375, so that numbers near 1 have small logarithms. */
    private static final long LOWEST = 0x3FE6000000000000L;

    private static final double LN2 = 0.6931471805599453;
    private static final double INVERSE_LN2 = 1.4426950408889634;
    /** Adding it rounds to a whole number, which then stands in the low bits. */
    private static final double ROUNDER = 6755399441055744.0;

    private static final double[] INVERSES = new double[STEPS];
    private static final double[] LOGARITHMS = new double[STEPS];
    private static final long[] POWERS = new long[STEPS];

    static {
        for (int i = 0; i < STEPS; i++) {
            double lower = Double.longBitsToDouble(LOWEST + ((long) i << (MANTISSA_BITS - STEP_BITS)));
            double upper = Double.longBitsToDouble(LOWEST + ((long) (i + 1) << (MANTISSA_BITS - STEP_BITS)));
            // The step that holds 1 gets it exactly.
            double inverse = lower <= 1 && 1 < upper ? 1 : 2 / (lower + upper);
            INVERSES[i] = inverse;
            LOGARITHMS[i] = -Math.log(inverse) * INVERSE_LN2;
            POWERS[i] = Double.doubleToRawLongBits(Math.pow(2, i / (double) STEPS));
        }
    }

    private Power() {}

    /** {@return x ^ 0.852 for x of zero or above} */
    static double of852(double x) {
        if (!(x >= Double.MIN_NORMAL)) return Math.pow(x, EXPONENT);
        return exp2(EXPONENT * log2(x));
    }

    private static double log2(double x) {
        long bits = Double.doubleToRawLongBits(x);
        long above = bits - LOWEST;
        int step = (int) (above >>> (MANTISSA_BITS - STEP_BITS)) & (STEPS - 1);
        long exponent = above >> MANTISSA_BITS;
        double mantissa = Double.longBitsToDouble(bits - (exponent << MANTISSA_BITS));
        double r = mantissa * INVERSES[step] - 1;
        double square = r * r;
        double tail = square * ((-0.5 + r * (1.0 / 3)) + square * ((-0.25 + r * 0.2) - square * (1.0 / 6)));
        return exponent + (LOGARITHMS[step] + (r + tail) * INVERSE_LN2);
    }

    private static double exp2(double y) {
        double shifted = y * STEPS + ROUNDER;
        int whole = (int) Double.doubleToRawLongBits(shifted);
        double r = (y - (shifted - ROUNDER) * (1.0 / STEPS)) * LN2;
        double square = r * r;
        double growth = r + square * (0.5 + r * (1.0 / 6) + square * ((1.0 / 24) + r * (1.0 / 120)));
        long scale = POWERS[whole & (STEPS - 1)] + ((long) (whole >> STEP_BITS) << MANTISSA_BITS);
        double power = Double.longBitsToDouble(scale);
        return power + power * growth;
    }
}
