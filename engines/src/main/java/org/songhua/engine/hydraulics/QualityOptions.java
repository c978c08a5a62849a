package org.songhua.engine.hydraulics;

import org.jspecify.annotations.Nullable;

/**
 * What is carried with the water.
 *
 * @param kind what is computed
 * @param name of the matter
 * @param massUnit of its concentration
 * @param traceNode node whose share is traced, null otherwise
 * @param tolerance difference below which two parcels of water are one
 * @param diffusivity as given, NaN for that of chlorine
 * @param bulkOrder order of the reaction in the water
 * @param wallOrder order of the reaction at the wall, 0 or 1
 * @param tankOrder order of the reaction in tanks
 * @param globalBulk rate per day
 * @param globalWall rate at the wall per day
 * @param limitingPotential concentration the reaction tends to, 0 for none
 * @param roughnessCorrelation factor by which the rate at the wall follows from the roughness, 0 for none
 */
public record QualityOptions(
        Kind kind,
        String name,
        String massUnit,
        @Nullable String traceNode,
        double tolerance,
        double diffusivity,
        double bulkOrder,
        double wallOrder,
        double tankOrder,
        double globalBulk,
        double globalWall,
        double limitingPotential,
        double roughnessCorrelation) {

    /** What is computed. */
    public enum Kind {
        NONE,
        CHEMICAL,
        AGE,
        TRACE
    }

    /** Nothing. */
    public static final QualityOptions NONE =
            new QualityOptions(Kind.NONE, "Chemical", "mg/L", null, Double.NaN, Double.NaN, 1, 1, 1, 0, 0, 0, 0);

    /** {@return the same for something else that is carried} */
    public QualityOptions with(Kind otherKind, @Nullable String otherTraceNode) {
        return new QualityOptions(
                otherKind,
                name,
                massUnit,
                otherTraceNode,
                tolerance,
                diffusivity,
                bulkOrder,
                wallOrder,
                tankOrder,
                globalBulk,
                globalWall,
                limitingPotential,
                roughnessCorrelation);
    }

    /**
     * Where matter enters.
     *
     * @param node where
     * @param type CONCEN, MASS, SETPOINT or FLOWPACED
     * @param strength concentration, or mass per minute
     * @param pattern multipliers over time, null for none
     */
    public record Source(
            String node,
            String type,
            double strength,
            @Nullable String pattern) {}
}
