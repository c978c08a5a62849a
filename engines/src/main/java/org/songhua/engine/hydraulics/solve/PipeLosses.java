package org.songhua.engine.hydraulics.solve;

import org.songhua.engine.hydraulics.HeadLoss;

/**
 * Head losses of pipes: for each the inverse gradient P = 1 / h'(q) and Y = h(q) / h'(q), of which the gradient algorithm is
 * made (Todini and Pilati 1988; EPANET 2.2 user manual, 12.1).
 */
final class PipeLosses {
    static final double SHUT_P = 1 / LinkArrays.SHUT;

    private final LinkArrays links;
    private final State state;
    private final HeadLoss formula;
    private final double exponent;
    private final double least;
    private final double viscosity;

    PipeLosses(Model model, State state) {
        this.links = model.links;
        this.state = state;
        this.formula = model.network.options().headLoss();
        this.exponent = formula == HeadLoss.HAZEN_WILLIAMS ? 1.852 : 2;
        this.least = model.network.options().convergence().gradientTolerance();
        this.viscosity = viscosity(model);
    }

    /** Kinematic, square feet per second: a multiple of 1.1e-5 when large, else in the file's units. */
    private static double viscosity(Model model) {
        double given = model.network.options().viscosity();
        double water = 1.1e-5;
        if (Double.isNaN(given)) return water;
        if (given > 1e-3) return given * water;
        return given / (model.units.head() * model.units.head());
    }

    /** Computes P and Y of a range of pipes. */
    void compute(int begin, int end) {
        switch (formula) {
            case HAZEN_WILLIAMS -> hazenWilliams(begin, end);
            case DARCY_WEISBACH -> darcyWeisbach(begin, end);
            case CHEZY_MANNING -> chezyManning(begin, end);
        }
    }

    private void hazenWilliams(int begin, int end) {
        double[] flow = state.flow;
        byte[] status = state.status;
        double[] friction = links.friction;
        for (int k = begin; k < end; k++) {
            if (status[k] <= Status.CLOSED) shut(k);
            else set(k, flow[k], 1.852 * friction[k] * Power.of852(Math.abs(flow[k])));
        }
    }

    private void chezyManning(int begin, int end) {
        for (int k = begin; k < end; k++) {
            if (state.status[k] <= Status.CLOSED) shut(k);
            else set(k, state.flow[k], exponent * links.friction[k] * Math.abs(state.flow[k]));
        }
    }

    private void shut(int k) {
        state.p[k] = SHUT_P;
        state.y[k] = state.flow[k];
    }

    /** From the gradient of the friction; where it is next to none, the law is made straight. */
    private void set(int k, double flow, double friction) {
        double gradient = friction < least ? least / exponent : friction;
        double loss = friction < least ? gradient * flow : friction * flow / exponent;
        double minor = links.minor[k];
        if (minor > 0) {
            double drag = minor * Math.abs(flow);
            loss += drag * flow;
            gradient += 2 * drag;
        }
        double p = 1 / gradient;
        state.p[k] = p;
        state.y[k] = loss * p;
    }

    private void darcyWeisbach(int begin, int end) {
        for (int k = begin; k < end; k++) {
            if (state.status[k] <= Status.CLOSED) shut(k);
            else darcyWeisbach(k, state.flow[k]);
        }
    }

    private void darcyWeisbach(int k, double flow) {
        double q = Math.abs(flow);
        double s = viscosity * links.diameter[k];
        double friction = links.friction[k];
        double minor = links.minor[k];
        double loss;
        double gradient;
        if (q <= Friction.LAMINAR * s) {
            double r = 16 * Math.PI * s * friction;
            loss = flow * (r + minor * q);
            gradient = r + 2 * minor * q;
        } else {
            double w = q / s;
            double f = Friction.factor(w, links.roughness[k]);
            double derivative = Friction.derivative(w, links.roughness[k], f, q, s);
            double r = f * friction + minor;
            loss = r * q * flow;
            gradient = 2 * r * q + derivative * friction * q * q;
        }
        state.p[k] = 1 / gradient;
        state.y[k] = loss / gradient;
    }
}
