package org.songhua.bench.access;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.songhua.engine.network.SegmentGrid;
import org.songhua.engine.network.SnappedPoints;
import org.songhua.engine.network.StreetGraph;
import org.songhua.engine.travel.CoverageReport;
import org.songhua.engine.travel.LifeCircle;
import org.songhua.engine.travel.Limit;
import org.songhua.engine.travel.Metric;
import org.songhua.engine.travel.NearestSearch;
import org.songhua.engine.travel.OriginEnds;
import org.songhua.engine.travel.ServiceClass;
import org.songhua.engine.travel.StreetSearch;
import org.songhua.engine.travel.Tier;

/** Porto on foot: 100,000 dwellings, ten classes of 100 facilities, 15 minutes. */
@State(Scope.Thread)
public class StreetBenchmark {
    private static final int DWELLINGS = 100_000;
    private static final int CLASSES = 10;
    private static final int TREES = 1000;
    private static final int QUARTER_HOUR_MS = 900_000;

    private StreetGraph graph;
    private SegmentGrid grid;
    private long[] dwellings;
    private SnappedPoints snapped;
    private OriginEnds ends;
    private NearestSearch search;
    private StreetSearch tree;
    private List<SnappedPoints> facilities;
    private LifeCircle circle;

    @Setup
    public void load() throws IOException {
        graph = AccessData.walking("porto_portugal.osm.pbf");
        grid = SegmentGrid.of(graph);
        dwellings = AccessData.dwellings(graph, DWELLINGS, 1);
        snapped = grid.snap(dwellings, 300);
        ends = OriginEnds.of(graph, snapped, Metric.TIME);
        search = new NearestSearch(graph, Metric.TIME);
        tree = StreetSearch.fromOrigins(graph, Metric.TIME);
        facilities = new ArrayList<>();
        var classes = new ArrayList<ServiceClass>();
        var random = new SplittableRandom(2);
        for (int c = 0; c < CLASSES; c++) {
            facilities.add(snapped.select(random.ints(100, 0, DWELLINGS).toArray()));
            classes.add(new ServiceClass("c" + c, Tier.FIFTEEN_MINUTES, Limit.ofMinutes(15)));
        }
        var people = new double[DWELLINGS];
        Arrays.fill(people, 10);
        circle = LifeCircle.of(graph, snapped, people, classes, facilities);
    }

    /** Mark: 2.5 us a point (400,000 points a second). */
    @Benchmark
    @OperationsPerInvocation(DWELLINGS)
    public SnappedPoints snapOnePoint() {
        return grid.snap(dwellings, 300);
    }

    /** Mark: 100,000 us. */
    @Benchmark
    public long tenClassesExactly() {
        long sum = 0;
        for (SnappedPoints ofClass : facilities)
            sum += search.find(ends, ofClass, StreetSearch.NO_LIMIT).cost(0);
        return sum;
    }

    /** Within 15 minutes only. */
    @Benchmark
    public long tenClassesWithinAQuarterOfAnHour() {
        long sum = 0;
        for (SnappedPoints ofClass : facilities)
            sum += search.find(ends, ofClass, QUARTER_HOUR_MS).cost(0);
        return sum;
    }

    /** Mark: 28.6 us a tree (35,000 a second). */
    @Benchmark
    @OperationsPerInvocation(TREES)
    public int oneTreeOfAQuarterOfAnHour() {
        int reached = 0;
        for (int i = 0; i < TREES; i++) {
            tree.begin(QUARTER_HOUR_MS);
            tree.seed(snapped, 97 * i, 0);
            tree.run();
            reached += tree.reachedCount();
        }
        return reached;
    }

    /** Mark: 50,000 us, for a city of a million. */
    @Benchmark
    public CoverageReport moveAFacility() {
        return circle.withFacilities(3, facilities.get(4)).report();
    }

    /** A street is closed: every class is searched again. */
    @Benchmark
    public CoverageReport closeAStreet() {
        return circle.withStreetsClosed(1000, 1001).report();
    }
}
