package org.songhua.bench.access;

import com.graphhopper.GraphHopper;
import com.graphhopper.config.Profile;
import com.graphhopper.isochrone.algorithm.ShortestPathTree;
import com.graphhopper.json.Statement;
import com.graphhopper.routing.util.TraversalMode;
import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.util.CustomModel;
import com.graphhopper.util.FetchMode;
import com.graphhopper.util.PMap;
import java.io.IOException;
import java.nio.file.Files;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.songhua.engine.network.StreetGraph;
import org.songhua.engine.network.StreetGraphBuilder;
import org.songhua.engine.osm.Locations;
import org.songhua.engine.travel.Metric;
import org.songhua.engine.travel.StreetSearch;

/**
 * GraphHopper 11 beside our search on GraphHopper's own graph of Porto, with a profile that counts time only: one tree of 15
 * minutes for each dwelling. The set-up fails when a time differs by more than 2 ms or a node is reached by one only.
 */
@State(Scope.Thread)
public class GraphHopperBenchmark {
    private static final int TREES = 500;
    private static final int QUARTER_HOUR_MS = 900_000;
    private static final int MOST_DIFFERENCE_MS = 2;

    private BaseGraph base;
    private Weighting weighting;
    private StreetSearch ours;
    private StreetGraphBuilder.Built built;
    private int[] origins;

    @Setup
    public void load() throws IOException {
        var model = new CustomModel()
                .addToPriority(Statement.If("!foot_access", Statement.Op.MULTIPLY, "0"))
                .addToSpeed(Statement.If("true", Statement.Op.LIMIT, "foot_average_speed"))
                .setDistanceInfluence(0d);
        var profile = new Profile("time").setCustomModel(model);
        var hopper = new GraphHopper()
                .setOSMFile(
                        AccessData.folder().resolve("porto_portugal.osm.pbf").toString())
                .setGraphHopperLocation(Files.createTempDirectory("gh").toString())
                .setEncodedValuesString("foot_access, foot_average_speed")
                .setProfiles(profile);
        hopper.setMinNetworkSize(0);
        hopper.importOrLoad();
        base = hopper.getBaseGraph();
        weighting = hopper.createWeighting(profile, new PMap());
        built = copy();
        ours = StreetSearch.fromOrigins(built.graph(), Metric.TIME);
        origins = new SplittableRandom(4).ints(TREES, 0, base.getNodes()).toArray();
        compare();
    }

    private StreetGraphBuilder.Built copy() {
        var builder = new StreetGraphBuilder();
        var nodes = base.getNodeAccess();
        for (int i = 0; i < base.getNodes(); i++) builder.addNode(Locations.of(nodes.getLon(i), nodes.getLat(i)));
        var edges = base.getAllEdges();
        while (edges.next()) {
            int forward = Double.isInfinite(weighting.calcEdgeWeight(edges, false))
                    ? StreetGraph.CLOSED
                    : (int) weighting.calcEdgeMillis(edges, false);
            int backward = Double.isInfinite(weighting.calcEdgeWeight(edges, true))
                    ? StreetGraph.CLOSED
                    : (int) weighting.calcEdgeMillis(edges, true);
            var points = edges.fetchWayGeometry(FetchMode.ALL);
            var course = new long[points.size()];
            for (int p = 0; p < course.length; p++) course[p] = Locations.of(points.getLon(p), points.getLat(p));
            int length_mm = (int) Math.round(1000 * edges.getDistance());
            builder.addEdge(
                    edges.getBaseNode(), edges.getAdjNode(), forward, backward, length_mm, edges.getEdge(), course);
        }
        return builder.build();
    }

    private void compare() {
        long worst = 0;
        long compared = 0;
        for (int i = 0; i < 50; i++) {
            search(origins[i]);
            var met = new int[1];
            var worstOfTree = new long[1];
            tree(origins[i], (node, time) -> {
                met[0]++;
                int cost = ours.cost(built.node(node));
                worstOfTree[0] = Math.max(worstOfTree[0], Math.abs(cost - time));
            });
            worst = Math.max(worst, worstOfTree[0]);
            compared += met[0];
        }
        System.out.printf("GraphHopper and ours: %d times compared, greatest difference %d ms%n", compared, worst);
        if (worst > MOST_DIFFERENCE_MS) throw new IllegalStateException("The times differ by " + worst + " ms.");
    }

    /** Receives what a tree reaches. */
    private interface Reached {
        void accept(int node, long time_ms);
    }

    private void tree(int origin, Reached reached) {
        var tree = new ShortestPathTree(base, weighting, false, TraversalMode.NODE_BASED);
        tree.setTimeLimit(QUARTER_HOUR_MS);
        tree.search(origin, label -> {
            if (label.time <= QUARTER_HOUR_MS) reached.accept(label.node, label.time);
        });
    }

    private void search(int origin) {
        ours.begin(QUARTER_HOUR_MS + MOST_DIFFERENCE_MS);
        ours.seed(built.node(origin), 0, 0, 0);
        ours.run();
    }

    /** One tree of GraphHopper; the ten classes of a dwelling need one, so 100,000 dwellings cost 100,000 times this. */
    @Benchmark
    @OperationsPerInvocation(TREES)
    public long graphHopperTree() {
        var count = new long[1];
        for (int origin : origins) tree(origin, (node, time) -> count[0]++);
        return count[0];
    }

    /** The same tree by our search. */
    @Benchmark
    @OperationsPerInvocation(TREES)
    public long ourTree() {
        long count = 0;
        for (int origin : origins) {
            search(origin);
            count += ours.reachedCount();
        }
        return count;
    }
}
