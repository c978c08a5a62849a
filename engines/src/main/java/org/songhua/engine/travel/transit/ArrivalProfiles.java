package org.songhua.engine.travel.transit;

import java.util.Arrays;

/**
 * For each stop every journey to a goal that no other beats: leaving later and arriving no later. One scan of all connections
 * from the last to the first (profile connection scan, Dibbelt and others 2013, section 4), so that all origins and all departures of
 * a window cost one pass. The goal may be many places; each stop says how far it is from it.
 *
 * <p>As in {@link Raptor} walks between stops start from rides only and two never join, and connections of no duration need
 * no order among each other. Seconds after midnight. Immutable after it was made.
 */
public final class ArrivalProfiles {
    private final int[] onward_s;
    private final StopWalks reversed;
    /** Journeys that begin with boarding at the stop. */
    private final Journeys[] boarding;
    /** Those, and journeys that begin with a walk to another stop: what one who gets out here may do. */
    private final Journeys[] changing;

    private ArrivalProfiles(DayTimetable day, StopWalks transfers, int[] onward_s) {
        this.onward_s = onward_s.clone();
        this.reversed = reversed(transfers);
        this.boarding = empty(day.stopCount);
        this.changing = empty(day.stopCount);
    }

    private static Journeys[] empty(int count) {
        var all = new Journeys[count];
        for (int i = 0; i < count; i++) all[i] = new Journeys();
        return all;
    }

    /**
     * {@return the journeys to a goal}
     *
     * @param transfers walks between stops
     * @param onward_s seconds from each stop to the goal; negative where there is no way
     * @param from_s connections that leave before are of no interest
     * @param until_s nor those that leave after
     */
    public static ArrivalProfiles to(DayTimetable day, StopWalks transfers, int[] onward_s, int from_s, int until_s) {
        if (onward_s.length != day.stopCount || transfers.stops() != day.stopCount)
            throw new IllegalArgumentException("Stops differ in number.");
        var profiles = new ArrivalProfiles(day, transfers, onward_s);
        profiles.scan(Connections.of(day, from_s, until_s));
        return profiles;
    }

    /** {@return the earliest arrival at the goal of who is at the stop at a second and boards there, {@link Raptor#NEVER} for none} */
    public int arrival(int stop, int at_s) {
        return boarding[stop].arrival(at_s);
    }

    /** {@return how many journeys are kept} */
    public int size() {
        return Arrays.stream(boarding).mapToInt(one -> one.size).sum();
    }

    private void scan(Connections all) {
        var staying = new int[all.size()];
        Arrays.fill(staying, Raptor.NEVER);
        for (int end = all.size(); end > 0; ) {
            int begin = end - 1;
            while (begin > 0 && all.departure(begin - 1) == all.departure(end - 1)) begin--;
            // Vehicles that arrive in the second they leave may be changed into in any order: until nothing changes.
            while (scan(all, begin, end, staying)) {}
            end = begin;
        }
    }

    /** {@return whether those that leave in one second are to be looked at again} */
    private boolean scan(Connections all, int begin, int end, int[] staying) {
        boolean changed = false;
        boolean instant = false;
        for (int place = end - 1; place >= begin; place--) {
            int hop = all.at(place);
            changed |= ride(all, hop, all.departure(place), staying);
            instant |= all.arrival[hop] == all.departure(place);
        }
        return changed && instant;
    }

    /** {@return whether a journey was found that no other beats} */
    private boolean ride(Connections all, int hop, int departure, int[] staying) {
        int arrival = all.hasNext(hop) ? staying[hop + 1] : Raptor.NEVER;
        if (all.mayAlight[hop]) arrival = Math.min(arrival, leaving(all.to[hop], all.arrival[hop]));
        staying[hop] = arrival;
        if (arrival == Raptor.NEVER || !all.mayBoard[hop]) return false;
        int stop = all.from[hop];
        changing[stop].add(departure, arrival);
        if (!boarding[stop].add(departure, arrival)) return false;
        for (int w = reversed.first[stop]; w < reversed.first[stop + 1]; w++)
            changing[reversed.targets[w]].add(departure - reversed.seconds[w], arrival);
        return true;
    }

    /** Who gets out walks on to the goal or changes. */
    private int leaving(int stop, int at_s) {
        int changed = changing[stop].arrival(at_s);
        return onward_s[stop] < 0 ? changed : Math.min(changed, at_s + onward_s[stop]);
    }

    private static StopWalks reversed(StopWalks walks) {
        int stops = walks.stops();
        var into = new int[stops + 1];
        for (int target : walks.targets) into[target + 1]++;
        for (int i = 0; i < stops; i++) into[i + 1] += into[i];
        var from = new int[walks.size()];
        var seconds = new int[walks.size()];
        int[] next = into.clone();
        for (int stop = 0; stop < stops; stop++)
            for (int w = walks.first[stop]; w < walks.first[stop + 1]; w++) {
                int at = next[walks.targets[w]]++;
                from[at] = stop;
                seconds[at] = walks.seconds[w];
            }
        return StopWalks.of(into, from, seconds);
    }

    /** Journeys of a stop, the latest first; an earlier one arrives earlier. */
    private static final class Journeys {
        private int[] departure = new int[4];
        private int[] arrival = new int[4];
        private int size = 0;

        /** {@return the place behind the last journey that leaves at a second or later} */
        private int behind(int at_s) {
            int low = 0;
            int high = size;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (departure[middle] >= at_s) low = middle + 1;
                else high = middle;
            }
            return low;
        }

        int arrival(int at_s) {
            int behind = behind(at_s);
            return behind == 0 ? Raptor.NEVER : arrival[behind - 1];
        }

        /** Keeps a journey that no other beats, and forgets those that it beats. */
        boolean add(int departs, int arrives) {
            int behind = behind(departs);
            if (behind > 0 && arrival[behind - 1] <= arrives) return false;
            int from = behind > 0 && departure[behind - 1] == departs ? behind - 1 : behind;
            int to = from;
            while (to < size && arrival[to] >= arrives) to++;
            replace(from, to, departs, arrives);
            return true;
        }

        private void replace(int from, int to, int departs, int arrives) {
            int moved = size - to;
            if (from + 1 + moved > departure.length) {
                departure = Arrays.copyOf(departure, 2 * departure.length);
                arrival = Arrays.copyOf(arrival, 2 * arrival.length);
            }
            System.arraycopy(departure, to, departure, from + 1, moved);
            System.arraycopy(arrival, to, arrival, from + 1, moved);
            departure[from] = departs;
            arrival[from] = arrives;
            size = from + 1 + moved;
        }
    }
}
