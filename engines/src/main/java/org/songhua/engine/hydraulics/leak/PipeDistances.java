package org.songhua.engine.hydraulics.leak;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.songhua.engine.hydraulics.Link;
import org.songhua.engine.hydraulics.Node;
import org.songhua.engine.hydraulics.Pipe;
import org.songhua.engine.hydraulics.WaterNetwork;

/**
 * Ways along the network between the middles of pipes, in the file's unit of length. Pumps and valves have no length; a closed pipe is a way too, for people
 * look for leaks on foot. Immutable.
 */
public final class PipeDistances {
    private final Map<String, Pipe> pipes = new HashMap<>();
    private final Map<String, Integer> nodes = new HashMap<>();
    private final List<Link> links;
    private final int[][] linksAt;

    /** Prepares a network. */
    public PipeDistances(WaterNetwork network) {
        for (Pipe pipe : network.pipes()) pipes.put(pipe.id(), pipe);
        for (Node node : network.nodes()) nodes.put(node.id(), nodes.size());
        links = network.links();
        var count = new int[nodes.size()];
        for (Link link : links) {
            count[node(link.from())]++;
            count[node(link.to())]++;
        }
        linksAt = new int[nodes.size()][];
        for (int i = 0; i < count.length; i++) linksAt[i] = new int[count[i]];
        for (int k = 0; k < links.size(); k++) {
            int from = node(links.get(k).from());
            int to = node(links.get(k).to());
            linksAt[from][--count[from]] = k;
            linksAt[to][--count[to]] = k;
        }
    }

    private int node(String id) {
        Integer found = nodes.get(id);
        if (found == null) throw new IllegalArgumentException("There is no node " + id);
        return found;
    }

    private Pipe pipe(String id) {
        Pipe found = pipes.get(id);
        if (found == null) throw new IllegalArgumentException("There is no pipe " + id);
        return found;
    }

    /** {@return the shortest way between the middles of two pipes, 0 for the same pipe, infinite where there is none} */
    public double between(String pipeA, String pipeB) {
        return from(pipeA).to(pipeB);
    }

    /** {@return the ways from the middle of one pipe; one search for all of them} */
    public From from(String pipe) {
        return new From(pipe(pipe));
    }

    private static double length(Link link) {
        return link instanceof Pipe pipe ? pipe.length() : 0;
    }

    /** Ways from the middle of one pipe to the others. */
    public final class From {
        private final Pipe start;
        private final double[] way = new double[linksAt.length];

        private From(Pipe start) {
            this.start = start;
            Arrays.fill(way, Double.POSITIVE_INFINITY);
            var waiting = new PriorityQueue<Step>();
            enter(waiting, start.from(), start.length() / 2);
            enter(waiting, start.to(), start.length() / 2);
            while (!waiting.isEmpty()) go(waiting);
        }

        private void enter(PriorityQueue<Step> waiting, String node, double distance) {
            int at = node(node);
            if (!(distance < way[at])) return;
            way[at] = distance;
            waiting.add(new Step(distance, at));
        }

        private void go(PriorityQueue<Step> waiting) {
            Step step = waiting.remove();
            if (step.distance() > way[step.node()]) return;
            for (int k : linksAt[step.node()]) {
                Link link = links.get(k);
                double distance = step.distance() + length(link);
                enter(waiting, link.from(), distance);
                enter(waiting, link.to(), distance);
            }
        }

        /** {@return the way to the middle of another pipe} */
        public double to(String pipe) {
            if (pipe.equals(start.id())) return 0;
            Pipe end = pipe(pipe);
            return Math.min(way[node(end.from())], way[node(end.to())]) + end.length() / 2;
        }
    }

    /** A node to be gone on from. */
    private record Step(double distance, int node) implements Comparable<Step> {
        @Override
        public int compareTo(Step other) {
            int byDistance = Double.compare(distance, other.distance);
            return byDistance != 0 ? byDistance : Integer.compare(node, other.node);
        }
    }
}
