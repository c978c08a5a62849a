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

    /** Of all patterns in the present period. */
    private final double[] factors;

    private long period = Long.MIN_VALUE;

    Demands(Model model, State state, LinkActions actions, Scenario scenario) {
        this.model = model;
        this.state = state;
        this.actions = actions;
        this.multiplier = model.network.options().demandMultiplier();
        this.scenario = scenario.demandFactor();
        factors = new double[model.patterns.count()];
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
        model.patterns.factors(now, factors);
        int[] from = model.nodes.demandFrom;
        int[] pattern = model.nodes.demandPattern;
        double[] base = model.nodes.demandBase;
        double[] full = state.fullDemand;
        double system = 0;
        int d = from[0];
        for (int i = 0; i < full.length; i++) {
            double sum = 0;
            for (int end = from[i + 1]; d < end; d++) {
                double demand = base[d] * factors[pattern[d]] * multiplier * scenario;
                if (demand > 0) system += demand;
                sum += demand;
            }
            if (drawn[i] > 0) system += drawn[i];
            full[i] = sum + drawn[i];
        }
        state.systemDemand = system;
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
