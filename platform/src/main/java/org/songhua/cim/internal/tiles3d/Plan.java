package org.songhua.cim.internal.tiles3d;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Extent;
import org.songhua.cim.internal.tiles3d.JdbcBodies.Body;
import org.songhua.engine.tile3d.Cell;
import org.songhua.engine.tile3d.Region;
import org.songhua.engine.tile3d.Tree;

/**
 * The cells of one tile set, each with a volume around what it holds; for wide cells also which objects those are, since reading all
 * that lies in them would mean reading the city.
 *
 * <p>After an edit only what lies around it is read again and joined to what was known: volumes may stay larger than need be and cells
 * may be empty, but nothing ever lies outside. A change of more than {@link #LARGE_deg} begins anew. Safe for use by many threads.
 */
final class Plan {
    /** Cells up to this zoom keep the ids of their objects. */
    static final int WIDE_ZOOM = 13;
    /** Width of an extent from which reading all again is cheaper. */
    private static final double LARGE_deg = 0.02;

    private static final int MOST_CHANGES = 100;

    private final SourceKey key;
    private final JdbcBodies bodies;
    private final Map<Cell, Region> regions = new HashMap<>();
    private final Map<Cell, Set<UUID>> wide = new HashMap<>();
    private final List<Extent> changes = new ArrayList<>();
    private boolean stale = true;
    private long version;
    private Tree.@Nullable Node root;

    Plan(SourceKey key, JdbcBodies bodies) {
        this.key = key;
        this.bodies = bodies;
    }

    /** Notes that something changed; cheap, called inside the commit. */
    void changed(Extent extent) {
        synchronized (changes) {
            boolean large = extent.east() - extent.west() > LARGE_deg || extent.north() - extent.south() > LARGE_deg;
            if (large || changes.size() >= MOST_CHANGES) stale = true;
            else changes.add(extent);
        }
    }

    /** {@return the tree as it is now; null when there is nothing} */
    synchronized Tree.@Nullable Node root() {
        refresh();
        return root;
    }

    /** {@return counts up by one with each change that touched the plan} */
    synchronized long version() {
        return version;
    }

    /** {@return ids of the objects that a wide cell holds, perhaps with some that it held before} */
    synchronized Collection<UUID> wide(Cell cell) {
        refresh();
        return List.copyOf(wide.getOrDefault(cell, Set.of()));
    }

    private void refresh() {
        boolean anew;
        List<Extent> around;
        synchronized (changes) {
            anew = stale;
            around = List.copyOf(changes);
            stale = false;
            changes.clear();
        }
        if (!anew && around.isEmpty()) return;
        try {
            read(anew, around);
        } catch (RuntimeException e) {
            synchronized (changes) {
                stale = true;
            }
            throw e;
        }
    }

    private void read(boolean anew, List<Extent> around) {
        if (anew) {
            regions.clear();
            wide.clear();
            bodies.boxes(key, key.conditions(), this::take);
        } else {
            for (Extent extent : around) bodies.boxes(key, key.conditions(extent), this::take);
        }
        version++;
        root = Tree.of(regions.entrySet().stream()
                .map(entry -> new Tree.Content(entry.getKey(), entry.getValue()))
                .toList());
    }

    private void take(Body body) {
        Cell cell = body.placed().cell();
        regions.merge(cell, body.placed().region(), Region::union);
        if (cell.zoom() <= WIDE_ZOOM) {
            wide.computeIfAbsent(cell, c -> new HashSet<>()).add(body.id());
        }
    }
}
