package org.songhua.engine.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.songhua.engine.network.StreetSource.Street;
import org.songhua.engine.osm.Locations;
import org.songhua.engine.osm.NodeLocations;
import org.songhua.engine.osm.OsmTags;

/** Cuts ways into edges at junctions, barriers and missing nodes; used once. */
final class StreetAssembly {
    private final StreetSource source;
    private final NodeLocations.Lookup locations;
    private final StreetRules rules;
    private final StreetGraphBuilder builder = new StreetGraphBuilder();
    private final LongIndex seen = new LongIndex();
    private final GrowingInts uses = new GrowingInts();
    private final Map<Long, Integer> junctions = new HashMap<>();
    private final Set<Long> blocking = new HashSet<>();
    private final Map<Long, List<Integer>> edgesOfWay = new HashMap<>();
    private final boolean turns;
    private int waysUsed = 0;
    private int nodesMissing = 0;

    StreetAssembly(StreetSource source, NodeLocations.Lookup locations, StreetRules rules) {
        this.source = source;
        this.locations = locations;
        this.rules = rules;
        this.turns = rules.obeysTurnRestrictions() && !source.restrictions.isEmpty();
    }

    StreetBuild build() {
        source.nodeTags.forEach((id, tags) -> {
            if (rules.blocks(tags)) blocking.add(id);
        });
        var open = new ArrayList<Opened>();
        for (Street street : source.streets) {
            Opened opened = Opened.of(street, rules);
            if (opened.isOpen()) open.add(opened);
        }
        open.forEach(this::countUses);
        open.forEach(this::cut);
        var restrictions = new TurnRestrictions(builder, junctions, edgesOfWay);
        if (turns) source.restrictions.forEach(restrictions::apply);
        int others = source.streets.size() - open.size();
        return new StreetBuild(
                builder.build().graph(),
                waysUsed,
                others,
                nodesMissing,
                blocking.size(),
                restrictions.applied(),
                restrictions.notUnderstood());
    }

    /** A street with its speeds in the mode. */
    private record Opened(Street street, double forward_mps, double backward_mps) {
        static Opened of(Street street, StreetRules rules) {
            OsmTags tags = street.tags();
            return new Opened(street, rules.forward_mps(tags), rules.backward_mps(tags));
        }

        boolean isOpen() {
            return forward_mps > 0 || backward_mps > 0;
        }
    }

    private void countUses(Opened opened) {
        List<Long> refs = opened.street.refs();
        for (int i = 0; i < refs.size(); i++) {
            int number = seen.number(refs.get(i));
            if (number == uses.size()) uses.add(0);
            boolean end = i == 0 || i == refs.size() - 1;
            uses.set(number, uses.get(number) + (end ? 2 : 1));
        }
    }

    private boolean isJunction(long ref) {
        return uses.get(seen.find(ref)) > 1;
    }

    private void cut(Opened opened) {
        var course = new GrowingLongs();
        int start = -1;
        boolean used = false;
        List<Long> refs = opened.street.refs();
        for (int i = 0; i < refs.size(); i++) {
            long ref = refs.get(i);
            long location = locations.find(ref);
            if (location == Locations.MISSING) {
                nodesMissing++;
                used |= end(opened, start, course);
                course = new GrowingLongs();
                start = -1;
                continue;
            }
            course.add(location);
            if (start < 0) {
                start = node(ref, location);
            } else if (isJunction(ref) || blocking.contains(ref)) {
                addEdge(opened, start, node(ref, location), course.toArray());
                used = true;
                course = new GrowingLongs();
                course.add(location);
                start = i + 1 < refs.size() ? node(ref, location) : -1;
            }
        }
        used |= end(opened, start, course);
        if (used) waysUsed++;
    }

    /** Ends a piece of way that does not end at a junction, because the next node is missing. */
    private boolean end(Opened opened, int start, GrowingLongs course) {
        if (start < 0 || course.size() < 2) return false;
        long last = course.get(course.size() - 1);
        addEdge(opened, start, builder.addNode(last), course.toArray());
        return true;
    }

    /** At a barrier every way ends in a node of its own, so that nobody gets from one to the other. */
    private int node(long ref, long location) {
        if (blocking.contains(ref)) return builder.addNode(location);
        return junctions.computeIfAbsent(ref, key -> builder.addNode(location));
    }

    private void addEdge(Opened opened, int from, int to, long[] course) {
        double metres = 0;
        for (int i = 1; i < course.length; i++) metres += metres(course[i - 1], course[i]);
        int edge = builder.addEdge(
                from,
                to,
                time_ms(metres, opened.forward_mps),
                time_ms(metres, opened.backward_mps),
                (int) Math.round(1000 * metres),
                opened.street.id(),
                course);
        if (turns) {
            edgesOfWay
                    .computeIfAbsent(opened.street.id(), key -> new ArrayList<>())
                    .add(edge);
        }
    }

    static double metres(long a, long b) {
        return Ellipsoid.metres(
                Locations.longitude(a), Locations.latitude(a), Locations.longitude(b), Locations.latitude(b));
    }

    private static int time_ms(double metres, double speed_mps) {
        if (speed_mps <= 0) return StreetGraph.CLOSED;
        return (int) Math.min(StreetGraph.CLOSED - 1L, Math.round(1000 * metres / speed_mps));
    }
}
