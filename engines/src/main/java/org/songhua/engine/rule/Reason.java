package org.songhua.engine.rule;

/**
 * One comparison that led to a decision.
 *
 * @param text what was compared, as a rule writes it
 * @param observed the first quantity, in {@code unit}
 * @param limit the second, in the same unit
 * @param unit UCUM code
 * @param clause where the limit comes from; empty when it stands in the rule itself
 * @param isVerified whether the limit was compared with its source
 * @param holds whether the comparison holds
 */
public record Reason(
        String text, double observed, double limit, String unit, String clause, boolean isVerified, boolean holds) {}
