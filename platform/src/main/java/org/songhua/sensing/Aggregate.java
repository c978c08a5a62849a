package org.songhua.sensing;

import java.time.Instant;

/**
 * The numeric readings of a datastream within one interval; intervals without any are left out.
 *
 * @param from begin of the interval, the end is exclusive
 * @param count number of readings, at least 1
 */
public record Aggregate(Instant from, double min, double max, double mean, long count) {}
