package org.songhua.engine.hydraulics.solve;

import java.util.Arrays;

/** What changes while a network is computed, in inner units; one for each run. */
final class State {
    /** Below this a flow counts as none, cubic feet per second. */
    static final double NO_FLOW = 1e-6;

    final double[] flow;
    final byte[] status;
    final double[] setting;
    /** Inverse gradient of the head loss of each link, and head loss times it. */
    final double[] p;

    final double[] y;
    final double[] head;
    /** What is to be drawn at each junction, and what is. */
    final double[] fullDemand;

    final double[] demand;
    /** Flow of each emitter and leak, by their numbers. */
    final double[] emitterFlow;

    final double[] fixedLeak;
    final double[] variableLeak;
    /** Net inflow of each reservoir and tank; at junctions what flows out. */
    final double[] inflow;
    /** Loss coefficient of PCVs at their setting, by link. */
    final double[] positionLoss;

    final double[] volume;
    double systemDemand;
    double relaxation = 1;

    State(Model model) {
        int links = model.links.count;
        int nodes = model.nodes.count;
        flow = new double[links];
        status = new byte[links];
        setting = new double[links];
        p = new double[links];
        y = new double[links];
        positionLoss = new double[links];
        head = new double[nodes];
        inflow = new double[nodes];
        fullDemand = new double[model.nodes.junctions];
        demand = new double[model.nodes.junctions];
        emitterFlow = new double[model.nodes.emitterNode.length];
        fixedLeak = new double[model.leaks.node.length];
        variableLeak = new double[model.leaks.node.length];
        volume = new double[model.tanks.count];
        begin(model);
    }

    private void begin(Model model) {
        System.arraycopy(model.links.initialStatus, 0, status, 0, status.length);
        System.arraycopy(model.links.initialSetting, 0, setting, 0, setting.length);
        for (int k = 0; k < flow.length; k++) {
            flow[k] = initialFlow(model, k);
            positionLoss[k] = model.positionLoss(k, setting[k]);
        }
        Arrays.fill(emitterFlow, 1);
        for (int k = 0; k < fixedLeak.length; k++) {
            if (model.leaks.fixed[k] > 0) fixedLeak[k] = 0.001;
            if (model.leaks.variable[k] > 0) variableLeak[k] = 0.001;
        }
        fixedHeads(model);
    }

    /** Takes over all of another run of the same model. */
    void copy(State other) {
        copy(other.flow, flow);
        System.arraycopy(other.status, 0, status, 0, status.length);
        copy(other.setting, setting);
        copy(other.head, head);
        copy(other.fullDemand, fullDemand);
        copy(other.demand, demand);
        copy(other.emitterFlow, emitterFlow);
        copy(other.fixedLeak, fixedLeak);
        copy(other.variableLeak, variableLeak);
        copy(other.inflow, inflow);
        copy(other.positionLoss, positionLoss);
        copy(other.volume, volume);
    }

    private static void copy(double[] from, double[] to) {
        System.arraycopy(from, 0, to, 0, to.length);
    }

    private void fixedHeads(Model model) {
        for (int i = model.nodes.junctions; i < model.tanks.firstNode; i++) head[i] = model.nodes.elevation[i];
        for (int t = 0; t < model.tanks.count; t++) {
            head[model.tanks.firstNode + t] = model.tanks.initialHead[t];
            volume[t] = model.tanks.initialVolume[t];
        }
    }

    /** A velocity of one foot per second; a pump's design flow; next to nothing in what is closed. */
    private double initialFlow(Model model, int k) {
        if (status[k] <= Status.CLOSED) return NO_FLOW;
        if (model.links.isPump(k)) return setting[k] * model.pumps.designFlow[k - model.links.pipeEnd];
        double d = model.links.diameter[k];
        return Math.PI * d * d / 4;
    }
}
