package org.songhua.engine.hydraulics.solve;

import java.util.List;
import java.util.Map;

/**
 * What differs from the network as it is.
 *
 * @param demandFactor by which all demands are multiplied
 * @param closedLinks links closed at the start; controls and rules may open them again
 * @param drawn what is drawn at junctions in addition, whatever the factor, by node, in the file's flow unit; at other nodes it changes nothing
 */
public record Scenario(double demandFactor, List<String> closedLinks, Map<String, Double> drawn) {
    /** Nothing differs. */
    public static final Scenario AS_IS = new Scenario(1, List.of());

    public Scenario {
        closedLinks = List.copyOf(closedLinks);
        drawn = Map.copyOf(drawn);
    }

    /** With nothing drawn in addition. */
    public Scenario(double demandFactor, List<String> closedLinks) {
        this(demandFactor, closedLinks, Map.of());
    }
}
