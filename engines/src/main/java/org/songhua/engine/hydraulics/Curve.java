package org.songhua.engine.hydraulics;

import java.util.List;

/**
 * A relation of two quantities, straight between its points.
 *
 * @param id identifier
 * @param points in increasing order of x, at least one
 */
public record Curve(String id, List<Point> points) {
    private static final double TINY = 1e-6;
    private static final double STEEPEST_EXPONENT = 20;

    public Curve {
        points = List.copyOf(points);
    }

    /** One point of a curve, or of a drawing. */
    public record Point(double x, double y) {}

    /** A power law of a pump: head = shutoff - coefficient flow ^ exponent, in the units of the curve. */
    public record PowerLaw(double shutoff, double coefficient, double exponent, double designFlow) {}

    /** {@return true when a pump may have it: one point, three points from flow zero, or falling heads} */
    public boolean isPumpCurve() {
        return isPowerLaw() ? !Double.isNaN(powerLaw().exponent()) : falls();
    }

    /** {@return true when EPANET makes a power law of it instead of following its points} */
    public boolean isPowerLaw() {
        return points.size() == 1 || (points.size() == 3 && points.getFirst().x() == 0);
    }

    /**
     * The power law through the points; one point is the design point, with 4/3 of its head at no flow and no head at
     * twice its flow (EPANET 2.2 user manual, 3.1). The exponent is NaN when there is none.
     */
    public PowerLaw powerLaw() {
        if (points.size() == 1) {
            Point design = points.getFirst();
            return powerLaw(1.33334 * design.y(), design, new Point(2 * design.x(), 0));
        }
        return powerLaw(points.getFirst().y(), points.get(1), points.get(2));
    }

    private static PowerLaw powerLaw(double shutoff, Point design, Point last) {
        double drop = shutoff - design.y();
        boolean falls = shutoff >= TINY && drop >= TINY && design.y() - last.y() >= TINY;
        boolean rises = design.x() >= TINY && last.x() - design.x() >= TINY;
        double exponent = Math.log((shutoff - last.y()) / drop) / Math.log(last.x() / design.x());
        boolean usable = falls && rises && exponent > 0 && exponent <= STEEPEST_EXPONENT;
        if (!usable) return new PowerLaw(shutoff, 0, Double.NaN, design.x());
        return new PowerLaw(shutoff, drop / Math.pow(design.x(), exponent), exponent, design.x());
    }

    private boolean falls() {
        for (int k = 1; k < points.size(); k++)
            if (points.get(k).y() >= points.get(k - 1).y()) return false;
        return true;
    }
}
