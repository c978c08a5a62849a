package org.songhua.engine.travel.transit;

import java.util.Arrays;

/**
 * How long it takes to a goal, on foot to a stop and by public transport or on foot all the way, over the departures of a window.
 * For one thread.
 */
public final class DepartureTimes {
    private final ArrivalProfiles profiles;
    private final Window window;
    private final int most_s;
    private final int[] seconds;

    /** @param most_s longer journeys are of no interest */
    public DepartureTimes(ArrivalProfiles profiles, Window window, int most_s) {
        this.profiles = profiles;
        this.window = window;
        this.most_s = most_s;
        this.seconds = new int[window.departures()];
    }

    /**
     * {@return the seconds that a share of the departures does not exceed (nearest rank), {@link Raptor#NEVER} when it is too long}
     *
     * @param access walks to the first stops, from each origin
     * @param origin number of the origin
     * @param walk_s seconds on foot all the way, {@link Raptor#NEVER} when too far
     * @param percent above 0 to 100
     */
    public int percentile(StopWalks access, int origin, int walk_s, double percent) {
        if (!(percent > 0 && percent <= 100)) throw new IllegalArgumentException("A percentile of " + percent + ".");
        for (int d = 0; d < seconds.length; d++) seconds[d] = at(access, origin, walk_s, window.departure_s(d));
        Arrays.sort(seconds);
        return seconds[(int) Math.ceil(percent / 100 * seconds.length) - 1];
    }

    private int at(StopWalks access, int origin, int walk_s, int departure_s) {
        int least = Raptor.NEVER;
        for (int w = access.first[origin]; w < access.first[origin + 1]; w++)
            least = Math.min(least, profiles.arrival(access.targets[w], departure_s + access.seconds[w]));
        int ridden = least == Raptor.NEVER ? least : least - departure_s;
        int time = Math.min(ridden, walk_s);
        return time <= most_s ? time : Raptor.NEVER;
    }
}
