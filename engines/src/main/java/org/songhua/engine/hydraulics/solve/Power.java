package org.songhua.engine.hydraulics.solve;

/** The power the Hazen-Williams formula takes all its time for. */
final class Power {
    private Power() {}

    /** {@return x ^ 0.852 for x of zero or above} */
    static double of852(double x) {
        return Math.pow(x, 0.852);
    }
}
