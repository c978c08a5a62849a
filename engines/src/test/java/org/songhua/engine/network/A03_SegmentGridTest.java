package org.songhua.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.songhua.engine.osm.Locations;
import org.songhua.engine.random.Seeded;

/** Snapping: the nearest street of all, exactly, wherever the point lies. */
class A03_SegmentGridTest {

    @Test
    void the_grid_finds_what_looking_at_every_segment_finds() {
        Seeded.check(300, random -> {
            StreetGraph graph = Towns.random(random).graph();
            SegmentGrid grid = SegmentGrid.of(graph);
            double most = random.nextInt(3) == 0 ? random.nextDouble(10, 100) : 5000;
            for (int i = 0; i < 30; i++) {
                long point = Locations.of(random.nextDouble(-0.01, 0.03), random.nextDouble(44.99, 45.03));
                SnappedPoints snapped = grid.snap(new long[] {point}, most);
                double nearest = nearest(graph, point);
                assertThat(snapped.isSnapped(0)).isEqualTo(nearest <= most);
                if (snapped.isSnapped(0)) assertThat(snapped.distance_m(0)).isCloseTo(nearest, within(1e-6));
            }
        });
    }

    /** The obvious way: every segment, on the plane at the point. */
    private static double nearest(StreetGraph graph, long point) {
        double best = Double.POSITIVE_INFINITY;
        for (int edge = 0; edge < graph.edgeCount(); edge++) {
            for (int p = graph.firstPoint(edge); p + 1 < graph.firstPoint(edge + 1); p++) {
                best = Math.min(best, distance(point, graph.point(p), graph.point(p + 1)));
            }
        }
        return best;
    }

    private static double distance(long point, long from, long to) {
        double latitude = Locations.latitude(point);
        double east = Ellipsoid.metresPerDegreeEast(latitude);
        double north = Ellipsoid.metresPerDegreeNorth(latitude);
        double ax = (Locations.longitude(from) - Locations.longitude(point)) * east;
        double ay = (Locations.latitude(from) - latitude) * north;
        double bx = (Locations.longitude(to) - Locations.longitude(point)) * east;
        double by = (Locations.latitude(to) - latitude) * north;
        return org.locationtech.jts.algorithm.Distance.pointToSegment(
                new org.locationtech.jts.geom.Coordinate(0, 0),
                new org.locationtech.jts.geom.Coordinate(ax, ay),
                new org.locationtech.jts.geom.Coordinate(bx, by));
    }

    @Test
    void a_point_snaps_to_the_inside_of_an_edge() {
        // One street of two segments along the equator, 300 m and 100 m; the point stands beside it at 325 m.
        var builder = new StreetGraphBuilder();
        int west = builder.addNode(Locations.of(0, 0));
        int east = builder.addNode(Locations.of(0.004, 0));
        builder.addEdge(west, east, 1000, 1000, 400_000, 7, at(0), at(0.003), at(0.004));
        SegmentGrid grid = SegmentGrid.of(builder.build().graph());
        SnappedPoints snapped = grid.snap(new long[] {Locations.of(0.003_25, 0.000_1)}, 100);
        assertThat(snapped.edge(0)).isZero();
        assertThat(snapped.fraction(0)).isCloseTo(0.8125, within(1e-9));
        assertThat(snapped.distance_m(0)).isCloseTo(11.057, within(0.001));
    }

    private static long at(double longitude) {
        return Locations.of(longitude, 0);
    }

    @Test
    void what_does_not_snap_is_counted_and_keeps_its_place() {
        SegmentGrid grid = SegmentGrid.of(Towns.grid(3).graph());
        long far = Locations.of(1, 1);
        SnappedPoints snapped = grid.snap(new long[] {far, Locations.of(0, 0), Locations.MISSING}, 100);
        assertThat(snapped.size()).isEqualTo(3);
        assertThat(snapped.countUnsnapped()).isEqualTo(2);
        assertThat(snapped.isSnapped(1)).isTrue();
        assertThat(snapped.select(1, 0).countUnsnapped()).isEqualTo(1);
    }

    @Test
    void the_far_side_of_the_world_is_answered_at_once() {
        SegmentGrid grid = SegmentGrid.of(Towns.grid(3).graph());
        assertThat(grid.snap(new long[] {Locations.of(-179, -80)}, 1e9).size()).isEqualTo(1);
    }

    @Test
    void lengths_are_those_of_the_ellipsoid() {
        // A degree of latitude is 110,574 m at the equator and 111,132 m at 45 degrees; of longitude 111,320 and 78,847
        // m.
        assertThat(Ellipsoid.metresPerDegreeNorth(0)).isCloseTo(110_574, within(1.0));
        assertThat(Ellipsoid.metresPerDegreeNorth(45)).isCloseTo(111_132, within(1.0));
        assertThat(Ellipsoid.metresPerDegreeEast(0)).isCloseTo(111_320, within(1.0));
        assertThat(Ellipsoid.metresPerDegreeEast(45)).isCloseTo(78_847, within(1.0));
        assertThat(Ellipsoid.metres(0, 0, 0.003, 0.004)).isCloseTo(554.2, within(0.2));
    }
}
