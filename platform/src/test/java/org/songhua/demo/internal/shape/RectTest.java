package org.songhua.demo.internal.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.songhua.engine.random.Seeded;

/** Rectangles, axes and outlines against the geometry library. */
class RectTest {

    private static Polygon polygon(Rect rect) {
        return Outline.of(rect).area();
    }

    private static Rect random(java.util.SplittableRandom random) {
        return new Rect(
                new Coordinate(random.nextDouble(-20, 20), random.nextDouble(-20, 20)),
                Axes.turned(random.nextDouble(-4, 4)),
                random.nextDouble(1, 12),
                random.nextDouble(1, 12));
    }

    @Test
    void a_point_in_other_axes_comes_back() {
        Seeded.check(200, random -> {
            Axes axes = Axes.turned(random.nextDouble(-7, 7));
            var p = new Coordinate(random.nextDouble(-1e4, 1e4), random.nextDouble(-1e4, 1e4));
            Coordinate local = axes.local(p);
            assertThat(axes.plane(local.x, local.y).distance(p)).isLessThan(1e-9);
            assertThat(local.distance(new Coordinate())).isCloseTo(p.distance(new Coordinate()), within(1e-9));
        });
    }

    @Test
    void axes_follow_the_sides_of_a_polygon() {
        Seeded.check(200, random -> {
            double angle = random.nextDouble(-Math.PI / 4, Math.PI / 4);
            Polygon turned = Axes.turned(angle).rectangle(0, 0, random.nextDouble(5, 50), random.nextDouble(5, 50));
            assertThat(Axes.of(turned).angle()).isCloseTo(angle, within(1e-9));
        });
    }

    @Test
    void axes_along_nothing_are_those_of_the_plane() {
        assertThat(Axes.along(new Coordinate(1, 1), new Coordinate(1, 1))).isEqualTo(new Axes(1, 0));
        assertThat(Axes.along(new Coordinate(1, 1), new Coordinate(1, 4))).isEqualTo(new Axes(0, 1));
    }

    @Test
    void the_gap_never_exceeds_the_distance_and_tells_overlap() {
        Seeded.check(2000, random -> {
            Rect a = random(random);
            Rect b = random(random);
            double distance = polygon(a).distance(polygon(b));
            assertThat(a.gap(b)).isLessThanOrEqualTo(distance + 1e-9).isCloseTo(b.gap(a), within(1e-9));
            assertThat(a.gap(b) < 0)
                    .isEqualTo(polygon(a).intersection(polygon(b)).getArea() > 1e-9);
        });
    }

    @Test
    void the_gap_to_a_line_never_exceeds_the_distance_and_tells_whether_it_is_cut() {
        Seeded.check(2000, random -> {
            Rect rect = random(random);
            var a = new Coordinate(random.nextDouble(-30, 30), random.nextDouble(-30, 30));
            var b = new Coordinate(random.nextDouble(-30, 30), random.nextDouble(-30, 30));
            LineString line = Plane.FACTORY.createLineString(new Coordinate[] {a, b});
            double distance = polygon(rect).distance(line);
            assertThat(rect.gap(a, b)).isLessThanOrEqualTo(distance + 1e-9);
            assertThat(rect.gap(a, b) < 0).isEqualTo(distance == 0);
        });
    }

    @Test
    void the_reach_is_the_distance_to_a_corner() {
        Seeded.check(100, random -> {
            Rect rect = random(random);
            for (Coordinate corner : rect.corners())
                assertThat(corner.distance(rect.centre())).isCloseTo(rect.reach(), within(1e-9));
        });
    }

    @Test
    void a_rectangle_of_a_box_fills_it() {
        Rect rect = Rect.of(new Axes(1, 0), 2, 3, 10, 7);
        assertThat(rect.centre()).isEqualTo(new Coordinate(6, 5));
        assertThat(polygon(rect).getArea()).isEqualTo(32);
    }

    /** Frame 20 x 12, depth 4: areas by hand. */
    @Test
    void outlines_have_the_areas_of_their_letters() {
        Rect frame = Rect.of(Axes.turned(0.3), 0, 0, 20, 12);
        // L: 20·4 + 4·8 = 112. U: 20·4 + 2·(4·8) = 144. H on its side: 2·(20·4) + 4·4 = 176. Court: 240 - 12·4 = 192.
        assertThat(Outline.ell(frame, 4).area().getArea()).isCloseTo(112, within(1e-9));
        assertThat(Outline.you(frame, 4).area().getArea()).isCloseTo(144, within(1e-9));
        assertThat(Outline.aitch(frame, 4).area().getArea()).isCloseTo(176, within(1e-9));
        assertThat(Outline.court(frame, 4).area().getArea()).isCloseTo(192, within(1e-9));
    }

    @Test
    void the_parts_of_an_outline_cover_it_and_nothing_else() {
        Seeded.check(200, random -> {
            Rect frame = random(random);
            double depth = Math.min(frame.halfLength(), frame.halfDepth()) * random.nextDouble(0.2, 0.9);
            for (Outline outline : new Outline[] {
                Outline.ell(frame, depth),
                Outline.you(frame, depth),
                Outline.aitch(frame, depth),
                Outline.court(frame, depth)
            }) {
                assertThat(outline.area().isValid()).isTrue();
                assertThat(outline.main()).isEqualTo(outline.parts().getFirst());
                var covered = outline.parts().stream()
                        .map(part -> (org.locationtech.jts.geom.Geometry) polygon(part))
                        .reduce(Overlay::union)
                        .orElseThrow();
                assertThat(Overlay.difference(covered, outline.area()).getArea())
                        .isLessThan(1e-6);
                assertThat(Overlay.difference(outline.area(), covered).getArea())
                        .isLessThan(1e-6);
            }
        });
    }
}
