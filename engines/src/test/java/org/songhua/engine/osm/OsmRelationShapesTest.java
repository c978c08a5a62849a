package org.songhua.engine.osm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.engine.osm.OsmShapesTest.at;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.fault.Fault;

/** Geometries of relations, and what is said of members that are not in the file. */
class OsmRelationShapesTest {
    private final File file = new File();
    private final OsmRelationShapes shapes = new OsmRelationShapes("t.osm.pbf", file);

    /** The elements of a file. */
    private static final class File implements OsmMembers {
        final Map<Long, Long> nodes = new HashMap<>();
        final Map<Long, long[]> ways = new HashMap<>();
        final Map<Long, OsmRelation> relations = new HashMap<>();

        @Override
        public long node(long id) {
            return nodes.getOrDefault(id, Locations.MISSING);
        }

        @Override
        public long[] way(long id) {
            return ways.get(id);
        }

        @Override
        public Optional<OsmRelation> relation(long id) {
            return Optional.ofNullable(relations.get(id));
        }
    }

    /** {@return a relation with members such as {@code w1 n2 r3}} */
    private static OsmRelation relation(long id, String type, String members) {
        var list = new ArrayList<OsmRelation.Member>();
        for (String member : members.split(" ")) {
            OsmKind kind =
                    member.charAt(0) == 'n' ? OsmKind.NODE : member.charAt(0) == 'w' ? OsmKind.WAY : OsmKind.RELATION;
            list.add(new OsmRelation.Member(kind, Long.parseLong(member.substring(1)), ""));
        }
        return new OsmRelation(id, OsmTags.of("type", type), list);
    }

    private static Geometry geometry(OsmShape shape) {
        assertThat(shape.geometry()).isNotNull();
        return shape.geometry();
    }

    private static void assertCodes(OsmShape shape, String... codes) {
        assertThat(shape.faults()).extracting(Fault::code).containsExactly(codes);
        assertThat(shape.faults())
                .allMatch(fault -> "relation/1".equals(fault.place().feature()));
    }

    @Test
    void a_multipolygon_is_an_area() {
        file.ways.put(1L, at(0, 0, 4, 0, 4, 4));
        file.ways.put(2L, at(4, 4, 0, 4, 0, 0));
        file.ways.put(3L, at(1, 1, 2, 1, 2, 2, 1, 1));
        OsmShape shape = shapes.shape(relation(1, "multipolygon", "w1 w2 w3"));
        assertThat(geometry(shape).getGeometryType()).isEqualTo("Polygon");
        assertThat(geometry(shape).getArea()).isEqualTo(16 - 0.5);
        assertCodes(shape);
    }

    @Test
    void an_area_of_several_parts_is_a_multipolygon_and_its_label_node_is_no_part() {
        file.ways.put(1L, at(0, 0, 1, 0, 1, 1, 0, 0));
        file.ways.put(2L, at(5, 5, 6, 5, 6, 6, 5, 5));
        file.nodes.put(3L, Locations.of(0.5, 0.2));
        OsmShape shape = shapes.shape(relation(1, "boundary", "w1 w2 n3"));
        assertThat(geometry(shape).getGeometryType()).isEqualTo("MultiPolygon");
        assertThat(geometry(shape).getNumGeometries()).isEqualTo(2);
    }

    @Test
    void an_outline_that_does_not_close_though_all_of_it_is_there_is_refused_with_a_place() {
        file.ways.put(1L, at(7, 8, 9, 8, 9, 9));
        OsmShape shape = shapes.shape(relation(1, "multipolygon", "w1"));
        assertThat(shape.geometry()).isNull();
        assertCodes(shape, "OSM-018");
        assertThat(shape.faults().getFirst().place().longitude()).isEqualTo(7);
        assertThat(shape.faults().getFirst().problem()).contains("2 places");
    }

    @Test
    void when_members_are_missing_the_parts_that_close_are_taken_with_a_remark() {
        file.ways.put(1L, at(0, 0, 1, 0, 1, 1, 0, 0));
        file.ways.put(2L, at(5, 5, 6, 5));
        OsmShape shape = shapes.shape(relation(1, "multipolygon", "w1 w2 w9"));
        assertThat(geometry(shape).getArea()).isEqualTo(0.5);
        assertCodes(shape, "OSM-016");
    }

    @Test
    void when_nothing_closes_for_want_of_members_the_outline_is_taken_with_a_remark() {
        file.ways.put(2L, at(5, 5, 6, 5));
        OsmShape shape = shapes.shape(relation(1, "multipolygon", "w2 w9"));
        assertThat(geometry(shape).toText()).isEqualTo("LINESTRING (5 5, 6 5)");
        assertCodes(shape, "OSM-017");
    }

    @Test
    void an_area_of_which_no_way_is_there_is_refused() {
        file.nodes.put(3L, Locations.of(0.5, 0.2));
        assertCodes(shapes.shape(relation(1, "multipolygon", "w9")), "OSM-015");
        assertCodes(shapes.shape(relation(1, "multipolygon", "w9 n3")), "OSM-015");
    }

    @Test
    void ways_there_and_back_enclose_nothing() {
        file.ways.put(1L, at(0, 0, 1, 0));
        file.ways.put(2L, at(1, 0, 0, 0));
        assertCodes(shapes.shape(relation(1, "multipolygon", "w1 w2")), "OSM-019");
    }

    @Test
    void a_member_with_a_gap_counts_as_missing_once() {
        file.ways.put(1L, new long[] {Locations.of(0, 0), Locations.of(1, 0), Locations.MISSING, Locations.MISSING});
        OsmShape shape = shapes.shape(relation(1, "route", "w1"));
        assertThat(geometry(shape).toText()).isEqualTo("LINESTRING (0 0, 1 0)");
        assertCodes(shape, "OSM-014");
        assertThat(shape.faults().getFirst().problem()).startsWith("1 members");
    }

    @Test
    void a_route_is_the_collection_of_its_members() {
        file.nodes.put(1L, Locations.of(3, 4));
        file.nodes.put(2L, Locations.of(5, 6));
        file.ways.put(1L, at(0, 0, 1, 0));
        file.ways.put(2L, at(1, 0, 2, 0));
        assertThat(geometry(shapes.shape(relation(1, "route", "w1 w2"))).toText())
                .isEqualTo("MULTILINESTRING ((0 0, 1 0), (1 0, 2 0))");
        assertThat(geometry(shapes.shape(relation(1, "site", "n1 n2"))).toText())
                .isEqualTo("MULTIPOINT ((3 4), (5 6))");
        assertThat(geometry(shapes.shape(relation(1, "site", "n1"))).toText()).isEqualTo("POINT (3 4)");
        assertThat(geometry(shapes.shape(relation(1, "route", "n1 n2 w1"))).toText())
                .isEqualTo("GEOMETRYCOLLECTION (POINT (3 4), POINT (5 6), LINESTRING (0 0, 1 0))");
    }

    @Test
    void relations_in_relations_are_followed_and_those_missing_counted() {
        file.ways.put(1L, at(0, 0, 1, 0));
        file.relations.put(2L, relation(2, "route", "w1 r77"));
        OsmShape shape = shapes.shape(relation(1, "route_master", "r2"));
        assertThat(geometry(shape).toText()).isEqualTo("LINESTRING (0 0, 1 0)");
        assertCodes(shape, "OSM-014");
    }

    @Test
    void an_area_does_not_take_over_the_ways_of_other_relations() {
        file.ways.put(1L, at(0, 0, 1, 0, 1, 1, 0, 0));
        file.relations.put(2L, relation(2, "multipolygon", "w1"));
        assertCodes(shapes.shape(relation(1, "boundary", "r2")), "OSM-015");
    }

    @Test
    void relations_that_name_each_other_come_to_an_end() {
        file.ways.put(1L, at(0, 0, 1, 0));
        file.relations.put(1L, relation(1, "route", "r2 w1"));
        file.relations.put(2L, relation(2, "route", "r1 r2"));
        assertThat(geometry(shapes.shape(file.relations.get(1L))).toText()).isEqualTo("LINESTRING (0 0, 1 0)");
    }

    @Test
    void relations_that_multiply_at_each_level_come_to_an_end() {
        // Ten members on each of nine levels would be a thousand million.
        file.nodes.put(1L, Locations.of(3, 4));
        for (long level = 2; level <= 9; level++) {
            file.relations.put(
                    level,
                    relation(level, "site", ("r" + (level + 1) + " ").repeat(10).trim()));
        }
        file.relations.put(10L, relation(10, "site", "n1"));
        OsmShape shape = shapes.shape(relation(1, "site", "n1 r2"));
        assertThat(geometry(shape).toText()).isEqualTo("POINT (3 4)");
    }
}
