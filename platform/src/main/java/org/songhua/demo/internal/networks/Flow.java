package org.songhua.demo.internal.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The shortest way from every junction to the nearest root, and what comes together on it: drains run to their outfalls on it, heat comes
 * from its plants on it.
 */
final class Flow {
    private final StreetGraph graph;
    private final double[] distance;
    private final int[] towards;
    private final double[] carried;
    private final List<Integer> outwards;

    /**
     * @param roots junctions where it ends or begins
     * @param lowestRank streets of higher rank than this are used only
     */
    Flow(StreetGraph graph, Collection<Integer> roots, int lowestRank) {
        this.graph = graph;
        int count = graph.nodes().size();
        distance = new double[count];
        towards = new int[count];
        carried = new double[count];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        Arrays.fill(towards, -1);
        spread(roots, lowestRank);
        outwards = order();
        gather(lowestRank);
    }

    private record Reached(int node, double distance) {}

    private void spread(Collection<Integer> roots, int lowestRank) {
        var queue = new PriorityQueue<Reached>(
                Comparator.comparingDouble(Reached::distance).thenComparingInt(Reached::node));
        for (int root : roots) {
            distance[root] = 0;
            queue.add(new Reached(root, 0));
        }
        while (!queue.isEmpty()) {
            Reached here = queue.remove();
            if (here.distance() > distance[here.node()]) continue;
            for (int e : graph.at(here.node())) {
                StreetGraph.Edge edge = graph.edges().get(e);
                if (edge.rank() > lowestRank) continue;
                int next = edge.other(here.node());
                double far = here.distance() + edge.length();
                if (far >= distance[next]) continue;
                distance[next] = far;
                towards[next] = e;
                queue.add(new Reached(next, far));
            }
        }
    }

    private List<Integer> order() {
        var reached = new ArrayList<Integer>();
        for (int i = 0; i < distance.length; i++) if (isReached(i)) reached.add(i);
        reached.sort(Comparator.comparingDouble((Integer i) -> distance[i]).thenComparingInt(i -> i));
        return reached;
    }

    /** Half of each street drains to each of its ends; what comes together at a junction goes on towards the root. */
    private void gather(int lowestRank) {
        for (StreetGraph.Edge edge : graph.edges()) {
            if (edge.rank() > lowestRank && !(isReached(edge.from()) && isReached(edge.to()))) continue;
            if (isReached(edge.from())) carried[edge.from()] += edge.length() / 2;
            if (isReached(edge.to())) carried[edge.to()] += edge.length() / 2;
        }
        for (int i = outwards.size() - 1; i >= 0; i--) {
            int node = outwards.get(i);
            if (towards[node] >= 0) carried[next(node)] += carried[node];
        }
    }

    boolean isReached(int node) {
        return distance[node] < Double.POSITIVE_INFINITY;
    }

    /** {@return the junctions that are reached, nearest first} */
    List<Integer> outwards() {
        return outwards;
    }

    /** {@return the edge that leads towards the root; -1 at a root} */
    int towards(int node) {
        return towards[node];
    }

    /** {@return the next junction towards the root} */
    int next(int node) {
        return graph.edges().get(towards[node]).other(node);
    }

    double distance(int node) {
        return distance[node];
    }

    /** {@return metres of street behind a junction} */
    double carried(int node) {
        return carried[node];
    }
}
