package org.songhua.engine.travel.transit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * The oracle: connections scanned in the order of departure (Dibbelt and others 2013), again until nothing changes so that
 * connections of no duration need no order among each other. Knows nothing of patterns, rounds or departures before.
 */
public final class ConnectionScan {
    private record Connection(int trip, int from, int to, int departure, int arrival, boolean board, boolean alight) {}

    private final List<Connection> connections = new ArrayList<>();
    private final StopWalks transfers;
    public final int[] byVehicle;
    public final int[] byAnyMeans;

    public ConnectionScan(Timetable timetable, LocalDate day, StopWalks transfers) {
        this.transfers = transfers;
        this.byVehicle = new int[timetable.stops().size()];
        this.byAnyMeans = new int[timetable.stops().size()];
        int number = 0;
        for (Trip trip : timetable.trips()) {
            for (int offset = -1; offset <= 1; offset++) {
                if (trip.days().runsOn(day.plusDays(offset))) add(trip, number++, 86_400 * offset);
            }
        }
        connections.sort((a, b) -> Integer.compare(a.departure, b.departure));
    }

    private void add(Trip trip, int number, int shift) {
        for (int i = 0; i + 1 < trip.length(); i++) {
            connections.add(new Connection(
                    number,
                    trip.stop(i),
                    trip.stop(i + 1),
                    trip.departure_s(i) + shift,
                    trip.arrival_s(i + 1) + shift,
                    trip.mayBoard(i),
                    trip.mayAlight(i + 1)));
        }
    }

    public void depart(int departure, int[] stops, int[] walk, int latest) {
        Arrays.fill(byVehicle, Raptor.NEVER);
        Arrays.fill(byAnyMeans, Raptor.NEVER);
        for (int i = 0; i < stops.length; i++) {
            if (departure + walk[i] > latest) continue;
            byAnyMeans[stops[i]] = Math.min(byAnyMeans[stops[i]], departure + walk[i]);
        }
        while (scan(latest)) {}
    }

    private boolean scan(int latest) {
        boolean changed = false;
        var aboard = new HashSet<Integer>();
        for (Connection c : connections) {
            if (c.board && byAnyMeans[c.from] <= c.departure) aboard.add(c.trip);
            if (!aboard.contains(c.trip) || !c.alight || c.arrival >= byVehicle[c.to] || c.arrival > latest) continue;
            changed = true;
            byVehicle[c.to] = c.arrival;
            byAnyMeans[c.to] = Math.min(byAnyMeans[c.to], c.arrival);
            for (int target : transfers.targetsOf(c.to)) {
                int time = c.arrival + transfers.seconds(c.to, target);
                if (time <= latest) byAnyMeans[target] = Math.min(byAnyMeans[target], time);
            }
        }
        return changed;
    }
}
