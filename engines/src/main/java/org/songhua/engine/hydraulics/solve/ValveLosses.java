package org.songhua.engine.hydraulics.solve;

import java.util.Objects;

/** Head losses of valves that act as a pipe: P and Y as for pipes. Holding valves get theirs in {@link ValveEquations}. */
final class ValveLosses {
    private static final double TINY = 1e-6;

    private final LinkArrays links;
    private final Valves valves;
    private final State state;
    private final Units units;
    private final double least;

    ValveLosses(Model model, State state) {
        this.links = model.links;
        this.valves = model.valves;
        this.state = state;
        this.units = model.units;
        this.least = model.network.options().convergence().gradientTolerance();
    }

    void compute() {
        for (int k = links.pumpEnd; k < links.count; k++) compute(k);
    }

    private void compute(int k) {
        switch (valves.type[k - links.pumpEnd]) {
            case PBV -> breaker(k);
            case TCV -> throttle(k);
            case PCV -> asPipe(k, isHeld(k) ? links.minor[k] : state.positionLoss[k]);
            case GPV -> general(k);
            case PRV, PSV, FCV -> holding(k);
        }
    }

    private boolean isHeld(int k) {
        return state.setting[k] == Status.NO_SETTING;
    }

    private void holding(int k) {
        if (isHeld(k)) asPipe(k, links.minor[k]);
        else state.p[k] = 0;
    }

    /** Open, shut or throttled: h = minor q², made straight where it is next to nothing. */
    void asPipe(int k, double minor) {
        double flow = state.flow[k];
        if (state.status[k] <= Status.CLOSED) straight(k, LinkArrays.SHUT);
        else if (minor <= 0) straight(k, LinkArrays.WIDE_OPEN);
        else {
            double gradient = 2 * minor * Math.abs(flow);
            if (gradient < least) straight(k, least / 2);
            else {
                state.p[k] = 1 / gradient;
                state.y[k] = flow * gradient / 2 / gradient;
            }
        }
    }

    private void straight(int k, double gradient) {
        state.p[k] = 1 / gradient;
        state.y[k] = state.flow[k];
    }

    private void throttle(int k) {
        double d = links.diameter[k];
        asPipe(k, isHeld(k) ? links.minor[k] : LinkArrays.MINOR * state.setting[k] / (d * d * (d * d)));
    }

    /** Holds its loss, unless it loses more when fully open. */
    private void breaker(int k) {
        double loss = state.setting[k];
        boolean pipe = isHeld(k) || loss == 0 || links.minor[k] * state.flow[k] * state.flow[k] > loss;
        if (pipe) asPipe(k, links.minor[k]);
        else {
            state.p[k] = LinkArrays.SHUT;
            state.y[k] = loss * LinkArrays.SHUT;
        }
    }

    private void general(int k) {
        if (state.status[k] == Status.CLOSED) {
            asPipe(k, links.minor[k]);
            return;
        }
        Broken curve = Objects.requireNonNull(valves.curves[k - links.pumpEnd]);
        double q = Math.max(Math.abs(state.flow[k]), TINY);
        int piece = curve.piece(q * units.flow());
        double gradient = Math.max(curve.slope(piece) * units.flow() / units.head(), TINY);
        double intercept = curve.intercept(piece) / units.head();
        state.p[k] = 1 / gradient;
        state.y[k] = (intercept / gradient + q) * (state.flow[k] < 0 ? -1 : 1);
    }
}
