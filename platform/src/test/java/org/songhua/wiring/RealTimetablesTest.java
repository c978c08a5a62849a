package org.songhua.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songhua.engine.network.Ellipsoid;
import org.songhua.engine.osm.Locations;
import org.songhua.engine.travel.transit.ConnectionScan;
import org.songhua.engine.travel.transit.DayTimetable;
import org.songhua.engine.travel.transit.Raptor;
import org.songhua.engine.travel.transit.StopWalks;
import org.songhua.engine.travel.transit.Timetable;
import org.songhua.planning.internal.feeds.Feeds;
import org.songhua.store.TestDatabase;

/**
 * The feeds of a real city, buses (EPTC) and trains (Trensurb) of Porto Alegre, where they are at hand: imported by the verb, taken out
 * of the database again, and every stop label of a Monday afternoon compared with the connection scan. Between stops one walks at most
 * 300 m as the crow flies.
 */
@Tag("slow")
class RealTimetablesTest {
    private static final Path DATA = findData();
    private static final LocalDate DAY = LocalDate.of(2019, 5, 13);
    private static final int TWO_PM = 14 * 3600;
    private static final int STEP = 499;
    private static final double WALK_M = 300;
    private static final double SPEED_MPS = 1.25;

    @TempDir
    Path folder;

    private static Path findData() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isDirectory(at.resolve("shared/data"))) at = at.getParent();
        return (at == null ? Path.of("") : at).resolve("shared/data/access");
    }

    private CommandRun bring(TestDatabase database, String file, String code) {
        return CommandRun.of(
                "timetable",
                DATA.resolve(file),
                "--code",
                code,
                "--data",
                folder,
                "--db",
                database.url(),
                "--db-user",
                database.user(),
                "--db-password",
                database.password());
    }

    @Test
    void everyStopLabelOfTheImportedFeedsIsThatOfTheConnectionScan() {
        assumeTrue(Files.exists(DATA.resolve("poa_eptc.zip")), "needs Porto Alegre");
        try (var database = TestDatabase.create()) {
            CommandRun buses = bring(database, "poa_eptc.zip", "buses");
            assertThat(buses.exitCode()).as(buses.err()).isLessThan(2);
            assertThat(buses.out()).startsWith("buses@1: stops ");
            CommandRun trains = bring(database, "poa_trensurb.zip", "trains");
            assertThat(trains.exitCode()).as(trains.err()).isLessThan(2);
            Timetable both = imported(database);
            assertThat(both.stops().size()).isGreaterThan(4000);
            compare(both);
        }
    }

    private Timetable imported(TestDatabase database) {
        var settings = new Settings(folder, database.url(), database.user(), database.password(), folder, Map.of());
        try (Store store = Store.open(settings);
                var context = Application.work(store, Map.of())) {
            var feeds = context.getBean(Feeds.class);
            return feeds.find("buses")
                    .orElseThrow()
                    .timetable()
                    .with(feeds.find("trains").orElseThrow().timetable());
        }
    }

    private static void compare(Timetable timetable) {
        StopWalks walks = walks(timetable);
        var raptor = new Raptor(DayTimetable.of(timetable, DAY), walks);
        var scan = new ConnectionScan(timetable, DAY, walks);
        int labels = 0;
        for (int origin = 0; origin < timetable.stops().size(); origin += STEP) {
            raptor.begin();
            raptor.depart(TWO_PM, new int[] {origin}, new int[] {0}, TWO_PM + 7200);
            scan.depart(TWO_PM, new int[] {origin}, new int[] {0}, TWO_PM + 7200);
            for (int stop = 0; stop < timetable.stops().size(); stop++) {
                if (raptor.byVehicle(stop) != Raptor.NEVER) labels++;
                if (raptor.byVehicle(stop) == scan.byVehicle[stop] && raptor.byAnyMeans(stop) == scan.byAnyMeans[stop])
                    continue;
                throw new AssertionError("From " + origin + " to " + stop + " the labels differ.");
            }
        }
        assertThat(labels).isGreaterThan(1_000);
    }

    /** Every pair of stops is looked at: four thousand of them are sixteen million sums. */
    private static StopWalks walks(Timetable timetable) {
        var builder = new StopWalks.Builder();
        int count = timetable.stops().size();
        for (int from = 0; from < count; from++) {
            long here = timetable.stops().get(from).location();
            double east_m = Ellipsoid.metresPerDegreeEast(Locations.latitude(here));
            double north_m = Ellipsoid.metresPerDegreeNorth(Locations.latitude(here));
            builder.nextStop();
            for (int to = 0; to < count; to++) {
                long there = timetable.stops().get(to).location();
                double metres = Math.hypot(
                        (Locations.longitude(there) - Locations.longitude(here)) * east_m,
                        (Locations.latitude(there) - Locations.latitude(here)) * north_m);
                if (to != from && metres <= WALK_M) builder.add(to, (int) Math.ceil(metres / SPEED_MPS));
            }
        }
        return builder.build();
    }
}
