package org.songhua.engine.hydraulics.city;

import org.jspecify.annotations.Nullable;

/**
 * Hazen and Williams's coefficient by material and age: usual values of text books (EPANET 2.2 user manual, table 3.2, for new pipes; metal loses
 * about one unit in two years from its tenth year on, down to a floor). A start for calibration, not a measurement.
 */
public final class PipeRoughness {
    private static final double UNKNOWN = 110;
    private static final double METAL_LOSS_PER_YEAR = 0.5;
    private static final double SOUND_YEARS = 10;

    private PipeRoughness() {}

    /** {@return the coefficient} */
    public static double of(@Nullable String material, double ageYears) {
        if (material == null) return UNKNOWN;
        return switch (material) {
            case "pe", "pvc" -> 145;
            case "ductile_iron" -> aged(135, 100, ageYears);
            case "grey_iron" -> aged(125, 75, ageYears);
            case "steel" -> aged(135, 90, ageYears);
            case "concrete" -> 120;
            default -> UNKNOWN;
        };
    }

    private static double aged(double fresh, double floor, double ageYears) {
        if (Double.isNaN(ageYears)) return (fresh + floor) / 2;
        return Math.max(floor, fresh - METAL_LOSS_PER_YEAR * Math.max(0, ageYears - SOUND_YEARS));
    }
}
