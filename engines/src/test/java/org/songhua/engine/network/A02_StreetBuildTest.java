package org.songhua.engine.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.songhua.engine.osm.Locations;
import org.songhua.engine.osm.OsmKind;
import org.songhua.engine.osm.OsmRelation;
import org.songhua.engine.osm.OsmRelation.Member;
import org.songhua.engine.osm.OsmTags;

/** From ways to edges. Node n stands at longitude n div 10, latitude n mod 10, in thousandths of a degree. */
class A02_StreetBuildTest {
    private static final OsmTags STREET = OsmTags.of("highway", "residential");
    private static final StreetProfile WALK = StreetProfile.of(TravelMode.WALK);
    private static final StreetProfile DRIVE = StreetProfile.of(TravelMode.DRIVE);

    private final StreetSource source = new StreetSource(1000);

    private void nodes(int... ids) {
        for (int id : ids) source.node(id, place(id), OsmTags.NONE);
    }

    private static long place(int id) {
        return Locations.of(0.001 * Math.floorDiv(id, 10), 0.001 * (id % 10));
    }

    private void way(long id, OsmTags tags, long... refs) {
        source.way(id, tags, refs, refs.length);
    }

    @Test
    void ways_are_cut_where_they_meet() {
        //      5
        //      |
        // 1 -- 2 -- 3     two ways: 1-2-3 and 5-2
        nodes(1, 2, 3, 5);
        way(1, STREET, 1, 2, 3);
        way(2, STREET, 5, 2);
        StreetBuild build = source.build(WALK);
        assertThat(build.graph().nodeCount()).isEqualTo(4);
        assertThat(build.graph().edgeCount()).isEqualTo(3);
        assertThat(build.graph().arcCount()).isEqualTo(6);
        assertThat(build.waysUsed()).isEqualTo(2);
    }

    @Test
    void a_node_in_the_course_of_one_way_is_no_junction() {
        nodes(1, 2, 3);
        way(1, STREET, 1, 2, 3);
        StreetGraph graph = source.build(WALK).graph();
        assertThat(graph.edgeCount()).isEqualTo(1);
        assertThat(graph.firstPoint(1)).isEqualTo(3);
        // 0.002 degrees of latitude at the equator are 2 x 110.574 m; at 1.25 m/s 176.919 s.
        assertThat(graph.length_mm(0)).isBetween(221_140, 221_156);
        assertThat(graph.time_ms(0, true)).isBetween(176_912, 176_925);
    }

    @Test
    void streets_that_cross_on_a_bridge_do_not_meet() {
        //       12
        //       |        the way 12-14 passes over 1-2-3 without a node in common
        // 3 ----+---- 23
        //       14
        nodes(3, 23, 12, 14);
        way(1, STREET, 3, 23);
        way(2, OsmTags.of("highway", "footway", "bridge", "yes", "layer", "1"), 12, 14);
        StreetGraph graph = source.build(WALK).graph();
        assertThat(graph.nodeCount()).isEqualTo(4);
        assertThat(graph.edgeCount()).isEqualTo(2);
    }

    @Test
    void a_barrier_separates_all_ways_that_meet_at_it() {
        nodes(1, 3, 5);
        source.node(2, place(2), OsmTags.of("barrier", "fence"));
        way(1, STREET, 1, 2, 3);
        way(2, STREET, 5, 2);
        StreetBuild build = source.build(WALK);
        assertThat(build.nodesBlocking()).isEqualTo(1);
        assertThat(build.graph().edgeCount()).isEqualTo(3);
        assertThat(build.graph().nodeCount())
                .as("three ends at the fence, not one")
                .isEqualTo(6);
    }

    @Test
    void a_barrier_for_cars_is_none_for_walkers() {
        nodes(1, 3);
        source.node(2, place(2), OsmTags.of("barrier", "bollard"));
        way(1, STREET, 1, 2, 3);
        assertThat(source.build(WALK).graph().nodeCount()).isEqualTo(2);
        assertThat(source.build(DRIVE).graph().nodeCount()).isEqualTo(4);
    }

    @Test
    void a_way_is_cut_where_a_node_is_missing() {
        nodes(1, 2, 4, 5);
        way(1, STREET, 1, 2, 3, 4, 5);
        StreetBuild build = source.build(WALK);
        assertThat(build.nodesMissing()).isEqualTo(1);
        assertThat(build.graph().edgeCount()).isEqualTo(2);
    }

    @Test
    void a_way_of_another_mode_is_counted() {
        nodes(1, 2);
        way(1, OsmTags.of("highway", "motorway"), 1, 2);
        way(2, OsmTags.of("building", "yes"), 1, 2);
        StreetBuild build = source.build(WALK);
        assertThat(build.waysOfOtherModes()).isEqualTo(1);
        assertThat(build.graph().edgeCount()).isZero();
    }

    @Test
    void a_one_way_street_has_arcs_in_one_direction() {
        nodes(1, 2);
        way(1, OsmTags.of("highway", "residential", "oneway", "yes"), 1, 2);
        StreetGraph graph = source.build(DRIVE).graph();
        assertThat(graph.arcCount()).isEqualTo(1);
        assertThat(graph.time_ms(0, false)).isEqualTo(StreetGraph.CLOSED);
        assertThat(graph.incoming().first()[graph.to(0) + 1] - graph.incoming().first()[graph.to(0)])
                .isEqualTo(1);
    }

    private void restriction(String kind, int from, int via, int to) {
        source.relation(new OsmRelation(
                1,
                OsmTags.of("type", "restriction", "restriction", kind),
                List.of(
                        new Member(OsmKind.WAY, from, "from"),
                        new Member(OsmKind.NODE, via, "via"),
                        new Member(OsmKind.WAY, to, "to"))));
    }

    /** Four ways 1 to 4 from the junction 11 to its neighbours 10, 12, 1, 21. */
    private void crossing() {
        nodes(11, 10, 12, 1, 21);
        way(1, STREET, 10, 11);
        way(2, STREET, 11, 12);
        way(3, STREET, 1, 11);
        way(4, STREET, 11, 21);
    }

    private static int arcsAfter(StreetGraph graph, long way, int junctionEnd) {
        int edge = graph.edgesOf(way)[0];
        int node = graph.head(edge, junctionEnd == 1);
        return graph.outgoing().first()[node + 1] - graph.outgoing().first()[node];
    }

    @Test
    void a_forbidden_turn_is_missing_after_that_street_only() {
        crossing();
        restriction("no_left_turn", 1, 11, 3);
        StreetBuild build = source.build(DRIVE);
        assertThat(build.turnsForbidden()).isEqualTo(1);
        assertThat(arcsAfter(build.graph(), 1, 1)).isEqualTo(3);
        assertThat(arcsAfter(build.graph(), 2, 0)).isEqualTo(4);
        int copy = build.graph().head(build.graph().edgesOf(1)[0], true);
        assertThat(build.graph().findArc(copy, build.graph().edgesOf(3)[0], false))
                .isNegative();
    }

    @Test
    void a_commanded_turn_leaves_no_other() {
        crossing();
        restriction("only_straight_on", 1, 11, 2);
        StreetBuild build = source.build(DRIVE);
        assertThat(arcsAfter(build.graph(), 1, 1)).isEqualTo(1);
        assertThat(arcsAfter(build.graph(), 3, 1)).isEqualTo(4);
    }

    @Test
    void walkers_do_not_obey_turn_restrictions() {
        crossing();
        restriction("no_left_turn", 1, 11, 3);
        assertThat(source.build(WALK).graph().nodeCount()).isEqualTo(5);
    }

    @Test
    void a_restriction_that_is_not_understood_is_counted() {
        crossing();
        restriction("no_left_turn", 1, 11, 99);
        StreetBuild build = source.build(DRIVE);
        assertThat(build.turnsForbidden()).isZero();
        assertThat(build.turnsNotUnderstood()).isEqualTo(1);
    }

    @Test
    void the_same_source_makes_the_same_graph_byte_for_byte() {
        crossing();
        restriction("no_left_turn", 1, 11, 3);
        var first = StreetSnapshot.write(source.build(DRIVE).graph());
        var second = StreetSnapshot.write(source.build(DRIVE).graph());
        assertThat(second).isEqualTo(first);
    }

    @Test
    void lines_without_nodes_meet_at_common_vertices() {
        source.line(1, STREET, place(1), place(2), place(3));
        source.line(2, STREET, place(2), place(12));
        assertThat(source.build(WALK).graph().edgeCount()).isEqualTo(3);
    }

    @Test
    void a_closed_edge_keeps_its_number_and_loses_its_arcs() {
        crossing();
        StreetGraph graph = source.build(WALK).graph();
        int edge = graph.edgesOf(2)[0];
        StreetGraph closed = graph.closing(edge);
        assertThat(closed.time_ms(edge, true)).isEqualTo(StreetGraph.CLOSED);
        assertThat(closed.edgeCount()).isEqualTo(graph.edgeCount());
        assertThat(graph.time_ms(edge, true)).as("the original is untouched").isLessThan(StreetGraph.CLOSED);
    }

    @Test
    void no_streets_make_an_empty_graph() {
        StreetGraph graph = source.build(WALK).graph();
        assertThat(graph.nodeCount()).isZero();
        assertThat(SegmentGrid.of(graph).snap(new long[] {place(1)}, 100).isSnapped(0))
                .isFalse();
    }
}
