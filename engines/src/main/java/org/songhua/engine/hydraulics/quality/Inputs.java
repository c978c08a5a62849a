package org.songhua.engine.hydraulics.quality;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.hydraulics.Pattern;
import org.songhua.engine.hydraulics.QualityOptions;
import org.songhua.engine.hydraulics.QualityOptions.Source;
import org.songhua.engine.hydraulics.WaterNetwork;
import org.songhua.engine.hydraulics.solve.Model;

/** Where a substance is added, and how much at a time (EPANET 2.2 user manual, section 3.3.3). */
final class Inputs {
    /** A mass of one milligram per litre of a cubic metre is a thousand milligrams. */
    private static final double MILLIGRAMS = 1000;

    private final WaterNetwork network;
    private final @Nullable Source[] byNode;

    Inputs(Model model, QualityOptions options) {
        network = model.network();
        byNode = new Source[model.nodeIds().length];
        // Age and origin of water know no sources.
        if (options.kind() != QualityOptions.Kind.CHEMICAL) return;
        for (Source source : network.sources()) byNode[model.node(source.node())] = source;
    }

    /** {@return concentration of water that enters the network at a node; a reservoir's is its own without a source} */
    double entering(int node, double own, long seconds) {
        Source source = byNode[node];
        return source != null && source.type().equals("CONCEN") ? strength(source, seconds) : own;
    }

    /**
     * Concentration of what leaves a node.
     *
     * @param mixed what came together there
     * @param volume that leaves, cubic metres
     * @param step seconds
     */
    double leaving(int node, double mixed, double volume, double step, long seconds) {
        Source source = byNode[node];
        if (source == null) return mixed;
        double strength = strength(source, seconds);
        return switch (source.type()) {
            case "MASS" -> volume > 0 ? mixed + strength / MILLIGRAMS * step / 60 / volume : mixed;
            case "SETPOINT" -> Math.max(mixed, strength);
            case "FLOWPACED" -> mixed + strength;
            default -> mixed;
        };
    }

    private double strength(Source source, long seconds) {
        Pattern pattern = source.pattern() == null ? null : network.patterns().get(source.pattern());
        if (pattern == null) return source.strength();
        List<Double> factors = pattern.factors();
        long period =
                (seconds + network.times().patternStart()) / network.times().patternStep();
        return source.strength() * factors.get((int) (period % factors.size()));
    }
}
