package org.songhua.demo.internal.shape;

/**
 * Smooth random field over the plane: values at the corners of a lattice, blended by the quintic of Perlin (2002), so
 * that the first two derivatives are continuous.
 *
 * @param seed which field
 * @param wavelength spacing of the lattice in metres
 */
public record Noise(long seed, double wavelength) {

    /** {@return the field at a point, in [-1, 1]} */
    public double at(double x, double y) {
        double column = StrictMath.floor(x / wavelength);
        double row = StrictMath.floor(y / wavelength);
        double s = blend(x / wavelength - column);
        double t = blend(y / wavelength - row);
        long i = (long) column;
        long j = (long) row;
        double south = corner(i, j) * (1 - s) + corner(i + 1, j) * s;
        double north = corner(i, j + 1) * (1 - s) + corner(i + 1, j + 1) * s;
        return south * (1 - t) + north * t;
    }

    private double corner(long column, long row) {
        long hash = Dice.mix(Dice.mix(seed + 0x632BE59BD9B4E019L * column) + row);
        return (hash >>> 11) * 0x1p-52 - 1;
    }

    private static double blend(double t) {
        return t * t * t * (t * (t * 6 - 15) + 10);
    }
}
