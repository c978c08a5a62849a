package org.songhua.engine.hydraulics.solve;

import org.songhua.engine.hydraulics.Convergence;

/**
 * Solves the network at one moment by the global gradient algorithm (Todini and Pilati 1988) with EPANET's order of status
 * checks (EPANET 2.3, hydsolver). Everything is allocated once.
 */
final class Iteration {
    private final LinkArrays links;
    private final Pumps pumps;
    private final NodeArrays nodes;
    private final State state;
    private final Convergence convergence;
    private final double headErrorLimit;
    private final double flowChangeLimit;
    private final PipeLosses pipes;
    private final PumpLosses pumpLosses;
    private final ValveLosses valveLosses;
    private final Outflows outflows;
    private final ValveEquations holding;
    private final Statuses statuses;
    private final PressureControls pressureControls;
    private final Matrix matrix;
    private final Stall stall;
    private final Balance balance = new Balance();

    private int iterations;
    private double error;
    private int failedNode = -1;

    Iteration(Model model, State state, boolean tight) {
        this.links = model.links;
        this.pumps = model.pumps;
        this.nodes = model.nodes;
        this.state = state;
        this.convergence = model.network.options().convergence();
        this.headErrorLimit = convergence.headError() / model.units.head();
        this.flowChangeLimit = convergence.flowChange() / model.units.flow();
        this.pipes = new PipeLosses(model, state);
        this.pumpLosses = new PumpLosses(model, state);
        this.valveLosses = new ValveLosses(model, state);
        this.outflows = new Outflows(model, state);
        this.holding = new ValveEquations(model, state, valveLosses, outflows);
        this.statuses = new Statuses(model, state);
        this.pressureControls = new PressureControls(model, state);
        this.matrix = new Matrix(model, state);
        this.stall = new Stall(tight);
    }

    /** {@return iterations of the last solution} */
    int iterations() {
        return iterations;
    }

    /** {@return relative change of the flows in the last iteration} */
    double error() {
        return error;
    }

    /** {@return node at which the last solution failed, -1 when it did not} */
    int failedNode() {
        return failedNode;
    }

    boolean isBalanced() {
        return failedNode < 0 && (error <= convergence.accuracy() || stall.isAccepted());
    }

    /** Heads and flows at one moment, from those of the moment before. */
    void solve() {
        int most = convergence.trials() + Math.max(0, convergence.extraTrials());
        int nextCheck = convergence.checkEvery();
        state.relaxation = 1;
        stall.begin();
        for (iterations = 1; iterations <= most; iterations++) {
            if (!step()) break;
            boolean valveChange = damp();
            if (hasConverged()) {
                if (iterations > convergence.trials()) break;
                if (!changesAfter(valveChange)) break;
                nextCheck = iterations + convergence.checkEvery();
                stall.begin();
            } else if (iterations <= convergence.checkUntil() && iterations == nextCheck) {
                statuses.updateLinks();
                nextCheck += convergence.checkEvery();
            }
        }
        iterations = Math.min(iterations, most);
        outflowsOfJunctions();
    }

    /** A full look at all links, which is taken whatever the valves did. */
    private boolean changesAfter(boolean valveChange) {
        boolean linkChange = statuses.updateLinks();
        boolean controlChange = pressureControls.apply();
        return valveChange || linkChange || controlChange;
    }

    /** One iteration: coefficients, heads, flows; false when there is no solution. */
    private boolean step() {
        do {
            assemble();
            failedNode = matrix.solve();
        } while (failedNode >= 0 && holding.release(failedNode));
        if (failedNode >= 0) return false;
        updateFlows();
        error = balance.error(convergence.accuracy());
        if (error >= 0) return true;
        failedNode = 0;
        return false;
    }

    private void assemble() {
        losses();
        matrix.clear();
        matrix.addPlain();
        matrix.addSpecial();
        outflows.assemble(matrix);
        holding.assemble(matrix);
    }

    private void losses() {
        pipes.compute(0, links.pipeEnd);
        pumpLosses.compute();
        valveLosses.compute();
    }

    private void updateFlows() {
        balance.clear();
        for (int i = nodes.junctions; i < nodes.count; i++) state.inflow[i] = 0;
        updatePlain();
        for (int k = links.plainEnd; k < links.count; k++) update(k);
        outflows.update(balance);
    }

    private void updatePlain() {
        double[] flow = state.flow;
        double[] head = state.head;
        double[] p = state.p;
        double[] y = state.y;
        int[] from = links.from;
        int[] to = links.to;
        double relaxation = state.relaxation;
        double flows = 0;
        double changes = 0;
        double largest = 0;
        for (int k = 0; k < links.plainEnd; k++) {
            double change = (y[k] - p[k] * (head[from[k]] - head[to[k]])) * relaxation;
            double now = flow[k] - change;
            flow[k] = now;
            flows += Math.abs(now);
            double size = Math.abs(change);
            changes += size;
            largest = Math.max(largest, size);
        }
        balance.addAll(flows, changes, largest);
    }

    private void update(int k) {
        int a = links.from[k];
        int b = links.to[k];
        double change = (state.y[k] - state.p[k] * (state.head[a] - state.head[b])) * state.relaxation;
        // A pump of constant power never runs backwards.
        if (isConstantPower(k) && change > state.flow[k]) change = state.flow[k] / 2;
        state.flow[k] -= change;
        balance.add(state.flow[k], change);
        if (state.status[k] <= Status.CLOSED) return;
        if (a >= nodes.junctions) state.inflow[a] -= state.flow[k];
        if (b >= nodes.junctions) state.inflow[b] += state.flow[k];
    }

    private boolean isConstantPower(int k) {
        return links.isPump(k) && pumps.kind[k - links.pipeEnd] == Pumps.Kind.CONSTANT_POWER;
    }

    /** Looks at the pressure valves, and damps when asked to. */
    private boolean damp() {
        state.relaxation = 1;
        if (convergence.dampBelow() <= 0) return statuses.updateValves();
        if (error > convergence.dampBelow()) return false;
        state.relaxation = 0.6;
        return statuses.updateValves();
    }

    private boolean hasConverged() {
        if (stall.accepts(error)) return true;
        if (error > convergence.accuracy()) return false;
        if (headErrorLimit > 0 && headError() > headErrorLimit) return false;
        if (flowChangeLimit > 0 && balance.largest() > flowChangeLimit) return false;
        return outflows.agree();
    }

    /** {@return largest difference of a link's loss and the fall between its ends, feet} */
    private double headError() {
        losses();
        double largest = 0;
        for (int k = 0; k < links.count; k++) {
            if (state.status[k] <= Status.CLOSED || state.p[k] == 0) continue;
            double fall = state.head[links.from[k]] - state.head[links.to[k]];
            largest = Math.max(largest, Math.abs(fall - state.y[k] / state.p[k]));
        }
        return largest;
    }

    private void outflowsOfJunctions() {
        outflows.collect();
    }

    Matrix matrix() {
        return matrix;
    }
}
