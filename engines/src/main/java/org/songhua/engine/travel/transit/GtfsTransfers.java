package org.songhua.engine.travel.transit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.songhua.engine.csv.CsvRow;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;

/**
 * The rows of {@code transfers.txt}. A change that takes a time of its own (type 2) or is not possible (type 3) counts for its two stops,
 * for all stops of a station when it names one. Changes without a time are walked along the streets; those of single routes
 * and trips, and those at one and the same stop, are not modelled. How many were not used is told.
 */
final class GtfsTransfers {
    private static final int MOST_SECONDS = 86_400;

    private final Map<String, Integer> stops;
    private final Consumer<Fault> faults;
    private final Map<String, List<Integer>> ofStation = new HashMap<>();
    private final Map<List<Integer>, Transfer> found = new LinkedHashMap<>();
    private int unused = 0;

    /** @param stops numbers by id, filled before the rows come */
    GtfsTransfers(Map<String, Integer> stops, Consumer<Fault> faults) {
        this.stops = stops;
        this.faults = faults;
    }

    /** Notes that a stop belongs to a station. */
    void within(String station, int stop) {
        ofStation.computeIfAbsent(station, id -> new ArrayList<>()).add(stop);
    }

    void row(CsvRow row) {
        if (row.has("from_route_id") || row.has("to_route_id") || row.has("from_trip_id") || row.has("to_trip_id")) {
            unused++;
            return;
        }
        List<Integer> from = stops(row, "from_stop_id");
        List<Integer> to = stops(row, "to_stop_id");
        if (from.isEmpty() || to.isEmpty()) return;
        switch (row.get("transfer_type")) {
            case "2" -> {
                OptionalInt seconds = row.integer("min_transfer_time", 0, MOST_SECONDS);
                if (seconds.isPresent()) add(from, to, seconds.getAsInt());
            }
            case "3" -> add(from, to, Transfer.IMPOSSIBLE);
            case "", "0", "1", "4", "5" -> unused++;
            default ->
                row.refuse(
                        "GTFS-003",
                        "transfer_type",
                        "is '" + row.get("transfer_type") + "'",
                        "Write 0 to 5 as the GTFS reference says.");
        }
    }

    private List<Integer> stops(CsvRow row, String column) {
        String id = row.get(column);
        Integer stop = stops.get(id);
        List<Integer> all = stop == null ? ofStation.getOrDefault(id, List.of()) : List.of(stop);
        if (all.isEmpty())
            row.refuse(
                    "GTFS-002",
                    column,
                    "is '" + id + "', which is not taken from stops.txt",
                    "Add it to stops.txt, or mend what is told of it there.");
        return all;
    }

    private void add(List<Integer> from, List<Integer> to, int seconds) {
        for (int one : from)
            for (int other : to) {
                if (one == other) {
                    if (from.size() == 1) unused++;
                } else found.put(List.of(one, other), new Transfer(one, other, seconds));
            }
    }

    /** {@return the changes that were said, the last one of each pair of stops} */
    List<Transfer> all() {
        if (unused > 0)
            faults.accept(Fault.remark(
                    "GTFS-007",
                    Place.inFile("transfers.txt"),
                    unused
                            + " changes are without a time, at one stop, or of single routes or trips: they are walked as any other.",
                    "Give type 2 and min_transfer_time between two stops where a change takes longer than the walk."));
        return List.copyOf(found.values());
    }
}
