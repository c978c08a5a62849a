package org.songhua.engine.quality;

import org.jspecify.annotations.Nullable;

/**
 * Judges one reading after the other. Nothing is refused here: a doubtful reading is kept with its flags. A reading older than the
 * newest (delivered late) is judged by range, clock and unit alone, and does not change the state.
 */
public final class QualityCheck {
    private static final double US_PER_SECOND = 1e6;

    private QualityCheck() {}

    /**
     * What is to be said of a reading.
     *
     * @param flags bits of {@link QualityFlag}; 0 when nothing is wrong
     * @param state for the next reading
     */
    public record Verdict(int flags, QualityState state) {}

    /**
     * {@return flags of the reading and the state after it}
     *
     * @param received_us when it came, by the receiver's clock
     * @param unit UCUM code the reading came with; null when it came with none
     */
    public static Verdict judge(
            QualityRules rules,
            QualityState state,
            long time_us,
            double value,
            long received_us,
            @Nullable String unit) {
        int flags = ofItself(rules, time_us, value, received_us, unit);
        if (!state.isStart() && time_us == state.time_us()) flags |= QualityFlag.DUPLICATE.bit();
        if (!state.isStart() && time_us > state.time_us()) flags |= afterTheLast(rules, state, time_us, value);
        return new Verdict(flags, state.after(time_us, value));
    }

    private static int ofItself(
            QualityRules rules, long time_us, double value, long received_us, @Nullable String unit) {
        int flags = 0;
        if (!(value >= rules.min() && value <= rules.max())) flags |= QualityFlag.RANGE.bit();
        if (isFurther(received_us, time_us, rules.aheadMax_us())) flags |= QualityFlag.CLOCK.bit();
        if (isFurther(time_us, received_us, rules.behindMax_us())) flags |= QualityFlag.CLOCK.bit();
        if (unit != null && rules.unit() != null && !unit.equals(rules.unit())) flags |= QualityFlag.UNIT.bit();
        return flags;
    }

    private static int afterTheLast(QualityRules rules, QualityState state, long time_us, double value) {
        int flags = 0;
        double seconds = ((double) time_us - state.time_us()) / US_PER_SECOND;
        double change = Math.abs(value - state.value());
        if (change > rules.ratePerSecondMax() * seconds) flags |= QualityFlag.RATE.bit();
        if (value == state.value() && isFurther(state.sameSince_us(), time_us, rules.stuckAfter_us())) {
            flags |= QualityFlag.STUCK.bit();
        }
        if (isFurther(state.time_us(), time_us, rules.gapAfter_us())) flags |= QualityFlag.GAP.bit();
        return flags;
    }

    /** True when the later time is more than the limit after the earlier one. Differences beyond a long are. */
    private static boolean isFurther(long earlier_us, long later_us, long limit_us) {
        if (limit_us == Long.MAX_VALUE || later_us <= earlier_us) return false;
        long difference = later_us - earlier_us;
        return difference < 0 || difference > limit_us;
    }
}
