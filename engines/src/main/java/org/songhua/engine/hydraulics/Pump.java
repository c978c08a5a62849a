package org.songhua.engine.hydraulics;

import org.jspecify.annotations.Nullable;

/**
 * A pump; it lets nothing back.
 *
 * @param id identifier
 * @param from suction node
 * @param to pressure node
 * @param headCurve head over flow at full speed, null when it has constant power
 * @param power constant power in kilowatts or horsepower, 0 when it has a curve
 * @param speed relative to full speed at the start
 * @param speedPattern relative speed over time, null for none
 * @param closed true when it stands still at the start
 * @param energy what its work costs
 * @param line line of its file, 0 when from elsewhere
 */
public record Pump(
        String id,
        String from,
        String to,
        @Nullable String headCurve,
        double power,
        double speed,
        @Nullable String speedPattern,
        boolean closed,
        Energy energy,
        int line)
        implements Link {

    /**
     * What the work of a pump costs.
     *
     * @param efficiencyCurve per cent over flow, null for the global efficiency
     * @param price per kilowatt-hour, 0 for the global price
     * @param pricePattern multipliers of the price over time, null for the global ones
     */
    public record Energy(
            @Nullable String efficiencyCurve,
            double price,
            @Nullable String pricePattern) {
        /** As the network says. */
        public static final Energy GLOBAL = new Energy(null, 0, null);
    }
}
