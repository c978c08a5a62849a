package org.songhua.engine.rule;

import java.util.Arrays;

/**
 * Where one rule stands with one subject. Immutable.
 *
 * @param rank 0 for no warning, else {@link Level#rank()}
 * @param below_us since when no condition of the present level holds; {@link History#NEVER} when one does
 * @param since_us for each level, blue first, since when its condition has held; {@link History#NEVER} when it does not
 */
@SuppressWarnings("ArrayRecordComponent") // never changed after it is made
record RuleState(int rank, long below_us, long[] since_us) {
    /** No warning, and none on its way. All quiet subjects share it. */
    static final RuleState QUIET = new RuleState(0, History.NEVER, nothing());

    private static long[] nothing() {
        long[] since = new long[Level.values().length];
        Arrays.fill(since, History.NEVER);
        return since;
    }

    /** {@return the state, or the shared one when it says the same} */
    RuleState shared() {
        return isQuiet() ? QUIET : this;
    }

    /** {@return whether there is no warning, and none on its way} */
    boolean isQuiet() {
        return rank == 0 && Arrays.equals(since_us, QUIET.since_us);
    }

    long since_us(Level level) {
        return since_us[level.rank() - 1];
    }
}
