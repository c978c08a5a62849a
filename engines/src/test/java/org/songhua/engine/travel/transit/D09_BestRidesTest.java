package org.songhua.engine.travel.transit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songhua.engine.osm.Locations;
import org.songhua.engine.travel.transit.BestRides.Ride;

/** The shortest ride over the departures of a window: by hand, and against trying every second. */
class D09_BestRidesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final int LONG = 100_000;

    private static DayTimetable day(int stops, Trip... trips) {
        var all = new ArrayList<TransitStop>();
        for (int i = 0; i < stops; i++) all.add(new TransitStop("s" + i, "s" + i, Locations.of(0.01 * i, 0)));
        return DayTimetable.of(new Timetable(all, List.of(trips)), DAY);
    }

    private static Trip trip(String id, int[] stops, int... times) {
        return Trip.of(id, ServiceDays.only(List.of(DAY)), stops, times);
    }

    private static int[] ints(int... numbers) {
        return numbers;
    }

    private static List<Ride> rides(DayTimetable day, int[] onward, int from, int until) {
        return new BestRides(day, StopWalks.none(onward.length), onward).all(from, until, LONG);
    }

    @Test
    void theFasterTrainIsTakenThoughItLeavesLater() {
        // 0 -> 1 -> 2: the slow one takes 600 s from 0 and 300 from 1, the fast one 400 and does not call at 1. 60 s onward from 2.
        DayTimetable day = day(3, trip("slow", ints(0, 1, 2), 1000, 1300, 1600), trip("fast", ints(0, 2), 2000, 2400));
        assertThat(rides(day, ints(-1, -1, 60), 0, 3000))
                .containsExactly(new Ride(2000, 460, 2), new Ride(1300, 360, 2), null);
        // Who must leave before the fast one goes takes the slow one; after both there is none.
        assertThat(rides(day, ints(-1, -1, 60), 0, 1999)).first().isEqualTo(new Ride(1000, 660, 2));
        assertThat(rides(day, ints(-1, -1, 60), 1001, 1999)).first().isNull();
        assertThat(rides(day, ints(-1, -1, 60), 2000, 2000)).first().isEqualTo(new Ride(2000, 460, 2));
    }

    @Test
    void oneLeavesTheTrainWhereTheRestIsShortest() {
        // Out at 1 after 300 s with 500 s to go, or at 2 after 700 s with 50: 750 is less than 800.
        DayTimetable day = day(3, trip("a", ints(0, 1, 2), 0, 300, 700));
        assertThat(rides(day, ints(-1, 500, 50), 0, 10)).first().isEqualTo(new Ride(0, 750, 2));
        assertThat(rides(day, ints(-1, 400, 50), 0, 10)).first().isEqualTo(new Ride(0, 700, 1));
        // Where there is no way onward nobody gets to the goal.
        assertThat(rides(day, ints(-1, -1, -1), 0, 10)).containsOnlyNulls();
    }

    @Test
    void oneChangesAndWaitsForTheNext() {
        DayTimetable day = day(4, trip("a", ints(0, 1), 100, 200), trip("b", ints(1, 2), 150, 400), trip("c", ints(1, 2), 260, 500));
        // Into b one cannot change, it has left: 100 to 500.
        assertThat(rides(day, ints(-1, -1, 0, -1), 0, 1000))
                .containsExactly(new Ride(100, 400, 2), new Ride(260, 240, 2), null, null);
    }

    @Test
    void theLaterOfTwoEquallyShortIsTakenAndNoneBeyondTheMost() {
        DayTimetable day = day(2, trip("a", ints(0, 1), 100, 200), trip("b", ints(0, 1), 500, 600));
        assertThat(rides(day, ints(-1, 0), 0, 1000)).first().isEqualTo(new Ride(500, 100, 1));
        var best = new BestRides(day, StopWalks.none(2), ints(-1, 0));
        assertThat(best.all(0, 1000, 99)).containsOnlyNulls();
        assertThat(best.all(0, 1000, 100)).first().isEqualTo(new Ride(500, 100, 1));
    }

    @Test
    void everyStopHasItsWayOnward() {
        DayTimetable day = day(2, trip("a", ints(0, 1), 100, 200));
        assertThatThrownBy(() -> new BestRides(day, StopWalks.none(2), ints(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The obvious algorithm: leave at every second of the window afresh, and take the least; no train leaves after it. */
    @Test
    void itIsTheLeastOverAllSeconds() {
        for (long seed = 0; seed < 40; seed++) {
            var random = new Random(seed);
            int stops = 3 + random.nextInt(5);
            var trips = new ArrayList<Trip>();
            for (int i = 0; i < 8; i++) trips.add(random(random, stops, "t" + i));
            DayTimetable day = day(stops, trips.toArray(Trip[]::new));
            int[] onward = random.ints(stops, -30, 60).toArray();
            List<Ride> rides = rides(day, onward, 50, 500);
            for (int stop = 0; stop < stops; stop++) {
                Ride ride = rides.get(stop);
                int seconds = ride == null ? LONG : ride.seconds();
                assertThat(seconds).as("seed %d, stop %d", seed, stop).isEqualTo(obvious(day, onward, stop));
            }
        }
    }

    private static Trip random(Random random, int stops, String id) {
        int length = 2 + random.nextInt(3);
        var at = new int[length];
        var times = new int[length];
        int time = random.nextInt(300);
        for (int i = 0; i < length; i++) {
            at[i] = i == 0 ? random.nextInt(stops) : (at[i - 1] + 1 + random.nextInt(stops - 1)) % stops;
            times[i] = time;
            time += 1 + random.nextInt(60);
        }
        return trip(id, at, times);
    }

    private static int obvious(DayTimetable day, int[] onward, int stop) {
        int least = LONG;
        for (int leave = 50; leave <= 500; leave++) {
            var raptor = new Raptor(day, StopWalks.none(onward.length));
            raptor.depart(leave, ints(stop), ints(0), LONG);
            for (int last = 0; last < onward.length; last++)
                if (raptor.byVehicle(last) != Raptor.NEVER && onward[last] >= 0)
                    least = Math.min(least, raptor.byVehicle(last) - leave + onward[last]);
        }
        return least;
    }
}
