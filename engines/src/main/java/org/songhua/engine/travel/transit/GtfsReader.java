package org.songhua.engine.travel.transit;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
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
 * Reads a GTFS feed of text files into a timetable. Used are {@code stops}, {@code trips}, {@code stop_times},
 * {@code calendar}, {@code calendar_dates}, {@code frequencies} and {@code transfers}; what is wrong is told and the rest is kept.
 *
 * @see <a href="https://gtfs.org/documentation/schedule/reference/">GTFS Schedule Reference</a>
 */
public final class GtfsReader {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    /** More trips than this of one row of frequencies are a mistake. */
    private static final int MOST_REPEATS = 5000;

    private final Map<String, String> files;
    private final Consumer<Fault> faults;
    private final List<TransitStop> stops = new ArrayList<>();
    private final Map<String, Integer> stopNumbers = new HashMap<>();
    private final Map<String, Calendar> calendars = new HashMap<>();
    private final Map<String, String> serviceOfTrip = new LinkedHashMap<>();
    private final Map<String, StopTimes> timesOfTrip = new HashMap<>();
    private final Map<String, List<int[]>> frequencies = new HashMap<>();
    private final Set<String> dated = new HashSet<>();
    private final GtfsTransfers transfers;
    private int gapsFilled = 0;

    private GtfsReader(Map<String, String> files, Consumer<Fault> faults) {
        this.files = files;
        this.faults = faults;
        this.transfers = new GtfsTransfers(stopNumbers, faults);
    }

    /** What is known of a service while it is read. */
    private static final class Calendar {
        private final Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);
        private LocalDate from = LocalDate.of(1900, 1, 2);
        private LocalDate to = LocalDate.of(1900, 1, 1);
        private final Set<LocalDate> added = new HashSet<>();
        private final Set<LocalDate> removed = new HashSet<>();

        ServiceDays days() {
            return new ServiceDays(weekdays, from, to, added, removed);
        }
    }

    /** {@return the timetable of a feed, its files by name such as {@code stops.txt}} */
    public static Timetable read(Map<String, String> files, Consumer<Fault> faults) {
        return new GtfsReader(files, faults).read();
    }

    private Timetable read() {
        require("stops.txt", List.of("stop_id", "stop_lat", "stop_lon"), this::stop);
        optional("calendar.txt", List.of("service_id", "start_date", "end_date"), this::calendar);
        optional("calendar_dates.txt", List.of("service_id", "date", "exception_type"), this::exception);
        require("trips.txt", List.of("trip_id", "service_id"), this::trip);
        require("stop_times.txt", List.of("trip_id", "stop_id", "stop_sequence"), this::stopTime);
        optional("frequencies.txt", List.of("trip_id", "start_time", "end_time", "headway_secs"), this::frequency);
        optional("transfers.txt", List.of("from_stop_id", "to_stop_id", "transfer_type"), transfers::row);
        return new Timetable(stops, trips(), transfers.all());
    }

    /** The second row of a name that must be unique: which of the two is meant nobody knows, so the first stays. */
    private static void twice(CsvRow row, String column) {
        row.refuse(
                "GTFS-006",
                column,
                "is '" + row.get(column) + "' a second time",
                "Keep one of the rows; the first one was taken.");
    }

    private void require(String file, List<String> columns, Consumer<CsvRow> rows) {
        if (files.containsKey(file)) {
            optional(file, columns, rows);
            return;
        }
        faults.accept(Fault.refused(
                "GTFS-001", Place.inFile(file), "The feed has no " + file + ".", "Export the feed completely."));
    }

    private void optional(String file, List<String> columns, Consumer<CsvRow> rows) {
        String text = files.get(file);
        if (text != null) CsvReader.read(text, file, columns, faults, rows);
    }

    private void stop(CsvRow row) {
        if (!row.require("stop_id")) return;
        // Stations, entrances and nodes of pathways: nobody boards there, but changes may be said of a whole station.
        if (!Set.of("", "0").contains(row.get("location_type"))) return;
        var latitude = row.number("stop_lat", -90, 90);
        var longitude = row.number("stop_lon", -180, 180);
        if (latitude.isEmpty() || longitude.isEmpty()) return;
        long location = Locations.of(longitude.getAsDouble(), latitude.getAsDouble());
        if (stopNumbers.putIfAbsent(row.get("stop_id"), stops.size()) == null) {
            if (row.has("parent_station")) transfers.within(row.get("parent_station"), stops.size());
            stops.add(new TransitStop(row.get("stop_id"), row.get("stop_name"), location));
        } else twice(row, "stop_id");
    }

    private Calendar calendarOf(CsvRow row) {
        return calendars.computeIfAbsent(row.get("service_id"), id -> new Calendar());
    }

    private void calendar(CsvRow row) {
        LocalDate from = date(row, "start_date");
        LocalDate to = date(row, "end_date");
        if (from == null || to == null || !row.require("service_id")) return;
        if (to.isBefore(from)) {
            row.refuse("GTFS-003", "end_date", "is before the start_date", "Let the period end after it begins.");
        } else if (dated.add(row.get("service_id"))) {
            Calendar calendar = calendarOf(row);
            calendar.from = from;
            calendar.to = to;
            for (DayOfWeek day : DayOfWeek.values()) weekday(row, day, calendar);
        } else twice(row, "service_id");
    }

    private static void weekday(CsvRow row, DayOfWeek day, Calendar calendar) {
        String column = day.name().toLowerCase(Locale.ROOT);
        switch (row.get(column)) {
            case "1" -> calendar.weekdays.add(day);
            case "0" -> {}
            default ->
                row.refuse(
                        "GTFS-003",
                        column,
                        "is '" + row.get(column) + "' and was taken for 0",
                        "Write 1 when the service runs on this day of the week, else 0.");
        }
    }

    private void exception(CsvRow row) {
        LocalDate day = date(row, "date");
        if (day == null) return;
        switch (row.get("exception_type")) {
            case "1" -> calendarOf(row).added.add(day);
            case "2" -> calendarOf(row).removed.add(day);
            default ->
                row.refuse(
                        "GTFS-003",
                        "exception_type",
                        "is '" + row.get("exception_type") + "'",
                        "Write 1 for added, 2 for removed.");
        }
    }

    private static @Nullable LocalDate date(CsvRow row, String column) {
        try {
            return LocalDate.parse(row.get(column), DATE);
        } catch (DateTimeParseException e) {
            row.refuse("GTFS-003", column, "is '" + row.get(column) + "'", "Write dates as YYYYMMDD.");
            return null;
        }
    }

    private void trip(CsvRow row) {
        if (!row.require("trip_id")) return;
        String service = row.get("service_id");
        if (!calendars.containsKey(service)) unknown(row, "service_id", "calendar.txt");
        else if (serviceOfTrip.putIfAbsent(row.get("trip_id"), service) != null) twice(row, "trip_id");
    }

    private static void unknown(CsvRow row, String column, String file) {
        row.refuse(
                "GTFS-002",
                column,
                "is '" + row.get(column) + "', which is not taken from " + file,
                "Add it to " + file + ", or mend what is told of it there.");
    }

    private void stopTime(CsvRow row) {
        Integer stop = stopNumbers.get(row.get("stop_id"));
        if (!serviceOfTrip.containsKey(row.get("trip_id"))) {
            unknown(row, "trip_id", "trips.txt");
        } else if (stop == null) {
            unknown(row, "stop_id", "stops.txt");
        } else {
            OptionalInt sequence = row.integer("stop_sequence", 0, Integer.MAX_VALUE);
            OptionalInt arrival = time(row, "arrival_time");
            OptionalInt departure = time(row, "departure_time");
            if (sequence.isEmpty() || arrival.isEmpty() || departure.isEmpty()) return;
            timesOfTrip
                    .computeIfAbsent(row.get("trip_id"), id -> new StopTimes())
                    .add(new StopTime(
                            sequence.getAsInt(),
                            stop,
                            arrival.getAsInt(),
                            departure.getAsInt(),
                            !row.get("pickup_type").equals("1"),
                            !row.get("drop_off_type").equals("1")));
        }
    }

    /** {@return seconds, {@link Clock#NONE} when the field is empty, nothing when it is wrong} */
    private static OptionalInt time(CsvRow row, String column) {
        String text = row.get(column);
        int seconds = text.isEmpty() ? Clock.NONE : Clock.seconds(text);
        if (seconds != Clock.NONE || text.isEmpty()) return OptionalInt.of(seconds);
        row.refuse(
                "GTFS-003",
                column,
                "is '" + text + "'",
                "Write times as HH:MM:SS; after midnight hours go on: 25:10:00.");
        return OptionalInt.empty();
    }

    private void frequency(CsvRow row) {
        OptionalInt start = time(row, "start_time");
        OptionalInt end = time(row, "end_time");
        OptionalInt headway = row.integer("headway_secs", 1, 86_400);
        if (start.isEmpty() || end.isEmpty() || headway.isEmpty()) return;
        if (!serviceOfTrip.containsKey(row.get("trip_id"))) {
            unknown(row, "trip_id", "trips.txt");
            return;
        }
        // A field that is empty is no time, and so before every other.
        if (start.getAsInt() == Clock.NONE || end.getAsInt() <= start.getAsInt()) {
            String column = start.getAsInt() == Clock.NONE ? "start_time" : "end_time";
            row.refuse("GTFS-003", column, "is '" + row.get(column) + "'", "Write a start, and an end after it.");
            return;
        }
        if ((end.getAsInt() - start.getAsInt()) / headway.getAsInt() > MOST_REPEATS) {
            row.refuse("GTFS-003", "headway_secs", "gives more than " + MOST_REPEATS + " trips", "Check the headway.");
            return;
        }
        frequencies
                .computeIfAbsent(row.get("trip_id"), id -> new ArrayList<>())
                .add(new int[] {start.getAsInt(), end.getAsInt(), headway.getAsInt()});
    }

    private List<Trip> trips() {
        var trips = new ArrayList<Trip>();
        var daysOfService = new HashMap<String, ServiceDays>();
        serviceOfTrip.forEach((id, service) -> {
            StopTimes times = timesOfTrip.getOrDefault(id, new StopTimes());
            String problem = times.problem();
            if (problem != null) {
                faults.accept(Fault.refused(
                        "GTFS-004",
                        Place.inFile("stop_times.txt").withFeature("trip " + id),
                        "The trip " + problem + ".",
                        "Mend its rows in stop_times.txt, or remove it from trips.txt."));
                return;
            }
            gapsFilled += times.fillGaps();
            ServiceDays days = daysOfService.computeIfAbsent(service, s -> daysOf(s));
            repeat(times.toTrip(id, days), trips);
        });
        if (gapsFilled > 0) {
            faults.accept(Fault.remark(
                    "GTFS-005",
                    Place.inFile("stop_times.txt"),
                    gapsFilled + " stops have no time; they were given one between their neighbours.",
                    "Give times at all stops if they are known."));
        }
        return trips;
    }

    private ServiceDays daysOf(String service) {
        Calendar calendar = calendars.get(service);
        if (calendar == null) throw new IllegalStateException("Service " + service + " was checked when read.");
        return calendar.days();
    }

    private void repeat(Trip trip, List<Trip> trips) {
        List<int[]> repeats = frequencies.get(trip.id());
        if (repeats == null) {
            trips.add(trip);
            return;
        }
        for (int[] repeat : repeats) {
            for (int start = repeat[0]; start < repeat[1]; start += repeat[2]) {
                trips.add(trip.startingAt(start));
            }
        }
    }
}
