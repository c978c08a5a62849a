package org.songhua.engine.travel.transit;

import java.util.Arrays;

/** Seconds of travel to each place for each departure of a window; {@link Raptor#NEVER} when too long. */
public final class WindowTimes {
    private final int departures;
    private final int[] seconds;

    WindowTimes(int places, int departures) {
        this.departures = departures;
        this.seconds = new int[places * departures];
    }

    void set(int place, int departure, int value) {
        seconds[place * departures + departure] = value;
    }

    /** {@return seconds of travel} */
    public int seconds(int place, int departure) {
        return seconds[place * departures + departure];
    }

    public int departures() {
        return departures;
    }

    /**
     * {@return the seconds that a share of the departures does not exceed: the nearest-rank percentile}
     *
     * @param percent above 0 to 100; 50 is the median
     */
    public int percentile(int place, double percent) {
        if (!(percent > 0 && percent <= 100)) throw new IllegalArgumentException("A percentile of " + percent + ".");
        int[] sorted = Arrays.copyOfRange(seconds, place * departures, (place + 1) * departures);
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(percent / 100 * departures) - 1];
    }
}
