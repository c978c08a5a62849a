package org.songhua.lifeline;

import java.util.Map;

/**
 * What sensors would read.
 *
 * @param values by number of the datastream, in its own unit: pressures, and flows of the meters at sources
 */
public record WhatIf(Map<Long, Double> values) {
    public WhatIf {
        values = Map.copyOf(values);
    }
}
