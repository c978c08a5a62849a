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
    /** Slices of a step, at least and at most; in each a strong reaction uses up no more than about {@link #SHARE}. */
    private static final int LEAST_SLICES = 4;

    private static final int MOST_SLICES = 1_000;
    private static final double SHARE = 0.25;
    private static final double LEAST_SHARE = 1e-3;
    /** What grows by itself without a limit ends here, lest it become no number. */
    private static final double MOST = 1e15;

    /** Nothing reacts. */
    static final Decay NONE = bulk(1, 0, 0);

    /** Without a wall, as in a tank. */
    static Decay bulk(double order, double ratePerSecond, double limit) {
        return new Decay(order, ratePerSecond, limit, 1, 0, Double.POSITIVE_INFINITY);
    }

    /** {@return concentration after that time; never below 0, and never without end} */
    double after(double concentration, double seconds) {
        double most = Math.max(concentration, MOST);
        if (isLinear()) return Math.clamp(linear(concentration, seconds), 0, most);
        double c = concentration;
        double left = seconds;
        while (left > 0 && !isSpent(c)) {
            double slice = Math.min(seconds / LEAST_SLICES, SHARE / strength(c));
            slice = Math.min(left, Math.max(slice, seconds / MOST_SLICES));
            c = Math.clamp(rungeKutta(c, slice), 0, most);
            left -= slice;
        }
        return c;
    }

    /** Where nothing is left to decay, nothing comes back. */
    private boolean isSpent(double c) {
        return c == 0 && bulk <= 0 && limit == 0;
    }

    /** {@return about how fast a difference in concentration fades or grows, per second: it bounds the slice} */
    private double strength(double c) {
        double inBulk = bulk < 0 || (bulk > 0 && order >= 1)
                ? Math.abs(bulk) * Math.pow(Math.max(c, limit), order - 1) * Math.max(1, order)
                : 0;
        if (wallOrder == 1) return inBulk + Math.abs(wallRate());
        return inBulk + (wall == 0 || c == 0 ? 0 : Math.min(transfer, Math.abs(wall) / c));
    }

    private boolean isLinear() {
        boolean isBulkLinear = bulk == 0 || (order == 1 && (limit == 0 || wall == 0));
        return isBulkLinear && (wallOrder == 1 || wall == 0);
    }

    /** dc/dt = a c + b has an exact answer. */
    private double linear(double c, double seconds) {
        double a = wallRate();
        double b = 0;
        if (limit != 0 && bulk != 0 && away(c) == 0) return c;
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
        double c = Math.clamp(given, 0, Double.MAX_VALUE);
        return bulkRate(c) + (wallOrder == 1 ? wallRate() * c : zeroOrderWall(c));
    }

    private double bulkRate(double c) {
        if (bulk == 0) return 0;
        if (order == 0) return c > 0 || bulk > 0 ? bulk : 0;
        if (limit == 0) return bulk * Math.pow(c, order);
        double away = away(c);
        // An order below 1 would be infinitely fast where there is nothing.
        return away == 0 ? 0 : bulk * away * Math.pow(Math.max(c, limit * LEAST_SHARE), order - 1);
    }

    /** {@return how far it still has to go; 0 beyond the limit, from where no reaction leads back} */
    private double away(double c) {
        return Math.max(0, bulk > 0 ? limit - c : c - limit);
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
