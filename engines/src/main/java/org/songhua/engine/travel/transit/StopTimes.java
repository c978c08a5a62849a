package org.songhua.engine.travel.transit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stops of one trip while they are read, in any order; becomes a trip when they make one. */
final class StopTimes {
    private final List<StopTime> times = new ArrayList<>();

    /**
     * One row.
     *
     * @param arrival_s {@link Clock#NONE} when not given
     * @param departure_s {@link Clock#NONE} when not given
     */
    record StopTime(int sequence, int stop, int arrival_s, int departure_s, boolean mayBoard, boolean mayAlight) {
        StopTime completed() {
            if (arrival_s == Clock.NONE) return at(departure_s, departure_s);
            return departure_s == Clock.NONE ? at(arrival_s, arrival_s) : this;
        }

        StopTime at(int newArrival, int newDeparture) {
            return new StopTime(sequence, stop, newArrival, newDeparture, mayBoard, mayAlight);
        }

        boolean isTimed() {
            return arrival_s != Clock.NONE;
        }
    }

    void add(StopTime time) {
        times.add(time.completed());
    }

    /** {@return what keeps this from being a trip, null when nothing does} */
    @Nullable
    String problem() {
        times.sort((a, b) -> Integer.compare(a.sequence, b.sequence));
        if (times.size() < 2) return "has fewer than two stops";
        if (!times.getFirst().isTimed() || !times.getLast().isTimed()) return "has no time at its first or last stop";
        int last = Integer.MIN_VALUE;
        for (StopTime time : times) {
            if (!time.isTimed()) continue;
            if (time.arrival_s < last || time.departure_s < time.arrival_s) {
                return "runs backwards in time at stop_sequence " + time.sequence;
            }
            last = time.departure_s;
        }
        return null;
    }

    /** {@return how many stops got a time between their neighbours, evenly spaced} */
    int fillGaps() {
        int filled = 0;
        int timed = 0;
        for (int i = 1; i < times.size(); i++) {
            if (!times.get(i).isTimed()) continue;
            int from = times.get(timed).departure_s;
            int to = times.get(i).arrival_s;
            for (int gap = timed + 1; gap < i; gap++, filled++) {
                int at = from + (int) ((long) (to - from) * (gap - timed) / (i - timed));
                times.set(gap, times.get(gap).at(at, at));
            }
            timed = i;
        }
        return filled;
    }

    Trip toTrip(String id, ServiceDays days) {
        int length = times.size();
        var stops = new int[length];
        var arrival = new int[length];
        var departure = new int[length];
        var board = new boolean[length];
        var alight = new boolean[length];
        for (int i = 0; i < length; i++) {
            StopTime time = times.get(i);
            stops[i] = time.stop;
            arrival[i] = time.arrival_s;
            departure[i] = time.departure_s;
            board[i] = time.mayBoard;
            alight[i] = time.mayAlight;
        }
        return new Trip(id, days, stops, arrival, departure, board, alight);
    }
}
