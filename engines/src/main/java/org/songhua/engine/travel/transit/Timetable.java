package org.songhua.engine.travel.transit;

import java.util.ArrayList;
import java.util.List;

/**
 * Stops and trips of one or more operators, for all days they speak of.
 *
 * @param stops numbered as in the trips
 * @param trips in the order of the source
 * @param transfers what the operators say of changes between stops
 */
public record Timetable(List<TransitStop> stops, List<Trip> trips, List<Transfer> transfers) {
    public Timetable {
        stops = List.copyOf(stops);
        trips = List.copyOf(trips);
        transfers = List.copyOf(transfers);
    }

    /** Stops and trips of operators that say nothing of changes. */
    public Timetable(List<TransitStop> stops, List<Trip> trips) {
        this(stops, trips, List.of());
    }

    /** {@return the trips of both; stops of the other get the numbers behind those of this one} */
    public Timetable with(Timetable other) {
        int by = stops.size();
        var allStops = new ArrayList<>(stops);
        allStops.addAll(other.stops);
        var allTrips = new ArrayList<>(trips);
        for (Trip trip : other.trips) allTrips.add(shifted(trip, by));
        var allTransfers = new ArrayList<>(transfers);
        for (Transfer one : other.transfers)
            allTransfers.add(new Transfer(one.from() + by, one.to() + by, one.seconds()));
        return new Timetable(allStops, allTrips, allTransfers);
    }

    private static Trip shifted(Trip trip, int by) {
        int length = trip.length();
        var numbers = new int[length];
        var arrival = new int[length];
        var departure = new int[length];
        var board = new boolean[length];
        var alight = new boolean[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = trip.stop(i) + by;
            arrival[i] = trip.arrival_s(i);
            departure[i] = trip.departure_s(i);
            board[i] = trip.mayBoard(i);
            alight[i] = trip.mayAlight(i);
        }
        return new Trip(trip.id(), trip.days(), numbers, arrival, departure, board, alight);
    }
}
