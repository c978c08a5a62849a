package org.songhua.engine.hydraulics.solve;

import java.util.Arrays;

/**
 * Flows of one moment that obey continuity at every junction. An iteration ends with the flow of an active valve one step behind,
 * and with next to nothing seeping through closed links; both are put right here by a few solutions with the last factor, for
 * what is reported. The heads, and the flows the next moment begins with, stay as they are, so that iterates stay EPANET's.
 */
final class BalancedFlows {
    private static final int PASSES = 6;
    private static final double GOOD_ENOUGH = 1e-10;

    private final Model model;
    private final State state;
    private final Matrix matrix;
    private final double[] flow;
    private final double[] residual;
    private double imbalance;

    BalancedFlows(Model model, State state, Matrix matrix) {
        this.model = model;
        this.state = state;
        this.matrix = matrix;
        this.flow = new double[model.links.count];
        this.residual = new double[model.nodes.count];
    }

    double flow(int link) {
        return flow[link];
    }

    /** {@return largest lack or excess at a junction over all that is supplied} */
    double imbalance() {
        return imbalance;
    }

    /** {@return what enters a reservoir or tank, cubic feet per second} */
    double inflow(int fixedNode) {
        return residual[fixedNode];
    }

    void compute() {
        for (int k = 0; k < flow.length; k++) flow[k] = state.status[k] <= Status.CLOSED ? 0 : state.flow[k];
        for (int pass = 0; pass < PASSES; pass++) {
            holdValves();
            residuals();
            if (imbalance < GOOD_ENOUGH) return;
            correct();
        }
        holdValves();
        residuals();
    }

    private boolean isHolding(int k) {
        return model.links.isValve(k)
                && state.status[k] == Status.ACTIVE
                && model.valves.isHolding(k - model.links.pumpEnd);
    }

    /** A pressure valve passes what its pinned node lacks or has left; a flow valve passes its setting. */
    private void holdValves() {
        for (int k = model.links.pumpEnd; k < model.links.count; k++) {
            if (!isHolding(k)) continue;
            switch (model.valves.type[k - model.links.pumpEnd]) {
                case PRV -> flow[k] -= excess(model.links.to[k]);
                case PSV -> flow[k] += excess(model.links.from[k]);
                default -> flow[k] = state.setting[k];
            }
        }
    }

    private double excess(int node) {
        double sum = -state.inflow[node];
        for (int k = 0; k < flow.length; k++) {
            if (model.links.to[k] == node) sum += flow[k];
            if (model.links.from[k] == node) sum -= flow[k];
        }
        return sum;
    }

    private void residuals() {
        int junctions = model.nodes.junctions;
        Arrays.fill(residual, 0);
        for (int k = 0; k < flow.length; k++) {
            residual[model.links.from[k]] -= flow[k];
            residual[model.links.to[k]] += flow[k];
        }
        double supplied = 0;
        double worst = 0;
        for (int i = 0; i < junctions; i++) {
            residual[i] -= state.inflow[i];
            worst = Math.max(worst, Math.abs(residual[i]));
            supplied += Math.max(0, -state.inflow[i]);
        }
        for (int i = junctions; i < residual.length; i++) supplied += Math.max(0, -residual[i]);
        imbalance = supplied > State.NO_FLOW ? worst / supplied : 0;
    }

    private void correct() {
        matrix.factor().solve(residual);
        Arrays.fill(residual, model.nodes.junctions, residual.length, 0);
        for (int k = 0; k < flow.length; k++) {
            if (state.status[k] <= Status.CLOSED || isHolding(k)) continue;
            flow[k] += state.p[k] * (residual[model.links.from[k]] - residual[model.links.to[k]]);
        }
    }
}
