package org.songhua.demo.internal.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.polygonize.Polygonizer;
import org.songhua.engine.random.Seeded;

/** The subdivision of the plane by lines: counts by hand, Euler's formula, and the polygonizer of the library. */
class PlanarMapTest {

    private static PlanLine line(LineKind kind, int street, double... xy) {
        var points = new Coordinate[xy.length / 2];
        for (int i = 0; i < points.length; i++) points[i] = new Coordinate(xy[2 * i], xy[2 * i + 1]);
        return new PlanLine(Plane.FACTORY.createLineString(points), kind, street);
    }

    /** A square of 100 m with a cross in it: 4 rooms. */
    private static List<PlanLine> window() {
        return List.of(
                line(LineKind.PRIMARY, 1, 0, 0, 100, 0, 100, 100, 0, 100, 0, 0),
                line(LineKind.RESIDENTIAL, 2, 0, 50, 100, 50),
                line(LineKind.RESIDENTIAL, 3, 50, 0, 50, 100));
    }

    @Test
    void a_window_has_four_panes() {
        PlanarMap map = Noder.map(window());
        // Corners 4, where the cross meets the frame 4, the middle 1; edges: frame 8, cross 4; faces: 4 and the outer
        // one.
        assertThat(map.vertexCount()).isEqualTo(9);
        assertThat(map.edgeCount()).isEqualTo(12);
        assertThat(map.faceCount()).isEqualTo(5);
        var regions = new Regions(map, map.eachFace(), map.faceCount());
        for (int face = 0; face < 5; face++) {
            if (face != map.outer()) assertThat(regions.polygon(face).getArea()).isEqualTo(2500);
        }
    }

    @Test
    void half_edges_walk_around_their_face() {
        PlanarMap map = Noder.map(window());
        for (int h = 0; h < 2 * map.edgeCount(); h++) {
            assertThat(map.face(map.next(h))).isEqualTo(map.face(h));
            assertThat(map.origin(map.next(h))).as("where it goes on").isEqualTo(map.origin(h ^ 1));
        }
        for (int[] around : map.halfEdgesByFace()) assertThat(around).isSorted();
        int[][] streets = map.edgesByVertex(e -> map.street(e) == 2);
        assertThat(IntStream.range(0, 9).map(v -> streets[v].length).sum())
                .as("two ends of two edges")
                .isEqualTo(4);
    }

    @Test
    void dead_ends_and_loose_pieces_are_left_out() {
        var lines = new ArrayList<>(window());
        lines.add(line(LineKind.SERVICE, 4, 25, 25, 30, 30, 30, 40));
        lines.add(line(LineKind.SERVICE, 5, 100, 100, 150, 150));
        lines.add(line(LineKind.SERVICE, 6, 200, 200, 210, 200, 205, 210, 200, 200));
        PlanarMap map = Noder.map(lines);
        assertThat(map.edgeCount()).isEqualTo(12);
        assertThat(IntStream.range(0, 12).map(map::street)).allMatch(street -> street <= 3);
    }

    @Test
    void of_lines_that_coincide_the_more_important_counts() {
        var lines = new ArrayList<>(window());
        lines.add(line(LineKind.TRUNK, 9, 100, 0, 0, 0));
        lines.add(line(LineKind.GRID, PlanLine.NO_STREET, 0, 0, 0, 100));
        PlanarMap map = Noder.map(lines);
        for (int e = 0; e < map.edgeCount(); e++) {
            boolean south = map.point(map.origin(2 * e)).y == 0 && map.point(map.origin(2 * e + 1)).y == 0;
            boolean inside = map.kind(e) == LineKind.RESIDENTIAL;
            assertThat(map.kind(e))
                    .isEqualTo(south ? LineKind.TRUNK : inside ? LineKind.RESIDENTIAL : LineKind.PRIMARY);
        }
    }

    @Test
    void without_an_edge_two_rooms_become_one() {
        PlanarMap map = Noder.map(window());
        var removed = new BitSet();
        IntStream.range(0, map.edgeCount())
                .filter(e -> map.street(e) == 2)
                .limit(1)
                .forEach(removed::set);
        assertThat(map.without(removed).faceCount()).isEqualTo(4);
        assertThat(map.faceCount()).as("the first is as it was").isEqualTo(5);
    }

    @Test
    void a_demoted_street_is_a_border_and_no_more() {
        PlanarMap map = Noder.map(window());
        var all = new BitSet();
        all.set(0, map.edgeCount());
        PlanarMap borders = map.demoted(all);
        assertThat(IntStream.range(0, 12).mapToObj(borders::kind)).containsOnly(LineKind.GRID);
        assertThat(IntStream.range(0, 12).map(borders::street)).containsOnly(PlanLine.NO_STREET);
        assertThat(borders.faceCount()).isEqualTo(5);
    }

    @Test
    void any_lines_make_the_faces_that_the_polygonizer_finds_and_obey_euler() {
        Seeded.check(60, random -> {
            List<PlanLine> lines = randomLines(random);
            PlanarMap map = Noder.map(lines);
            if (map.edgeCount() == 0) return;
            long used = IntStream.range(0, 2 * map.edgeCount())
                    .map(map::origin)
                    .distinct()
                    .count();
            // One connected piece: V - E + F = 2.
            assertThat(used - map.edgeCount() + map.faceCount()).isEqualTo(2);
            var regions = new Regions(map, map.eachFace(), map.faceCount());
            var polygonizer = new Polygonizer();
            for (int e = 0; e < map.edgeCount(); e++) polygonizer.add(segment(map, e));
            double expected = 0;
            for (Object polygon : polygonizer.getPolygons()) expected += ((Polygon) polygon).getArea();
            double area = 0;
            for (int f = 0; f < map.faceCount(); f++) {
                if (f == map.outer()) continue;
                assertThat(regions.area(f).isValid()).isTrue();
                area += regions.area(f).getArea();
            }
            assertThat(area).isCloseTo(expected, within(1e-6 * expected + 1e-6));
        });
    }

    @Test
    void the_order_of_the_lines_does_not_change_the_map() {
        Seeded.check(20, random -> {
            List<PlanLine> lines = randomLines(random);
            PlanarMap map = Noder.map(lines);
            var shuffled = new ArrayList<>(lines);
            Collections.shuffle(shuffled, new Random(random.nextLong()));
            PlanarMap again = Noder.map(shuffled);
            assertThat(again.edgeCount()).isEqualTo(map.edgeCount());
            for (int e = 0; e < map.edgeCount(); e++) {
                assertThat(segment(again, e)).isEqualTo(segment(map, e));
                assertThat(again.kind(e)).isEqualTo(map.kind(e));
                assertThat(again.length(e)).isEqualTo(segment(map, e).getLength());
            }
        });
    }

    @Test
    void groups_of_faces_tile_the_map() {
        Seeded.check(40, random -> {
            PlanarMap map = Noder.map(randomLines(random));
            if (map.faceCount() < 3) return;
            int[] group = new int[map.faceCount()];
            for (int f = 0; f < group.length; f++) group[f] = f == map.outer() ? -1 : random.nextInt(3);
            var regions = new Regions(map, group, 3);
            Geometry sum = Plane.FACTORY.createPolygon();
            double area = 0;
            for (int g = 0; g < 3; g++) {
                if (IntStream.of(group).noneMatch(own(g))) continue;
                Geometry part = regions.area(g);
                area += part.getArea();
                sum = OverlayNGRobust.overlay(sum, part, 2);
            }
            assertThat(area).as("no overlap").isCloseTo(sum.getArea(), within(1e-6 * area));
        });
    }

    private static java.util.function.IntPredicate own(int group) {
        return g -> g == group;
    }

    private static LineString segment(PlanarMap map, int edge) {
        return Plane.FACTORY.createLineString(
                new Coordinate[] {map.point(map.origin(2 * edge)), map.point(map.origin(2 * edge + 1))});
    }

    private static List<PlanLine> randomLines(SplittableRandom random) {
        var lines = new ArrayList<PlanLine>();
        for (int i = 0; i < 14; i++) {
            LineKind kind = LineKind.values()[random.nextInt(LineKind.values().length)];
            lines.add(line(
                    kind,
                    i,
                    random.nextInt(200),
                    random.nextInt(200),
                    random.nextInt(200),
                    random.nextInt(200),
                    random.nextInt(200),
                    random.nextInt(200)));
        }
        return lines;
    }
}
