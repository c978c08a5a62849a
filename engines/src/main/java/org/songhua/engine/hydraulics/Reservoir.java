package org.songhua.engine.hydraulics;

import org.jspecify.annotations.Nullable;

/**
 * A node whose head nothing in the network changes: a lake, a well, another network.
 *
 * @param id identifier
 * @param head metres or feet
 * @param pattern multipliers of the head over time, null for none
 * @param initialQuality concentration, age or share at the start
 * @param line line of its file, 0 when from elsewhere
 */
public record Reservoir(String id, double head, @Nullable String pattern, double initialQuality, int line)
        implements Node {}
