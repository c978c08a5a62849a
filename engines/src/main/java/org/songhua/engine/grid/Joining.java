package org.songhua.engine.grid;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Joins faces that are too small with neighbours, smallest first. */
final class Joining {
    /** What a metre of edge that is no street counts beside a metre of street. */
    private static final double PREFERENCE = 1e9;
    /** A millimetre of edge that is no street; no community has a thousand kilometres of streets. */
    private static final double SAME_BLOCK = PREFERENCE / 1000;

    private final List<Polygon> faces;
    private final double least_m2;
    private final double most_m2;
    private final int[] group;
    private final double[] area_m2;
    private final List<Map<Integer, Double>> shared = new ArrayList<>();

    Joining(List<Polygon> faces, Lines lines, GridRules rules) {
        this.faces = faces;
        this.least_m2 = rules.least_m2();
        this.most_m2 = rules.most_m2();
        group = new int[faces.size()];
        area_m2 = new double[faces.size()];
        for (int i = 0; i < faces.size(); i++) {
            group[i] = i;
            area_m2[i] = faces.get(i).getArea();
            shared.add(new TreeMap<>());
        }
        share(lines);
    }

    /** {@return the grids} */
    List<Polygon> join() {
        for (int small = smallest(); small >= 0; small = smallest()) merge(small, neighbour(small));
        var members = new TreeMap<Integer, List<Geometry>>();
        for (int i = 0; i < group.length; i++) {
            members.computeIfAbsent(group[i], g -> new ArrayList<>()).add(faces.get(i));
        }
        return members.values().stream().map(Joining::union).toList();
    }

    private static Polygon union(List<Geometry> parts) {
        return parts.size() == 1
                ? (Polygon) parts.getFirst()
                : (Polygon) CoverageUnion.union(parts.toArray(Geometry[]::new));
    }

    private void share(Lines lines) {
        var owners = new HashMap<LineSegment, Integer>();
        for (int i = 0; i < faces.size(); i++) {
            ring(i, faces.get(i).getExteriorRing(), owners, lines);
            for (int j = 0; j < faces.get(i).getNumInteriorRing(); j++) {
                ring(i, faces.get(i).getInteriorRingN(j), owners, lines);
            }
        }
    }

    private void ring(int face, LinearRing ring, Map<LineSegment, Integer> owners, Lines lines) {
        Coordinate[] positions = ring.getCoordinates();
        for (int i = 1; i < positions.length; i++) {
            LineSegment edge = Lines.edge(positions[i - 1], positions[i]);
            Integer other = owners.putIfAbsent(edge, face);
            if (other == null || other == face) continue;
            double weight = edge.getLength() * (lines.isStreet(edge) ? 1 : PREFERENCE);
            shared.get(face).merge(other, weight, Double::sum);
            shared.get(other).merge(face, weight, Double::sum);
        }
    }

    /** {@return the smallest group that is too small and has a neighbour, or -1} */
    private int smallest() {
        int smallest = -1;
        for (int i = 0; i < group.length; i++) {
            if (group[i] != i || area_m2[i] >= least_m2 || shared.get(i).isEmpty()) continue;
            if (smallest < 0 || area_m2[i] < area_m2[smallest]) smallest = i;
        }
        return smallest;
    }

    /** {@return a neighbour of the same block before one over a street, one that stays small enough before another} */
    private int neighbour(int small) {
        Map<Integer, Double> all = shared.get(small);
        Map<Integer, Double> sameBlock = chosen(all, other -> all.getOrDefault(other, 0.0) >= SAME_BLOCK);
        Map<Integer, Double> better = sameBlock.isEmpty() ? all : sameBlock;
        Map<Integer, Double> fitting = chosen(better, other -> area_m2[other] + area_m2[small] <= most_m2);
        return fitting.isEmpty()
                ? Collections.min(better.keySet(), Comparator.comparingDouble(other -> area_m2[other]))
                : Collections.max(fitting.entrySet(), Map.Entry.comparingByValue())
                        .getKey();
    }

    private static Map<Integer, Double> chosen(Map<Integer, Double> neighbours, IntPredicate condition) {
        var chosen = new TreeMap<>(neighbours);
        chosen.keySet().removeIf(other -> !condition.test(other));
        return chosen;
    }

    private void merge(int small, int into) {
        for (int i = 0; i < group.length; i++) if (group[i] == small) group[i] = into;
        area_m2[into] += area_m2[small];
        shared.get(into).remove(small);
        shared.get(small).forEach((other, weight) -> {
            if (other == into) return;
            shared.get(other).remove(small);
            shared.get(other).merge(into, weight, Double::sum);
            shared.get(into).merge(other, weight, Double::sum);
        });
        shared.get(small).clear();
    }
}
