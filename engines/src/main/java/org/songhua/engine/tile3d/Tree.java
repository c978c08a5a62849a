package org.songhua.engine.tile3d;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The quadtree over the cells that have content, from the smallest cell around them all. Each node's region contains the regions of
 * its own content and of all nodes below.
 */
public final class Tree {
    /**
     * A node.
     *
     * @param cell where
     * @param region around everything in and below it
     * @param content around its own content; null when it has none
     * @param children below it, from north-west on
     */
    public record Node(Cell cell, Region region, @Nullable Region content, List<Node> children) {
        public Node {
            children = List.copyOf(children);
        }

        /** {@return how large something may be that is missing while the children are not shown, metres} */
        public double geometricError() {
            if (children.isEmpty()) return 0;
            double least = Levels.leastSize(cell.zoom());
            // Above the zoom of the largest objects one of any size may be missing.
            return cell.zoom() >= Levels.LEAST_ZOOM ? least : Math.max(2 * least, region.diagonal());
        }
    }

    private Tree() {}

    /**
     * {@return the root; null when there is no content}
     *
     * @param contents region of the content of each cell that has any
     */
    public static @Nullable Node of(Collection<Content> contents) {
        var level = new TreeMap<Cell, Node>();
        Node top = null;
        for (int zoom = Levels.MOST_ZOOM; zoom >= 0; zoom--) {
            var above = new TreeMap<Cell, List<Node>>();
            level.values()
                    .forEach(node -> above.computeIfAbsent(node.cell().parent(), c -> new ArrayList<>())
                            .add(node));
            level.clear();
            above.forEach((cell, children) -> level.put(cell, node(cell, null, children)));
            for (Content content : contents) {
                if (content.cell().zoom() == zoom) level.merge(content.cell(), leaf(content), Tree::joined);
            }
            if (level.size() == 1 && covers(level.firstKey(), contents))
                top = level.firstEntry().getValue();
            if (top != null) return top;
        }
        return null;
    }

    private static boolean covers(Cell cell, Collection<Content> contents) {
        return contents.stream().allMatch(content -> content.cell().zoom() >= cell.zoom());
    }

    private static Node leaf(Content content) {
        return new Node(content.cell(), content.region(), content.region(), List.of());
    }

    private static Node joined(Node inner, Node leaf) {
        Region own = leaf.content();
        // A cell given twice holds both of its contents.
        if (own != null && inner.content() != null) own = own.union(inner.content());
        return node(inner.cell(), own, inner.children());
    }

    private static Node node(Cell cell, @Nullable Region content, List<Node> children) {
        Region region = content;
        for (Node child : children) region = region == null ? child.region() : region.union(child.region());
        if (region == null) throw new IllegalArgumentException("Nothing in cell " + cell);
        return new Node(cell, region, content, children);
    }

    /**
     * What a cell holds.
     *
     * @param cell where
     * @param region around it
     */
    public record Content(Cell cell, Region region) {}
}
