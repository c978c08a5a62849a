package org.songhua.engine.hydraulics.solve;

import org.songhua.engine.hydraulics.sparse.LdltFactor;

/** The linear equations of one iteration: conductances P, and what flows in at each junction. */
final class Matrix {
    private final LinkArrays links;
    private final int junctions;
    private final State state;
    private final LdltFactor factor;
    private final double[] diagonal;
    private final double[] lower;
    private final double[] rhs;

    Matrix(Model model, State state) {
        this.links = model.links;
        this.junctions = model.nodes.junctions;
        this.state = state;
        this.factor = new LdltFactor(model.symbolic);
        this.diagonal = factor.diagonal();
        this.lower = factor.offDiagonal();
        this.rhs = new double[junctions];
    }

    /** Begins with nothing but what is drawn at the junctions. */
    void clear() {
        factor.clear();
        for (int i = 0; i < junctions; i++) rhs[i] = -state.demand[i];
    }

    /** Adds all plain pipes. */
    void addPlain() {
        double[] p = state.p;
        double[] y = state.y;
        double[] flow = state.flow;
        int[] from = links.from;
        int[] to = links.to;
        int[] slot = links.slot;
        for (int k = 0; k < links.plainEnd; k++) {
            int a = from[k];
            int b = to[k];
            double conductance = p[k];
            double source = y[k] - flow[k];
            diagonal[a] += conductance;
            diagonal[b] += conductance;
            lower[slot[k]] -= conductance;
            rhs[a] += source;
            rhs[b] -= source;
        }
    }

    /** Adds all other links but valves that hold something. */
    void addSpecial() {
        for (int k = links.plainEnd; k < links.count; k++) if (state.p[k] != 0) addLink(k);
    }

    void addLink(int k) {
        double source = state.y[k] - state.flow[k];
        addConductance(k, state.p[k]);
        addInflow(links.from[k], source);
        addInflow(links.to[k], -source);
    }

    void addConductance(int k, double p) {
        int a = links.from[k];
        int b = links.to[k];
        if (a < junctions) diagonal[a] += p;
        else if (b < junctions) rhs[b] += p * state.head[a];
        if (b < junctions) diagonal[b] += p;
        else if (a < junctions) rhs[a] += p * state.head[b];
        if (links.slot[k] >= 0) lower[links.slot[k]] -= p;
    }

    void addInflow(int node, double flow) {
        if (node < junctions) rhs[node] += flow;
    }

    /** Adds an outflow that depends on the head: conductance, and inflow at head zero. */
    void addOutflow(int node, double conductance, double source) {
        diagonal[node] += conductance;
        rhs[node] += source;
    }

    /** Holds the head of a node. */
    void pin(int node, double head) {
        diagonal[node] += LinkArrays.SHUT;
        rhs[node] += head * LinkArrays.SHUT;
    }

    /** Ties the far end of a sustaining valve to the near one by next to nothing. */
    void tie(int k) {
        lower[links.slot[k]] -= PipeLosses.SHUT_P;
        diagonal[links.to[k]] += PipeLosses.SHUT_P;
    }

    /** {@return -1 when the heads are found and stored, else the node where there is no solution} */
    int solve() {
        int failed = factor.factor();
        if (failed >= 0) return failed;
        factor.solve(rhs);
        System.arraycopy(rhs, 0, state.head, 0, junctions);
        return -1;
    }

    /** {@return the factor of the last solution; good until the next {@link #clear}} */
    LdltFactor factor() {
        return factor;
    }
}
