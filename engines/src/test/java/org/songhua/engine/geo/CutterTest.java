package org.songhua.engine.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/** Cuts whose parts are known, and cuts by chance whose parts must make up the whole. */
class CutterTest {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private static Geometry wkt(String text) {
        try {
            return new WKTReader(FACTORY).read(text);
        } catch (ParseException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static List<Geometry> cut(String whole, String along) {
        return Cutter.cut(wkt(whole), (LineString) wkt(along));
    }

    private static final String SQUARE = "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))";

    /** A square of 4 × 4, cut at x = 1: strips of 12 and 4. */
    @Test
    void a_straight_cut_makes_two_parts_the_larger_first() {
        List<Geometry> parts = cut(SQUARE, "LINESTRING (1 -1, 1 5)");
        assertThat(parts).extracting(Geometry::getArea).containsExactly(12.0, 4.0);
        assertThat(parts.get(1).getEnvelopeInternal()).isEqualTo(new Envelope(0, 1, 0, 4));
    }

    @Test
    void a_bent_cut_follows_its_bends() {
        List<Geometry> parts = cut(SQUARE, "LINESTRING (2 -1, 2 2, 5 2)");
        assertThat(parts).extracting(Geometry::getArea).containsExactly(12.0, 4.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "LINESTRING (5 -1, 5 5)", // beside it
                "LINESTRING (1 -1, 1 3)", // ends within it
                "LINESTRING (1 1, 3 3)", // lies within it
                "LINESTRING (0 -1, 0 5)", // along its border
                "LINESTRING (-1 1, 0 0, 1 -1)" // touches a corner
            })
    void what_does_not_part_it_leaves_the_whole(String along) {
        assertThat(cut(SQUARE, along)).singleElement().isEqualTo(wkt(SQUARE));
    }

    @Test
    void from_border_to_border_is_enough() {
        assertThat(cut(SQUARE, "LINESTRING (0 0, 4 4)"))
                .extracting(Geometry::getArea)
                .containsExactly(8.0, 8.0);
    }

    @Test
    void a_cut_there_and_back_makes_three() {
        assertThat(cut(SQUARE, "LINESTRING (1 -1, 1 5, 3 5, 3 -1)"))
                .extracting(Geometry::getArea)
                .containsExactly(8.0, 4.0, 4.0);
    }

    /** A loop that closes within the area cuts a hole out of it and makes that a part of its own. */
    @Test
    void a_loop_cuts_out_what_is_within() {
        List<Geometry> parts = cut(SQUARE, "LINESTRING (1 1, 3 1, 3 3, 1 3, 1 1)");
        assertThat(parts).extracting(Geometry::getArea).containsExactly(12.0, 4.0);
    }

    /** The court is no part: a ring of 16 - 4 cut through the court becomes two of 6. */
    @Test
    void a_court_stays_a_court() {
        String ring = "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 3 1, 3 3, 1 3, 1 1))";
        assertThat(cut(ring, "LINESTRING (2 -1, 2 5)"))
                .extracting(Geometry::getArea)
                .containsExactly(6.0, 6.0);
        assertThat(cut(ring, "LINESTRING (2 -1, 2 2)")).as("one arm only").hasSize(1);
    }

    @Test
    void of_several_areas_those_that_are_not_met_stay_as_they_are() {
        String two = "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 4, 0 0)), ((10 0, 12 0, 12 2, 10 2, 10 0)))";
        assertThat(cut(two, "LINESTRING (1 -1, 1 5)"))
                .extracting(Geometry::getArea)
                .containsExactly(12.0, 4.0, 4.0);
        assertThat(cut(two, "LINESTRING (7 -1, 7 5)")).singleElement().isEqualTo(wkt(two));
    }

    @Test
    void a_line_is_cut_where_it_is_crossed() {
        List<Geometry> parts = cut("LINESTRING (0 0, 6 0, 6 4)", "LINESTRING (2 -1, 2 1)");
        assertThat(parts).containsExactly(wkt("LINESTRING (2 0, 6 0, 6 4)"), wkt("LINESTRING (0 0, 2 0)"));
    }

    @Test
    void a_line_crossed_twice_makes_three() {
        assertThat(cut("LINESTRING (0 0, 9 0)", "LINESTRING (2 -1, 2 1, 5 1, 5 -1)"))
                .extracting(Geometry::getLength)
                .containsExactly(4.0, 3.0, 2.0);
    }

    @Test
    void a_line_that_is_touched_at_its_end_stays_whole() {
        assertThat(cut("LINESTRING (0 0, 9 0)", "LINESTRING (0 -1, 0 1)")).hasSize(1);
        assertThat(cut("LINESTRING (0 0, 9 0)", "LINESTRING (3 1, 4 2)")).hasSize(1);
    }

    /** Crossed once more at each side, a ring falls into two, however it begins. */
    @Test
    void a_ring_begins_nowhere() {
        List<Geometry> parts = cut(
                "LINEARRING (0 0, 4 0, 4 4, 0 4, 0 0)".replace("LINEARRING", "LINESTRING"), "LINESTRING (1 -1, 1 5)");
        assertThat(parts).extracting(Geometry::getLength).containsExactly(10.0, 6.0);
    }

    @Test
    void a_point_cannot_be_cut() {
        assertThat(cut("POINT (1 1)", "LINESTRING (0 0, 2 2)")).singleElement().isEqualTo(wkt("POINT (1 1)"));
    }

    /** Stars of 5 to 24 corners, cut by zigzags: no area is lost, no two parts overlap, each lies within the whole. */
    @Test
    void whatever_is_cut_the_parts_are_the_whole() {
        long seed = 20261128;
        var random = new Random(seed);
        int several = 0;
        for (int round = 0; round < 400; round++) {
            Geometry whole = star(random);
            LineString along = zigzag(random);
            List<Geometry> parts = Cutter.cut(whole, along);
            String what = "seed %d round %d: %s by %s".formatted(seed, round, whole, along);
            double sum = parts.stream().mapToDouble(Geometry::getArea).sum();
            assertThat(sum).as(what).isCloseTo(whole.getArea(), within(1e-9));
            assertThat(parts).as(what).allMatch(Geometry::isValid);
            Geometry together = UnaryUnionOp.union(parts);
            assertThat(together.symDifference(whole).getArea()).as(what).isLessThan(1e-9);
            if (parts.size() > 1) several++;
        }
        assertThat(several).as("seed %d", seed).isGreaterThan(200);
    }

    @Test
    void whatever_line_is_cut_the_pieces_are_as_long_as_the_whole() {
        long seed = 7;
        var random = new Random(seed);
        for (int round = 0; round < 400; round++) {
            LineString line = zigzag(random);
            LineString along = zigzag(random);
            List<Geometry> parts = Cutter.cut(line, along);
            double sum = parts.stream().mapToDouble(Geometry::getLength).sum();
            assertThat(sum).as("seed %d round %d", seed, round).isCloseTo(line.getLength(), within(1e-9));
        }
    }

    private static Geometry star(Random random) {
        int corners = 5 + random.nextInt(20);
        var points = new Coordinate[corners + 1];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double radius = 0.4 + 0.6 * random.nextDouble();
            points[i] = new Coordinate(radius * Math.cos(angle), radius * Math.sin(angle));
        }
        points[corners] = points[0];
        return FACTORY.createPolygon(points);
    }

    private static LineString zigzag(Random random) {
        int points = 2 + random.nextInt(4);
        var line = new Coordinate[points];
        for (int i = 0; i < points; i++) {
            double x = -1.5 + 3.0 * i / (points - 1);
            line[i] = new Coordinate(x, random.nextDouble() * 1.6 - 0.8);
        }
        return FACTORY.createLineString(line);
    }
}
