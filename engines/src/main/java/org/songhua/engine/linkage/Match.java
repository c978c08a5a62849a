package org.songhua.engine.linkage;

import java.util.List;

/**
 * What comes of comparing two records.
 *
 * @param decision what the thresholds and vetoes say
 * @param weight sum of the weights of the reasons, in bits
 * @param reasons one for each comparison, in the order of the rule
 */
public record Match(Decision decision, double weight, List<Reason> reasons) {
    public Match {
        reasons = List.copyOf(reasons);
    }

    /** {@return whether something forbids that the two are the same} */
    public boolean isVetoed() {
        return reasons.stream().anyMatch(Reason::veto);
    }

    /** What is likely. Nobody but a person decides. */
    public enum Decision {
        SAME,
        POSSIBLE,
        DIFFERENT
    }

    /**
     * What one comparison says.
     *
     * @param comparison its code
     * @param level code of the level; empty when one of the two values is missing, which weighs nothing
     * @param likeness share from 0 to 1, or distance; NaN when one is missing
     * @param weight in bits
     * @param veto whether it forbids that the two are the same
     */
    public record Reason(String comparison, String level, double likeness, double weight, boolean veto) {}
}
