package org.songhua.engine.hydraulics.solve;

/** Compares what comes in with what goes out, over the whole network. */
final class MassBalance {
    private final Model model;
    private final State state;
    private double largest;

    MassBalance(Model model, State state) {
        this.model = model;
        this.state = state;
    }

    /** {@return largest difference over inflow so far} */
    double largest() {
        return largest;
    }

    void look() {
        double in = 0;
        double out = 0;
        for (int i = 0; i < model.nodes.count; i++) {
            double leaves = state.inflow[i];
            if (leaves > 0) out += leaves;
            else in -= leaves;
        }
        if (in > State.NO_FLOW) largest = Math.max(largest, Math.abs(in - out) / in);
    }
}
