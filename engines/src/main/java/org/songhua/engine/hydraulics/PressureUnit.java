package org.songhua.engine.hydraulics;

/** Units of pressure of an EPANET file; factors as EPANET rounds them. */
public enum PressureUnit {
    PSI,
    KPA,
    METERS,
    BAR,
    FEET;

    private static final double PSI_PER_FOOT = 0.4333;

    /**
     * {@return how many of this unit the pressure of one foot of water makes}
     *
     * @param specificGravity of the water, 1 for clean and cold
     */
    public double perFoot(double specificGravity) {
        return switch (this) {
            case PSI -> PSI_PER_FOOT * specificGravity;
            case KPA -> 6.895 * PSI_PER_FOOT * specificGravity;
            case BAR -> 0.068948 * PSI_PER_FOOT * specificGravity;
            case METERS -> 0.3048;
            case FEET -> 1.0;
        };
    }
}
