package org.songhua.engine.network;

/** How somebody moves along streets. */
public enum TravelMode {
    WALK(1.25),
    CYCLE(4.0),
    WHEELCHAIR(0.9),
    DRIVE(33.0);

    private final double defaultSpeed_mps;

    TravelMode(double defaultSpeed_mps) {
        this.defaultSpeed_mps = defaultSpeed_mps;
    }

    /**
     * {@return the usual speed in metres a second; for driving the most that is driven anywhere, below which the speed
     * follows from the class of the road}
     */
    public double defaultSpeed_mps() {
        return defaultSpeed_mps;
    }
}
