package org.songhua.engine.network;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.songhua.engine.osm.Locations;

/** Towns for tests: random ones with all that makes streets difficult, and regular grids. */
public final class Towns {
    private Towns() {}

    /** A forbidden turn in numbers of the graph. */
    public record Turn(int fromEdge, boolean fromForward, int toEdge, boolean toForward) {}

    /** A graph and its forbidden turns, for the obvious algorithm to obey. */
    public record Town(StreetGraph graph, List<Turn> forbidden) {}

    /**
     * Up to 40 nodes and 90 edges: one-way streets, parallel edges, loops, edges of length 0, islands, forbidden turns.
     */
    public static Town random(SplittableRandom random) {
        var builder = new StreetGraphBuilder();
        int nodes = random.nextInt(2, 40);
        for (int i = 0; i < nodes; i++) {
            builder.addNode(Locations.of(random.nextDouble(0, 0.02), random.nextDouble(45, 45.02)));
        }
        int edges = random.nextInt(1, 90);
        for (int i = 0; i < edges; i++) addEdge(builder, random, nodes);
        var turns = new ArrayList<Turn>();
        for (int i = random.nextInt(4) * random.nextInt(6); i > 0; i--) addTurn(builder, random, edges, turns);
        var built = builder.build();
        return new Town(
                built.graph(),
                turns.stream()
                        .map(t -> new Turn(built.edge(t.fromEdge), t.fromForward, built.edge(t.toEdge), t.toForward))
                        .toList());
    }

    private static void addEdge(StreetGraphBuilder builder, SplittableRandom random, int nodes) {
        int from = random.nextInt(nodes);
        int to = random.nextInt(nodes);
        int length = random.nextInt(8) == 0 ? 0 : random.nextInt(200_000);
        int ms = length == 0 ? 0 : random.nextInt(1, 200_000);
        int kind = random.nextInt(6);
        builder.addEdge(
                from,
                to,
                kind == 0 ? StreetGraph.CLOSED : ms,
                kind == 1 ? StreetGraph.CLOSED : kind == 2 ? ms / 2 : ms,
                length,
                random.nextInt(20),
                builder.location(from),
                builder.location(to));
    }

    private static void addTurn(StreetGraphBuilder builder, SplittableRandom random, int edges, List<Turn> turns) {
        int from = random.nextInt(edges);
        boolean fromForward = random.nextBoolean();
        int junction = fromForward ? builder.toNode(from) : builder.fromNode(from);
        for (int to = 0; to < edges; to++) {
            boolean toForward = builder.fromNode(to) == junction;
            boolean meets = toForward || builder.toNode(to) == junction;
            if (!meets || random.nextInt(3) > 0) continue;
            if (!builder.isOpen(from, fromForward) || !builder.isOpen(to, toForward)) continue;
            builder.forbidTurn(from, fromForward, to, toForward);
            turns.add(new Turn(from, fromForward, to, toForward));
        }
    }

    /** Points on random edges; one in ten without street. */
    public static SnappedPoints points(SplittableRandom random, StreetGraph graph, int count) {
        var edges = new int[count];
        var fractions = new double[count];
        for (int i = 0; i < count; i++) {
            edges[i] = random.nextInt(10) == 0 ? SnappedPoints.NONE : random.nextInt(graph.edgeCount());
            fractions[i] = random.nextInt(4) == 0 ? random.nextInt(2) : random.nextDouble();
        }
        return SnappedPoints.of(edges, fractions);
    }

    /**
     * A square of streets: {@code side} x {@code side} junctions, blocks of 100 m that take 80 s at 1.25 m/s. Junction
     * (x, y) is the builder's node y * side + x; edges run east first, row by row, then north.
     */
    public static StreetGraphBuilder.Built grid(int side) {
        var builder = new StreetGraphBuilder();
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) builder.addNode(Locations.of(0.000_9 * x, 0.000_9 * y));
        }
        for (int y = 0; y < side; y++) {
            for (int x = 0; x + 1 < side; x++) builder.addStreet(y * side + x, y * side + x + 1, 80_000, 100_000);
        }
        for (int y = 0; y + 1 < side; y++) {
            for (int x = 0; x < side; x++) builder.addStreet(y * side + x, (y + 1) * side + x, 80_000, 100_000);
        }
        return builder.build();
    }

    /** {@return number given to the builder for the edge that leads east from the junction} */
    public static int eastward(int side, int x, int y) {
        return y * (side - 1) + x;
    }

    /** {@return number given to the builder for the edge that leads north from the junction} */
    public static int northward(int side, int x, int y) {
        return side * (side - 1) + y * side + x;
    }
}
