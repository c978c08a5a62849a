package org.songhua.engine.hydraulics;

import org.jspecify.annotations.Nullable;

/**
 * A node that stores water. Levels are above the bottom, in metres or feet.
 *
 * @param id identifier
 * @param elevation of the bottom
 * @param initialLevel at the start, between the other two
 * @param minLevel below which no water leaves
 * @param maxLevel above which no water enters
 * @param diameter of a round tank, metres or feet; 0 makes it a reservoir
 * @param minVolume volume at the lowest level, 0 to take it from the diameter
 * @param volumeCurve volume over level of a tank that is not round, null for a round one
 * @param overflow true when a full tank spills what enters
 * @param mixing how water mixes in it
 * @param bulkCoefficient reaction rate per day, NaN for the global one
 * @param initialQuality concentration, age or share at the start
 * @param line line of its file, 0 when from elsewhere
 */
public record Tank(
        String id,
        double elevation,
        double initialLevel,
        double minLevel,
        double maxLevel,
        double diameter,
        double minVolume,
        @Nullable String volumeCurve,
        boolean overflow,
        Mixing mixing,
        double bulkCoefficient,
        double initialQuality,
        int line)
        implements Node {

    /**
     * How water mixes in a tank.
     *
     * @param model one of MIXED, 2COMP, FIFO, LIFO
     * @param fraction share of the inlet compartment, 1 unless 2COMP
     */
    public record Mixing(String model, double fraction) {
        /** Mixed at once. */
        public static final Mixing COMPLETE = new Mixing("MIXED", 1);
    }
}
