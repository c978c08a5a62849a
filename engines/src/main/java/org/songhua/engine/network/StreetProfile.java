package org.songhua.engine.network;

/**
 * For whom a graph is built.
 *
 * @param mode how they move
 * @param speed_mps metres a second, above 0 and at most 60; for driving the most that is driven anywhere
 */
public record StreetProfile(TravelMode mode, double speed_mps) {
    private static final double MAX_MPS = 60;

    public StreetProfile {
        if (!(speed_mps > 0 && speed_mps <= MAX_MPS)) {
            throw new IllegalArgumentException("The speed is " + speed_mps + " m/s, allowed is above 0 to 60.");
        }
    }

    /** {@return the profile of a mode at its usual speed} */
    public static StreetProfile of(TravelMode mode) {
        return new StreetProfile(mode, mode.defaultSpeed_mps());
    }

    StreetRules rules() {
        return switch (mode) {
            case WALK -> new WalkRules(speed_mps);
            case CYCLE -> new CycleRules(speed_mps);
            case WHEELCHAIR -> new WheelchairRules(speed_mps);
            case DRIVE -> new DriveRules(speed_mps);
        };
    }
}
