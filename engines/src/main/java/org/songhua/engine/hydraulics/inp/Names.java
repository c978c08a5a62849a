package org.songhua.engine.hydraulics.inp;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What identifiers a file has given, to what; asking for another one is a fault. */
final class Names {
    /** What a node or link is. */
    enum Kind {
        JUNCTION,
        RESERVOIR,
        TANK,
        PIPE,
        CHECK_VALVE,
        PUMP,
        VALVE,
        GENERAL_VALVE
    }

    private final DataSections data;
    private final Problems problems;
    private final Map<String, Kind> nodes = new HashMap<>();
    private final Map<String, Kind> links = new HashMap<>();

    Names(DataSections data, Problems problems) {
        this.data = data;
        this.problems = problems;
    }

    Problems problems() {
        return problems;
    }

    /** Registers a node; a second one of the same name is a fault and false. */
    boolean addNode(Row row, Kind kind) {
        return add(row, nodes, kind, "node");
    }

    boolean addLink(Row row, Kind kind) {
        return add(row, links, kind, "link");
    }

    private static boolean add(Row row, Map<String, Kind> names, Kind kind, String what) {
        if (names.putIfAbsent(row.id(), kind) == null) return true;
        row.refuse(
                Problems.DUPLICATE,
                "There is another " + what + " named " + row.id() + ".",
                "Give each " + what + " a name of its own.");
        return false;
    }

    @Nullable
    Kind node(String id) {
        return nodes.get(id);
    }

    @Nullable
    Kind link(String id) {
        return links.get(id);
    }

    /** {@return what the node is; null and a fault when there is none} */
    @Nullable
    Kind requireNode(Row row, String id) {
        Kind kind = nodes.get(id);
        if (kind == null)
            row.refuse(
                    Problems.UNKNOWN_NODE,
                    "There is no node named \"" + id + "\".",
                    "Name a junction, reservoir or tank of the file.");
        return kind;
    }

    /** {@return what the link is; null and a fault when there is none} */
    @Nullable
    Kind requireLink(Row row, String id) {
        Kind kind = links.get(id);
        if (kind == null)
            row.refuse(
                    Problems.UNKNOWN_LINK,
                    "There is no link named \"" + id + "\".",
                    "Name a pipe, pump or valve of the file.");
        return kind;
    }

    /** {@return the pattern's name, null when the line has none; a name without pattern is a fault} */
    @Nullable
    String pattern(Row row, int index) {
        String id = row.text(index);
        if (id.isEmpty() || id.equals("*")) return null;
        if (!data.patterns().containsKey(id)) {
            row.refuse(
                    Problems.UNKNOWN_PATTERN,
                    "There is no pattern named \"" + id + "\".",
                    "Define it in [PATTERNS] or leave it out.");
        }
        return id;
    }

    /** {@return the curve's name; a name without curve is a fault} */
    @Nullable
    String curve(Row row, int index) {
        String id = row.text(index);
        if (id.isEmpty() || id.equals("*")) return null;
        if (!data.curves().containsKey(id)) {
            row.refuse(
                    Problems.UNKNOWN_CURVE,
                    "There is no curve named \"" + id + "\".",
                    "Define it in [CURVES] or leave it out.");
        }
        return id;
    }
}
