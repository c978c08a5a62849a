package org.songhua.engine.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.songhua.engine.geo.BoundaryContacts.Kind;
import org.songhua.engine.geo.BoundaryContacts.Segment;
import org.songhua.engine.random.Seeded;
import org.songhua.engine.random.Shapes;

class C03_BoundaryTest {
    private static Boundary boundary(String wkt) {
        return Boundary.of((LineString) Shapes.wkt(wkt), 0, false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LINESTRING (0 0, 9 0, 9 9, 0 0) | 3",
                "LINESTRING (0 0, 0 0, 9 0, 9 9, 9 9, 9 9, 0 0, 0 0) | 3",
                "LINESTRING (4 4, 4 4, 4 4, 4 4) | 0",
                "LINESTRING (4 4, 5 5, 4 4) | 2"
            })
    void repeatedPositionsDoNotCount(String wkt, int segments) {
        assertThat(boundary(wkt).segments()).isEqualTo(segments);
    }

    @Test
    void aRingOnOneLineIsFlat() {
        assertThat(boundary("LINESTRING (0 0, 5 5, 9 9, 2 2, 0 0)").isFlat()).isTrue();
        assertThat(boundary("LINESTRING (0 0, 5 5, 9 9, 2 2.0000001, 0 0)").isFlat())
                .isFalse();
    }

    @Test
    void tellsWhereAPositionLies() {
        var ring = boundary("LINESTRING (0 0, 9 0, 9 9, 0 9, 0 0)");
        assertThat(ring.locate(new Coordinate(5, 5))).isEqualTo(Location.INTERIOR);
        assertThat(ring.locate(new Coordinate(9, 5))).isEqualTo(Location.BOUNDARY);
        assertThat(ring.locate(new Coordinate(0, 0))).isEqualTo(Location.BOUNDARY);
        assertThat(ring.locate(new Coordinate(9.0001, 5))).isEqualTo(Location.EXTERIOR);
    }

    @Test
    void findsTheFirstPositionThatIsNotOnAnotherRing() {
        var ring = boundary("LINESTRING (0 0, 9 0, 9 9, 0 9, 0 0)");
        var touching = boundary("LINESTRING (0 0, 5 2, 2 5, 0 0)");
        assertThat(touching.firstOff(ring, Location.INTERIOR)).isEqualTo(new Coordinate(5, 2));
        assertThat(touching.firstOff(ring, Location.EXTERIOR)).isNull();
        assertThat(boundary("LINESTRING (0 0, 9 0, 9 9, 0 0)").firstOff(ring, Location.INTERIOR))
                .isNull();
    }

    @Test
    void bigRingsAnswerThroughAnIndexWhatSmallOnesAnswerDirectly() {
        Seeded.check(50, random -> {
            Coordinate[] star = Shapes.star(random, 0, 0, 10, 400);
            var ring = Boundary.of(Shapes.FACTORY.createLineString(star), 0, false);
            Polygon polygon = Shapes.FACTORY.createPolygon(star);
            for (int i = 0; i < 50; i++) {
                var position = new Coordinate(random.nextDouble(-11, 11), random.nextDouble(-11, 11));
                boolean inside = polygon.contains(Shapes.FACTORY.createPoint(position));
                assertThat(ring.locate(position) == Location.INTERIOR).isEqualTo(inside);
            }
            assertThat(ring.locate(star[7])).isEqualTo(Location.BOUNDARY);
        });
    }

    /** Few segments are compared pairwise, more by a sweep, spiky ones through an index: each must find what JTS finds. */
    @ParameterizedTest
    @CsvSource({"3, 8, 6, 2000", "12, 30, 40, 500", "100, 160, 1000, 30", "300, 400, 5, 3"})
    void findsAllContactsOfAllSegments(int least, int most, int grid, int runs) {
        Seeded.check(runs, random -> {
            var ring = Boundary.of(
                    Shapes.FACTORY.createLineString(randomRing(random, random.nextInt(least, most), grid)), 0, false);
            var other = Boundary.of(
                    Shapes.FACTORY.createLineString(randomRing(random, random.nextInt(least, most), grid)), 0, true);
            var found = new TreeSet<String>();
            BoundaryContacts.find(List.of(ring, other), (kind, one, two) -> {
                found.add(text(kind, one, two));
                return true;
            });
            assertThat(found).isEqualTo(contactsByJts(List.of(ring, other)));
        });
    }

    private static Coordinate[] randomRing(SplittableRandom random, int positions, int grid) {
        var ring = new Coordinate[positions + 1];
        for (int i = 0; i < positions; i++) ring[i] = new Coordinate(random.nextInt(grid), random.nextInt(grid));
        ring[positions] = ring[0].copy();
        return ring;
    }

    private static Set<String> contactsByJts(List<Boundary> rings) {
        var segments = new ArrayList<Segment>();
        for (Boundary ring : rings) {
            for (int i = 0; i < ring.segments(); i++)
                segments.add(new Segment(ring, ring.position(i), ring.position(i + 1)));
        }
        var contacts = new TreeSet<String>();
        for (int i = 0; i < segments.size(); i++) {
            for (int j = 0; j < i; j++) {
                Kind kind = kindByJts(segments.get(i), segments.get(j));
                boolean neighbours = kind == Kind.TOUCH && areNeighbours(rings, i, j);
                if (kind != null && !neighbours) contacts.add(text(kind, segments.get(i), segments.get(j)));
            }
        }
        return contacts;
    }

    private static boolean areNeighbours(List<Boundary> rings, int i, int j) {
        int first = rings.getFirst().segments();
        if (i >= first != j >= first) return false;
        int segments = i < first ? first : rings.getLast().segments();
        return i - j == 1 || i - j == segments - 1;
    }

    private static Kind kindByJts(Segment one, Segment other) {
        var intersector = new RobustLineIntersector();
        intersector.computeIntersection(one.from(), one.to(), other.from(), other.to());
        if (!intersector.hasIntersection()) return null;
        if (intersector.getIntersectionNum() > 1) return Kind.OVERLAP;
        return intersector.isProper() ? Kind.CROSS : Kind.TOUCH;
    }

    private static String text(Kind kind, Segment one, Segment other) {
        String[] ends = {end(one), end(other)};
        Arrays.sort(ends);
        return kind + " " + String.join(" ", ends);
    }

    private static String end(Segment segment) {
        return (segment.ring().isHole() ? "hole " : "shell ") + segment.from() + segment.to();
    }

    @Test
    void stopsWhenNoMoreIsWanted() {
        Coordinate[] zigzag = randomRing(new SplittableRandom(1), 60, 1000);
        var ring = Boundary.of(Shapes.FACTORY.createLineString(zigzag), 0, false);
        var heard = new ArrayList<Kind>();
        BoundaryContacts.find(List.of(ring), (kind, one, other) -> {
            heard.add(kind);
            return heard.size() < 3;
        });
        assertThat(heard).hasSize(3);
    }
}
