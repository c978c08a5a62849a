package org.songhua.engine.hydraulics.solve;

/** What patterns decide at a moment: demands, heads of reservoirs, speeds of pumps. */
final class Demands {
    private final Model model;
    private final State state;
    private final LinkActions actions;
    private final double multiplier;
    /** Of one scenario, on top of the network's own. */
    private final double scenario;
    /** In addition, by junction, in inner units. */
    private final double[] drawn;

    private long period = Long.MIN_VALUE;

    Demands(Model model, State state, LinkActions actions, Scenario scenario) {
        this.model = model;
        this.state = state;
        this.actions = actions;
        this.multiplier = model.network.options().demandMultiplier();
        this.scenario = scenario.demandFactor();
        drawn = new double[model.nodes.junctions];
        scenario.drawn().forEach((node, flow) -> {
            int at = model.node(node);
            if (at < drawn.length) drawn[at] += flow / model.units.flow();
        });
    }

    void apply(long seconds) {
        long now = model.patterns.period(seconds);
        if (now != period) junctions(now);
        period = now;
        System.arraycopy(state.fullDemand, 0, state.demand, 0, state.demand.length);
        reservoirs(now);
        pumps(now);
    }

    private void junctions(long now) {
        NodeArrays nodes = model.nodes;
        state.systemDemand = 0;
        for (int i = 0; i < nodes.junctions; i++) {
            double sum = 0;
            for (int d = nodes.demandFrom[i]; d < nodes.demandFrom[i + 1]; d++) {
                double demand = nodes.demandBase[d]
                        * model.patterns.factor(nodes.demandPattern[d], now)
                        * multiplier
                        * scenario;
                if (demand > 0) state.systemDemand += demand;
                sum += demand;
            }
            if (drawn[i] > 0) state.systemDemand += drawn[i];
            state.fullDemand[i] = sum + drawn[i];
        }
    }

    private void reservoirs(long now) {
        for (int r = 0; r < model.nodes.reservoirs; r++) {
            int pattern = model.nodes.headPattern[r];
            int node = model.nodes.junctions + r;
            if (pattern >= 0) state.head[node] = model.nodes.elevation[node] * model.patterns.factor(pattern, now);
        }
    }

    private void pumps(long now) {
        for (int p = 0; p < model.pumps.count; p++) {
            int pattern = model.pumps.speedPattern[p];
            if (pattern >= 0) actions.set(model.links.pipeEnd + p, model.patterns.factor(pattern, now));
        }
    }
}
