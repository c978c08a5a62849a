package org.songhua.engine.hydraulics;

import java.util.List;

/**
 * Multipliers over time, one for each pattern step, repeated for ever.
 *
 * @param id identifier
 * @param factors at least one
 */
public record Pattern(String id, List<Double> factors) {
    public Pattern {
        factors = List.copyOf(factors);
    }
}
