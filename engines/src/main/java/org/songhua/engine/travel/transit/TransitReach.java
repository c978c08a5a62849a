package org.songhua.engine.travel.transit;

import java.util.Arrays;
import org.songhua.engine.network.SnappedPoints;
import org.songhua.engine.network.StreetGraph;
import org.songhua.engine.progress.Progress;
import org.songhua.engine.travel.Metric;
import org.songhua.engine.travel.StreetSearch;

/**
 * Door to door on foot and by public transport: walk to a stop, ride and change, walk to the destination; or walk all the
 * way where that is quicker. Keeps a workspace; for use by one thread.
 */
public final class TransitReach {
    private static final int MS_PER_SECOND = 1000;

    private final Raptor raptor;
    private final WalkLinks access;
    private final StreetSearch egress;
    private final SnappedPoints stops;
    private final int accessSeconds;

    /**
     * @param graph streets for walking
     * @param stops the stops of the timetable, snapped to the graph
     * @param transfers walks between stops
     * @param accessSeconds longest walk to the first stop and from the last
     */
    public TransitReach(
            StreetGraph graph, SnappedPoints stops, DayTimetable day, StopWalks transfers, int accessSeconds) {
        this.stops = stops;
        this.raptor = new Raptor(day, transfers);
        this.access = new WalkLinks(graph, stops);
        this.egress = StreetSearch.fromOrigins(graph, Metric.TIME);
        this.accessSeconds = accessSeconds;
    }

    /**
     * {@return the search over all street nodes after leaving once: cost is milliseconds since departure, source the stop
     * of the last ride, or the number of stops when walked all the way}
     */
    public StreetSearch toAllStreets(SnappedPoints origins, int origin, int departure_s, int most_s) {
        raptor.begin();
        depart(origins, origin, departure_s, most_s);
        int limit = MS_PER_SECOND * most_s;
        egress.begin(limit);
        egress.seed(origins, origin, stops.size());
        for (int i = 0; i < raptor.improvedCount(); i++) {
            int stop = raptor.improved(i);
            egress.seed(stops, stop, MS_PER_SECOND * (raptor.byVehicle(stop) - departure_s), stop);
        }
        egress.run();
        return egress;
    }

    private void depart(SnappedPoints origins, int origin, int departure_s, int most_s) {
        FirstStops first = firstStops(origins, origin);
        raptor.depart(departure_s, first.stops, first.walk_s, departure_s + most_s);
    }

    /** Stops that can be walked to; the arrays are not changed. */
    private static final class FirstStops {
        private final int[] stops;
        private final int[] walk_s;

        FirstStops(int count) {
            stops = new int[count];
            walk_s = new int[count];
        }
    }

    private FirstStops firstStops(SnappedPoints origins, int origin) {
        var first = new FirstStops(access.walk(origins, origin, accessSeconds));
        for (int i = 0; i < first.stops.length; i++) {
            first.stops[i] = access.found(i);
            first.walk_s[i] = access.seconds(first.stops[i]);
        }
        return first;
    }

    /**
     * {@return the seconds of travel to each destination for each departure of a window}
     *
     * @param egressWalks from each stop to the destinations
     * @param walk_s seconds to each destination on foot all the way, {@link Raptor#NEVER} when too far
     * @param window when to leave
     * @param most_s longer journeys are of no interest
     */
    public WindowTimes window(
            SnappedPoints origins, int origin, StopWalks egressWalks, int[] walk_s, Window window, int most_s) {
        return window(origins, origin, egressWalks, walk_s, window, most_s, Progress.NONE);
    }

    /** {@return the seconds of travel for each departure, telling how far it is with each} */
    public WindowTimes window(
            SnappedPoints origins,
            int origin,
            StopWalks egressWalks,
            int[] walk_s,
            Window window,
            int most_s,
            Progress progress) {
        FirstStops first = firstStops(origins, origin);
        var times = new WindowTimes(walk_s.length, window.departures());
        var arrival = new int[walk_s.length];
        Arrays.fill(arrival, Raptor.NEVER);
        raptor.begin();
        for (int d = window.departures() - 1; d >= 0; d--) {
            progress.at(window.departures() - 1 - d, window.departures());
            int departure_s = window.departure_s(d);
            raptor.depart(departure_s, first.stops, first.walk_s, departure_s + most_s);
            for (int i = 0; i < raptor.improvedCount(); i++) arrive(raptor.improved(i), egressWalks, arrival);
            for (int place = 0; place < arrival.length; place++) {
                int ridden = arrival[place] == Raptor.NEVER ? Raptor.NEVER : arrival[place] - departure_s;
                int least = Math.min(ridden, walk_s[place]);
                times.set(place, d, least <= most_s ? least : Raptor.NEVER);
            }
        }
        progress.at(1);
        return times;
    }

    private void arrive(int stop, StopWalks egressWalks, int[] arrival) {
        int time = raptor.byVehicle(stop);
        for (int w = egressWalks.first[stop]; w < egressWalks.first[stop + 1]; w++) {
            int place = egressWalks.targets[w];
            arrival[place] = Math.min(arrival[place], time + egressWalks.seconds[w]);
        }
    }
}
