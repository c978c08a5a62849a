package org.songhua.engine.osm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.engine.osm.OsmShapesTest.at;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.songhua.engine.osm.RingAssembler.Assembly;
import org.songhua.engine.random.Seeded;
import org.songhua.engine.random.Shapes;

/** Areas from the ways around them. */
class RingAssemblerTest {

    private static Geometry union(Assembly assembly) {
        return OsmShapes.FACTORY.createMultiPolygon(assembly.polygons().toArray(Polygon[]::new));
    }

    private static Assembly assemble(long[]... ways) {
        return RingAssembler.assemble(List.of(ways));
    }

    @Test
    void one_closed_way_is_one_polygon() {
        Assembly square = assemble(at(0, 0, 2, 0, 2, 2, 0, 2, 0, 0));
        assertThat(square.openEnds()).isEmpty();
        assertThat(square.polygons()).hasSize(1);
        assertThat(union(square).getArea()).isEqualTo(4);
    }

    @Test
    void ways_are_joined_at_their_ends_whichever_way_they_run() {
        Assembly square = assemble(at(0, 0, 2, 0), at(0, 2, 2, 2, 2, 0), at(0, 2, 0, 0));
        assertThat(square.openEnds()).isEmpty();
        assertThat(union(square).getArea()).isEqualTo(4);
    }

    @Test
    void a_ring_inside_another_is_a_hole_whatever_its_role_and_one_inside_that_an_island() {
        // 10 x 10, a hole of 6 x 6, an island of 2 x 2: 100 - 36 + 4 = 68.
        Assembly rings = assemble(
                at(4, 4, 6, 4, 6, 6, 4, 6, 4, 4),
                at(0, 0, 10, 0, 10, 10, 0, 10, 0, 0),
                at(2, 2, 8, 2, 8, 8, 2, 8, 2, 2));
        assertThat(rings.polygons()).hasSize(2);
        assertThat(union(rings).getArea()).isEqualTo(68);
        assertThat(rings.polygons().getFirst().getNumInteriorRing()).isEqualTo(1);
    }

    @Test
    void a_stretch_given_twice_cancels_out_so_that_neighbours_become_one() {
        Assembly two = assemble(at(0, 0, 1, 0, 1, 1, 0, 1, 0, 0), at(1, 0, 2, 0, 2, 1, 1, 1, 1, 0));
        assertThat(two.polygons()).hasSize(1);
        assertThat(union(two).getArea()).isEqualTo(2);
    }

    @Test
    void rings_that_touch_in_a_point_stay_two_valid_polygons() {
        Assembly two = assemble(at(0, 0, 1, 0, 1, 1, 0, 1, 0, 0), at(1, 1, 2, 1, 2, 2, 1, 2, 1, 1));
        assertThat(two.polygons()).hasSize(2);
        assertThat(union(two).isValid()).isTrue();
    }

    @Test
    void a_figure_of_eight_walked_in_one_way_is_two_polygons() {
        Assembly eight = assemble(at(0, 0, 1, 1, 2, 2, 2, 0, 1, 1, 0, 2, 0, 0));
        assertThat(eight.polygons()).hasSize(2);
        assertThat(union(eight).getArea()).isEqualTo(2);
        assertThat(union(eight).isValid()).isTrue();
    }

    @Test
    void a_hole_may_touch_the_shell_in_a_point() {
        Assembly ring = assemble(at(0, 0, 4, 0, 4, 4, 0, 4, 0, 0), at(0, 0, 2, 1, 1, 2, 0, 0));
        // The triangle (0,0) (2,1) (1,2) has area 1.5.
        assertThat(union(ring).getArea()).isEqualTo(16 - 1.5);
        assertThat(union(ring).isValid()).isTrue();
    }

    @Test
    void a_ring_that_does_not_close_is_told_with_its_ends() {
        Assembly open = assemble(at(0, 0, 1, 0, 1, 1));
        assertThat(open.polygons()).isEmpty();
        assertThat(open.openEnds()).containsExactly(Locations.of(0, 0), Locations.of(1, 1));
    }

    @Test
    void what_closes_is_kept_beside_what_does_not() {
        Assembly both = assemble(at(0, 0, 1, 0, 1, 1, 0, 0), at(5, 5, 6, 5, 6, 6));
        assertThat(both.polygons()).hasSize(1);
        assertThat(both.openEnds()).hasSize(2);
    }

    @Test
    void a_tail_on_a_ring_is_taken_away() {
        Assembly tail = assemble(at(0, 0, 1, 0, 1, 1, 0, 0), at(1, 1, 2, 2, 3, 3));
        assertThat(tail.polygons()).hasSize(1);
        assertThat(union(tail).getArea()).isEqualTo(0.5);
        assertThat(tail.openEnds()).containsExactlyInAnyOrder(Locations.of(1, 1), Locations.of(3, 3));
    }

    @Test
    void a_junction_of_three_cannot_be_told_apart_and_is_left_out() {
        // A square with a stretch across: at both its ends three meet.
        Assembly ladder = assemble(at(0, 0, 2, 0, 2, 2, 0, 2, 0, 0), at(0, 0, 2, 2));
        assertThat(ladder.polygons()).isEmpty();
        assertThat(ladder.openEnds()).containsExactly(Locations.of(0, 0), Locations.of(2, 2));
    }

    @Test
    void nodes_missing_from_the_file_open_the_ring() {
        long[] gap = at(0, 0, 1, 0, 1, 1, 0, 1, 0, 0);
        gap[2] = Locations.MISSING;
        assertThat(assemble(gap).openEnds()).containsExactly(Locations.of(1, 0), Locations.of(0, 1));
    }

    @Test
    void there_and_back_encloses_nothing() {
        Assembly none = assemble(at(0, 0, 1, 0), at(1, 0, 0, 0));
        assertThat(none.polygons()).isEmpty();
        assertThat(none.openEnds()).isEmpty();
    }

    /** The outline of random cells of a grid is cut into pieces, turned and shuffled; the same area must come back. */
    @Test
    void any_area_comes_back_from_its_outline_in_pieces() {
        Seeded.check(300, random -> {
            Geometry area = Shapes.gridCells(random, random.nextInt(2, 8), random.nextDouble(0.2, 0.9));
            Assembly assembly = RingAssembler.assemble(pieces(random, area));
            assertThat(assembly.openEnds()).isEmpty();
            assertThat(union(assembly).isValid()).isTrue();
            assertThat(union(assembly).symDifference(area).getArea()).isZero();
        });
    }

    private static List<long[]> pieces(SplittableRandom random, Geometry area) {
        var pieces = new ArrayList<long[]>();
        for (Object line : LinearComponentExtracter.getLines(area)) {
            long[] ring = locations((LineString) line);
            int from = 0;
            while (from < ring.length - 1) {
                int to = Math.min(ring.length - 1, from + random.nextInt(1, 6));
                long[] piece = Arrays.copyOfRange(ring, from, to + 1);
                pieces.add(random.nextBoolean() ? piece : reversed(piece));
                from = to;
            }
        }
        Collections.shuffle(pieces, new Random(random.nextLong()));
        return pieces;
    }

    private static long[] locations(LineString line) {
        Coordinate[] coordinates = line.getCoordinates();
        var locations = new long[coordinates.length];
        for (int i = 0; i < locations.length; i++) locations[i] = Locations.of(coordinates[i].x, coordinates[i].y);
        return locations;
    }

    private static long[] reversed(long[] piece) {
        var reversed = new long[piece.length];
        for (int i = 0; i < piece.length; i++) reversed[i] = piece[piece.length - 1 - i];
        return reversed;
    }
}
