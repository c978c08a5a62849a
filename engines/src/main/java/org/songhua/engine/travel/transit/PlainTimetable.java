package org.songhua.engine.travel.transit;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.csv.CsvReader;
import org.songhua.engine.csv.CsvRow;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.engine.osm.Locations;
import org.songhua.engine.travel.transit.StopTimes.StopTime;

/**
 * Reads a timetable of two plain tables, for operators that have no GTFS: stops {@code stop,lat,lon[,name]}, and times
 * {@code trip,stop,time[,days]}, the stops of a trip in the order of travel, the days as digits 1 (Monday) to 7 (Sunday),
 * all days when left out.
 */
public final class PlainTimetable {
    private final Consumer<Fault> faults;
    private final List<TransitStop> stops = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, StopTimes> times = new LinkedHashMap<>();
    private final Map<String, ServiceDays> days = new HashMap<>();
    private int row = 0;

    private PlainTimetable(Consumer<Fault> faults) {
        this.faults = faults;
    }

    /** {@return the timetable; what is wrong is told and the rest is kept} */
    public static Timetable read(String stopsText, String timesText, Consumer<Fault> faults) {
        var reader = new PlainTimetable(faults);
        CsvReader.read(stopsText, "stops", List.of("stop", "lat", "lon"), faults, reader::stop);
        CsvReader.read(timesText, "times", List.of("trip", "stop", "time"), faults, reader::time);
        return new Timetable(reader.stops, reader.trips());
    }

    private void stop(CsvRow given) {
        var latitude = given.number("lat", -90, 90);
        var longitude = given.number("lon", -180, 180);
        if (!given.require("stop") || latitude.isEmpty() || longitude.isEmpty()) return;
        if (numbers.putIfAbsent(given.get("stop"), stops.size()) != null) return;
        String name = given.has("name") ? given.get("name") : given.get("stop");
        long location = Locations.of(longitude.getAsDouble(), latitude.getAsDouble());
        stops.add(new TransitStop(given.get("stop"), name, location));
    }

    private void time(CsvRow given) {
        Integer stop = numbers.get(given.get("stop"));
        int seconds = Clock.seconds(given.get("time"));
        ServiceDays service = service(given);
        if (!given.require("trip") || service == null) return;
        if (stop == null) {
            given.refuse(
                    "GTFS-002",
                    "stop",
                    "is '" + given.get("stop") + "', which is no known stop",
                    "Add it to the stops.");
        } else if (seconds == Clock.NONE) {
            given.refuse("GTFS-003", "time", "is '" + given.get("time") + "'", "Write times as HH:MM or HH:MM:SS.");
        } else {
            days.putIfAbsent(given.get("trip"), service);
            times.computeIfAbsent(given.get("trip"), id -> new StopTimes())
                    .add(new StopTime(row++, stop, seconds, seconds, true, true));
        }
    }

    private static @Nullable ServiceDays service(CsvRow given) {
        if (!given.has("days")) return ServiceDays.ALWAYS;
        var weekdays = EnumSet.noneOf(DayOfWeek.class);
        for (char digit : given.get("days").toCharArray()) {
            if (digit < '1' || digit > '7') {
                given.refuse(
                        "GTFS-003", "days", "is '" + given.get("days") + "'", "Write digits: 12345 for working days.");
                return null;
            }
            weekdays.add(DayOfWeek.of(digit - '0'));
        }
        return new ServiceDays(weekdays, LocalDate.of(1900, 1, 1), LocalDate.of(9999, 12, 31), Set.of(), Set.of());
    }

    private List<Trip> trips() {
        var trips = new ArrayList<Trip>();
        times.forEach((id, stopTimes) -> {
            String problem = stopTimes.problem();
            if (problem == null) {
                trips.add(stopTimes.toTrip(id, days.getOrDefault(id, ServiceDays.ALWAYS)));
            } else {
                faults.accept(Fault.refused(
                        "GTFS-004",
                        Place.inFile("times").withFeature("trip " + id),
                        "The trip " + problem + ".",
                        "Mend its rows; times after midnight go on beyond 24:00."));
            }
        });
        return trips;
    }
}
