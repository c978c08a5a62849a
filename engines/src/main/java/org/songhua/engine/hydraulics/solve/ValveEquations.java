package org.songhua.engine.hydraulics.solve;

import java.util.Arrays;
import org.songhua.engine.hydraulics.Valve;

/**
 * Equations of valves that hold a pressure or a flow (PRV, PSV, FCV). While such a valve is active, the head of one node is
 * pinned by a huge diagonal, or its flow is made a demand before it and a supply behind it (EPANET 2.2 user manual, 12.1).
 */
final class ValveEquations {
    private final LinkArrays links;
    private final Valves valves;
    private final NodeArrays nodes;
    private final State state;
    private final ValveLosses losses;
    private final Outflows outflows;
    /** Links of the holding valves, in the order of the file. */
    private final int[] holding;
    /** Links that meet each end of a holding valve, both ends one after another. */
    private final int[][] meeting;
    /** Inflow less outflow at the ends, by node; kept for the ends only. */
    private final double[] excess;

    ValveEquations(Model model, State state, ValveLosses losses, Outflows outflows) {
        this.links = model.links;
        this.valves = model.valves;
        this.nodes = model.nodes;
        this.state = state;
        this.losses = losses;
        this.outflows = outflows;
        this.holding = holding();
        this.meeting = meeting();
        this.excess = new double[holding.length == 0 ? 0 : nodes.count];
    }

    private int[] holding() {
        var found = new int[valves.count];
        int count = 0;
        for (int v = 0; v < valves.count; v++) if (valves.isHolding(v)) found[count++] = links.pumpEnd + v;
        return Arrays.copyOf(found, count);
    }

    private int[][] meeting() {
        var ends = new int[2 * holding.length][];
        for (int h = 0; h < holding.length; h++) {
            ends[2 * h] = meeting(links.from[holding[h]]);
            ends[2 * h + 1] = meeting(links.to[holding[h]]);
        }
        return ends;
    }

    private int[] meeting(int node) {
        var found = new int[8];
        int count = 0;
        for (int k = 0; k < links.count; k++) {
            if (links.from[k] != node && links.to[k] != node) continue;
            if (count == found.length) found = Arrays.copyOf(found, 2 * count);
            found[count++] = k;
        }
        return Arrays.copyOf(found, count);
    }

    /** Adds the equations; to be called when all others are in. */
    void assemble(Matrix matrix) {
        if (holding.length == 0) return;
        for (int h = 0; h < holding.length; h++) {
            excess(links.from[holding[h]], meeting[2 * h]);
            excess(links.to[holding[h]], meeting[2 * h + 1]);
        }
        for (int k : holding) if (state.setting[k] != Status.NO_SETTING) assemble(k, matrix);
    }

    /** Of all links but those that hold; their own flows are what is sought. */
    private void excess(int node, int[] of) {
        double sum = -outflows.at(node);
        for (int k : of) {
            if (isUndecided(k)) continue;
            sum += links.to[k] == node ? state.flow[k] : -state.flow[k];
        }
        excess[node] = sum;
    }

    private boolean isUndecided(int k) {
        return links.isValve(k) && valves.isHolding(k - links.pumpEnd) && state.setting[k] != Status.NO_SETTING;
    }

    private void assemble(int k, Matrix matrix) {
        Valve.Type type = valves.type[k - links.pumpEnd];
        if (state.status[k] != Status.ACTIVE) open(k, matrix);
        else if (type == Valve.Type.PRV) reducing(k, matrix);
        else if (type == Valve.Type.PSV) sustaining(k, matrix);
        else flowControlling(k, matrix);
    }

    private void open(int k, Matrix matrix) {
        losses.asPipe(k, links.minor[k]);
        matrix.addLink(k);
    }

    private void reducing(int k, Matrix matrix) {
        int before = links.from[k];
        int behind = links.to[k];
        state.p[k] = 0;
        state.y[k] = state.flow[k] + excess[behind];
        matrix.pin(behind, nodes.elevation[behind] + state.setting[k]);
        if (excess[behind] < 0) matrix.addInflow(before, excess[behind]);
    }

    private void sustaining(int k, Matrix matrix) {
        int before = links.from[k];
        int behind = links.to[k];
        state.p[k] = 0;
        state.y[k] = state.flow[k] - excess[before];
        matrix.pin(before, nodes.elevation[before] + state.setting[k]);
        if (excess[before] > 0) matrix.addInflow(behind, excess[before]);
        // Keeps the part behind tied to something.
        matrix.tie(k);
    }

    private void flowControlling(int k, Matrix matrix) {
        int before = links.from[k];
        int behind = links.to[k];
        double q = state.setting[k];
        excess[before] -= q;
        excess[behind] += q;
        state.p[k] = PipeLosses.SHUT_P;
        state.y[k] = state.flow[k] - q;
        matrix.addInflow(before, -q);
        matrix.addInflow(behind, q);
        matrix.addConductance(k, state.p[k]);
    }

    /**
     * Opens the active valve whose equation left the matrix without a solution.
     *
     * @param node where it failed
     * @return true when there was one
     */
    boolean release(int node) {
        for (int v = 0; v < valves.count; v++) {
            int k = links.pumpEnd + v;
            if (links.from[k] != node && links.to[k] != node) continue;
            if (!valves.isHolding(v) || state.status[k] != Status.ACTIVE) return false;
            state.status[k] =
                    valves.type[v] == Valve.Type.FCV ? Status.OPEN_SHORT_OF_FLOW : Status.OPEN_SHORT_OF_PRESSURE;
            return true;
        }
        return false;
    }
}
