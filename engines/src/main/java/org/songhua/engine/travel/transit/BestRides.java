package org.songhua.engine.travel.transit;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * For each stop of a day the ride that takes least time to a goal, whichever departure of a window one chooses: what somebody
 * needs who leaves home for the best train. Waiting before it boards is not part of it. Changes at one stop and over the
 * transfers given; never in negative time. Pure.
 */
public final class BestRides {
    /**
     * A ride.
     *
     * @param departure_s second of the day at which it leaves the stop
     * @param seconds until the goal, the way from the last stop to it included
     * @param last stop where one leaves the last vehicle
     */
    public record Ride(int departure_s, int seconds, int last) {}

    private final DayTimetable day;
    private final Raptor raptor;
    private final int[] onward_s;

    /**
     * @param onward_s seconds from each stop to the goal; negative where there is no way
     */
    public BestRides(DayTimetable day, StopWalks transfers, int[] onward_s) {
        if (onward_s.length != day.stopCount) throw new IllegalArgumentException("one way onward for each stop");
        this.day = day;
        this.raptor = new Raptor(day, transfers);
        this.onward_s = onward_s.clone();
    }

    /**
     * {@return the best ride from each stop, the later one of those equally short; null where there is none}
     *
     * @param from_s first second at which one may leave
     * @param until_s last second
     * @param most_s longest ride of interest, the way onward included
     */
    public List<@Nullable Ride> all(int from_s, int until_s, int most_s) {
        var rides = new ArrayList<@Nullable Ride>();
        for (int stop = 0; stop < day.stopCount; stop++) rides.add(best(stop, from_s, until_s, most_s));
        return rides;
    }

    /** From the latest departure to the earliest, as the search wants it. */
    private @Nullable Ride best(int stop, int from_s, int until_s, int most_s) {
        raptor.begin();
        Ride best = null;
        for (int departure : departures(stop, from_s, until_s).descendingSet()) {
            raptor.depart(departure, new int[] {stop}, new int[] {0}, departure + most_s);
            Ride ride = arrival(departure, most_s);
            if (ride != null && (best == null || ride.seconds < best.seconds)) best = ride;
        }
        return best;
    }

    private @Nullable Ride arrival(int departure, int most_s) {
        Ride best = null;
        for (int last = 0; last < day.stopCount; last++) {
            int arrived = raptor.byVehicle(last);
            if (arrived == Raptor.NEVER || onward_s[last] < 0) continue;
            int seconds = arrived - departure + onward_s[last];
            if (seconds <= most_s && (best == null || seconds < best.seconds)) best = new Ride(departure, seconds, last);
        }
        return best;
    }

    private TreeSet<Integer> departures(int stop, int from_s, int until_s) {
        var all = new TreeSet<Integer>();
        for (int v = 2 * day.firstVisit[stop]; v < 2 * day.firstVisit[stop + 1]; v += 2)
            add(day.visits[v], day.visits[v + 1], from_s, until_s, all);
        return all;
    }

    private void add(int pattern, int position, int from_s, int until_s, TreeSet<Integer> all) {
        if (!day.mayBoard[day.firstStop[pattern] + position]) return;
        int length = day.length(pattern);
        for (int trip = 0; trip < day.tripCount[pattern]; trip++) {
            int departure = day.departure[day.firstTime[pattern] + trip * length + position];
            if (departure >= from_s && departure <= until_s) all.add(departure);
        }
    }
}
