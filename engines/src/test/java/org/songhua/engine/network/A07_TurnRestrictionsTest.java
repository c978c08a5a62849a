package org.songhua.engine.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.osm.Locations;
import org.songhua.engine.osm.OsmKind;
import org.songhua.engine.osm.OsmRelation;
import org.songhua.engine.osm.OsmRelation.Member;
import org.songhua.engine.osm.OsmTags;

/**
 * Turn restrictions at a crossing of four ways that meet at node 5:
 *
 * <pre>
 *        2            way 1: 1-5 (west)   way 2: 5-2 (north)
 *        |            way 3: 5-3 (east)   way 4: 4-5 (south)
 *   1 -- 5 -- 3
 *        |
 *        4
 * </pre>
 */
class A07_TurnRestrictionsTest {
    private final StreetSource source = new StreetSource(100);

    private void crossing(String... tagsOfNorth) {
        node(1, -1, 0);
        node(2, 0, 1);
        node(3, 1, 0);
        node(4, 0, -1);
        node(5, 0, 0);
        way(1, 1, 5);
        var north = new ArrayList<>(List.of("highway", "primary"));
        north.addAll(List.of(tagsOfNorth));
        source.way(2, OsmTags.of(north.toArray(String[]::new)), new long[] {5, 2}, 2);
        way(3, 5, 3);
        way(4, 4, 5);
    }

    private void node(long id, int east, int north) {
        source.node(id, Locations.of(0.001 * east, 0.001 * north), OsmTags.NONE);
    }

    private void way(long id, long... refs) {
        source.way(id, OsmTags.of("highway", "primary"), refs, refs.length);
    }

    private void restrict(String tags, String members) {
        var list = new ArrayList<Member>();
        for (String member : members.split(" ", -1)) {
            String[] parts = member.split(":", -1);
            OsmKind kind = parts[1].startsWith("n") ? OsmKind.NODE : OsmKind.WAY;
            list.add(new Member(kind, Long.parseLong(parts[1].substring(1)), parts[0]));
        }
        source.relation(new OsmRelation(9, OsmTags.of(("type=restriction " + tags).split("[= ]")), list));
    }

    /** Whether one can go on to the second way having come along the first, in the direction of the crossing. */
    private static boolean mayTurn(StreetGraph graph, long from, long to) {
        int arriving = graph.edgesOf(from)[0];
        int leaving = graph.edgesOf(to)[0];
        int junction = graph.to(arriving);
        boolean forward = isCrossing(graph, junction);
        int head = graph.head(arriving, forward);
        boolean leavesForward = isCrossing(graph, graph.from(leaving));
        return graph.findArc(head, leaving, leavesForward) >= 0;
    }

    private static boolean isCrossing(StreetGraph graph, int node) {
        return graph.nodeLocation(node) == Locations.of(0, 0);
    }

    private String turnsFrom(long way) {
        StreetGraph graph = source.build(StreetProfile.of(TravelMode.DRIVE)).graph();
        var turns = new StringBuilder();
        for (long to = 1; to <= 4; to++) {
            if (mayTurn(graph, way, to)) turns.append(to);
        }
        return turns.toString();
    }

    @Test
    void without_restrictions_every_turn_is_allowed() {
        crossing();
        assertThat(turnsFrom(1)).isEqualTo("1234");
        assertThat(turnsFrom(4)).isEqualTo("1234");
    }

    @ParameterizedTest
    @CsvSource({
        "restriction=no_left_turn,              134",
        "restriction=no_straight_on,            134",
        "restriction=only_left_turn,            2",
        "restriction=only_straight_on,          2",
        "restriction:motorcar=no_left_turn,     134",
        "restriction=no_left_turn except=psv,   134",
        "restriction=no_left_turn except=psv;motorcar, 1234",
        "restriction:bus=no_left_turn,          1234"
    })
    void the_kind_says_what_is_left(String tags, String turns) {
        crossing();
        restrict(tags, "from:w1 via:n5 to:w2");
        assertThat(turnsFrom(1)).isEqualTo(turns);
        assertThat(turnsFrom(4)).as("from elsewhere").isEqualTo("1234");
    }

    @Test
    void a_u_turn_can_be_forbidden() {
        crossing();
        restrict("restriction=no_u_turn", "from:w1 via:n5 to:w1");
        assertThat(turnsFrom(1)).isEqualTo("234");
    }

    @Test
    void two_restrictions_from_one_street_add_up() {
        crossing();
        restrict("restriction=no_left_turn", "from:w1 via:n5 to:w2");
        restrict("restriction=no_right_turn", "from:w1 via:n5 to:w4");
        assertThat(turnsFrom(1)).isEqualTo("13");
    }

    @Test
    void two_restrictions_from_two_streets_stay_apart() {
        crossing();
        restrict("restriction=no_left_turn", "from:w1 via:n5 to:w2");
        restrict("restriction=only_straight_on", "from:w4 via:n5 to:w2");
        assertThat(turnsFrom(1)).isEqualTo("134");
        assertThat(turnsFrom(4)).isEqualTo("2");
        assertThat(turnsFrom(3)).isEqualTo("1234");
    }

    @Test
    void a_street_that_is_closed_in_that_direction_needs_no_restriction() {
        crossing("oneway", "-1");
        restrict("restriction=no_left_turn", "from:w1 via:n5 to:w2");
        StreetBuild build = source.build(StreetProfile.of(TravelMode.DRIVE));
        assertThat(build.turnsNotUnderstood()).isEqualTo(1);
        assertThat(mayTurn(build.graph(), 1, 2)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "from:w1 via:w2 to:w3",
        "from:w1 to:w2",
        "from:w1 via:n5 via:n2 to:w2",
        "via:n5 to:w2",
        "from:w1 via:n77 to:w2",
        "from:w8 via:n5 to:w2"
    })
    void members_that_are_not_understood_are_counted_and_forbid_nothing(String members) {
        crossing();
        restrict("restriction=no_left_turn", members);
        StreetBuild build = source.build(StreetProfile.of(TravelMode.DRIVE));
        assertThat(build.turnsNotUnderstood()).isEqualTo(1);
        assertThat(build.turnsForbidden()).isZero();
        assertThat(build.graph().nodeCount()).isEqualTo(5);
    }

    @Test
    void cyclists_and_walkers_turn_as_they_like() {
        crossing();
        restrict("restriction=no_left_turn", "from:w1 via:n5 to:w2");
        for (TravelMode mode : List.of(TravelMode.WALK, TravelMode.CYCLE, TravelMode.WHEELCHAIR)) {
            assertThat(source.build(StreetProfile.of(mode)).graph().nodeCount()).isEqualTo(5);
        }
    }

    @Test
    void a_graph_with_forbidden_turns_survives_being_stored_and_closed() {
        crossing();
        restrict("restriction=no_left_turn", "from:w1 via:n5 to:w2");
        StreetGraph graph = source.build(StreetProfile.of(TravelMode.DRIVE)).graph();
        StreetGraph stored = StreetSnapshot.read(StreetSnapshot.write(graph));
        assertThat(mayTurn(stored, 1, 2)).isFalse();
        assertThat(mayTurn(stored, 1, 3)).isTrue();
        StreetGraph closed = graph.closing(graph.edgesOf(3));
        assertThat(mayTurn(closed, 1, 2)).isFalse();
        int[] data = closed.outgoing().data();
        int arc = closed.findArc(closed.head(closed.edgesOf(1)[0], true), closed.edgesOf(3)[0], true);
        assertThat(data[Arcs.STRIDE * arc + Arcs.MS]).isEqualTo(StreetGraph.CLOSED);
    }
}
