package org.songhua.engine.hydraulics.solve;

import java.util.Arrays;
import org.songhua.engine.hydraulics.Valve;

/**
 * How the head of one node answers when a little more is drawn at any junction, at the present moment of a run. The matrix of the
 * last iteration is the derivative of the flows by the heads and symmetric, so that one solution per watched node gives its answer to
 * all junctions (adjoint). An active PRV or PSV holds one of its ends: what is drawn behind a PRV is drawn before it as well, which the matrix does not
 * know and is added here. Good until the run goes on; for one thread.
 */
public final class HeadResponse {
    /** Answers beyond this, in feet per cubic foot a second, are those of parts that nothing feeds. */
    private static final double CUT_OFF = 1e5;

    private final Simulation run;
    private final Model model;
    private final int junctions;
    /** Junction that feeds, or is fed by, the other end of each active valve; a fixed node is none. */
    private final int[] passed;
    /** For each active valve what it passes when one unit is drawn at a junction, directly. */
    private final double[][] drawn;

    /** Prepares the present moment of a run, which must have been solved. */
    public HeadResponse(Simulation run) {
        this.run = run;
        this.model = run.model();
        this.junctions = model.nodes.junctions;
        int[] active = active();
        passed = new int[active.length];
        drawn = new double[active.length][];
        for (int v = 0; v < active.length; v++) couple(v, active[v]);
    }

    private int[] active() {
        var found = new int[model.valves.count];
        int count = 0;
        for (int v = 0; v < model.valves.count; v++) if (holdsPressure(v)) found[count++] = v;
        return Arrays.copyOf(found, count);
    }

    private boolean holdsPressure(int valve) {
        Valve.Type type = model.valves.type[valve];
        if (type != Valve.Type.PRV && type != Valve.Type.PSV) return false;
        return run.status(model.links.pumpEnd + valve) == Status.ACTIVE;
    }

    private void couple(int at, int valve) {
        int link = model.links.pumpEnd + valve;
        boolean reducing = model.valves.type[valve] == Valve.Type.PRV;
        int pinned = reducing ? model.links.to[link] : model.links.from[link];
        passed[at] = reducing ? model.links.from[link] : model.links.to[link];
        double[] share = solution(pinned);
        for (int j = 0; j < share.length; j++) share[j] *= LinkArrays.SHUT;
        drawn[at] = share;
    }

    private double[] solution(int node) {
        var unit = new double[junctions];
        if (node >= junctions || run.failedNode() >= 0) return unit;
        unit[node] = 1;
        run.factor().solve(unit);
        return unit;
    }

    /**
     * Falls of the pressure at a node, in the file's pressure unit, for each of the file's flow units drawn at each junction, by inner number.
     * Zero where the node does not notice, where its head is fixed, and in parts that nothing feeds.
     */
    public double[] falls(int node) {
        double[] falls = solution(node);
        double[] through = through(falls);
        for (int v = 0; v < through.length; v++)
            for (int j = 0; j < junctions; j++) falls[j] += through[v] * drawn[v][j];
        double unit = model.units.pressure() / model.units.flow();
        for (int j = 0; j < junctions; j++) falls[j] = isReal(falls[j]) ? falls[j] * unit : 0;
        return falls;
    }

    private static boolean isReal(double fall) {
        return Math.abs(fall) < CUT_OFF;
    }

    /** What a unit through each valve does to the node, also by way of further valves; as many rounds as there are valves in a row. */
    private double[] through(double[] direct) {
        var effect = new double[passed.length];
        for (int round = 0; round < passed.length; round++) {
            for (int v = 0; v < passed.length; v++) effect[v] = effect(v, direct, effect);
        }
        return effect;
    }

    private double effect(int valve, double[] direct, double[] effect) {
        int node = passed[valve];
        if (node >= junctions) return 0;
        double sum = direct[node];
        for (int u = 0; u < passed.length; u++) if (u != valve) sum += effect[u] * drawn[u][node];
        return sum;
    }
}
