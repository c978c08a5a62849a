package org.songhua.engine.hydraulics.solve;

import java.util.List;
import org.songhua.engine.hydraulics.Curve;

/** A curve as two arrays, for the inner loops. */
final class Broken {
    private static final double TINY = 1e-6;

    private final double[] x;
    private final double[] y;

    Broken(Curve curve) {
        List<Curve.Point> points = curve.points();
        x = points.stream().mapToDouble(Curve.Point::x).toArray();
        y = points.stream().mapToDouble(Curve.Point::y).toArray();
    }

    private Broken(double[] x, double[] y) {
        this.x = x;
        this.y = y;
    }

    /** {@return the relation the other way round} */
    Broken swapped() {
        return new Broken(y, x);
    }

    /** {@return y at x, the first or last y outside} */
    double at(double value) {
        if (value <= x[0]) return y[0];
        for (int k = 1; k < x.length; k++) if (x[k] >= value) return between(k, value);
        return y[y.length - 1];
    }

    private double between(int k, double value) {
        double dx = x[k] - x[k - 1];
        return Math.abs(dx) < TINY ? y[k] : y[k] - (x[k] - value) * (y[k] - y[k - 1]) / dx;
    }

    /** {@return upper end of the piece that holds x; the first or last piece outside} */
    int piece(double value) {
        int k = 0;
        while (k < x.length && x[k] < value) k++;
        return Math.clamp(k, 1, x.length - 1);
    }

    double slope(int piece) {
        return (y[piece] - y[piece - 1]) / (x[piece] - x[piece - 1]);
    }

    double intercept(int piece) {
        return y[piece - 1] - slope(piece) * x[piece - 1];
    }

    double firstX() {
        return x[0];
    }

    double firstY() {
        return y[0];
    }

    double lastX() {
        return x[x.length - 1];
    }

    double lastY() {
        return y[y.length - 1];
    }

    int size() {
        return x.length;
    }
}
