package org.songhua.bench.access;

import java.io.IOException;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.songhua.engine.network.StreetGraph;
import org.songhua.engine.network.StreetGraphBuilder;
import org.songhua.engine.osm.Locations;
import org.songhua.engine.travel.Metric;
import org.songhua.engine.travel.StreetSearch;

/** Sixteen copies of Porto side by side, 1.2 million nodes: ten classes of 1,600 facilities, to all nodes. Mark: 1.2 s. */
@State(Scope.Thread)
public class ProvinceBenchmark {
    private static final int COPIES = 16;

    private StreetGraph graph;
    private StreetSearch search;

    @Setup
    public void load() throws IOException {
        StreetGraph city = AccessData.walking("porto_portugal.osm.pbf");
        var builder = new StreetGraphBuilder();
        for (int copy = 0; copy < COPIES; copy++) {
            int base = copy * city.nodeCount();
            for (int node = 0; node < city.nodeCount(); node++) builder.addNode(moved(city.nodeLocation(node), copy));
            for (int edge = 0; edge < city.edgeCount(); edge++) {
                builder.addEdge(
                        base + city.from(edge),
                        base + city.to(edge),
                        city.time_ms(edge, true),
                        city.time_ms(edge, false),
                        city.length_mm(edge),
                        edge,
                        moved(city.nodeLocation(city.from(edge)), copy),
                        moved(city.nodeLocation(city.to(edge)), copy));
            }
        }
        graph = builder.build().graph();
        search = StreetSearch.toFacilities(graph, Metric.TIME);
    }

    private static long moved(long location, int copy) {
        return Locations.of(Locations.longitude(location) + copy % 4, Locations.latitude(location) + (copy >> 2));
    }

    @Benchmark
    public int tenClasses() {
        var random = new SplittableRandom(3);
        int reached = 0;
        for (int c = 0; c < 10; c++) {
            search.begin(StreetSearch.NO_LIMIT);
            for (int f = 0; f < 100 * COPIES; f++) search.seed(random.nextInt(graph.nodeCount()), 0, 0, f);
            search.run();
            reached += search.reachedCount();
        }
        return reached;
    }
}
