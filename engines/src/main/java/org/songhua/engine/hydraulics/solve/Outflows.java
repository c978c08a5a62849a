package org.songhua.engine.hydraulics.solve;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.hydraulics.HydraulicOptions;
import org.songhua.engine.hydraulics.HydraulicOptions.PressureDemand;

/**
 * What leaves the network at junctions by its pressure: emitters, demands short of pressure, background leaks. Each is a link
 * to a reservoir at the junction's own elevation (EPANET 2.2 user manual, 12.1; 2.3 release notes for leakage).
 */
final class Outflows {
    private static final double CLOSE = 1e-4;
    /** Keeps a negative power of no flow finite. */
    private static final double NEXT_TO_NONE = 1e-12;

    private final NodeArrays nodes;
    private final Leaks leaks;
    private final State state;
    private final double least;
    private final double emitterExponent;
    private final boolean backflow;
    private final @Nullable Law demandLaw;
    /** Number of the emitter or leak of a junction, -1 for none. */
    private final int[] emitterOf;

    private final int[] leakOf;
    /** Loss and gradient last computed: there is no room for two results. */
    private double loss;

    private double gradient;

    /** Pressure limits in feet. */
    private record Law(double minimum, double range, double exponent) {}

    Outflows(Model model, State state) {
        HydraulicOptions options = model.network.options();
        this.nodes = model.nodes;
        this.leaks = model.leaks;
        this.state = state;
        this.least = options.convergence().gradientTolerance();
        this.emitterExponent = 1 / options.emitterExponent();
        this.backflow = options.emitterBackflow();
        this.demandLaw = law(options.pressureDemand(), model.units);
        this.emitterOf = inverse(nodes.emitterNode);
        this.leakOf = inverse(leaks.node);
    }

    private static @Nullable Law law(@Nullable PressureDemand demand, Units units) {
        if (demand == null) return null;
        double minimum = demand.minimum() / units.pressure();
        return new Law(minimum, demand.required() / units.pressure() - minimum, demand.exponent());
    }

    private int[] inverse(int[] of) {
        var inverse = new int[nodes.junctions];
        Arrays.fill(inverse, -1);
        for (int k = 0; k < of.length; k++) inverse[of[k]] = k;
        return inverse;
    }

    boolean isPressureDriven() {
        return demandLaw != null;
    }

    /** {@return all that leaves at a node, cubic feet per second} */
    double at(int node) {
        if (node >= nodes.junctions) return 0;
        double sum = state.demand[node];
        if (emitterOf[node] >= 0) sum += state.emitterFlow[emitterOf[node]];
        if (leakOf[node] >= 0) sum += state.fixedLeak[leakOf[node]] + state.variableLeak[leakOf[node]];
        return sum;
    }

    /** Stores all that leaves at the junctions. */
    void collect() {
        System.arraycopy(state.demand, 0, state.inflow, 0, nodes.junctions);
        for (int k = 0; k < nodes.emitterNode.length; k++) state.inflow[nodes.emitterNode[k]] += state.emitterFlow[k];
        for (int k = 0; k < leaks.node.length; k++)
            state.inflow[leaks.node[k]] += state.fixedLeak[k] + state.variableLeak[k];
    }

    void assemble(Matrix matrix) {
        emitters(matrix);
        demands(matrix);
        leaks(matrix);
    }

    private void emitters(Matrix matrix) {
        for (int k = 0; k < nodes.emitterNode.length; k++) {
            emitter(k);
            add(matrix, nodes.emitterNode[k], 0);
            matrix.addInflow(nodes.emitterNode[k], -state.emitterFlow[k]);
        }
    }

    private void add(Matrix matrix, int node, double above) {
        if (gradient > 0) matrix.addOutflow(node, 1 / gradient, (loss + nodes.elevation[node] + above) / gradient);
    }

    private void emitter(int k) {
        double q = state.emitterFlow[k];
        double coefficient = Math.max(LinkArrays.WIDE_OPEN, nodes.emitterLoss[k]);
        gradient = emitterExponent * coefficient * Math.pow(Math.max(Math.abs(q), NEXT_TO_NONE), emitterExponent - 1);
        if (gradient < least) {
            gradient = least / emitterExponent;
            loss = gradient * q;
        } else loss = gradient * q / emitterExponent;
        if (!backflow) notBelow(q);
    }

    /** Adds a barrier that keeps a flow above zero. */
    private void notBelow(double distance) {
        double a = 1e9 * distance;
        double b = Math.sqrt(a * a + 1e-6);
        loss += (a - b) / 2;
        gradient += 5e8 * (1 - a / b);
    }

    /** Adds a barrier that keeps a flow below a limit. */
    private void notAbove(double distance) {
        double a = 1e9 * distance;
        double b = Math.sqrt(a * a + 1e-6);
        loss += (a + b) / 2;
        gradient += 5e8 * (1 + a / b);
    }

    private void demands(Matrix matrix) {
        Law law = demandLaw;
        if (law == null) return;
        for (int i = 0; i < nodes.junctions; i++) {
            if (state.fullDemand[i] <= 0) continue;
            demand(i, law);
            add(matrix, i, law.minimum());
        }
    }

    private void demand(int i, Law law) {
        double n = 1 / law.exponent();
        double d = state.demand[i];
        double full = state.fullDemand[i];
        gradient = n * law.range() * Math.pow(Math.max(Math.abs(d) / full, NEXT_TO_NONE), n - 1) / full;
        loss = gradient * d / n;
        notBelow(d);
        notAbove(d - full);
    }

    private void leaks(Matrix matrix) {
        for (int k = 0; k < leaks.node.length; k++) {
            if (leaks.fixed[k] > 0) {
                fixedLeak(k);
                add(matrix, leaks.node[k], 0);
            }
            if (leaks.variable[k] > 0) {
                variableLeak(k);
                add(matrix, leaks.node[k], 0);
            }
            matrix.addInflow(leaks.node[k], -state.fixedLeak[k] - state.variableLeak[k]);
        }
    }

    private void fixedLeak(int k) {
        double q = state.fixedLeak[k];
        gradient = 2 * leaks.fixed[k] * Math.abs(q);
        loss = gradient * q / 2;
        notBelow(q);
    }

    private void variableLeak(int k) {
        double q = state.variableLeak[k];
        double n = 1 / 1.5;
        gradient = n * leaks.variable[k] * Math.pow(Math.max(Math.abs(q), NEXT_TO_NONE), n - 1);
        loss = gradient * q / n;
        notBelow(q);
    }

    /** Takes over the flows that follow from the new heads. */
    void update(Balance balance) {
        for (int k = 0; k < nodes.emitterNode.length; k++) updateEmitter(k, balance);
        Law law = demandLaw;
        if (law != null)
            for (int i = 0; i < nodes.junctions; i++) if (state.fullDemand[i] > 0) updateDemand(i, law, balance);
        for (int k = 0; k < leaks.node.length; k++) updateLeak(k, balance);
    }

    private double change(int node, double above) {
        double pressure = state.head[node] - nodes.elevation[node] - above;
        return (loss - pressure) / gradient * state.relaxation;
    }

    private void updateEmitter(int k, Balance balance) {
        emitter(k);
        double change = change(nodes.emitterNode[k], 0);
        state.emitterFlow[k] -= change;
        balance.add(state.emitterFlow[k], change);
    }

    private void updateDemand(int i, Law law, Balance balance) {
        demand(i, law);
        double limit = 0.4 * state.fullDemand[i];
        double change = Math.clamp(change(i, law.minimum()), -limit, limit);
        state.demand[i] -= change;
        balance.add(state.demand[i], change);
    }

    private void updateLeak(int k, Balance balance) {
        double sum = 0;
        if (leaks.fixed[k] > 0) {
            fixedLeak(k);
            double change = change(leaks.node[k], 0);
            state.fixedLeak[k] -= change;
            sum += change;
        }
        if (leaks.variable[k] > 0) {
            variableLeak(k);
            double change = change(leaks.node[k], 0);
            state.variableLeak[k] -= change;
            sum += change;
        }
        balance.add(state.fixedLeak[k] + state.variableLeak[k], sum);
    }

    /** {@return true when leaks and demands agree with the pressures to 0.0001 cubic feet per second} */
    boolean agree() {
        for (int k = 0; k < leaks.node.length; k++) {
            if (Math.abs(leakAt(k) - state.fixedLeak[k] - state.variableLeak[k]) > CLOSE) return false;
        }
        Law law = demandLaw;
        if (law == null) return true;
        for (int i = 0; i < nodes.junctions; i++) {
            if (state.fullDemand[i] > 0 && Math.abs(demandAt(i, law) - state.demand[i]) > CLOSE) return false;
        }
        return true;
    }

    private double leakAt(int k) {
        double pressure = state.head[leaks.node[k]] - nodes.elevation[leaks.node[k]];
        if (pressure <= 0) return 0;
        double fixed = leaks.fixed[k] > 0 ? Math.sqrt(pressure / leaks.fixed[k]) : 0;
        return leaks.variable[k] > 0 ? fixed + Math.pow(pressure / leaks.variable[k], 1.5) : fixed;
    }

    private double demandAt(int i, Law law) {
        double share = (state.head[i] - nodes.elevation[i] - law.minimum()) / law.range();
        if (share <= 0) return 0;
        return share >= 1 ? state.fullDemand[i] : state.fullDemand[i] * Math.pow(share, law.exponent());
    }
}
