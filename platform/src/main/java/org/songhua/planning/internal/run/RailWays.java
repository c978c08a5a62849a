package org.songhua.planning.internal.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.network.SnappedPoints;
import org.songhua.engine.travel.Nearest;
import org.songhua.engine.travel.StreetSearch;
import org.songhua.engine.travel.transit.BestRides;
import org.songhua.engine.travel.transit.BestRides.Ride;
import org.songhua.engine.travel.transit.DayTimetable;
import org.songhua.engine.travel.transit.StopWalks;
import org.songhua.engine.travel.transit.Timetable;
import org.songhua.planning.internal.town.Town;

/**
 * Ways to a centre by train: along the streets to a station, the minutes of boarding, the best train of the window with changes,
 * and along the streets from the last station. Who goes by train sets out for it, so waiting for it at home costs nothing.
 */
final class RailWays {
    private static final int MS_PER_SECOND = 1000;
    private static final int MS_PER_MINUTE = 60_000;

    private final Town town;
    private final Timetable timetable;
    private final SnappedPoints stations;
    private final List<@Nullable Ride> rides;
    private final int boarding_ms;

    private RailWays(
            Town town, Timetable timetable, SnappedPoints stations, List<@Nullable Ride> rides, int boarding_ms) {
        this.town = town;
        this.timetable = timetable;
        this.stations = stations;
        this.rides = rides;
        this.boarding_ms = boarding_ms;
    }

    /**
     * {@return the ways by a timetable}
     *
     * @param mostMinutes longest journey of interest
     */
    static RailWays of(Timetable timetable, Inputs inputs, Town town, SnappedPoints centre, double mostMinutes) {
        SnappedPoints stations = town.snap(timetable.stops().stream()
                .mapToLong(stop -> stop.location())
                .toArray());
        var rides = new BestRides(
                        DayTimetable.of(timetable, Timetables.day(inputs)),
                        StopWalks.none(timetable.stops().size()),
                        onward(town.find(stations, centre)))
                .all(
                        Timetables.seconds(inputs, "from"),
                        Timetables.seconds(inputs, "until"),
                        (int) (mostMinutes * 60));
        int boarding = (int) Math.round(inputs.number("boarding") * MS_PER_MINUTE);
        return new RailWays(town, timetable, stations, rides, boarding);
    }

    /** Seconds from each station to the centre, rounded up; negative without a way. */
    private static int[] onward(Nearest toCentre) {
        var onward = new int[toCentre.size()];
        for (int i = 0; i < onward.length; i++) {
            int cost = toCentre.cost(i);
            onward[i] = cost == StreetSearch.UNREACHED ? -1 : (cost + MS_PER_SECOND - 1) / MS_PER_SECOND;
        }
        return onward;
    }

    /** The best way of each of some origins by train. */
    static final class Ways {
        private final int[] cost_ms;
        private final int[] station;

        private Ways(int origins) {
            cost_ms = new int[origins];
            station = new int[origins];
            Arrays.fill(cost_ms, StreetSearch.UNREACHED);
            Arrays.fill(station, -1);
        }

        /** {@return milliseconds from door to door, {@link StreetSearch#UNREACHED} when no train leads there} */
        int cost(int origin) {
            return cost_ms[origin];
        }

        private void offer(int origin, long cost, int from) {
            if (cost >= cost_ms[origin]) return;
            cost_ms[origin] = (int) cost;
            station[origin] = from;
        }
    }

    /** {@return the ways of places moved to the streets} */
    Ways from(SnappedPoints origins) {
        var ways = new Ways(origins.size());
        for (int s = 0; s < rides.size(); s++) {
            long rest = rest_ms(s);
            if (rest < 0) continue;
            Nearest access = town.find(origins, stations.select(s));
            for (int i = 0; i < origins.size(); i++)
                if (access.cost(i) != StreetSearch.UNREACHED) ways.offer(i, access.cost(i) + rest, s);
        }
        return ways;
    }

    /** {@return milliseconds from the door of a station to the centre, negative without a train} */
    private long rest_ms(int station) {
        Ride ride = rides.get(station);
        if (ride == null || !stations.isSnapped(station)) return -1;
        return boarding_ms + (long) ride.seconds() * MS_PER_SECOND;
    }

    /** {@return the stations from which the centre is reached, each with what is left of the minutes} */
    Map<Integer, Double> left(double minutes) {
        var left = new LinkedHashMap<Integer, Double>();
        for (int s = 0; s < rides.size(); s++) {
            double rest = minutes - rest_ms(s) / (double) MS_PER_MINUTE;
            if (rest_ms(s) >= 0 && rest > 0) left.put(s, rest);
        }
        return left;
    }

    SnappedPoints stations() {
        return stations;
    }

    String name(int station) {
        return timetable.stops().get(station).name();
    }

    /** {@return the train of a way, null when there is none} */
    @Nullable
    Map<String, Object> train(Ways ways, int origin) {
        int station = ways.station[origin];
        return station < 0 ? null : train(station);
    }

    private @Nullable Map<String, Object> train(int station) {
        Ride ride = rides.get(station);
        if (ride == null) return null;
        var told = new LinkedHashMap<String, Object>();
        told.put("station", name(station));
        told.put("departure", clock(ride.departure_s()));
        told.put("minutes", ride.seconds() / 60.0);
        told.put("last", name(ride.last()));
        return told;
    }

    private static String clock(int seconds) {
        return String.format(Locale.ROOT, "%02d:%02d", seconds / 3600, seconds / 60 % 60);
    }

    /** {@return what a reader of the numbers must know of the trains} */
    Map<String, Object> tell(Inputs inputs) {
        var told = new LinkedHashMap<String, Object>();
        told.put("weekday", inputs.whole("weekday"));
        told.put("from", inputs.number("from"));
        told.put("until", inputs.number("until"));
        told.put("boarding", inputs.number("boarding"));
        var trains = new ArrayList<Map<String, Object>>();
        var without = new ArrayList<String>();
        for (int s = 0; s < rides.size(); s++) {
            Map<String, Object> train = train(s);
            if (train != null) trains.add(train);
            if (!stations.isSnapped(s)) without.add(name(s));
        }
        told.put("trains", trains);
        told.put("stationsWithoutStreet", without);
        return told;
    }
}
