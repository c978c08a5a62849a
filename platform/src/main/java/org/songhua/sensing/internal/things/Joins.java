package org.songhua.sensing.internal.things;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songhua.engine.odata.Expr;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.Relation;

/**
 * The tables that an expression reaches from the one asked about. Each relation is joined once, so that two conditions
 * behind the same relation speak of the same row.
 */
final class Joins {
    private final StringBuilder text = new StringBuilder();
    private final Map<String, Node> nodes = new HashMap<>();
    private final String prefix;
    private boolean many;

    /** A table in the statement. */
    record Node(String alias, EntityType type) {}

    /**
     * Where a path ends.
     *
     * @param steps how many steps of the path were relations
     * @param reading whether it went on into readings, which are in no table here; then the node is the one before
     */
    record End(Node node, int steps, boolean reading) {}

    Joins(String prefix) {
        this.prefix = prefix;
    }

    /** {@return the joins as text} */
    String text() {
        return text.toString();
    }

    /** {@return whether a row asked about may come more than once} */
    boolean many() {
        return many;
    }

    /** Follows the relations at the head of a path. */
    End follow(Node start, Expr.Path path) {
        Node node = start;
        List<String> steps = path.steps();
        for (int i = 0; i < steps.size(); i++) {
            Optional<Relation> relation = node.type().relation(steps.get(i));
            if (relation.isEmpty()) return new End(node, i, false);
            if (relation.get().target() == EntityType.OBSERVATION) return new End(node, i, true);
            node = join(node, relation.get());
        }
        return new End(node, steps.size(), false);
    }

    private Node join(Node from, Relation relation) {
        return nodes.computeIfAbsent(from.alias() + "/" + relation, key -> {
            var node = new Node(prefix + (nodes.size() + 1), relation.target());
            Tables.Link link = Tables.link(relation);
            String target = link.from(node.alias());
            boolean joined = target.contains(" join ");
            text.append(" left join ").append(joined ? "(" + target + ")" : target);
            text.append(" on ").append(link.on(from.alias(), node.alias()));
            many |= relation.many();
            return node;
        });
    }
}
