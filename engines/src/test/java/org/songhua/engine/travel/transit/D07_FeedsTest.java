package org.songhua.engine.travel.transit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.osm.Locations;
import org.songhua.engine.random.Seeded;

/** Feeds made at random and read again, frequencies that would never end, clocks of every form, patterns that do not overtake. */
class D07_FeedsTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    private final ArrayList<Fault> faults = new ArrayList<>();

    private static Map<String, String> feed(String frequencies) {
        var files = new HashMap<String, String>();
        files.put("stops.txt", "stop_id,stop_name,stop_lat,stop_lon\nA,a,43.8,125.3\nB,b,43.9,125.4\n");
        files.put("calendar_dates.txt", "service_id,date,exception_type\nS,20260302,1\n");
        files.put("trips.txt", "route_id,service_id,trip_id\n1,S,t1\n1,S,t2\n");
        files.put(
                "stop_times.txt",
                "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
                        + "t1,08:00:00,08:00:00,A,1\nt1,08:10:00,08:10:00,B,2\nt2,09:00:00,09:00:00,A,1\nt2,09:10:00,09:10:00,B,2\n");
        files.put("frequencies.txt", "trip_id,start_time,end_time,headway_secs\n" + frequencies + "\n");
        return files;
    }

    /** An empty time is before every other: counted from there, trips would come for ever. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            t1,,09:00:00,1             | GTFS-003 | start_time
            t1,,09:00:00,86400         | GTFS-003 | start_time
            t1,08:00:00,,60            | GTFS-003 | end_time
            t1,,,60                    | GTFS-003 | start_time
            t1,08:00:00,08:00:00,60    | GTFS-003 | end_time
            t1,09:00:00,08:00:00,60    | GTFS-003 | end_time
            t1,00:00:00,72:00:00,1     | GTFS-003 | headway_secs
            t1,08:00:00,09:00:00,0     | CSV-003  | headway_secs
            t1,08:00:00,09:00:00,-60   | CSV-003  | headway_secs
            t1,8,09:00:00,60           | GTFS-003 | start_time
            t9,08:00:00,09:00:00,60    | GTFS-002 | trip_id
            ,08:00:00,09:00:00,60      | GTFS-002 | trip_id
            """)
    void aFrequencyThatCannotBeIsToldAndTheTripRunsAsItIsWritten(String row, String code, String field) {
        Timetable timetable = GtfsReader.read(feed(row), faults::add);
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.place().field()).isEqualTo(field);
            assertThat(fault.place().row()).isEqualTo(2);
        });
        assertThat(timetable.trips()).extracting(Trip::id).containsExactly("t1", "t2");
    }

    /** From the start on, every headway, until before the end. */
    @Test
    void frequenciesAreTheirTrips() {
        Seeded.check(100, random -> {
            int start = random.nextInt(86_400);
            int headway = random.nextInt(1, 4000);
            int end = start + random.nextInt(1, 20_000);
            var expected = new ArrayList<Integer>();
            for (int at = start; at < end; at += headway) expected.add(at);
            if (expected.size() > 5000) return;
            String row = "t1,%s,%s,%d".formatted(clock(start), clock(end), headway);
            var told = new ArrayList<Fault>();
            Timetable timetable = GtfsReader.read(feed(row), told::add);
            assertThat(told).isEmpty();
            assertThat(timetable.trips().stream()
                            .filter(t -> t.id().startsWith("t1@"))
                            .map(t -> t.departure_s(0))
                            .toList())
                    .isEqualTo(expected);
            assertThat(timetable.trips()).allMatch(t -> t.arrival_s(1) - t.departure_s(0) == 600);
        });
    }

    private static String clock(int seconds) {
        return "%02d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    @ParameterizedTest
    @CsvSource({
        "00:00:00, 0",
        "0:00, 0",
        "7:05, 25500",
        "07:05:09, 25509",
        "24:00:00, 86400",
        "72:59:59, 262799",
        "1:2:3, 3723"
    })
    void clocksAreSecondsAfterMidnight(String text, int seconds) {
        assertThat(Clock.seconds(text)).isEqualTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "::",
                "7",
                "7:",
                ":05",
                "7:60",
                "7:05:60",
                "73:00:00",
                "-1:00",
                "7:-5",
                "7:05:",
                "007:05",
                "7:005",
                "7:05:09:01",
                "٧:٠٥",
                "7.05",
                "a:bc",
                "7:05pm"
            })
    void whatIsNoClockIsNone(String text) {
        assertThat(Clock.seconds(text)).isEqualTo(Clock.NONE);
    }

    @Test
    void everySecondOfTwoDaysComesBack() {
        for (int second = 0; second < 172_800; second += 37)
            assertThat(Clock.seconds(clock(second))).isEqualTo(second);
    }

    /** Rows in any order, times left out between the ends: the trips are those that were written. */
    @Test
    void tripsComeBackWhateverTheOrderOfTheirRows() {
        Seeded.check(80, random -> {
            int stops = random.nextInt(2, 9);
            var stopRows = new StringBuilder("stop_id,stop_name,stop_lat,stop_lon\n");
            for (int s = 0; s < stops; s++) stopRows.append("s%d,,%d,%d%n".formatted(s, s, s));
            var rows = new ArrayList<String>();
            var expected = new HashMap<String, int[][]>();
            var trips = new StringBuilder("route_id,service_id,trip_id\n");
            int gaps = 0;
            for (int t = random.nextInt(1, 5); t > 0; t--) {
                trips.append("1,S,t").append(t).append('\n');
                int length = random.nextInt(2, 8);
                var times = new int[length];
                var served = new int[length];
                int at = random.nextInt(80_000);
                for (int i = 0; i < length; i++) {
                    times[i] = at;
                    served[i] = random.nextInt(stops);
                    at += random.nextInt(600);
                }
                int hidden = length > 2 && random.nextBoolean() ? random.nextInt(1, length - 1) : -1;
                if (hidden > 0) {
                    gaps++;
                    times[hidden] = times[hidden - 1] + (times[hidden + 1] - times[hidden - 1]) / 2;
                }
                for (int i = 0; i < length; i++) {
                    String clock = i == hidden ? "" : clock(times[i]);
                    rows.add("t%d,%s,%s,s%d,%d".formatted(t, clock, clock, served[i], 10 * i + 3));
                }
                expected.put("t" + t, new int[][] {served, times});
            }
            java.util.Collections.shuffle(rows, new java.util.Random(random.nextLong()));
            Map<String, String> files = feed("");
            files.remove("frequencies.txt");
            files.put("stops.txt", stopRows.toString());
            files.put("trips.txt", trips.toString());
            files.put(
                    "stop_times.txt",
                    "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n" + String.join("\n", rows) + "\n");
            var told = new ArrayList<Fault>();
            Timetable timetable = GtfsReader.read(files, told::add);
            assertThat(told).extracting(Fault::code).isEqualTo(gaps > 0 ? List.of("GTFS-005") : List.of());
            assertThat(timetable.trips()).hasSize(expected.size());
            for (Trip trip : timetable.trips()) {
                int[][] of = expected.get(trip.id());
                for (int i = 0; i < trip.length(); i++) {
                    assertThat(trip.stop(i)).isEqualTo(of[0][i]);
                    assertThat(trip.departure_s(i)).isEqualTo(of[1][i]);
                }
            }
        });
    }

    private static Timetable random(SplittableRandom random, int stops, int trips) {
        var all = new ArrayList<TransitStop>();
        for (int s = 0; s < stops; s++) all.add(new TransitStop("s" + s, "", Locations.of(s, s)));
        var running = new ArrayList<Trip>();
        for (int t = 0; t < trips; t++) {
            int length = random.nextInt(2, 5);
            var served = new int[length];
            var arrival = new int[length];
            var departure = new int[length];
            var board = new boolean[length];
            var alight = new boolean[length];
            int at = random.nextInt(3000);
            for (int i = 0; i < length; i++) {
                served[i] = (t % 3 + i) % stops;
                at += random.nextInt(400);
                arrival[i] = at;
                at += random.nextInt(60);
                departure[i] = at;
                board[i] = random.nextInt(9) > 0;
                alight[i] = random.nextInt(9) > 0;
            }
            running.add(new Trip("t" + t, ServiceDays.ALWAYS, served, arrival, departure, board, alight));
        }
        return new Timetable(all, running);
    }

    /** Within a pattern who leaves later is nowhere earlier, and every trip of the day is in exactly one. */
    @Test
    void noTripOfAPatternOvertakesAnother() {
        Seeded.check(150, random -> {
            Timetable timetable = random(random, random.nextInt(2, 6), random.nextInt(1, 30));
            DayTimetable day = DayTimetable.of(timetable, MONDAY);
            int trips = 0;
            for (int p = 0; p < day.patternCount(); p++) {
                int length = day.length(p);
                trips += day.tripCount[p];
                for (int t = 1; t < day.tripCount[p]; t++) {
                    for (int i = 0; i < length; i++) {
                        int at = day.firstTime[p] + t * length + i;
                        assertThat(day.departure[at]).isGreaterThanOrEqualTo(day.departure[at - length]);
                        assertThat(day.arrival[at]).isGreaterThanOrEqualTo(day.arrival[at - length]);
                    }
                }
            }
            assertThat(trips).isEqualTo(day.tripCount());
            // Trips of the day itself, and the early ones of the next.
            assertThat(trips).isEqualTo(2 * timetable.trips().size());
            for (int stop = 0; stop < timetable.stops().size(); stop++) {
                for (int v = 2 * day.firstVisit[stop]; v < 2 * day.firstVisit[stop + 1]; v += 2)
                    assertThat(day.patternStops[day.firstStop[day.visits[v]] + day.visits[v + 1]])
                            .isEqualTo(stop);
            }
        });
    }

    /** Leaving later one never arrives earlier; and leaving through a window is leaving at each of its times. */
    @Test
    void aWindowIsEachOfItsDepartures() {
        Seeded.check(150, random -> {
            int stops = random.nextInt(2, 6);
            Timetable timetable = random(random, stops, random.nextInt(1, 25));
            var walks = new StopWalks.Builder();
            for (int s = 0; s < stops; s++) {
                if (random.nextBoolean()) walks.add(random.nextInt(stops), random.nextInt(1, 200));
                walks.nextStop();
            }
            StopWalks transfers = walks.build();
            DayTimetable day = DayTimetable.of(timetable, MONDAY);
            var range = new Raptor(day, transfers);
            int from = random.nextInt(stops);
            int[] last = new int[stops];
            Arrays.fill(last, Raptor.NEVER);
            for (int at = 3600; at >= 0; at -= random.nextInt(60, 400)) {
                range.depart(at, new int[] {from}, new int[] {7}, at + 5000);
                var scan = new ConnectionScan(timetable, MONDAY, transfers);
                scan.depart(at, new int[] {from}, new int[] {7}, at + 5000);
                for (int s = 0; s < stops; s++) {
                    // What was reached leaving later is still reached, though it may lie beyond the present limit.
                    int expected = Math.min(scan.byVehicle[s], last[s]);
                    assertThat(range.byVehicle(s))
                            .as("stop %d leaving %d", s, at)
                            .isEqualTo(expected);
                    last[s] = expected;
                }
            }
        });
    }

    /** The nearest rank: of n sorted values that of number ceil(p n / 100). */
    @Test
    void percentilesAreTheNearestRank() {
        Seeded.check(200, random -> {
            int n = random.nextInt(1, 30);
            var times = new WindowTimes(1, n);
            var values = random.ints(n, 0, 1000).toArray();
            for (int d = 0; d < n; d++) times.set(0, d, values[d]);
            Arrays.sort(values);
            double percent = random.nextDouble(0.1, 100);
            int found = times.percentile(0, percent);
            long notAbove = Arrays.stream(values).filter(v -> v <= found).count();
            long below = Arrays.stream(values).filter(v -> v < found).count();
            assertThat(100.0 * notAbove / n).isGreaterThanOrEqualTo(percent - 1e-9);
            assertThat(100.0 * below / n).isLessThan(percent);
            assertThat(times.percentile(0, 100)).isEqualTo(values[n - 1]);
        });
        for (double wrong : new double[] {0, -1, 100.1, Double.NaN})
            assertThatThrownBy(() -> new WindowTimes(1, 1).percentile(0, wrong))
                    .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void twoTimetablesTogetherAreBoth() {
        Seeded.check(40, random -> {
            Timetable one = random(random, 3, 5);
            Timetable other = random(random, 4, 6);
            Timetable both = one.with(other);
            assertThat(both.stops()).hasSize(7);
            assertThat(both.trips()).hasSize(11);
            for (int t = 0; t < 6; t++)
                for (int i = 0; i < other.trips().get(t).length(); i++)
                    assertThat(both.trips().get(5 + t).stop(i))
                            .isEqualTo(other.trips().get(t).stop(i) + 3);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A,43,125                | t,A,8:00;t,B,8:10          | GTFS-002
            A,43,125;B,43,126       | t,A,8:00;t,B,7:50          | GTFS-004
            A,43,125;B,43,126       | t,A,8:00                   | GTFS-004
            A,43,125;B,43,126       | t,A,8:00;t,B,soon          | GTFS-003
            A,43,125;B,43,126       | t,A,8:00,12x;t,B,8:10,12x  | GTFS-003
            A,91,125;B,43,126       | t,A,8:00;t,B,8:10          | CSV-003
            A,43,125;B,43,126       | ,A,8:00;,B,8:10            | CSV
            """)
    void plainTablesTellWhatIsWrong(String stops, String times, String code) {
        PlainTimetable.read(
                "stop,lat,lon\n" + stops.replace(';', '\n'),
                "trip,stop,time,days\n" + times.replace(';', '\n'),
                faults::add);
        assertThat(faults).isNotEmpty().anyMatch(fault -> fault.code().startsWith(code));
    }
}
