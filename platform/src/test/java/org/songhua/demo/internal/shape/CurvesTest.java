package org.songhua.demo.internal.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.songhua.engine.random.Seeded;

/** Lines, parallels and bands. */
class CurvesTest {
    private static final List<Coordinate> STRAIGHT = List.of(at(0, 0), at(10, 0), at(30, 0));

    private static Coordinate at(double x, double y) {
        return new Coordinate(x, y);
    }

    private static LineString line(List<Coordinate> points) {
        return Plane.FACTORY.createLineString(points.toArray(Coordinate[]::new));
    }

    @Test
    void a_smooth_line_passes_its_points_with_as_many_steps_between_as_wanted() {
        List<Coordinate> points = List.of(at(0, 0), at(10, 5), at(20, -5), at(30, 0));
        List<Coordinate> smooth = Curves.smooth(points, 8);
        assertThat(smooth).hasSize(3 * 8 + 1);
        for (int i = 0; i < points.size(); i++) assertThat(smooth.get(8 * i)).isEqualTo(points.get(i));
    }

    @Test
    void a_smooth_line_through_even_points_in_a_row_is_straight() {
        List<Coordinate> smooth = Curves.smooth(List.of(at(0, 0), at(10, 10), at(20, 20)), 5);
        assertThat(smooth).allSatisfy(p -> assertThat(p.y).isCloseTo(p.x, within(1e-12)));
    }

    @Test
    void a_parallel_of_a_straight_line_lies_at_its_distance_on_the_left() {
        assertThat(Curves.parallel(STRAIGHT, i -> 4)).containsExactly(at(0, 4), at(10, 4), at(30, 4));
        assertThat(Curves.parallel(STRAIGHT, i -> -i)).containsExactly(at(0, 0), at(10, -1), at(30, -2));
    }

    @Test
    void a_band_has_length_times_width() {
        assertThat(Curves.band(STRAIGHT, i -> 3).getArea()).isCloseTo(30 * 6, within(1e-9));
        // A wedge: half widths 1, 2, 3 over 10 and 20 metres: 10·(2+4)/2 + 20·(4+6)/2 = 130.
        assertThat(Curves.band(STRAIGHT, i -> i + 1).getArea()).isCloseTo(130, within(1e-9));
    }

    @Test
    void a_band_around_a_bend_tighter_than_itself_is_still_valid_and_covers_the_line() {
        List<Coordinate> hairpin = List.of(at(0, 0), at(30, 0), at(34, 2), at(30, 4), at(0, 4));
        Polygon band = Curves.band(hairpin, i -> 8);
        assertThat(band.isValid()).isTrue();
        assertThat(band.getNumInteriorRing()).isZero();
        assertThat(band.covers(line(hairpin.subList(0, 2)))).isTrue();
    }

    @Test
    void a_circle_is_regular_and_closed() {
        List<Coordinate> circle = Curves.circle(at(5, 5), 10, 12);
        assertThat(circle).hasSize(13);
        assertThat(circle.getFirst()).isEqualTo(circle.getLast());
        assertThat(circle).allSatisfy(p -> assertThat(p.distance(at(5, 5))).isCloseTo(10, within(1e-9)));
        // Area of the regular twelve-sided polygon: 12 / 2 · r² · sin 30° = 3 r².
        assertThat(Plane.FACTORY
                        .createPolygon(circle.toArray(Coordinate[]::new))
                        .getArea())
                .isCloseTo(300, within(1e-9));
    }

    @Test
    void a_straight_line_has_a_point_at_least_every_step() {
        assertThat(Curves.straight(at(0, 0), at(10, 0), 3))
                .containsExactly(at(0, 0), at(2.5, 0), at(5, 0), at(7.5, 0), at(10, 0));
        assertThat(Curves.straight(at(1, 1), at(1, 1), 3)).containsExactly(at(1, 1), at(1, 1));
    }

    @Test
    void a_place_along_a_line_is_that_far_from_its_start() {
        LineString corner = line(List.of(at(0, 0), at(10, 0), at(10, 10)));
        assertThat(Curves.along(corner, 4)).isEqualTo(at(4, 0));
        assertThat(Curves.along(corner, 10)).isEqualTo(at(10, 0));
        assertThat(Curves.along(corner, 13)).isEqualTo(at(10, 3));
        assertThat(Curves.along(corner, 99)).isEqualTo(at(10, 10));
        assertThat(Curves.beside(corner, 5, 2)).isEqualTo(at(5, 2));
        assertThat(Curves.beside(corner, 15, -2)).isEqualTo(at(12, 5));
    }

    @Test
    void walking_along_any_line_never_goes_faster_than_the_distance() {
        Seeded.check(200, random -> {
            var points = new ArrayList<Coordinate>();
            for (int i = 0; i < 6; i++) points.add(at(random.nextDouble(100), random.nextDouble(100)));
            LineString line = line(points);
            double from = random.nextDouble(line.getLength());
            double step = random.nextDouble(5);
            assertThat(Curves.along(line, from).distance(Curves.along(line, from + step)))
                    .isLessThanOrEqualTo(step + 1e-9);
            assertThat(line.distance(Plane.FACTORY.createPoint(Curves.along(line, from))))
                    .isLessThan(1e-9);
        });
    }
}
