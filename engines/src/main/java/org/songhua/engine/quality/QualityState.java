package org.songhua.engine.quality;

/**
 * What must be remembered of a datastream to judge its next reading.
 *
 * @param time_us time of the newest reading; {@link Long#MIN_VALUE} before the first
 * @param value its value
 * @param sameSince_us since when the value has been the same
 */
public record QualityState(long time_us, double value, long sameSince_us) {
    /** Before the first reading. */
    public static final QualityState START = new QualityState(Long.MIN_VALUE, Double.NaN, Long.MIN_VALUE);

    /** True before the first reading. */
    public boolean isStart() {
        return time_us == Long.MIN_VALUE;
    }

    QualityState after(long newTime_us, double newValue) {
        if (newTime_us <= time_us && !isStart()) return this;
        return new QualityState(newTime_us, newValue, newValue == value ? sameSince_us : newTime_us);
    }
}
