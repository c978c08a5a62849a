package org.songhua.lifeline.internal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songhua.engine.hydraulics.burst.PressureModel;

/**
 * Pressures of the model at all nodes by how much is drawn: solved at multiples of {@link #STEP}, interpolated between, and kept, as the same hours come again each day. What is told
 * depends on the question alone, not on what was asked before. For one thread at a time.
 */
final class NodeGrid {
    static final double STEP = 0.02;
    static final double LARGEST_FACTOR = 10;
    /** Lower pressures, metres, are those of parts that closed valves cut off from every source. */
    private static final double LEAST_REAL = -100;
    /** More than a day needs; a city of 25,000 nodes takes 25 MB for them. */
    private static final int KEPT = 128;

    private final PressureModel model;
    private final List<String> nodes;
    private final Map<Integer, double[]> solved = new LinkedHashMap<>(16, 0.75f, true);

    NodeGrid(PressureModel model, List<String> nodes) {
        this.model = model;
        this.nodes = List.copyOf(nodes);
    }

    /** {@return pressures at nodes, by their places in the list; NaN without a solution, and where no water comes} */
    double[] at(double factor, int[] places) {
        double bounded = Math.clamp(factor, 0, LARGEST_FACTOR);
        int below = (int) Math.floor(bounded / STEP);
        double share = bounded / STEP - below;
        double[] low = solved(below);
        double[] high = solved(below + 1);
        return Arrays.stream(places)
                .mapToDouble(place -> (1 - share) * low[place] + share * high[place])
                .toArray();
    }

    private double[] solved(int step) {
        double[] known = solved.get(step);
        if (known != null) return known;
        double[] made = model.at(step * STEP)
                .map(moment -> real(moment.pressures(nodes)))
                .orElseGet(this::none);
        solved.put(step, made);
        if (solved.size() > KEPT) solved.remove(solved.keySet().iterator().next());
        return made;
    }

    private static double[] real(double[] pressures) {
        for (int i = 0; i < pressures.length; i++) if (pressures[i] < LEAST_REAL) pressures[i] = Double.NaN;
        return pressures;
    }

    private double[] none() {
        var none = new double[nodes.size()];
        Arrays.fill(none, Double.NaN);
        return none;
    }
}
