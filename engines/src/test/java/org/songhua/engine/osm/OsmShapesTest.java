package org.songhua.engine.osm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.songhua.engine.fault.Fault;

/** Points, lines and areas of nodes and ways. Coordinates in the tests are whole degrees. */
class OsmShapesTest {
    private static final long GONE = Locations.MISSING;
    private final OsmShapes shapes = new OsmShapes("t.osm.pbf");

    /** {@return locations of alternating longitudes and latitudes} */
    static long[] at(double... degrees) {
        var locations = new long[degrees.length / 2];
        for (int i = 0; i < locations.length; i++) locations[i] = Locations.of(degrees[2 * i], degrees[2 * i + 1]);
        return locations;
    }

    private static long[] join(long[]... parts) {
        return java.util.Arrays.stream(parts)
                .flatMapToLong(java.util.Arrays::stream)
                .toArray();
    }

    private static void assertShape(OsmShape shape, String wkt, String... codes) {
        assertThat(shape.geometry()).isNotNull();
        assertThat(shape.geometry().toText()).isEqualTo(wkt);
        assertThat(shape.faults()).extracting(Fault::code).containsExactly(codes);
        assertThat(shape.faults()).allMatch(fault -> fault.severity() == Fault.Severity.REMARK);
    }

    private static void assertRefused(OsmShape shape, String code, String feature) {
        assertThat(shape.geometry()).isNull();
        assertThat(shape.faults()).hasSize(1);
        Fault fault = shape.faults().getFirst();
        assertThat(fault.code()).isEqualTo(code);
        assertThat(fault.severity()).isEqualTo(Fault.Severity.REFUSED);
        assertThat(fault.place().file()).isEqualTo("t.osm.pbf");
        assertThat(fault.place().feature()).isEqualTo(feature);
    }

    @Test
    void a_node_is_a_point() {
        assertShape(shapes.node(1, Locations.of(126, 44)), "POINT (126 44)");
    }

    @Test
    void a_node_outside_the_world_is_refused() {
        assertRefused(shapes.node(1, GONE), "OSM-010", "node/1");
    }

    @Test
    void a_way_is_a_line() {
        assertShape(shapes.way(1, at(0, 0, 1, 0, 1, 1), true), "LINESTRING (0 0, 1 0, 1 1)");
    }

    @Test
    void a_closed_way_is_an_area_only_when_that_is_meant() {
        long[] square = at(0, 0, 1, 0, 1, 1, 0, 0);
        assertThat(OsmShapes.isClosed(square)).isTrue();
        assertShape(shapes.way(1, square, true), "POLYGON ((0 0, 1 0, 1 1, 0 0))");
        assertShape(shapes.way(1, square, false), "LINESTRING (0 0, 1 0, 1 1, 0 0)");
    }

    @Test
    void a_way_there_and_back_is_closed_but_has_no_room_inside() {
        assertThat(OsmShapes.isClosed(at(0, 0, 1, 0, 0, 0))).isFalse();
        assertThat(OsmShapes.isClosed(at(0, 0))).isFalse();
        assertThat(OsmShapes.isClosed(at(0, 0, 1, 0, 1, 1))).isFalse();
    }

    @Test
    void a_ring_with_too_few_corners_left_stays_a_line() {
        // 0,0 is named twice in a row: of four nodes three places remain.
        assertShape(shapes.way(1, at(0, 0, 0, 0, 1, 1, 0, 0), true), "LINESTRING (0 0, 1 1, 0 0)");
    }

    @Test
    void places_named_twice_in_a_row_count_once() {
        assertShape(shapes.way(1, at(0, 0, 0, 0, 1, 0, 1, 0), false), "LINESTRING (0 0, 1 0)");
    }

    @Test
    void nodes_that_are_not_in_the_file_leave_a_gap_and_a_remark() {
        long[] way = join(at(0, 0, 1, 0), new long[] {GONE}, at(3, 0, 4, 0));
        assertShape(shapes.way(1, way, false), "MULTILINESTRING ((0 0, 1 0), (3 0, 4 0))", "OSM-011");
    }

    @Test
    void a_closed_way_with_a_gap_is_no_area() {
        long[] way = join(at(0, 0, 1, 0), new long[] {GONE}, at(0, 1, 0, 0));
        assertThat(OsmShapes.isClosed(way)).isFalse();
        assertShape(shapes.way(1, way, true), "MULTILINESTRING ((0 0, 1 0), (0 1, 0 0))", "OSM-011");
    }

    @Test
    void single_nodes_between_gaps_make_no_line() {
        long[] way = join(new long[] {GONE}, at(1, 1), new long[] {GONE}, at(2, 2, 3, 3));
        assertShape(shapes.way(1, way, false), "LINESTRING (2 2, 3 3)", "OSM-011");
    }

    @Test
    void a_way_of_which_nothing_is_left_says_whether_the_cut_or_the_source_is_to_blame() {
        assertRefused(shapes.way(5, new long[] {GONE, GONE}, false), "OSM-012", "way/5");
        assertRefused(shapes.way(5, at(7, 8, 7, 8), false), "OSM-013", "way/5");
        assertRefused(shapes.way(5, at(), false), "OSM-013", "way/5");
        Fault nowhere = shapes.way(5, at(7, 8, 7, 8), false).faults().getFirst();
        assertThat(nowhere.place().longitude()).isEqualTo(7);
        assertThat(nowhere.place().latitude()).isEqualTo(8);
    }
}
