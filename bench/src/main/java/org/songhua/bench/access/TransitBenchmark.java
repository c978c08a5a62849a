package org.songhua.bench.access;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.songhua.engine.network.SegmentGrid;
import org.songhua.engine.network.SnappedPoints;
import org.songhua.engine.network.StreetGraph;
import org.songhua.engine.travel.PlaceTable;
import org.songhua.engine.travel.transit.DayTimetable;
import org.songhua.engine.travel.transit.GtfsReader;
import org.songhua.engine.travel.transit.Raptor;
import org.songhua.engine.travel.transit.StopWalks;
import org.songhua.engine.travel.transit.Timetable;
import org.songhua.engine.travel.transit.TransitReach;
import org.songhua.engine.travel.transit.TransitStop;
import org.songhua.engine.travel.transit.WalkLinks;
import org.songhua.engine.travel.transit.Window;
import org.songhua.engine.travel.transit.WindowTimes;

/** Porto Alegre on Monday 2019-05-13 from 14:00 on: 1,227 hexagons, bus and train. */
@State(Scope.Thread)
public class TransitBenchmark {
    private static final LocalDate DAY = LocalDate.of(2019, 5, 13);
    private static final int TWO_PM = 14 * 3600;
    private static final int ORIGINS = 200;
    private static final int DEPARTURES = 120;

    private SnappedPoints hexagons;
    private TransitReach reach;
    private StopWalks egress;
    private int[][] onFoot;

    @Setup
    public void load() throws IOException {
        Timetable timetable = GtfsReader.read(AccessData.unzip("poa_eptc.zip"), fault -> {})
                .with(GtfsReader.read(AccessData.unzip("poa_trensurb.zip"), fault -> {}));
        StreetGraph streets = AccessData.walking("poa_osm.pbf");
        SegmentGrid grid = SegmentGrid.of(streets);
        SnappedPoints stops = grid.snap(
                timetable.stops().stream().mapToLong(TransitStop::location).toArray(), 300);
        String table = Files.readString(AccessData.folder().resolve("poa_hexgrid.csv"));
        hexagons = grid.snap(
                PlaceTable.origins(table, "poa_hexgrid.csv", fault -> {}).locations(), 500);
        var links = new WalkLinks(streets, stops);
        reach = new TransitReach(streets, stops, DayTimetable.of(timetable, DAY), links.walks(stops, 600), 900);
        var toHexagons = new WalkLinks(streets, hexagons);
        egress = toHexagons.walks(stops, 900);
        onFoot = new int[20][hexagons.size()];
        for (int i = 0; i < onFoot.length; i++) {
            Arrays.fill(onFoot[i], Raptor.NEVER);
            toHexagons.walk(hexagons, 61 * i, 7200);
            for (int f = 0; f < toHexagons.foundCount(); f++) {
                int place = toHexagons.found(f);
                onFoot[i][place] = toHexagons.seconds(place);
            }
        }
    }

    /** One origin, one departure, 60 minutes, to every street node. Mark: 1,818 us (550 origins a second). */
    @Benchmark
    @OperationsPerInvocation(ORIGINS)
    public long oneOriginWithinAnHour() {
        long reached = 0;
        for (int i = 0; i < ORIGINS; i++)
            reached += reach.toAllStreets(hexagons, 6 * i, TWO_PM, 3600).reachedCount();
        return reached;
    }

    /** One departure of a window of 120, 120 minutes, to every hexagon. */
    @Benchmark
    @OperationsPerInvocation(20 * DEPARTURES)
    public long oneDepartureOfAWindow() {
        long sum = 0;
        for (int i = 0; i < onFoot.length; i++) {
            WindowTimes times =
                    reach.window(hexagons, 61 * i, egress, onFoot[i], new Window(TWO_PM, DEPARTURES, 60), 7200);
            sum += times.percentile(0, 50);
        }
        return sum;
    }

    /** The same departures one by one. Mark: at least five times the line above. */
    @Benchmark
    @OperationsPerInvocation(20 * 10)
    public long oneDepartureAlone() {
        long sum = 0;
        for (int i = 0; i < onFoot.length; i++) {
            for (int d = 0; d < 10; d++) {
                var window = new Window(TWO_PM + 720 * d, 1, 60);
                sum += reach.window(hexagons, 61 * i, egress, onFoot[i], window, 7200)
                        .seconds(0, 0);
            }
        }
        return sum;
    }
}
