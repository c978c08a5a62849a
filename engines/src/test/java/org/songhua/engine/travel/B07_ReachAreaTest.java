package org.songhua.engine.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.songhua.engine.network.SegmentGrid;
import org.songhua.engine.network.SnappedPoints;
import org.songhua.engine.network.StreetBuild;
import org.songhua.engine.network.StreetProfile;
import org.songhua.engine.network.StreetSource;
import org.songhua.engine.network.TravelMode;
import org.songhua.engine.osm.Locations;
import org.songhua.engine.osm.OsmTags;

/** Areas within reach of a place on one street and at a crossing near the equator, where a degree is 111,319 m east, 110,574 m north. */
class B07_ReachAreaTest {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final double EAST = 111_319.49;
    private static final double NORTH = 110_574.28;
    private static final OsmTags STREET = OsmTags.of("highway", "residential");
    private static final double MARGIN_M = 20;

    private static long at(double metresEast, double metresNorth) {
        return Locations.of(metresEast / EAST, metresNorth / NORTH);
    }

    private static StreetBuild build(long[]... lines) {
        var source = new StreetSource(100);
        for (int i = 0; i < lines.length; i++) source.line(i, STREET, lines[i]);
        return source.build(StreetProfile.of(TravelMode.WALK));
    }

    private static Geometry area(StreetBuild build, long place, Limit limit) {
        SnappedPoints placed = SegmentGrid.of(build.graph()).snap(new long[] {place}, 50);
        return ReachArea.of(build.graph(), placed, 0, limit, MARGIN_M);
    }

    private static boolean holds(Geometry area, double metresEast, double metresNorth) {
        return area.contains(FACTORY.createPoint(new Coordinate(metresEast / EAST, metresNorth / NORTH)));
    }

    private static double area_m2(Geometry area) {
        return area.getArea() * EAST * NORTH;
    }

    @Test
    void one_street_is_followed_both_ways_as_far_as_the_limit_goes() {
        StreetBuild street = build(new long[] {at(0, 0), at(1000, 0)});
        Geometry area = area(street, at(500, 5), Limit.ofMetres(200));
        // A strip of 400 m by 40 m with round ends of radius 20 m, drawn as polygons of 16 sides: a hair less than pi
        // r².
        double circle = 16 / 2.0 * Math.sin(2 * Math.PI / 16) * MARGIN_M * MARGIN_M;
        assertThat(area_m2(area)).isEqualTo(400 * 2 * MARGIN_M + circle, within(20.0));
        assertThat(holds(area, 301, 0)).isTrue();
        assertThat(holds(area, 699, 19)).isTrue();
        assertThat(holds(area, 279, 0)).isFalse();
        assertThat(holds(area, 500, 21)).isFalse();
    }

    @Test
    void minutes_are_metres_at_the_speed_of_the_mode() {
        StreetBuild street = build(new long[] {at(0, 0), at(1000, 0)});
        // 2 min at 1.25 m/s are 150 m.
        Geometry area = area(street, at(500, 0), Limit.ofMinutes(2));
        assertThat(holds(area, 649, 0)).isTrue();
        assertThat(holds(area, 672, 0)).isFalse();
    }

    @Test
    void streets_are_followed_around_corners_and_not_across() {
        StreetBuild cross = build(
                new long[] {at(0, 0), at(500, 0), at(1000, 0)}, new long[] {at(500, 0), at(500, 300), at(500, 600)});
        Geometry area = area(cross, at(400, 0), Limit.ofMetres(300));
        // 100 m to the crossing, 200 m left for each of its arms; 300 m back to the west.
        assertThat(holds(area, 101, 0)).isTrue();
        assertThat(holds(area, 699, 0)).isTrue();
        assertThat(holds(area, 500, 199)).isTrue();
        assertThat(holds(area, 500, 222)).isFalse();
        assertThat(holds(area, 450, 100)).isFalse();
        assertThat(area.isValid()).isTrue();
    }

    @Test
    void what_is_not_joined_is_not_reached() {
        StreetBuild apart = build(new long[] {at(0, 0), at(500, 0)}, new long[] {at(0, 100), at(500, 100)});
        Geometry area = area(apart, at(100, 0), Limit.ofMetres(400));
        assertThat(holds(area, 100, 0)).isTrue();
        assertThat(holds(area, 100, 100)).isFalse();
    }

    @Test
    void inner_yards_are_filled_and_wide_ground_is_not() {
        // A block of 100 m: its yard of 60 m by 60 m between the margins is filled. One of 400 m: 360 m by 360 m stay
        // outside.
        for (double side : new double[] {100, 400}) {
            StreetBuild block = build(new long[] {at(0, 0), at(side, 0), at(side, side), at(0, side), at(0, 0)});
            Geometry area = area(block, at(side / 2, 0), Limit.ofMetres(10_000));
            assertThat(holds(area, side / 2, side / 2)).isEqualTo(side == 100);
            assertThat(holds(area, side, side)).isTrue();
        }
    }

    @Test
    void one_way_streets_are_followed_in_their_direction_only() {
        var source = new StreetSource(10);
        source.line(0, OsmTags.of("highway", "residential", "oneway", "yes"), at(0, 0), at(1000, 0));
        StreetBuild build = source.build(StreetProfile.of(TravelMode.CYCLE));
        Geometry area = area(build, at(500, 0), Limit.ofMetres(200));
        assertThat(holds(area, 650, 0)).isTrue();
        assertThat(holds(area, 350, 0)).isFalse();
    }

    @Test
    void a_place_without_street_reaches_nothing() {
        StreetBuild street = build(new long[] {at(0, 0), at(1000, 0)});
        assertThat(area(street, at(500, 400), Limit.ofMetres(200)).isEmpty()).isTrue();
    }
}
