package org.songhua.warning;

import org.jspecify.annotations.Nullable;

/**
 * How well a rule does.
 *
 * @param raised warnings in the span
 * @param judged of these, how many people have said to be real or none
 * @param falseAlarms of these, how many were none
 * @param precision share of real ones among those judged, 0 to 1; null when none was judged
 * @param flapping how many came back after they were over
 * @param late how many steps were late
 * @param minutesToJudge median from raised to judged or issued; null when there is none
 * @param minutesToClear median from raised to cleared
 */
public record RuleStatistics(
        String rule,
        long raised,
        long judged,
        long falseAlarms,
        @Nullable Double precision,
        long flapping,
        long late,
        @Nullable Double minutesToJudge,
        @Nullable Double minutesToClear) {}
