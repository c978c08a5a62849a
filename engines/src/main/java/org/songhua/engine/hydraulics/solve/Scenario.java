package org.songhua.engine.hydraulics.solve;

import java.util.List;

/**
 * What differs from the network as it is.
 *
 * @param demandFactor by which all demands are multiplied
 * @param closedLinks links closed at the start; controls and rules may open them again
 */
public record Scenario(double demandFactor, List<String> closedLinks) {
    /** Nothing differs. */
    public static final Scenario AS_IS = new Scenario(1, List.of());

    public Scenario {
        closedLinks = List.copyOf(closedLinks);
    }
}
