package org.songhua.engine.hydraulics;

import org.jspecify.annotations.Nullable;

/**
 * What pumping costs.
 *
 * @param price per kilowatt-hour
 * @param pricePattern multipliers of the price over time, null for none
 * @param efficiency of pumps without a curve, per cent
 * @param demandCharge per kilowatt of the highest power
 */
public record EnergyOptions(double price, @Nullable String pricePattern, double efficiency, double demandCharge) {
    /** Free of charge, 75 per cent. */
    public static final EnergyOptions DEFAULT = new EnergyOptions(0, null, 75, 0);
}
