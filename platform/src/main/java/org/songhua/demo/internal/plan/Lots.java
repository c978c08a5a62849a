package org.songhua.demo.internal.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;
import org.songhua.demo.internal.shape.LineKind;
import org.songhua.demo.internal.shape.Lot;
import org.songhua.demo.internal.shape.PlanarMap;

/** Makes lots of cells: what runs along their borders or just beyond keeps buildings off. For use by many threads. */
final class Lots {
    private final PlanarMap map;
    private final Map<LineKind, StreetRules> rules = StreetRules.read();
    private final STRtree streets = new STRtree();
    private final int[] start;
    private final double widest;

    Lots(PlanarMap map) {
        this.map = map;
        start = new int[map.faceCount()];
        for (int h = map.edgeCount() * 2 - 1; h >= 0; h--) start[map.face(h)] = h;
        for (int e = 0; e < map.edgeCount(); e++) {
            if (map.kind(e).isStreet()) streets.insert(new Envelope(from(2 * e), from(2 * e + 1)), e);
        }
        streets.build();
        widest = rules.values().stream().mapToDouble(StreetRules::setback).max().orElse(0);
    }

    private Coordinate from(int halfEdge) {
        return map.point(map.origin(halfEdge));
    }

    Lot of(CellPlan.Cell cell) {
        List<Lot.Side> sides = new ArrayList<>();
        Set<Integer> own = new HashSet<>();
        int h = start[cell.face()];
        do {
            sides.add(side(h));
            own.add(h >> 1);
            h = map.next(h);
        } while (h != start[cell.face()]);
        return new Lot(cell.area(), sides, beyond(cell, sides, own));
    }

    private Lot.Side side(int halfEdge) {
        LineKind kind = map.kind(halfEdge >> 1);
        double clearance = Objects.requireNonNull(rules.get(kind)).setback();
        return new Lot.Side(from(halfEdge), from(halfEdge ^ 1), kind, clearance, halfEdge >> 1);
    }

    /** {@return streets that do not touch the cell but are so near that they keep buildings off} */
    @SuppressWarnings("unchecked") // the index holds numbers only
    private List<Lot.Side> beyond(CellPlan.Cell cell, List<Lot.Side> sides, Set<Integer> own) {
        Envelope box = new Envelope(cell.area().getEnvelopeInternal());
        box.expandBy(widest);
        List<Integer> near = new ArrayList<>(streets.query(box));
        near.removeIf(e -> own.contains(e) || !reaches(side(2 * e), sides));
        near.sort(null);
        return near.stream().map(e -> side(2 * e)).toList();
    }

    private static boolean reaches(Lot.Side street, List<Lot.Side> sides) {
        for (Lot.Side side : sides) {
            double distance = Distance.segmentToSegment(street.from(), street.to(), side.from(), side.to());
            if (distance < street.clearance() - side.clearance()) return true;
        }
        return false;
    }
}
