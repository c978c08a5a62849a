package org.songhua.sensing;

import java.time.Instant;

/**
 * The numeric readings of a datastream within one interval; intervals without any are left out.
 *
 * @param from begin of the interval, the end is exclusive
 * @param count number of readings, at least 1
 * @param doubted how many readings of the interval are doubted, those without a number too
 * @param doubts all their doubts together, as flags
 */
public record Aggregate(Instant from, double min, double max, double mean, long count, long doubted, int doubts) {}
