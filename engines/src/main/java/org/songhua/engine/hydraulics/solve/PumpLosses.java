package org.songhua.engine.hydraulics.solve;

import java.util.Objects;

/** Head gains of pumps as negative losses: P and Y as for pipes (EPANET 2.2 user manual, 12.1). */
final class PumpLosses {
    private static final double TINY = 1e-6;

    private final LinkArrays links;
    private final Pumps pumps;
    private final State state;
    private final Units units;
    private final double least;

    PumpLosses(Model model, State state) {
        this.links = model.links;
        this.pumps = model.pumps;
        this.state = state;
        this.units = model.units;
        this.least = model.network.options().convergence().gradientTolerance();
    }

    void compute() {
        for (int k = links.pipeEnd; k < links.pumpEnd; k++) compute(k);
    }

    private void compute(int k) {
        double speed = state.setting[k];
        if (state.status[k] <= Status.CLOSED || speed == 0) straight(k, LinkArrays.SHUT);
        else
            switch (pumps.kind[k - links.pipeEnd]) {
                case POINTS -> points(k, speed);
                case CONSTANT_POWER -> constantPower(k, speed);
                case POWER_LAW -> powerLaw(k, speed);
            }
    }

    private void straight(int k, double gradient) {
        state.p[k] = 1 / gradient;
        state.y[k] = state.flow[k];
    }

    private void set(int k, double loss, double gradient) {
        state.p[k] = 1 / gradient;
        state.y[k] = loss / gradient;
    }

    /** The piece of the curve that holds the flow at full speed, scaled by the affinity laws. */
    private void points(int k, double speed) {
        Broken curve = Objects.requireNonNull(pumps.curves[k - links.pipeEnd]);
        int piece = curve.piece(Math.abs(state.flow[k]) / speed * units.flow());
        double gradient = -curve.slope(piece) * units.flow() / units.head() * speed;
        double shutoff = -curve.intercept(piece) / units.head();
        set(k, shutoff * speed * speed + gradient * state.flow[k], gradient);
    }

    private void constantPower(int k, double speed) {
        int pump = k - links.pipeEnd;
        double q = Math.abs(state.flow[k]);
        double r = pumps.coefficient[pump] * Math.pow(speed, 2 - pumps.exponent[pump]);
        double gradient = -r / q / q;
        if (gradient > LinkArrays.SHUT) straight(k, LinkArrays.SHUT);
        else if (gradient < LinkArrays.WIDE_OPEN) straight(k, LinkArrays.WIDE_OPEN);
        else set(k, r / state.flow[k], gradient);
    }

    private void powerLaw(int k, double speed) {
        int pump = k - links.pipeEnd;
        double n = Math.abs(pumps.exponent[pump] - 1) < TINY ? 1 : pumps.exponent[pump];
        double r = pumps.coefficient[pump] * Math.pow(speed, 2 - n);
        double shutoff = speed * speed * pumps.shutoff[pump];
        double flow = state.flow[k];
        double gradient = n == 1 ? r : n * r * Math.pow(Math.abs(flow), n - 1);
        if (n == 1) set(k, shutoff + r * flow, r);
        else if (gradient < least) set(k, shutoff + least * flow, least);
        else set(k, shutoff + gradient * flow / n, gradient);
    }
}
