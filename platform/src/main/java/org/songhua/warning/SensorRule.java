package org.songhua.warning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.pack.Text;

/**
 * A rule that judges a sensor, with the thresholds that hold for it.
 *
 * @param version 0 for the pack's own
 * @param history thresholds that were set for this sensor and taken back, the newest first
 */
public record SensorRule(
        String code,
        String pack,
        int version,
        Text name,
        List<WarningRules.Condition> levels,
        List<Threshold> thresholds,
        List<Change> history) {

    /**
     * A threshold of the rule.
     *
     * @param unit UCUM code of its values
     * @param value that holds for the sensor now
     * @param editions the rule's own values by their dates, the oldest first
     * @param own what was set for this sensor in place of them
     */
    public record Threshold(
            String parameter,
            String unit,
            double value,
            List<Edition> editions,
            @Nullable Change own) {}

    /**
     * A value of the rule from a day on.
     *
     * @param from null when it holds for all times
     * @param clause standard and clause it is taken from
     * @param isVerified whether somebody compared it with the text of the standard
     * @param isCurrent whether it is the one of today
     */
    public record Edition(
            @Nullable LocalDate from, double value, String clause, boolean isVerified, boolean isCurrent) {}

    /**
     * A threshold set for a sensor.
     *
     * @param value null when it was taken back
     */
    public record Change(String parameter, @Nullable Double value, String reason, String by, Instant at) {}
}
