package org.songhua.engine.travel.transit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.random.Seeded;

/** Whatever stands in the files: trips that run, or faults that say why not; never an exception. */
class D06_HostileTextTest {
    private static final Map<String, String> FEED = Map.of(
            "stops.txt", "stop_id,stop_name,stop_lat,stop_lon\nA,a,43.1,125.1\nB,b,43.2,125.2\nC,c,43.3,125.3\n",
            "calendar.txt",
                    "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
                            + "W,1,1,1,1,1,1,1,20260101,20261231\n",
            "calendar_dates.txt", "service_id,date,exception_type\nW,20260501,2\n",
            "trips.txt", "trip_id,service_id\nt1,W\nt2,W\n",
            "stop_times.txt",
                    "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
                            + "t1,08:00:00,08:00:00,A,1\nt1,08:10:00,08:10:00,B,2\nt1,08:20:00,08:20:00,C,3\n"
                            + "t2,23:50:00,23:50:00,C,1\nt2,24:20:00,24:20:00,A,2\n",
            "frequencies.txt", "trip_id,start_time,end_time,headway_secs\nt1,06:00:00,07:00:00,600\n");

    @Test
    void a_feed_with_letters_changed_is_read_without_an_exception() {
        String letters = "0123456789:,\n\"AtW x-";
        Seeded.check(1500, random -> {
            var files = new HashMap<>(FEED);
            for (int n = random.nextInt(1, 5); n > 0; n--) {
                String file = List.copyOf(FEED.keySet()).get(random.nextInt(FEED.size()));
                var text = new StringBuilder(files.get(file));
                if (text.isEmpty()) continue;
                int at = random.nextInt(text.length());
                if (random.nextInt(4) == 0) text.deleteCharAt(at);
                else text.setCharAt(at, letters.charAt(random.nextInt(letters.length())));
                files.put(file, text.toString());
            }
            var faults = new ArrayList<Fault>();
            Timetable timetable = GtfsReader.read(files, faults::add);
            DayTimetable day = DayTimetable.of(timetable, LocalDate.of(2026, 3, 2));
            assertThat(day.tripCount()).isGreaterThanOrEqualTo(0);
            assertThat(faults).allSatisfy(fault -> assertThat(fault.remedy()).isNotBlank());
        });
    }

    @Test
    void a_feed_without_one_of_its_files_is_read_without_an_exception() {
        for (String missing : FEED.keySet()) {
            var files = new HashMap<>(FEED);
            files.remove(missing);
            var faults = new ArrayList<Fault>();
            Timetable timetable = GtfsReader.read(files, faults::add);
            // Without calendar.txt the service is known from its removed days, and runs on none.
            boolean optional = missing.startsWith("calendar") || missing.equals("frequencies.txt");
            assertThat(timetable.trips().isEmpty()).as(missing).isEqualTo(!optional);
            assertThat(faults.isEmpty()).as(missing).isEqualTo(optional);
        }
    }

    @Test
    void services_may_be_given_by_their_days_alone() {
        var files = new HashMap<>(FEED);
        files.remove("calendar.txt");
        files.put("calendar_dates.txt", "service_id,date,exception_type\nW,20260302,1\n");
        Timetable timetable = GtfsReader.read(files, fault -> {});
        assertThat(timetable.trips()).isNotEmpty();
        assertThat(timetable.trips().getFirst().days().runsOn(LocalDate.of(2026, 3, 2)))
                .isTrue();
        assertThat(timetable.trips().getFirst().days().runsOn(LocalDate.of(2026, 3, 3)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "08:00:00, 28800",
        "8:00:00, 28800",
        "08:00, 28800",
        "24:00:00, 86400",
        "25:10:05, 90605",
        "00:00:00, 0",
        "72:00:00, 259200"
    })
    void times_go_on_beyond_midnight(String text, int seconds) {
        assertThat(Clock.seconds(text)).isEqualTo(seconds);
    }

    @ParameterizedTest
    @CsvSource({
        "8",
        "08",
        "':00'",
        "08:60",
        "08:00:60",
        "73:00:00",
        "-1:00:00",
        "08:0a:00",
        "08:00:00:00",
        "008:00:00",
        "''"
    })
    void what_is_no_time_is_none(String text) {
        assertThat(Clock.seconds(text)).isEqualTo(Clock.NONE);
    }

    @Test
    void a_trip_is_whole_or_is_not_made() {
        assertThatThrownBy(() -> Trip.of("t", ServiceDays.ALWAYS, new int[] {1}, new int[] {0}))
                .hasMessageContaining("fewer than two stops");
        assertThatThrownBy(() -> Trip.of("t", ServiceDays.ALWAYS, new int[] {1, 2}, new int[] {5, 4}))
                .hasMessageContaining("backwards in time at its stop 2");
    }

    @Test
    void trips_of_one_pattern_stay_in_order_and_those_that_overtake_leave_it() {
        var stops = List.of(new TransitStop("a", "", 0), new TransitStop("b", "", 0), new TransitStop("c", "", 0));
        var timetable = new Timetable(
                stops,
                List.of(
                        Trip.of("late", ServiceDays.ALWAYS, new int[] {0, 1}, new int[] {200, 300}),
                        Trip.of("early", ServiceDays.ALWAYS, new int[] {0, 1}, new int[] {100, 200}),
                        Trip.of("express", ServiceDays.ALWAYS, new int[] {0, 1}, new int[] {150, 160}),
                        Trip.of("other", ServiceDays.ALWAYS, new int[] {0, 2}, new int[] {100, 200})));
        DayTimetable day = DayTimetable.of(timetable, LocalDate.of(2026, 3, 2));
        // Today's and the first of tomorrow: four trips each, in the patterns early-late, express, other.
        assertThat(day.patternCount()).isEqualTo(3);
        assertThat(day.tripCount()).isEqualTo(8);
    }
}
