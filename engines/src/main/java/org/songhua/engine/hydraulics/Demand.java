package org.songhua.engine.hydraulics;

import org.jspecify.annotations.Nullable;

/**
 * Water drawn at a junction.
 *
 * @param base mean flow in the file's unit; negative for an inflow
 * @param pattern multipliers over time; null for the network's default pattern
 * @param category whose water it is; may be empty
 */
public record Demand(double base, @Nullable String pattern, String category) {}
