package org.songhua.engine.travel.transit;

import java.util.Arrays;

/**
 * Earliest arrivals at all stops for one departure after the other, from the latest to the earliest: range-RAPTOR
 * (Delling, Pajor and Werneck 2012, section 4.3) without a limit on the number of rides. What was reached leaving later
 * is still reached leaving earlier, so each departure costs only what it improves.
 *
 * <p>Two labels are kept for each stop: the earliest arrival by vehicle, from which one may walk on, and the earliest
 * arrival by any means, from which one may board. Walks start from arrivals by vehicle only, so that two walks never
 * join; and a vehicle that comes later than a walk did may still matter, because one may walk on from it. For use by one
 * thread.
 */
public final class Raptor {
    /** Arrival at a stop that is not reached. */
    public static final int NEVER = Integer.MAX_VALUE;

    private final DayTimetable day;
    private final StopWalks transfers;
    private final int[] byVehicle;
    private final int[] byAnyMeans;
    private final int[] queued;
    private final int[] queue;
    private final int[] marked;
    private final boolean[] isMarked;
    private final int[] improved;
    private final boolean[] isImproved;
    private final int[] rode;
    private final boolean[] isRode;
    private int queueSize = 0;
    private int markedCount = 0;
    private int improvedCount = 0;
    private int rodeCount = 0;
    private int latest = NEVER;

    /** @param transfers walks between stops; see {@link WalkLinks} */
    public Raptor(DayTimetable day, StopWalks transfers) {
        if (transfers.stops() != day.stopCount) throw new IllegalArgumentException("Stops differ in number.");
        this.day = day;
        this.transfers = transfers;
        this.byVehicle = new int[day.stopCount];
        this.byAnyMeans = new int[day.stopCount];
        this.queued = new int[day.patternCount()];
        this.queue = new int[day.patternCount()];
        this.marked = new int[day.stopCount];
        this.isMarked = new boolean[day.stopCount];
        this.improved = new int[day.stopCount];
        this.isImproved = new boolean[day.stopCount];
        this.rode = new int[day.stopCount];
        this.isRode = new boolean[day.stopCount];
        Arrays.fill(queued, -1);
        begin();
    }

    /** Forgets all departures. */
    public void begin() {
        Arrays.fill(byVehicle, NEVER);
        Arrays.fill(byAnyMeans, NEVER);
    }

    /**
     * Leaves at a time that is not after the one of the departure before.
     *
     * @param departure_s seconds after midnight
     * @param stops where one can board first
     * @param walk_s seconds on foot to each of them
     * @param latest_s arrivals after this second are of no interest
     */
    public void depart(int departure_s, int[] stops, int[] walk_s, int latest_s) {
        latest = latest_s;
        for (int i = 0; i < improvedCount; i++) isImproved[improved[i]] = false;
        improvedCount = 0;
        for (int i = 0; i < stops.length; i++) reachOnFoot(stops[i], departure_s + walk_s[i]);
        while (markedCount > 0) {
            queuePatterns();
            for (int i = 0; i < queueSize; i++) ride(queue[i]);
            queueSize = 0;
            transfer();
        }
    }

    private void reachOnFoot(int stop, int time) {
        if (time >= byAnyMeans[stop] || time > latest) return;
        byAnyMeans[stop] = time;
        mark(stop);
    }

    private void mark(int stop) {
        if (isMarked[stop]) return;
        isMarked[stop] = true;
        marked[markedCount++] = stop;
    }

    /** Patterns that a marked stop is on, each from the first such stop. */
    private void queuePatterns() {
        for (int i = 0; i < markedCount; i++) {
            int stop = marked[i];
            isMarked[stop] = false;
            for (int v = 2 * day.firstVisit[stop]; v < 2 * day.firstVisit[stop + 1]; v += 2) {
                int pattern = day.visits[v];
                if (queued[pattern] < 0) queue[queueSize++] = pattern;
                if (queued[pattern] < 0 || day.visits[v + 1] < queued[pattern]) queued[pattern] = day.visits[v + 1];
            }
        }
        markedCount = 0;
    }

    private void ride(int pattern) {
        int length = day.length(pattern);
        int firstStop = day.firstStop[pattern];
        int base = day.firstTime[pattern];
        int trips = day.tripCount[pattern];
        int trip = trips;
        int position = queued[pattern];
        queued[pattern] = -1;
        for (; position < length; position++) {
            int stop = day.patternStops[firstStop + position];
            if (trip < trips && day.mayAlight[firstStop + position]) {
                alight(stop, day.arrival[base + trip * length + position]);
            }
            if (day.mayBoard[firstStop + position] && byAnyMeans[stop] != NEVER) {
                trip = earliestTrip(base + position, length, trip, byAnyMeans[stop]);
            }
        }
    }

    /** {@return the first trip that departs at or after the time, {@code ridden} when it is no later} */
    private int earliestTrip(int base, int length, int ridden, int time) {
        int low = 0;
        int high = ridden;
        if (ridden > 0 && day.departure[base + (ridden - 1) * length] < time) return ridden;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (day.departure[base + middle * length] < time) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private void alight(int stop, int time) {
        if (time >= byVehicle[stop] || time > latest) return;
        byVehicle[stop] = time;
        if (!isRode[stop]) {
            isRode[stop] = true;
            rode[rodeCount++] = stop;
        }
        if (time < byAnyMeans[stop]) {
            byAnyMeans[stop] = time;
            mark(stop);
        }
    }

    private void transfer() {
        for (int i = 0; i < rodeCount; i++) {
            int stop = rode[i];
            isRode[stop] = false;
            if (!isImproved[stop]) {
                isImproved[stop] = true;
                improved[improvedCount++] = stop;
            }
            for (int w = transfers.first[stop]; w < transfers.first[stop + 1]; w++) {
                reachOnFoot(transfers.targets[w], byVehicle[stop] + transfers.seconds[w]);
            }
        }
        rodeCount = 0;
    }

    /** {@return second of the earliest arrival by vehicle, {@link #NEVER} when there is none} */
    public int byVehicle(int stop) {
        return byVehicle[stop];
    }

    /** {@return second of the earliest arrival by vehicle or on foot, {@link #NEVER} when there is none} */
    public int byAnyMeans(int stop) {
        return byAnyMeans[stop];
    }

    /** {@return how many stops are reached earlier by vehicle than when departing later} */
    int improvedCount() {
        return improvedCount;
    }

    int improved(int i) {
        return improved[i];
    }
}
