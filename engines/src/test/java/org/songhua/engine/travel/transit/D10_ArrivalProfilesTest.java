package org.songhua.engine.travel.transit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.songhua.engine.network.StreetGraphBuilder;
import org.songhua.engine.osm.Locations;
import org.songhua.engine.random.Seeded;
import org.songhua.engine.travel.Limit;
import org.songhua.engine.travel.ReachArea;
import org.songhua.engine.travel.StreetSearch;

/** All journeys to one goal at once: by hand, and against a connection scan for every stop and departure. */
class D10_ArrivalProfilesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final int END = 200_000;

    private static Timetable timetable(int stops, Trip... trips) {
        var all = new ArrayList<TransitStop>();
        for (int i = 0; i < stops; i++) all.add(new TransitStop("s" + i, "s" + i, Locations.of(0.01 * i, 0)));
        return new Timetable(all, List.of(trips));
    }

    private static Trip trip(String id, int[] stops, int... times) {
        return Trip.of(id, ServiceDays.only(List.of(DAY)), stops, times);
    }

    private static int[] ints(int... numbers) {
        return numbers;
    }

    private static ArrivalProfiles to(Timetable timetable, StopWalks transfers, int... onward) {
        return ArrivalProfiles.to(DayTimetable.of(timetable, DAY), transfers, onward, 0, END);
    }

    @Test
    void theNextBusCountsUntilItIsMissed() {
        Timetable buses = timetable(2, trip("a", ints(0, 1), 100, 400), trip("b", ints(0, 1), 500, 700));
        ArrivalProfiles profiles = to(buses, StopWalks.none(2), -1, 60);
        assertThat(profiles.arrival(0, 0)).isEqualTo(460);
        assertThat(profiles.arrival(0, 100)).isEqualTo(460);
        assertThat(profiles.arrival(0, 101)).isEqualTo(760);
        assertThat(profiles.arrival(0, 501)).isEqualTo(Raptor.NEVER);
        assertThat(profiles.arrival(1, 0)).isEqualTo(Raptor.NEVER);
        assertThat(profiles.size()).isEqualTo(2);
    }

    @Test
    void aSlowBusThatIsOvertakenIsOfNoUse() {
        Timetable buses = timetable(2, trip("slow", ints(0, 1), 100, 900), trip("fast", ints(0, 1), 500, 700));
        ArrivalProfiles profiles = to(buses, StopWalks.none(2), -1, 0);
        assertThat(profiles.arrival(0, 0)).isEqualTo(700);
        assertThat(profiles.size()).isEqualTo(1);
    }

    @Test
    void oneChangesOnFootButNeverWalksTwiceInARow() {
        // 0 -> 1 by bus, 1 to 2 on foot in 50 s, 2 -> 3 by train. From 1 itself nothing leaves: who stands there must
        // walk to 2
        // by the streets, which is the way of the first walk and none of a change.
        Timetable lines = timetable(4, trip("bus", ints(0, 1), 100, 200), trip("train", ints(2, 3), 250, 300));
        StopWalks walk = new StopWalks.Builder()
                .nextStop()
                .add(2, 50)
                .nextStop()
                .nextStop()
                .nextStop()
                .build();
        ArrivalProfiles profiles = to(lines, walk, -1, -1, -1, 0);
        assertThat(profiles.arrival(0, 100)).isEqualTo(300);
        assertThat(profiles.arrival(1, 100)).isEqualTo(Raptor.NEVER);
        // A second longer on foot, and the train is gone.
        StopWalks longer = walk.with(List.of(new Transfer(1, 2, 51)));
        assertThat(to(lines, longer, -1, -1, -1, 0).arrival(0, 100)).isEqualTo(Raptor.NEVER);
    }

    @Test
    void whoMayNotBoardOrAlightThereRidesOn() {
        var everywhere = new boolean[] {true, true, true};
        Trip closed = new Trip(
                "a",
                ServiceDays.ALWAYS,
                ints(0, 1, 2),
                ints(0, 100, 200),
                ints(0, 100, 200),
                new boolean[] {true, false, true},
                everywhere);
        assertThat(to(timetable(3, closed), StopWalks.none(3), -1, -1, 0).arrival(1, 0))
                .isEqualTo(Raptor.NEVER);
        Trip through = new Trip(
                "b",
                ServiceDays.ALWAYS,
                ints(0, 1, 2),
                ints(0, 100, 200),
                ints(0, 100, 200),
                everywhere,
                new boolean[] {true, false, true});
        assertThat(to(timetable(3, through), StopWalks.none(3), -1, 5, 70).arrival(0, 0))
                .isEqualTo(270);
    }

    @Test
    void whatRunsAfterMidnightBelongsToTheDayBeforeToo() {
        Trip night = Trip.of("n", ServiceDays.ALWAYS, ints(0, 1), ints(90_000, 91_000));
        ArrivalProfiles profiles = to(timetable(2, night), StopWalks.none(2), -1, 0);
        // The one of yesterday at 01:00 today, and the one of today at 25:00.
        assertThat(profiles.arrival(0, 0)).isEqualTo(91_000 - 86_400);
        assertThat(profiles.arrival(0, 80_000)).isEqualTo(91_000);
    }

    @Test
    void everyStopMustSayHowFarTheGoalIs() {
        DayTimetable day = DayTimetable.of(timetable(2, trip("a", ints(0, 1), 0, 1)), DAY);
        assertThatThrownBy(() -> ArrivalProfiles.to(day, StopWalks.none(2), ints(0), 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ArrivalProfiles.to(day, StopWalks.none(3), ints(0, 0), 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyArrivalIsThatOfAConnectionScan() {
        Seeded.check(200, random -> {
            int stops = random.nextInt(2, 7);
            Timetable timetable = random(random, stops);
            StopWalks transfers = walks(random, stops);
            int[] onward = random.ints(stops, -40, 80).toArray();
            ArrivalProfiles profiles = to(timetable, transfers, onward);
            var scan = new ConnectionScan(timetable, DAY, transfers);
            for (int stop = 0; stop < stops; stop++)
                for (int at = 0; at < 300; at += 17)
                    assertThat(profiles.arrival(stop, at))
                            .as("stop %d at %d", stop, at)
                            .isEqualTo(obvious(scan, onward, stop, at));
        });
    }

    private static int obvious(ConnectionScan scan, int[] onward, int stop, int at) {
        scan.depart(at, ints(stop), ints(0), END);
        int least = Raptor.NEVER;
        for (int last = 0; last < onward.length; last++)
            if (scan.byVehicle[last] != Raptor.NEVER && onward[last] >= 0)
                least = Math.min(least, scan.byVehicle[last] + onward[last]);
        return least;
    }

    /** Many hops take no time at all, and vehicles come back to where they were. */
    private static Timetable random(SplittableRandom random, int stops) {
        var trips = new Trip[random.nextInt(1, 12)];
        for (int i = 0; i < trips.length; i++) {
            int[] course = random.ints(random.nextInt(2, 6), 0, stops).toArray();
            int[] times =
                    random.ints(course.length, 0, 30).map(t -> 10 * t).sorted().toArray();
            var board = new boolean[course.length];
            var alight = new boolean[course.length];
            for (int s = 0; s < course.length; s++) {
                board[s] = random.nextInt(5) > 0;
                alight[s] = random.nextInt(5) > 0;
            }
            trips[i] = new Trip("t" + i, ServiceDays.only(List.of(DAY)), course, times, times, board, alight);
        }
        return timetable(stops, trips);
    }

    private static StopWalks walks(SplittableRandom random, int stops) {
        var walks = new StopWalks.Builder();
        for (int from = 0; from < stops; from++) {
            for (int to = 0; to < stops; to++)
                if (to != from && random.nextInt(3) == 0) walks.add(to, random.nextInt(60));
            walks.nextStop();
        }
        return walks.build();
    }

    @Test
    void thePercentileOfAWindowIsTheNearestRank() {
        // Buses at 1000 and 1600, 300 s each; 100 s to the stop. Leaving at 600, 900, 1200, 1500: caught at 1000, 1000,
        // 1600, 1600,
        // so 700, 400, 700, 400; all the way on foot it is 650.
        Timetable buses = timetable(2, trip("a", ints(0, 1), 1000, 1300), trip("b", ints(0, 1), 1600, 1900));
        ArrivalProfiles profiles = to(buses, StopWalks.none(2), -1, 0);
        StopWalks access = new StopWalks.Builder().add(0, 100).nextStop().build();
        var window = new Window(600, 4, 300);
        var times = new DepartureTimes(profiles, window, 3600);
        assertThat(times.percentile(access, 0, Raptor.NEVER, 50)).isEqualTo(400);
        assertThat(times.percentile(access, 0, Raptor.NEVER, 51)).isEqualTo(700);
        assertThat(times.percentile(access, 0, 650, 100)).isEqualTo(650);
        assertThat(new DepartureTimes(profiles, window, 699).percentile(access, 0, Raptor.NEVER, 100))
                .isEqualTo(Raptor.NEVER);
        assertThatThrownBy(() -> times.percentile(access, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsSaidOfAChangeCountsInsteadOfTheWalk() {
        StopWalks streets = new StopWalks.Builder()
                .add(1, 60)
                .add(2, 70)
                .nextStop()
                .add(0, 60)
                .nextStop()
                .nextStop()
                .build();
        StopWalks said = streets.with(
                List.of(new Transfer(0, 1, 200), new Transfer(1, 0, Transfer.IMPOSSIBLE), new Transfer(2, 0, 90)));
        assertThat(said.seconds(0, 1)).isEqualTo(200);
        assertThat(said.seconds(0, 2)).isEqualTo(70);
        assertThat(said.seconds(1, 0)).isEqualTo(-1);
        assertThat(said.seconds(2, 0)).isEqualTo(90);
        assertThat(said.size()).isEqualTo(3);
    }

    @Test
    void transfersOfBothOperatorsKeepTheirStops() {
        Timetable one = new Timetable(timetable(2).stops(), List.of(), List.of(new Transfer(0, 1, 5)));
        assertThat(one.with(one).transfers()).containsExactly(new Transfer(0, 1, 5), new Transfer(2, 3, 5));
    }

    @Test
    void anAreaIsMadeOfTheTimesOfItsJunctions() {
        // A street of two edges of 100 s each along the equator; from its middle the goal takes 100 s, from its ends it
        // is not
        // reached: with 150 s half of each edge is within the area.
        var builder = new StreetGraphBuilder();
        for (int i = 0; i < 3; i++) builder.addNode(Locations.of(0.001 * i, 0));
        builder.addStreet(0, 1, 100_000, 100_000);
        builder.addStreet(1, 2, 100_000, 100_000);
        var graph = builder.build().graph();
        var costs = new int[3];
        Arrays.fill(costs, StreetSearch.UNREACHED);
        Limit limit = Limit.ofMinutes(2.5);
        assertThat(ReachArea.ofNodes(graph, costs, limit, 10).isEmpty()).isTrue();
        costs[1] = 100_000;
        Geometry area = ReachArea.ofNodes(graph, costs, limit, 10);
        for (double east : new double[] {0.00051, 0.001, 0.00149})
            assertThat(area.contains(new GeometryFactory().createPoint(new Coordinate(east, 0))))
                    .isTrue();
        for (double east : new double[] {0.0003, 0.0017})
            assertThat(area.contains(new GeometryFactory().createPoint(new Coordinate(east, 0))))
                    .isFalse();
        assertThatThrownBy(() -> ReachArea.ofNodes(graph, costs, Limit.ofMetres(5), 10))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
