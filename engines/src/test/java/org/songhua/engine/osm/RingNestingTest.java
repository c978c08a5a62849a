package org.songhua.engine.osm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.songhua.engine.random.Seeded;
import org.songhua.engine.random.Shapes;

/** Shells and holes by the even-odd rule. */
class RingNestingTest {

    private static LinearRing square(double x, double y, double side) {
        String wkt = "LINEARRING (%1$s %2$s, %3$s %2$s, %3$s %4$s, %1$s %4$s, %1$s %2$s)";
        return (LinearRing) Shapes.wkt(wkt.formatted(x, y, x + side, y + side));
    }

    @Test
    void rings_side_by_side_are_shells_the_larger_first() {
        assertThat(RingNesting.polygons(List.of(square(0, 0, 1), square(5, 5, 3))))
                .extracting(Polygon::getArea)
                .containsExactly(9.0, 1.0);
    }

    @Test
    void every_second_ring_of_a_nest_is_a_hole() {
        // Sides 9, 7, 5, 3, 1: (81 - 49) + (25 - 9) + 1 = 49.
        List<LinearRing> nest = new ArrayList<>();
        for (int i = 0; i < 5; i++) nest.add(square(i, i, 9 - 2 * i));
        Collections.shuffle(nest, new Random(1));
        List<Polygon> polygons = RingNesting.polygons(nest);
        assertThat(polygons).extracting(Polygon::getArea).containsExactly(32.0, 16.0, 1.0);
    }

    @Test
    void a_hole_belongs_to_the_smallest_shell_around_it() {
        List<Polygon> polygons =
                RingNesting.polygons(List.of(square(0, 0, 20), square(1, 1, 15), square(2, 2, 5), square(3, 3, 1)));
        assertThat(polygons).extracting(Polygon::getNumInteriorRing).containsExactly(1, 1);
        assertThat(polygons).extracting(Polygon::getArea).containsExactly(400.0 - 225, 25.0 - 1);
    }

    /** Squares that do not touch: what is inside an odd number of them has the area that symmetric difference gives. */
    @Test
    void any_nest_has_the_area_of_the_even_odd_rule() {
        Seeded.check(100, random -> {
            List<LinearRing> rings = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                // Corners at own fractions of a unit: no two outlines can touch, but they may cross; crossing ones are
                // left out.
                LinearRing ring =
                        square(random.nextInt(20) + i / 16.0, random.nextInt(20) + i / 16.0, random.nextInt(1, 15));
                if (rings.stream().noneMatch(ring::intersects)) rings.add(ring);
            }
            Geometry expected = Shapes.FACTORY.createPolygon();
            for (LinearRing ring : rings) expected = expected.symDifference(Shapes.FACTORY.createPolygon(ring));
            double area = RingNesting.polygons(rings).stream()
                    .mapToDouble(Polygon::getArea)
                    .sum();
            assertThat(area).isEqualTo(expected.getArea());
        });
    }
}
