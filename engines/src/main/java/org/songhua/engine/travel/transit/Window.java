package org.songhua.engine.travel.transit;

/**
 * Departures spread evenly over a time.
 *
 * @param from_s first departure, seconds after midnight
 * @param departures how many, at least 1
 * @param step_s seconds between two, at least 1
 */
public record Window(int from_s, int departures, int step_s) {
    public Window {
        if (departures < 1 || step_s < 1) {
            throw new IllegalArgumentException("A window of " + departures + " departures every " + step_s + " s.");
        }
    }

    /** {@return second of a departure, 0 being the first} */
    public int departure_s(int number) {
        return from_s + number * step_s;
    }
}
