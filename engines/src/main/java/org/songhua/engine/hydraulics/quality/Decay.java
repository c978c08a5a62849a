package org.songhua.engine.hydraulics.quality;

import org.songhua.engine.hydraulics.QualityOptions;

/**
 * How a substance reacts in one body of water: in its bulk by dc/dt = k c^n, or towards a limiting concentration, and at a wall by order 0
 * or 1, there held back by the way to the wall (EPANET 2.2 user manual, section 12.4). Rates are per second, concentrations in
 * the file's unit, negative rates decay.
 *
 * @param order of the reaction in the bulk, 0 or more
 * @param bulk rate in the bulk
 * @param limit concentration it tends to, 0 for none
 * @param wallOrder 0 or 1
 * @param wall rate at the wall over the hydraulic radius: per second for order 1, concentration per second for order 0
 * @param transfer most that reaches the wall, per second; infinite without a limit
 */
record Decay(double order, double bulk, double limit, int wallOrder, double wall, double transfer) {
    private static final int SLICES = 4;

    /** Nothing reacts. */
    static final Decay NONE = bulk(1, 0, 0);

    /** Without a wall, as in a tank. */
    static Decay bulk(double order, double ratePerSecond, double limit) {
        return new Decay(order, ratePerSecond, limit, 1, 0, Double.POSITIVE_INFINITY);
    }

    /** {@return concentration after that time; never below 0} */
    double after(double concentration, double seconds) {
        if (isLinear()) return Math.max(0, linear(concentration, seconds));
        double c = concentration;
        for (int i = 0; i < SLICES; i++) c = Math.max(0, rungeKutta(c, seconds / SLICES));
        return c;
    }

    private boolean isLinear() {
        return (order == 1 || bulk == 0) && (wallOrder == 1 || wall == 0);
    }

    /** dc/dt = a c + b has an exact answer. */
    private double linear(double c, double seconds) {
        double a = wallRate();
        double b = 0;
        if (limit == 0) a += bulk;
        else if (bulk < 0) {
            a += bulk;
            b = -bulk * limit;
        } else {
            a -= bulk;
            b = bulk * limit;
        }
        if (a == 0) return c + b * seconds;
        return (c + b / a) * Math.exp(a * seconds) - b / a;
    }

    private double wallRate() {
        if (wall == 0 || wallOrder == 0) return 0;
        if (Double.isInfinite(transfer)) return wall;
        return transfer == 0 ? 0 : wall * transfer / (transfer + Math.abs(wall));
    }

    private double rungeKutta(double c, double seconds) {
        double first = rate(c);
        double second = rate(c + first * seconds / 2);
        double third = rate(c + second * seconds / 2);
        double fourth = rate(c + third * seconds);
        return c + (first + 2 * second + 2 * third + fourth) * seconds / 6;
    }

    private double rate(double given) {
        double c = Math.max(0, given);
        return bulkRate(c) + (wallOrder == 1 ? wallRate() * c : zeroOrderWall(c));
    }

    private double bulkRate(double c) {
        if (bulk == 0) return 0;
        if (order == 0) return c > 0 || bulk > 0 ? bulk : 0;
        if (limit == 0) return bulk * Math.pow(c, order);
        double away = bulk > 0 ? limit - c : c - limit;
        return bulk * away * Math.pow(c, order - 1);
    }

    private double zeroOrderWall(double c) {
        if (wall == 0 || c == 0) return 0;
        double arriving = c * transfer;
        return Math.signum(wall) * Math.min(Math.abs(wall), arriving);
    }

    /** {@return a tank's, with its own rate or the global one, both per day} */
    static Decay ofTank(QualityOptions options, double ownRate) {
        double rate = Double.isNaN(ownRate) ? options.globalBulk() : ownRate;
        return bulk(options.tankOrder(), rate / WallTransfer.SECONDS_PER_DAY, options.limitingPotential());
    }
}
