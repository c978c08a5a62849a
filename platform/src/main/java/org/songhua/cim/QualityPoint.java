package org.songhua.cim;

import java.time.Instant;

/**
 * How much one check found in one run, over all data sets.
 *
 * @param run the run
 * @param at when it ended
 * @param check code of the check
 * @param found findings
 */
public record QualityPoint(long run, Instant at, String check, long found) {}
