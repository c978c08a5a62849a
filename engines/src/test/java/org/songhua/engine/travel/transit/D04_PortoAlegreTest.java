package org.songhua.engine.travel.transit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.songhua.engine.network.SnappedPoints;
import org.songhua.engine.network.StreetGraph;
import org.songhua.engine.travel.StreetSearch;

/** A real city on Monday 2019-05-13 at 14:00. */
@Tag("slow")
class D04_PortoAlegreTest {
    private static final int STEP = 29;

    @Test
    void every_stop_label_is_that_of_the_connection_scan() {
        assumeTrue(PortoAlegre.isThere(), "needs Porto Alegre");
        Timetable timetable = PortoAlegre.timetable(fault -> {});
        StreetGraph streets = PortoAlegre.streets();
        SnappedPoints stops = PortoAlegre.stops(streets, timetable);
        var links = new WalkLinks(streets, stops);
        StopWalks transfers = links.walks(stops, 600);
        DayTimetable day = DayTimetable.of(timetable, PortoAlegre.DAY);
        var raptor = new Raptor(day, transfers);
        var scan = new ConnectionScan(timetable, PortoAlegre.DAY, transfers);
        int latest = PortoAlegre.TWO_PM + 7200;
        for (int origin = 0; origin < stops.size(); origin += STEP) {
            int count = links.walk(stops, origin, 900);
            int[] first = new int[count];
            int[] walk = new int[count];
            for (int i = 0; i < count; i++) {
                first[i] = links.found(i);
                walk[i] = links.seconds(first[i]);
            }
            raptor.begin();
            raptor.depart(PortoAlegre.TWO_PM, first, walk, latest);
            scan.depart(PortoAlegre.TWO_PM, first, walk, latest);
            for (int stop = 0; stop < stops.size(); stop++) {
                if (raptor.byAnyMeans(stop) != scan.byAnyMeans[stop]
                        || raptor.byVehicle(stop) != scan.byVehicle[stop]) {
                    assertThat(raptor.byVehicle(stop))
                            .as("from " + origin + " to " + stop)
                            .isEqualTo(scan.byVehicle[stop]);
                    assertThat(raptor.byAnyMeans(stop))
                            .as("from " + origin + " to " + stop)
                            .isEqualTo(scan.byAnyMeans[stop]);
                }
            }
        }
    }

    @Test
    void the_window_is_what_single_departures_are() {
        assumeTrue(PortoAlegre.isThere(), "needs Porto Alegre");
        Timetable timetable = PortoAlegre.timetable(fault -> {});
        StreetGraph streets = PortoAlegre.streets();
        SnappedPoints stops = PortoAlegre.stops(streets, timetable);
        var links = new WalkLinks(streets, stops);
        var reach = new TransitReach(
                streets, stops, DayTimetable.of(timetable, PortoAlegre.DAY), links.walks(stops, 600), 900);
        StopWalks egress = links.walks(stops, 900);
        for (int origin = 0; origin < stops.size(); origin += 997) {
            var onFoot = new int[stops.size()];
            links.walk(stops, origin, 3600);
            java.util.Arrays.fill(onFoot, Raptor.NEVER);
            for (int i = 0; i < links.foundCount(); i++) onFoot[links.found(i)] = links.seconds(links.found(i));
            var window = new Window(PortoAlegre.TWO_PM, 10, 60);
            WindowTimes all = reach.window(stops, origin, egress, onFoot, window, 3600);
            for (int d = 0; d < 10; d += 3) {
                var single = new Window(window.departure_s(d), 1, 60);
                WindowTimes one = reach.window(stops, origin, egress, onFoot, single, 3600);
                for (int stop = 0; stop < stops.size(); stop++) {
                    assertThat(all.seconds(stop, d)).isEqualTo(one.seconds(stop, 0));
                }
            }
        }
    }

    @Test
    void riding_reaches_more_than_walking() {
        assumeTrue(PortoAlegre.isThere(), "needs Porto Alegre");
        Timetable timetable = PortoAlegre.timetable(fault -> {});
        StreetGraph streets = PortoAlegre.streets();
        SnappedPoints stops = PortoAlegre.stops(streets, timetable);
        var reach = new TransitReach(
                streets,
                stops,
                DayTimetable.of(timetable, PortoAlegre.DAY),
                new WalkLinks(streets, stops).walks(stops, 600),
                900);
        StreetSearch found = reach.toAllStreets(stops, 100, PortoAlegre.TWO_PM, 3600);
        int walked = 0;
        for (int i = 0; i < found.reachedCount(); i++) {
            if (found.source(found.reached(i)) == stops.size()) walked++;
        }
        assertThat(walked).isPositive();
        assertThat(found.reachedCount()).isGreaterThan(2 * walked);
    }
}
