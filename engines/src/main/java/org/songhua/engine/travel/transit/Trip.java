package org.songhua.engine.travel.transit;

import java.util.Arrays;

/**
 * One journey of a vehicle along its stops (GTFS {@code trips.txt} with its {@code stop_times.txt}). Times are seconds
 * after midnight of the service day and may be beyond 24 hours. Immutable.
 */
public final class Trip {
    private final String id;
    private final ServiceDays days;
    private final int[] stops;
    private final int[] arrival_s;
    private final int[] departure_s;
    private final boolean[] mayBoard;
    private final boolean[] mayAlight;

    /**
     * Makes a trip of at least two stops whose times do not run backwards.
     *
     * @param stops numbers of stops in the order of travel
     * @param mayBoard where passengers are let in
     * @param mayAlight where passengers are let out
     */
    public Trip(
            String id,
            ServiceDays days,
            int[] stops,
            int[] arrival_s,
            int[] departure_s,
            boolean[] mayBoard,
            boolean[] mayAlight) {
        this.id = id;
        this.days = days;
        this.stops = stops.clone();
        this.arrival_s = arrival_s.clone();
        this.departure_s = departure_s.clone();
        this.mayBoard = mayBoard.clone();
        this.mayAlight = mayAlight.clone();
        if (stops.length < 2) throw new IllegalArgumentException("Trip " + id + " has fewer than two stops.");
        int last = Integer.MIN_VALUE;
        for (int i = 0; i < stops.length; i++) {
            if (arrival_s[i] < last || departure_s[i] < arrival_s[i]) {
                throw new IllegalArgumentException(
                        "Trip " + id + " runs backwards in time at its stop " + (i + 1) + ".");
            }
            last = departure_s[i];
        }
    }

    /** {@return a trip where everybody may board and alight everywhere and which stops for no time} */
    public static Trip of(String id, ServiceDays days, int[] stops, int[] times_s) {
        var everywhere = new boolean[stops.length];
        Arrays.fill(everywhere, true);
        return new Trip(id, days, stops, times_s, times_s, everywhere, everywhere);
    }

    public String id() {
        return id;
    }

    public ServiceDays days() {
        return days;
    }

    public int length() {
        return stops.length;
    }

    public int stop(int position) {
        return stops[position];
    }

    public int arrival_s(int position) {
        return arrival_s[position];
    }

    public int departure_s(int position) {
        return departure_s[position];
    }

    public boolean mayBoard(int position) {
        return mayBoard[position];
    }

    public boolean mayAlight(int position) {
        return mayAlight[position];
    }

    /** {@return the same trip, its first departure at another time} */
    public Trip startingAt(int first_s) {
        return new Trip(
                id + "@" + first_s,
                days,
                stops,
                later(arrival_s, first_s - departure_s[0]),
                later(departure_s, first_s - departure_s[0]),
                mayBoard,
                mayAlight);
    }

    /** {@return the same trip on other days} */
    public Trip on(ServiceDays other) {
        return new Trip(id, other, stops, arrival_s, departure_s, mayBoard, mayAlight);
    }

    private static int[] later(int[] times, int by) {
        return Arrays.stream(times).map(time -> time + by).toArray();
    }

    /** {@return whether both serve the same stops in the same manner, so that they make one pattern} */
    boolean hasPatternOf(Trip other) {
        return Arrays.equals(stops, other.stops)
                && Arrays.equals(mayBoard, other.mayBoard)
                && Arrays.equals(mayAlight, other.mayAlight);
    }

    int patternHash() {
        return 31 * (31 * Arrays.hashCode(stops) + Arrays.hashCode(mayBoard)) + Arrays.hashCode(mayAlight);
    }
}
