package org.songhua.engine.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Sizes against those of the ellipsoid, worked out with geod (PROJ 9.1) and by its radii. */
class MeasureTest {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private static Geometry box(double west, double south, double east, double north) {
        return FACTORY.toGeometry(new Envelope(west, east, south, north));
    }

    private static Geometry line(double... at) {
        var points = new Coordinate[at.length / 2];
        for (int i = 0; i < points.length; i++) points[i] = new Coordinate(at[2 * i], at[2 * i + 1]);
        return FACTORY.createLineString(points);
    }

    /** At 0°, a minute of longitude is 1855.325 m. */
    @Test
    void a_minute_on_the_equator() {
        assertThat(Measure.length_m(line(0, 0, 1 / 60.0, 0))).isCloseTo(1855.325, within(0.01));
    }

    /** At 43.88° N the ellipsoid has 80,344 m for a degree of longitude and 111,110 m for one of latitude. */
    @Test
    void at_the_latitude_of_changchun_within_half_a_percent() {
        assertThat(Measure.length_m(line(125.3, 43.88, 125.301, 43.88)))
                .isCloseTo(80.344, Percentage.withPercentage(0.5));
        assertThat(Measure.length_m(line(125.3, 43.88, 125.3, 43.881)))
                .isCloseTo(111.11, Percentage.withPercentage(0.5));
        assertThat(Measure.area_m2(box(125.3, 43.88, 125.301, 43.881)))
                .isCloseTo(80.344 * 111.11, Percentage.withPercentage(0.7));
    }

    @Test
    void a_court_is_no_area() {
        Geometry ring = box(125, 43, 125.003, 43.003).difference(box(125.001, 43.001, 125.002, 43.002));
        assertThat(Measure.area_m2(ring) / Measure.area_m2(box(125, 43, 125.003, 43.003)))
                .isCloseTo(8.0 / 9, within(1e-9));
    }

    @Test
    void lines_have_no_area_and_points_no_length() {
        assertThat(Measure.area_m2(line(125, 43, 126, 43))).isZero();
        assertThat(Measure.length_m(FACTORY.createPoint(new Coordinate(125, 43))))
                .isZero();
        assertThat(Measure.area_m2(FACTORY.createPolygon())).isZero();
    }

    @Test
    void what_meets_has_no_distance_and_what_does_not_has_one() {
        Geometry house = box(125.3, 43.88, 125.301, 43.881);
        assertThat(Measure.distance_m(house, box(125.301, 43.88, 125.302, 43.881)))
                .isZero();
        assertThat(Measure.distance_m(house, box(125.3, 43.8811, 125.301, 43.882)))
                .isCloseTo(11.13, within(0.06));
        assertThat(Measure.distance_m(house, FACTORY.createPolygon())).isInfinite();
    }

    /** Both ways alike, up to the latitude of the middle that is taken. */
    @Test
    void a_distance_is_the_same_from_either_side() {
        Geometry one = box(125.3, 43.88, 125.301, 43.881);
        Geometry other = box(125.305, 43.885, 125.306, 43.886);
        double there = Measure.distance_m(one, other);
        assertThat(Measure.distance_m(other, one)).isCloseTo(there, Percentage.withPercentage(0.01));
    }
}
