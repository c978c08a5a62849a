package org.songhua.demo.internal.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;
import org.songhua.demo.internal.shape.LineKind;
import org.songhua.demo.internal.shape.PlanLine;
import org.songhua.demo.internal.shape.PlanarMap;

/** Walking paths in parks: a round, and ways to it from corners of the streets around. */
final class PathPlan {
    /** Distance of the round from the border of the park, metres. */
    private static final double ROUND = 17;

    private static final double LEAST_SPACING = 70;

    private final CityStages stages;
    private final PlanarMap map;
    private final int[][] streetsAt;
    private final STRtree obstacles = new STRtree();
    private final Set<Integer> stops = new HashSet<>();
    private final List<LineString> paths = new ArrayList<>();

    PathPlan(CityStages stages, LandFeatures land) {
        this.stages = stages;
        map = stages.cells().map();
        streetsAt = map.edgesByVertex(e -> map.kind(e).isStreet());
        for (ParkPlan.Lake lake : stages.parks().lakes()) {
            obstacles.insert(lake.water().getEnvelopeInternal(), lake.water());
        }
        for (Building building : stages.buildings().buildings()) {
            if (stages.blockOf(building).use() != LandUse.PARK) continue;
            Polygon area = building.outline().area();
            obstacles.insert(area.getEnvelopeInternal(), area);
        }
        obstacles.build();
        List<Set<Integer>> corners = corners();
        for (int b = 0; b < stages.blocks().size(); b++) {
            if (stages.blocks().get(b).use() == LandUse.PARK) park(land.area(b), corners.get(b));
        }
    }

    /** {@return for each block the vertices at its border where a street passes} */
    private List<Set<Integer>> corners() {
        List<Set<Integer>> corners = new ArrayList<>();
        for (int b = 0; b < stages.blocks().size(); b++) corners.add(new TreeSet<>());
        int[] block = new int[map.faceCount()];
        Arrays.fill(block, -1);
        for (CellPlan.Cell cell : stages.cells().cells()) block[cell.face()] = cell.block();
        for (int h = 0; h < map.edgeCount() * 2; h++) {
            int own = block[map.face(h)];
            if (own >= 0 && streetsAt[map.origin(h)].length > 0)
                corners.get(own).add(map.origin(h));
        }
        return corners;
    }

    private void park(Geometry area, Set<Integer> corners) {
        Geometry inside = LandFeatures.inset(area, ROUND).orElse(null);
        if (!(inside instanceof Polygon round) || round.getArea() < 2_500) return;
        LineString ring = round.getExteriorRing();
        if (!isClear(ring)) return;
        List<Integer> gates = gates(corners, ring);
        if (gates.isEmpty()) return;
        List<Coordinate> joints = new ArrayList<>();
        for (int gate : gates) {
            Coordinate from = map.point(gate);
            Coordinate to = nearestCorner(ring, from);
            paths.add(PlanLine.of(List.of(from, to), LineKind.GRID, 0).path());
            stops.add(gate);
            joints.add(to);
        }
        round(ring, joints);
    }

    /** {@return corners from which the straight way to the round is clear, not too near to each other} */
    private List<Integer> gates(Set<Integer> corners, LineString ring) {
        List<Integer> gates = new ArrayList<>();
        for (int corner : corners) {
            Coordinate from = map.point(corner);
            boolean near = gates.stream().anyMatch(g -> map.point(g).distance(from) < LEAST_SPACING);
            if (near) continue;
            Coordinate to = nearestCorner(ring, from);
            if (from.distance(to) < 60
                    && isClear(PlanLine.of(List.of(from, to), LineKind.GRID, 0).path())) {
                gates.add(corner);
            }
        }
        return gates;
    }

    private static Coordinate nearestCorner(LineString ring, Coordinate p) {
        Coordinate best = ring.getCoordinateN(0);
        for (Coordinate q : ring.getCoordinates()) if (q.distance(p) < best.distance(p)) best = q;
        return best;
    }

    private boolean isClear(LineString line) {
        for (Object found : obstacles.query(line.getEnvelopeInternal())) {
            if (((Geometry) found).intersects(line)) return false;
        }
        return true;
    }

    /** Cuts the round where ways join it. */
    private void round(LineString ring, List<Coordinate> joints) {
        List<Coordinate> points = new ArrayList<>(List.of(ring.getCoordinates()));
        points.removeLast();
        int start = 0;
        while (!points.get(start).equals2D(joints.getFirst())) start++;
        List<Coordinate> part = new ArrayList<>();
        for (int i = 0; i <= points.size(); i++) {
            Coordinate p = points.get((start + i) % points.size());
            part.add(p);
            boolean joint = i > 0 && joints.stream().anyMatch(p::equals2D);
            if (!joint) continue;
            paths.add(PlanLine.of(part, LineKind.GRID, 0).path());
            part = new ArrayList<>(List.of(p));
        }
    }

    /** {@return vertices of the map where a path meets a street} */
    Set<Integer> stops() {
        return stops;
    }

    void add(Features out) {
        for (LineString path : paths) {
            out.add(
                    "path",
                    null,
                    path,
                    Attributes.of("kind", "footway")
                            .with("surface", "paving_stones")
                            .with("width", 3.0));
        }
    }
}
