package org.songhua.cim.internal.cityjson;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What the schema of CityJSON cannot say of a whole document: every number leads to a vertex, a ring has
 * three different vertices and does not repeat the first at its end (CityJSON 2.0.2, 3.2 and 4), parents and children name each other.
 */
public final class Vertices {
    private static final Set<String> SURFACES =
            Set.of("MultiSurface", "CompositeSurface", "Solid", "MultiSolid", "CompositeSolid");

    private final JsonNode root;
    private final List<String> faults = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final Set<Integer> used = new TreeSet<>();

    private Vertices(JsonNode root) {
        this.root = root;
    }

    /** {@return what is wrong; empty when nothing is} */
    public static List<String> faults(JsonNode root) {
        var vertices = new Vertices(root);
        vertices.check();
        return vertices.faults;
    }

    /** {@return what is only untidy: vertices that stand twice or are not used} */
    public static List<String> remarks(JsonNode root) {
        var vertices = new Vertices(root);
        vertices.check();
        return vertices.remarks;
    }

    private void check() {
        root.path("CityObjects").forEachEntry((id, object) -> {
            family(id, object);
            for (JsonNode geometry : object.path("geometry")) {
                boolean rings = SURFACES.contains(geometry.path("type").asString());
                boundaries(id, geometry.path("boundaries"), rings);
            }
        });
        list();
    }

    private void family(String id, JsonNode object) {
        for (JsonNode child : object.path("children")) mutual(id, child.asString(), "parents");
        for (JsonNode parent : object.path("parents")) mutual(id, parent.asString(), "children");
    }

    private void mutual(String id, String other, String back) {
        boolean named = root.path("CityObjects")
                .path(other)
                .path(back)
                .valueStream()
                .anyMatch(one -> one.asString().equals(id));
        if (!named) faults.add(id + " names " + other + ", which does not name it among its " + back);
    }

    private void boundaries(String id, JsonNode node, boolean rings) {
        boolean leaf = node.isArray() && !node.isEmpty() && node.get(0).isNumber();
        if (!leaf) {
            for (JsonNode inner : node) boundaries(id, inner, rings);
            return;
        }
        var distinct = new HashSet<Integer>();
        for (JsonNode number : node) {
            int vertex = number.asInt();
            used.add(vertex);
            distinct.add(vertex);
            if (vertex < 0 || vertex >= root.path("vertices").size()) faults.add(id + " leads to vertex " + vertex);
        }
        if (rings && distinct.size() < 3) faults.add(id + " has a ring of " + node);
        if (rings && node.get(0).equals(node.get(node.size() - 1)))
            faults.add(id + " repeats the first vertex of " + node);
    }

    private void list() {
        JsonNode vertices = root.path("vertices");
        var seen = new HashSet<JsonNode>();
        for (int i = 0; i < vertices.size(); i++) {
            if (!seen.add(vertices.get(i))) remarks.add("vertex " + i + " stands twice");
            if (!used.contains(i)) remarks.add("vertex " + i + " is not used");
        }
    }
}
