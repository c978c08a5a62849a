package org.songhua.engine.travel.transit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.songhua.engine.osm.Locations;
import org.songhua.engine.random.Seeded;

/** Earliest arrivals: small timetables by hand, random ones against the connection scan. */
class D01_RaptorTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final int NO_END = 100_000;

    private static Timetable timetable(int stops, Trip... trips) {
        var all = new ArrayList<TransitStop>();
        for (int i = 0; i < stops; i++) all.add(new TransitStop("s" + i, "s" + i, Locations.of(0.01 * i, 0)));
        return new Timetable(all, List.of(trips));
    }

    private static Trip trip(String id, int[] stops, int... times) {
        return Trip.of(id, ServiceDays.ALWAYS, stops, times);
    }

    private static int[] stops(int... numbers) {
        return numbers;
    }

    private static Raptor leave(Timetable timetable, StopWalks transfers, int at, int stop) {
        var raptor = new Raptor(DayTimetable.of(timetable, DAY), transfers);
        raptor.depart(at, new int[] {stop}, new int[] {0}, NO_END);
        return raptor;
    }

    @Test
    void one_rides_the_next_trip_and_changes_to_the_next_line() {
        // 0 --A--> 1 --A--> 2, every 100 s from 100; 1 --B--> 3 at 250 and 350. Leaving 0 at 101: A at 200, at 1 at
        // 220, B at 250.
        Timetable timetable = timetable(
                4,
                trip("A1", stops(0, 1, 2), 100, 120, 140),
                trip("A2", stops(0, 1, 2), 200, 220, 240),
                trip("B1", stops(1, 3), 250, 300),
                trip("B2", stops(1, 3), 350, 400));
        Raptor raptor = leave(timetable, StopWalks.none(4), 101, 0);
        assertThat(raptor.byVehicle(2)).isEqualTo(240);
        assertThat(raptor.byVehicle(3)).isEqualTo(300);
        assertThat(raptor.byVehicle(0)).isEqualTo(Raptor.NEVER);
        assertThat(raptor.byAnyMeans(0)).isEqualTo(101);
    }

    @Test
    void two_walks_do_not_join() {
        // The first bug to beware of: a ride to 1 at 100, walks 1 -> 2 (50 s) and 2 -> 3 (50 s). Stop 3 is out of
        // reach: who
        // walked to 2 may board there, but not walk on.
        Timetable timetable = timetable(5, trip("A", stops(0, 1), 50, 100), trip("B", stops(2, 4), 160, 200));
        StopWalks walks = new StopWalks.Builder()
                .nextStop()
                .add(2, 50)
                .nextStop()
                .add(3, 50)
                .nextStop()
                .nextStop()
                .nextStop()
                .build();
        Raptor raptor = leave(timetable, walks, 0, 0);
        assertThat(raptor.byAnyMeans(2)).isEqualTo(150);
        assertThat(raptor.byVehicle(4)).isEqualTo(200);
        assertThat(raptor.byAnyMeans(3)).isEqualTo(Raptor.NEVER);
    }

    @Test
    void a_vehicle_that_comes_after_a_walk_still_matters() {
        // The second: stop 2 is reached on foot from 1 at 150, and by vehicle at 180. Walking on from 2 to 3 is allowed
        // only
        // to who came by vehicle: 180 + 50 = 230.
        Timetable timetable = timetable(4, trip("A", stops(0, 1), 50, 100), trip("B", stops(0, 2), 60, 180));
        StopWalks walks = new StopWalks.Builder()
                .nextStop()
                .add(2, 50)
                .nextStop()
                .add(3, 50)
                .nextStop()
                .nextStop()
                .build();
        Raptor raptor = leave(timetable, walks, 0, 0);
        assertThat(raptor.byAnyMeans(2)).isEqualTo(150);
        assertThat(raptor.byVehicle(2)).isEqualTo(180);
        assertThat(raptor.byAnyMeans(3)).isEqualTo(230);
    }

    @Test
    void a_trip_that_overtakes_is_taken() {
        // The express leaves 0 after the local and is at 2 before it.
        Timetable timetable = timetable(
                3, trip("local", stops(0, 1, 2), 100, 200, 300), trip("express", stops(0, 1, 2), 120, 150, 180));
        assertThat(leave(timetable, StopWalks.none(3), 90, 0).byVehicle(2)).isEqualTo(180);
    }

    @Test
    void nobody_boards_or_alights_where_it_is_not_allowed() {
        var everywhere = new boolean[] {true, true, true};
        var notAtTheSecond = new boolean[] {true, false, true};
        int[] times = {100, 200, 300};
        Trip noBoarding = new Trip("A", ServiceDays.ALWAYS, stops(0, 1, 2), times, times, notAtTheSecond, everywhere);
        Trip noAlighting = new Trip("B", ServiceDays.ALWAYS, stops(0, 1, 2), times, times, everywhere, notAtTheSecond);
        assertThat(leave(timetable(3, noBoarding), StopWalks.none(3), 0, 1).byVehicle(2))
                .isEqualTo(Raptor.NEVER);
        assertThat(leave(timetable(3, noBoarding), StopWalks.none(3), 0, 0).byVehicle(1))
                .isEqualTo(200);
        assertThat(leave(timetable(3, noAlighting), StopWalks.none(3), 0, 0).byVehicle(1))
                .isEqualTo(Raptor.NEVER);
        assertThat(leave(timetable(3, noAlighting), StopWalks.none(3), 0, 0).byVehicle(2))
                .isEqualTo(300);
    }

    @Test
    void a_loop_line_can_be_ridden_past_where_it_began() {
        Timetable timetable = timetable(3, trip("ring", stops(0, 1, 2, 0, 1), 0, 10, 20, 30, 40));
        assertThat(leave(timetable, StopWalks.none(3), 15, 2).byVehicle(1)).isEqualTo(40);
    }

    @Test
    void what_arrives_after_the_end_is_not_reached() {
        Timetable timetable = timetable(3, trip("A", stops(0, 1, 2), 100, 200, 300));
        var raptor = new Raptor(DayTimetable.of(timetable, DAY), StopWalks.none(3));
        raptor.depart(0, new int[] {0}, new int[] {0}, 250);
        assertThat(raptor.byVehicle(1)).isEqualTo(200);
        assertThat(raptor.byVehicle(2)).isEqualTo(Raptor.NEVER);
    }

    private static Timetable random(SplittableRandom random) {
        int stops = random.nextInt(2, 15);
        var trips = new ArrayList<Trip>();
        for (int line = random.nextInt(1, 7); line > 0; line--) {
            int length = random.nextInt(2, 7);
            int[] course = random.ints(length, 0, stops).toArray();
            for (int n = random.nextInt(1, 6); n > 0; n--) trips.add(randomTrip(random, "t" + trips.size(), course));
        }
        return timetable(stops, trips.toArray(Trip[]::new));
    }

    private static Trip randomTrip(SplittableRandom random, String id, int[] course) {
        var arrival = new int[course.length];
        var departure = new int[course.length];
        var board = new boolean[course.length];
        var alight = new boolean[course.length];
        int time = random.nextInt(0, 1000) + (random.nextInt(8) == 0 ? 86_400 : 0);
        for (int i = 0; i < course.length; i++) {
            arrival[i] = time;
            time += random.nextInt(3) == 0 ? random.nextInt(30) : 0;
            departure[i] = time;
            time += random.nextInt(5) == 0 ? 0 : random.nextInt(100);
            board[i] = random.nextInt(9) > 0;
            alight[i] = random.nextInt(9) > 0;
        }
        var days = random.nextInt(6) == 0 ? ServiceDays.only(List.of(DAY)) : ServiceDays.ALWAYS;
        return new Trip(id, days, course, arrival, departure, board, alight);
    }

    private static StopWalks randomWalks(SplittableRandom random, int stops) {
        var walks = new StopWalks.Builder();
        for (int stop = 0; stop < stops; stop++) {
            for (int n = random.nextInt(3); n > 0; n--) walks.add(random.nextInt(stops), random.nextInt(1, 200));
            walks.nextStop();
        }
        return walks.build();
    }

    @Test
    void every_label_is_that_of_the_connection_scan() {
        Seeded.check(600, random -> {
            Timetable timetable = random(random);
            int stops = timetable.stops().size();
            StopWalks walks = randomWalks(random, stops);
            var raptor = new Raptor(DayTimetable.of(timetable, DAY), walks);
            var scan = new ConnectionScan(timetable, DAY, walks);
            int[] first = random.ints(random.nextInt(1, 4), 0, stops).toArray();
            int[] onFoot = random.ints(first.length, 0, 100).toArray();
            int at = random.nextInt(1000);
            int latest = random.nextBoolean() ? NO_END : at + random.nextInt(600);
            raptor.depart(at, first, onFoot, latest);
            scan.depart(at, first, onFoot, latest);
            for (int stop = 0; stop < stops; stop++) {
                assertThat(raptor.byVehicle(stop)).as("by vehicle at " + stop).isEqualTo(scan.byVehicle[stop]);
                assertThat(raptor.byAnyMeans(stop)).as("at " + stop).isEqualTo(scan.byAnyMeans[stop]);
            }
        });
    }

    @Test
    void a_window_is_what_its_departures_are_one_by_one() {
        Seeded.check(200, random -> {
            Timetable timetable = random(random);
            int stops = timetable.stops().size();
            StopWalks walks = randomWalks(random, stops);
            DayTimetable day = DayTimetable.of(timetable, DAY);
            var range = new Raptor(day, walks);
            int[] first = {random.nextInt(stops)};
            int[] onFoot = {random.nextInt(100)};
            for (int at = 1000; at >= 0; at -= 50) {
                range.depart(at, first, onFoot, at + 500);
                var single = new Raptor(day, walks);
                single.depart(at, first, onFoot, at + 500);
                for (int stop = 0; stop < stops; stop++) {
                    int ridden = range.byVehicle(stop) > at + 500 ? Raptor.NEVER : range.byVehicle(stop);
                    assertThat(ridden).as("stop " + stop + " leaving at " + at).isEqualTo(single.byVehicle(stop));
                }
            }
        });
    }

    @Test
    void transfers_of_another_timetable_are_refused() {
        DayTimetable day = DayTimetable.of(timetable(2, trip("A", stops(0, 1), 0, 1)), DAY);
        assertThatThrownBy(() -> new Raptor(day, StopWalks.none(3))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void percentiles_are_values_that_occurred() {
        var times = new WindowTimes(1, 4);
        int[] seconds = {40, 10, 30, 20};
        for (int i = 0; i < 4; i++) times.set(0, i, seconds[i]);
        assertThat(Arrays.stream(new double[] {1, 25, 50, 75, 100}).mapToInt(p -> times.percentile(0, p)))
                .containsExactly(10, 10, 20, 30, 40);
        assertThatThrownBy(() -> times.percentile(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
