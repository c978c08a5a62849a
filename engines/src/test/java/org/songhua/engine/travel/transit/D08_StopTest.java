package org.songhua.engine.travel.transit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songhua.engine.network.SnappedPoints;
import org.songhua.engine.network.Towns;
import org.songhua.engine.osm.Locations;
import org.songhua.engine.progress.Progress;
import org.songhua.engine.progress.Watched;

/** A window of departures tells how far it is, has the same times, and ends at the departure where it is stopped. */
class D08_StopTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final int SIDE = 6;

    /** A bus every ten minutes along the south side of a grid of six by six, five blocks of 80 s, in 60 s. */
    private static WindowTimes window(Progress progress) {
        var town = Towns.grid(SIDE);
        int first = town.edge(Towns.eastward(SIDE, 0, 0));
        int last = town.edge(Towns.eastward(SIDE, SIDE - 2, 0));
        SnappedPoints stops = SnappedPoints.of(new int[] {first, last}, new double[] {0, 1});
        var west = new TransitStop("west", "", Locations.of(0, 0));
        var east = new TransitStop("east", "", Locations.of(0, 0));
        List<Trip> trips = java.util.stream.IntStream.range(0, 6)
                .mapToObj(k -> Trip.of(
                        "bus " + k, ServiceDays.ALWAYS, new int[] {0, 1}, new int[] {600 * k + 600, 600 * k + 660}))
                .toList();
        DayTimetable day = DayTimetable.of(new Timetable(List.of(west, east), trips), DAY);
        var reach = new TransitReach(town.graph(), stops, day, StopWalks.none(2), 300);
        StopWalks egress =
                new StopWalks.Builder().nextStop().add(0, 0).nextStop().build();
        return reach.window(stops, 0, egress, new int[] {400}, new Window(600, 10, 60), 3600, progress);
    }

    @Test
    void a_window_that_is_watched_has_the_same_times() {
        WindowTimes alone = window(Progress.NONE);
        WindowTimes watched = Watched.through(D08_StopTest::window);
        for (int departure = 0; departure < 10; departure++) {
            assertThat(watched.seconds(0, departure)).isEqualTo(alone.seconds(0, departure));
            // Leaving k minutes after a bus, the next comes in 10 - k minutes; on foot it is 400 s.
            int wait = departure == 0 ? 0 : 600 - 60 * departure;
            assertThat(alone.seconds(0, departure)).isEqualTo(Math.min(400, wait + 60));
        }
    }

    @Test
    void a_window_ends_where_it_is_stopped() {
        Watched.stopping(D08_StopTest::window);
    }
}
