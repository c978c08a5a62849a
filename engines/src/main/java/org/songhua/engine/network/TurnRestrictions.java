package org.songhua.engine.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.osm.OsmKind;
import org.songhua.engine.osm.OsmRelation;
import org.songhua.engine.osm.OsmTags;

/**
 * Forbids the turns that relations of type {@code restriction} forbid. Those with a node as via are obeyed, {@code no_}
 * and {@code only_}; those over ways are counted as not understood, and so are conditional ones.
 *
 * @see <a href="https://wiki.openstreetmap.org/wiki/Relation:restriction">Relation:restriction</a>
 */
final class TurnRestrictions {
    private static final String CONDITIONAL = "conditional";

    private static final Set<String> EXEMPT = Set.of("motorcar", "motor_vehicle");

    private final StreetGraphBuilder builder;
    private final Map<Long, Integer> junctions;
    private final Map<Long, List<Integer>> edgesOfWay;
    private final Map<Integer, List<Integer>> edgesAt = new HashMap<>();
    private int applied = 0;
    private int notUnderstood = 0;

    TurnRestrictions(StreetGraphBuilder builder, Map<Long, Integer> junctions, Map<Long, List<Integer>> edgesOfWay) {
        this.builder = builder;
        this.junctions = junctions;
        this.edgesOfWay = edgesOfWay;
    }

    int applied() {
        return applied;
    }

    int notUnderstood() {
        return notUnderstood;
    }

    void apply(OsmRelation relation) {
        String kind = kind(relation.tags());
        if (kind == null) return;
        Integer via = viaNode(relation);
        boolean only = kind.startsWith("only_");
        boolean known = only || kind.startsWith("no_");
        boolean forbidden = known && via != null && forbid(relation, only, via);
        if (forbidden) applied++;
        else notUnderstood++;
    }

    /** {@return the value for cars, {@link #CONDITIONAL} when there is only one for some hours; null when it is not about cars} */
    private static @Nullable String kind(OsmTags tags) {
        for (String exempt : tags.getOrDefault("except", "").split(";", -1)) {
            if (EXEMPT.contains(exempt.strip())) return null;
        }
        String always = Access.first(tags, "restriction:motorcar", "restriction");
        return always == null && tags.containsKey("restriction:conditional") ? CONDITIONAL : always;
    }

    private @Nullable Integer viaNode(OsmRelation relation) {
        Integer via = null;
        for (var member : relation.members()) {
            if (!member.role().equals("via")) continue;
            if (member.kind() != OsmKind.NODE || via != null) return null;
            via = junctions.get(member.id());
        }
        return via;
    }

    private boolean forbid(OsmRelation relation, boolean only, int via) {
        List<Integer> arriving = traversals(relation, "from", via, false);
        List<Integer> leaving = traversals(relation, "to", via, true);
        if (arriving.isEmpty() || leaving.isEmpty()) return false;
        for (int from : arriving) {
            if (only) forbidOthers(from, leaving, via);
            else for (int to : leaving) forbid(from, to);
        }
        return true;
    }

    private void forbid(int from, int to) {
        builder.forbidTurn(from >> 1, (from & 1) == 0, to >> 1, (to & 1) == 0);
    }

    private void forbidOthers(int from, List<Integer> leaving, int via) {
        for (int edge : edgesAt().getOrDefault(via, List.of())) {
            for (int to : traversals(edge, via, true)) {
                if (!leaving.contains(to)) forbid(from, to);
            }
        }
    }

    private Map<Integer, List<Integer>> edgesAt() {
        if (!edgesAt.isEmpty()) return edgesAt;
        for (List<Integer> edges : edgesOfWay.values()) {
            for (int edge : edges) {
                edgesAt.computeIfAbsent(builder.fromNode(edge), key -> new ArrayList<>())
                        .add(edge);
                edgesAt.computeIfAbsent(builder.toNode(edge), key -> new ArrayList<>())
                        .add(edge);
            }
        }
        return edgesAt;
    }

    private List<Integer> traversals(OsmRelation relation, String role, int via, boolean leaving) {
        var found = new ArrayList<Integer>();
        for (var member : relation.members()) {
            if (!member.role().equals(role) || member.kind() != OsmKind.WAY) continue;
            for (int edge : edgesOfWay.getOrDefault(member.id(), List.of())) {
                found.addAll(traversals(edge, via, leaving));
            }
        }
        return found;
    }

    /** {@return the open directions of an edge that leave the node, or arrive at it} */
    private List<Integer> traversals(int edge, int via, boolean leaving) {
        var found = new ArrayList<Integer>();
        int forwardEnd = leaving ? builder.fromNode(edge) : builder.toNode(edge);
        int backwardEnd = leaving ? builder.toNode(edge) : builder.fromNode(edge);
        if (forwardEnd == via && builder.isOpen(edge, true)) found.add(StreetGraph.traversal(edge, true));
        if (backwardEnd == via && builder.isOpen(edge, false)) found.add(StreetGraph.traversal(edge, false));
        return found;
    }
}
