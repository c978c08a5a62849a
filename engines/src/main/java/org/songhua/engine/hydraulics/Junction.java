package org.songhua.engine.hydraulics;

import java.util.List;

/**
 * A node without storage.
 *
 * @param id identifier
 * @param elevation metres or feet
 * @param demands what is drawn here, at least one entry
 * @param emitter flow through its sprinkler or leak at a pressure of one metre or psi; 0 for none
 * @param initialQuality concentration, age or share at the start
 * @param line line of its file, 0 when from elsewhere
 */
public record Junction(
        String id, double elevation, List<Demand> demands, double emitter, double initialQuality, int line)
        implements Node {
    public Junction {
        demands = List.copyOf(demands);
    }
}
