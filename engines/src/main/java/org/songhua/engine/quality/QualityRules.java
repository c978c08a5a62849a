package org.songhua.engine.quality;

import org.jspecify.annotations.Nullable;

/**
 * What can be expected of a datastream. A limit that is infinite, or a duration of {@link Long#MAX_VALUE}, is not checked.
 *
 * @param min least possible value, in the unit of the datastream; it is possible itself
 * @param max greatest possible value
 * @param ratePerSecondMax greatest possible change in a second, either way
 * @param stuckAfter_us after so long with the same value it is stuck
 * @param gapAfter_us readings further apart have a gap between them
 * @param aheadMax_us a reading may be so far ahead of the receiver's clock
 * @param behindMax_us a reading may be so far behind it; readings delivered late after an outage are, so this is mostly days
 * @param unit UCUM code of the datastream's unit; null when readings name none
 */
public record QualityRules(
        double min,
        double max,
        double ratePerSecondMax,
        long stuckAfter_us,
        long gapAfter_us,
        long aheadMax_us,
        long behindMax_us,
        @Nullable String unit) {

    /** Nothing is checked but duplicates. */
    public static final QualityRules NONE = new QualityRules(
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            Long.MAX_VALUE,
            Long.MAX_VALUE,
            Long.MAX_VALUE,
            Long.MAX_VALUE,
            null);

    public QualityRules {
        if (!(min <= max)) throw new IllegalArgumentException("a range from " + min + " to " + max);
        if (!(ratePerSecondMax >= 0)) throw new IllegalArgumentException("a rate of " + ratePerSecondMax);
        if (stuckAfter_us < 0 || gapAfter_us < 0 || aheadMax_us < 0 || behindMax_us < 0) {
            throw new IllegalArgumentException("a duration below zero");
        }
    }

    /** {@return the same with another range} */
    public QualityRules withRange(double newMin, double newMax) {
        return new QualityRules(
                newMin, newMax, ratePerSecondMax, stuckAfter_us, gapAfter_us, aheadMax_us, behindMax_us, unit);
    }

    /** {@return the same with another greatest rate} */
    public QualityRules withRate(double newRatePerSecondMax) {
        return new QualityRules(
                min, max, newRatePerSecondMax, stuckAfter_us, gapAfter_us, aheadMax_us, behindMax_us, unit);
    }

    /** {@return the same with other limits of standstill and gap} */
    public QualityRules withIntervals(long newStuckAfter_us, long newGapAfter_us) {
        return new QualityRules(
                min, max, ratePerSecondMax, newStuckAfter_us, newGapAfter_us, aheadMax_us, behindMax_us, unit);
    }

    /** {@return the same with other limits of the clock} */
    public QualityRules withClock(long newAheadMax_us, long newBehindMax_us) {
        return new QualityRules(
                min, max, ratePerSecondMax, stuckAfter_us, gapAfter_us, newAheadMax_us, newBehindMax_us, unit);
    }

    /** {@return the same with another unit} */
    public QualityRules withUnit(@Nullable String newUnit) {
        return new QualityRules(
                min, max, ratePerSecondMax, stuckAfter_us, gapAfter_us, aheadMax_us, behindMax_us, newUnit);
    }
}
