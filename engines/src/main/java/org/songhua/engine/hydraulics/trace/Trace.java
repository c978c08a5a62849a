package org.songhua.engine.hydraulics.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.songhua.engine.hydraulics.Link;
import org.songhua.engine.hydraulics.Pipe;
import org.songhua.engine.hydraulics.WaterNetwork;

/** Walks through a network: what hangs together, where water comes from and goes to, the shortest way. Barriers are links by name. */
public final class Trace {
    /** Pumps and valves are as long as nothing; so that ways through them count, they have this. */
    private static final double NO_LENGTH = 1e-3;

    private final Set<String> barriers;
    private final Map<String, List<Link>> linksOf = new HashMap<>();
    private final Map<String, Link> byId = new HashMap<>();

    /**
     * Prepares a network.
     *
     * @param barriers links nothing passes, closed valves or works
     */
    public Trace(WaterNetwork network, Set<String> barriers) {
        this.barriers = Set.copyOf(barriers);
        network.nodes().forEach(node -> linksOf.put(node.id(), new ArrayList<>()));
        for (Link link : network.links()) {
            byId.put(link.id(), link);
            list(link.from()).add(link);
            list(link.to()).add(link);
        }
    }

    /**
     * What was reached.
     *
     * @param nodes in the order of the walk, the first included
     * @param links passed on it
     * @param stopped barriers it came to
     */
    public record Reached(List<String> nodes, List<String> links, List<String> stopped) {
        public Reached {
            nodes = List.copyOf(nodes);
            links = List.copyOf(links);
            stopped = List.copyOf(stopped);
        }
    }

    /**
     * A way.
     *
     * @param links in the order of the way
     * @param length of its pipes, in the file's unit
     */
    public record Way(List<String> links, double length) {
        public Way {
            links = List.copyOf(links);
        }
    }

    private List<Link> list(String node) {
        List<Link> found = linksOf.get(node);
        if (found == null) throw new IllegalArgumentException("There is no node " + node);
        return found;
    }

    /** {@return all that hangs together with a node} */
    public Reached connected(String node) {
        return walk(node, (link, at) -> true);
    }

    /** {@return all the water of a node may have come through, by the flows given} */
    public Reached upstream(String node, ToDoubleFunction<String> flow) {
        return walk(node, (link, at) -> sign(link, at) * flow.applyAsDouble(link.id()) < 0);
    }

    /** {@return all that water from a node may come to, by the flows given} */
    public Reached downstream(String node, ToDoubleFunction<String> flow) {
        return walk(node, (link, at) -> sign(link, at) * flow.applyAsDouble(link.id()) > 0);
    }

    /** A flow along the link leaves its first node. */
    private static int sign(Link link, String at) {
        return link.from().equals(at) ? 1 : -1;
    }

    private static String other(Link link, String node) {
        return link.from().equals(node) ? link.to() : link.from();
    }

    private interface Passing {
        boolean passes(Link link, String at);
    }

    private Reached walk(String start, Passing passing) {
        var nodes = new LinkedHashSet<String>();
        var links = new LinkedHashSet<String>();
        var stopped = new LinkedHashSet<String>();
        var waiting = new ArrayList<String>();
        list(start);
        waiting.add(start);
        for (int i = 0; i < waiting.size(); i++) {
            String node = waiting.get(i);
            if (!nodes.add(node)) continue;
            for (Link link : list(node)) {
                if (!passing.passes(link, node)) continue;
                if (barriers.contains(link.id())) stopped.add(link.id());
                else {
                    links.add(link.id());
                    waiting.add(other(link, node));
                }
            }
        }
        return new Reached(List.copyOf(nodes), List.copyOf(links), List.copyOf(stopped));
    }

    /** {@return the shortest way along the pipes, if there is any (Dijkstra 1959)} */
    public Optional<Way> shortest(String from, String to) {
        list(to);
        var distance = new HashMap<String, Double>();
        var arrivedBy = new HashMap<String, Link>();
        var queue = new PriorityQueue<Step>(Comparator.comparingDouble(Step::length));
        list(from);
        distance.put(from, 0.0);
        queue.add(new Step(from, 0));
        while (!queue.isEmpty()) {
            Step step = queue.remove();
            if (step.node().equals(to)) return Optional.of(way(from, to, arrivedBy));
            if (step.length() > distance.getOrDefault(step.node(), 0.0)) continue;
            for (Link link : list(step.node())) {
                if (barriers.contains(link.id())) continue;
                String next = other(link, step.node());
                double length = step.length() + Math.max(length(link), NO_LENGTH);
                if (length >= distance.getOrDefault(next, Double.POSITIVE_INFINITY)) continue;
                distance.put(next, length);
                arrivedBy.put(next, link);
                queue.add(new Step(next, length));
            }
        }
        return Optional.empty();
    }

    private record Step(String node, double length) {}

    private static double length(Link link) {
        return link instanceof Pipe pipe ? pipe.length() : 0;
    }

    private static Way way(String from, String to, Map<String, Link> arrivedBy) {
        var links = new ArrayList<String>();
        double length = 0;
        for (String node = to; !node.equals(from); ) {
            Link link = Objects.requireNonNull(arrivedBy.get(node));
            links.add(link.id());
            length += length(link);
            node = other(link, node);
        }
        return new Way(links.reversed(), length);
    }

    /** {@return the parts of the network that no open link joins, the largest first; each by its nodes} */
    public List<List<String>> parts() {
        var seen = new LinkedHashSet<String>();
        var parts = new ArrayList<List<String>>();
        for (String node : linksOf.keySet().stream().sorted().toList()) {
            if (seen.contains(node)) continue;
            List<String> part = connected(node).nodes();
            seen.addAll(part);
            parts.add(part);
        }
        parts.sort(Comparator.comparingInt((List<String> part) -> -part.size()));
        return parts;
    }

    /** {@return links without which nothing falls apart, one for each independent loop: links, less nodes, and parts} */
    public int loops() {
        long open = byId.keySet().stream().filter(id -> !barriers.contains(id)).count();
        return (int) open - linksOf.size() + parts().size();
    }
}
