package org.songhua.engine.travel.transit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.fault.Fault;

/** Timetables as text: what is taken, and what is told of the rest. */
class D03_GtfsTest {
    private final ArrayList<Fault> faults = new ArrayList<>();

    private static Map<String, String> feed() {
        var files = new HashMap<String, String>();
        files.put("stops.txt", """
                stop_id,stop_name,stop_lat,stop_lon,location_type
                A,Station,43.88,125.32,
                B,"North, Gate",43.89,125.33,0
                C,Park,43.90,125.34,0
                S,Whole station,43.88,125.32,1
                """);
        files.put("calendar.txt", """
                service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
                W,1,1,1,1,1,0,0,20260101,20261231
                """);
        files.put("calendar_dates.txt", """
                service_id,date,exception_type
                W,20261001,2
                H,20261001,1
                """);
        files.put("trips.txt", """
                route_id,service_id,trip_id
                1,W,t1
                1,H,t2
                """);
        files.put("stop_times.txt", """
                trip_id,arrival_time,departure_time,stop_id,stop_sequence
                t1,08:10:00,08:11:00,C,30
                t1,08:00:00,08:00:00,A,10
                t1,,,B,20
                t2,25:00:00,25:00:00,A,1
                t2,25:30:00,25:30:00,C,2
                """);
        return files;
    }

    private Timetable read(Map<String, String> files) {
        return GtfsReader.read(files, faults::add);
    }

    @Test
    void a_feed_becomes_stops_and_trips() {
        Timetable timetable = read(feed());
        assertThat(timetable.stops()).extracting(TransitStop::name).containsExactly("Station", "North, Gate", "Park");
        Trip trip = timetable.trips().getFirst();
        assertThat(trip.stop(2)).isEqualTo(2);
        assertThat(trip.departure_s(2)).isEqualTo(8 * 3600 + 660);
    }

    @Test
    void a_gap_in_the_times_is_filled_evenly_and_told() {
        assertThat(read(feed()).trips().getFirst().arrival_s(1)).isEqualTo(8 * 3600 + 300);
        assertThat(faults).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo("GTFS-005");
            assertThat(f.severity()).isEqualTo(Fault.Severity.REMARK);
            assertThat(f.problem()).startsWith("1 stops have no time");
        });
    }

    @Test
    void on_the_holiday_the_other_service_runs() {
        Timetable timetable = read(feed());
        assertThat(timetable.trips().get(0).days().runsOn(LocalDate.of(2026, 10, 1)))
                .isFalse();
        assertThat(timetable.trips().get(1).days().runsOn(LocalDate.of(2026, 10, 1)))
                .isTrue();
        assertThat(timetable.trips().get(1).departure_s(0)).isEqualTo(90_000);
    }

    @Test
    void a_frequency_becomes_its_trips() {
        var files = feed();
        files.put("frequencies.txt", "trip_id,start_time,end_time,headway_secs\nt2,06:00:00,07:00:00,1200\n");
        Timetable timetable = read(files);
        assertThat(timetable.trips().stream()
                        .filter(t -> t.id().startsWith("t2@"))
                        .map(t -> t.departure_s(0)))
                .containsExactly(21_600, 22_800, 24_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # file            | row                                | code     | field
            stop_times.txt    | t1,08:20:00,08:20:00,X,40          | GTFS-002 | stop_id
            stop_times.txt    | t9,08:20:00,08:20:00,A,40          | GTFS-002 | trip_id
            stop_times.txt    | t1,8h,08:20:00,A,40                | GTFS-003 | arrival_time
            stop_times.txt    | t1,08:20:00,08:61:00,A,40          | GTFS-003 | departure_time
            stop_times.txt    | t1,08:20:00,08:20:00,A,last        | CSV-003  | stop_sequence
            trips.txt         | 1,Z,t3                             | GTFS-002 | service_id
            stops.txt         | D,Far,99,125,0                     | CSV-003  | stop_lat
            calendar.txt      | V,1,1,1,1,1,0,0,2026-01-01,20261231 | GTFS-003 | start_date
            calendar_dates.txt | W,20261002,3                      | GTFS-003 | exception_type
            calendar.txt      | V,1,1,1,1,1,0,0,20260201,20260101  | GTFS-003 | end_date
            calendar.txt      | V,1,1,yes,1,1,0,0,20260101,20261231 | GTFS-003 | wednesday
            calendar.txt      | W,0,0,0,0,0,1,1,20260101,20261231  | GTFS-006 | service_id
            trips.txt         | 1,H,t1                             | GTFS-006 | trip_id
            stops.txt         | A,Elsewhere,1,1,0                  | GTFS-006 | stop_id
            """)
    void a_bad_row_is_told_and_the_rest_is_kept(String file, String row, String code, String field) {
        var files = feed();
        files.merge(file, row + "\n", String::concat);
        assertThat(read(files).trips()).hasSize(2);
        assertThat(faults).anySatisfy(f -> {
            assertThat(f.code()).isEqualTo(code);
            assertThat(f.place().file()).isEqualTo(file);
            assertThat(f.place().field()).isEqualTo(field);
            assertThat(f.place().row()).isPositive();
        });
    }

    @Test
    void of_two_rows_of_one_name_the_first_is_taken() {
        var files = feed();
        files.merge("calendar.txt", "W,0,0,0,0,0,1,1,20260101,20261231\n", String::concat);
        files.merge("trips.txt", "1,H,t1\n", String::concat);
        ServiceDays days = read(files).trips().getFirst().days();
        assertThat(days.runsOn(LocalDate.of(2026, 3, 2))).isTrue();
        assertThat(days.runsOn(LocalDate.of(2026, 3, 1))).isFalse();
    }

    @Test
    void changes_are_taken_with_their_times_for_stops_and_for_stations() {
        var files = feed();
        files.put("stops.txt", """
                stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station
                A,Platform 1,43.88,125.32,,S
                B,"North, Gate",43.89,125.33,0,
                C,Platform 2,43.90,125.34,0,S
                S,Whole station,43.88,125.32,1,
                """);
        files.put("transfers.txt", """
                from_stop_id,to_stop_id,transfer_type,min_transfer_time
                A,B,2,120
                B,S,2,300
                S,S,2,45
                A,A,2,30
                B,A,3,
                A,B,0,
                A,X,2,60
                A,C,9,
                A,C,2,soon
                """);
        assertThat(read(files).transfers())
                .containsExactlyInAnyOrder(
                        new Transfer(0, 1, 120),
                        new Transfer(1, 2, 300),
                        new Transfer(1, 0, Transfer.IMPOSSIBLE),
                        new Transfer(0, 2, 45),
                        new Transfer(2, 0, 45));
        assertThat(faults.stream().map(f -> f.code() + " " + f.place().row()))
                .containsExactly("GTFS-002 8", "GTFS-003 9", "CSV-003 10", "GTFS-005 0", "GTFS-007 0");
        assertThat(faults.getLast().problem()).startsWith("2 changes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            t1,07:00:00,07:00:00,A,40   | runs backwards in time at stop_sequence 40
            t1,,,A,40                   | has no time at its first or last stop
            t1,08:30:00,08:20:00,A,40   | runs backwards in time at stop_sequence 40
            """)
    void a_trip_that_makes_no_sense_is_left_out(String row, String problem) {
        var files = feed();
        files.merge("stop_times.txt", row + "\n", String::concat);
        assertThat(read(files).trips()).extracting(Trip::id).containsExactly("t2");
        assertThat(faults).anySatisfy(f -> assertThat(f.problem()).contains(problem));
    }

    @Test
    void a_trip_of_one_stop_is_left_out() {
        var files = feed();
        files.merge("trips.txt", "1,W,lonely\n", String::concat);
        files.merge("stop_times.txt", "lonely,08:00:00,08:00:00,A,1\n", String::concat);
        assertThat(read(files).trips()).hasSize(2);
        assertThat(faults).anySatisfy(f -> assertThat(f.problem()).contains("fewer than two stops"));
    }

    @Test
    void a_feed_without_a_needed_file_is_told() {
        assertThat(read(Map.of()).trips()).isEmpty();
        assertThat(faults)
                .extracting(f -> f.place().file())
                .containsExactly("stops.txt", "trips.txt", "stop_times.txt");
    }

    @Test
    void a_plain_timetable_becomes_the_same() {
        Timetable timetable = PlainTimetable.read(
                "stop,lat,lon\nA,43.88,125.32\nB,43.89,125.33\n",
                "trip,stop,time,days\n1,A,08:00,12345\n1,B,08:20,12345\n2,A,23:50\n2,B,24:10\n",
                faults::add);
        assertThat(faults).isEmpty();
        assertThat(timetable.trips().get(0).arrival_s(1)).isEqualTo(30_000);
        assertThat(timetable.trips().get(0).days().runsOn(LocalDate.of(2026, 3, 1)))
                .isFalse();
        assertThat(timetable.trips().get(1).days().runsOn(LocalDate.of(2026, 3, 1)))
                .isTrue();
    }

    @Test
    void a_plain_timetable_tells_what_is_wrong() {
        Timetable timetable = PlainTimetable.read(
                "stop,lat,lon\nA,43.88,125.32\nB,43.89,125.33\n",
                "trip,stop,time,days\n1,A,8,\n1,X,08:20,\n2,A,08:00,0\n3,B,09:00,\n3,A,08:00,\n",
                faults::add);
        assertThat(timetable.trips()).isEmpty();
        assertThat(faults).extracting(Fault::code).containsExactly("GTFS-003", "GTFS-002", "GTFS-003", "GTFS-004");
    }

    @Test
    void nothing_is_asked_of_a_feed_that_is_whole() {
        assumeTrue(PortoAlegre.isThere(), "needs Porto Alegre");
        var found = new ArrayList<Fault>();
        PortoAlegre.timetable(found::add);
        assertThat(found.stream().filter(f -> f.severity() == Fault.Severity.REFUSED))
                .isEmpty();
    }
}
