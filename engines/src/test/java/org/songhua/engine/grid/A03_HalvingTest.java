package org.songhua.engine.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.random.Seeded;
import org.songhua.engine.random.Shapes;

/** Cuts that halve, grids worked out by hand, what is refused, and what must not depend on where a community lies. */
class A03_HalvingTest {
    private static final String COMMUNITY = "220102001003";

    private static Geometry read(String wkt) {
        try {
            return new WKTReader().read(wkt);
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }

    private static Geometry rectangle(double west, double south, double east, double north) {
        return new GeometryFactory().toGeometry(new org.locationtech.jts.geom.Envelope(west, east, south, north));
    }

    private static List<UnitGrid> grids(Geometry area, String... streets) {
        var lines = new ArrayList<LineString>();
        for (String street : streets) lines.add((LineString) read(street));
        return new UnitGridGenerator(GridRules.USUAL).generate(COMMUNITY, area, lines);
    }

    /** 200 by 100 metres is two hectares, above one and a half: halved across the longer side into two squares. */
    @Test
    void twoHectaresBecomeTwoSquares() {
        List<UnitGrid> grids = grids(rectangle(0, 0, 200, 100));
        assertThat(grids).extracting(UnitGrid::code).containsExactly(COMMUNITY + "001", COMMUNITY + "002");
        assertThat(grids.get(0).area().equalsTopo(rectangle(0, 0, 100, 100))).isTrue();
        assertThat(grids.get(1).area().equalsTopo(rectangle(100, 0, 200, 100))).isTrue();
    }

    /** Areas in square metres and how many grids: halving goes on until no part is above 15,000. */
    @ParameterizedTest
    @CsvSource({
        "100, 100, 1",
        "150, 100, 1",
        "151, 100, 2",
        "300, 100, 2",
        "301, 100, 4",
        "400, 100, 4",
        "600, 100, 4",
        "601, 100, 8",
        "10, 10, 1"
    })
    void halvingGoesOnUntilAllAreSmallEnough(double width, double height, int count) {
        assertThat(grids(rectangle(0, 0, width, height))).hasSize(count);
    }

    /** Each cut halves what it cuts, however it is turned. */
    @Test
    void aCutHalvesTheAreaOfAnyBlock() {
        Seeded.check(150, random -> {
            Polygon star = Shapes.FACTORY.createPolygon(
                    Shapes.star(random, 1e5, -2e5, random.nextDouble(90, 130), random.nextInt(3, 14)));
            var block = (Polygon) Lines.rounded(star);
            List<LineString> cuts = new Halving(block.getArea() * 0.7).cuts(block);
            assertThat(cuts).isNotEmpty();
            var lines = new Lines(block, List.of());
            lines.cut(cuts);
            double most = 0;
            double sum = 0;
            for (Polygon face : lines.faces()) {
                most = Math.max(most, face.getArea());
                sum += face.getArea();
            }
            assertThat(sum).isCloseTo(block.getArea(), within(1e-3 * sum));
            // Halves of one piece each; where the block is not convex a half may fall into pieces, which are smaller.
            assertThat(most).isLessThanOrEqualTo(block.getArea() * 0.5 * (1 + 1e-3));
        });
    }

    /** Rectangles of any size, turned by any angle: halving them again and again leaves nothing too large. */
    @Test
    void turnedRectanglesAreDividedToTheEnd() {
        Seeded.check(60, random -> {
            Geometry area = AffineTransformation.rotationInstance(random.nextDouble(6))
                    .transform(rectangle(0, 0, random.nextDouble(200, 500), random.nextDouble(100, 300)));
            double sum = 0;
            for (UnitGrid grid : grids(area)) {
                assertThat(grid.area().getArea()).isBetween(7_400.0, 15_010.0);
                sum += grid.area().getArea();
            }
            assertThat(sum).isCloseTo(area.getArea(), within(1.0));
        });
    }

    @Test
    void aBlockThatIsSmallEnoughIsNotCut() {
        assertThat(new Halving(10_000).cuts((Polygon) rectangle(0, 0, 100, 100)))
                .isEmpty();
        assertThat(new Halving(9_999).cuts((Polygon) rectangle(0, 0, 100, 100))).hasSize(1);
    }

    /** A street through the middle divides; one along the boundary or outside does not. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LINESTRING (60 -10, 60 110)   | 2
            LINESTRING (0 0, 0 100)       | 1
            LINESTRING (-50 -50, -50 150) | 1
            LINESTRING (20 20, 80 80)     | 1
            LINESTRING (-1 50, 50 50)     | 1
            LINESTRING (5 -10, 5 110)     | 1
            LINESTRING (-10 -10, 110 110) | 2
            """)
    void streetsDivideWhereTheyGoAllTheWay(String street, int count) {
        assertThat(grids(rectangle(0, 0, 100, 100), street)).hasSize(count);
    }

    /** Numbers run from west to east in bands of a hundred metres, the northern band first. */
    @Test
    void numbersRunAsOneReads() {
        List<UnitGrid> grids = grids(
                rectangle(0, 0, 300, 200),
                "LINESTRING (0 100, 300 100)",
                "LINESTRING (100 0, 100 200)",
                "LINESTRING (200 0, 200 200)");
        assertThat(grids).hasSize(6);
        for (int k = 0; k < 6; k++) {
            double x = 50 + 100 * (k % 3);
            double y = k < 3 ? 150 : 50;
            assertThat(grids.get(k).area().getCentroid().getX()).isCloseTo(x, within(1e-6));
            assertThat(grids.get(k).area().getCentroid().getY()).isCloseTo(y, within(1e-6));
            assertThat(grids.get(k).code()).endsWith("00" + (k + 1));
        }
    }

    /** The order in which streets come, and whether they come twice or in pieces, makes no difference. */
    @Test
    void streetsMayComeInPiecesAndTwice() {
        Geometry area = rectangle(0, 0, 300, 200);
        List<UnitGrid> once = grids(area, "LINESTRING (0 100, 300 100)", "LINESTRING (150 0, 150 200)");
        List<UnitGrid> pieces = grids(
                area,
                "LINESTRING (150 200, 150 100)",
                "LINESTRING (300 100, 120 100)",
                "LINESTRING (0 100, 120 100)",
                "LINESTRING (150 0, 150 200)",
                "LINESTRING (150 0, 150 200)");
        assertThat(pieces).hasSameSizeAs(once);
        for (int k = 0; k < once.size(); k++)
            assertThat(pieces.get(k).area().equalsTopo(once.get(k).area())).isTrue();
    }

    /** Moved by whole metres, all grids move with it. */
    @Test
    void whereACommunityLiesDoesNotMatter() {
        Seeded.check(15, random -> {
            Polygon area = Shapes.FACTORY.createPolygon(Shapes.star(random, 0, 0, 200, 7));
            int dx = random.nextInt(-5000, 5000);
            int dy = random.nextInt(-5000, 5000);
            Geometry moved = AffineTransformation.translationInstance(dx, dy).transform(Lines.rounded(area));
            List<UnitGrid> here = grids(Lines.rounded(area));
            List<UnitGrid> there = grids(moved);
            assertThat(there).hasSameSizeAs(here);
            for (int k = 0; k < here.size(); k++)
                assertThat(there.get(k).area().getArea())
                        .isCloseTo(here.get(k).area().getArea(), within(1.0));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            22010200100   | POLYGON ((0 0, 9 0, 9 9, 0 0))               | CODE-001
            22010200100x  | POLYGON ((0 0, 9 0, 9 9, 0 0))               | CODE-002
            220102001000  | POLYGON ((0 0, 9 0, 9 9, 0 0))               | CODE-003
            220102001003  | POLYGON EMPTY                                 | GRID-001
            220102001003  | LINESTRING (0 0, 9 9)                         | GRID-001
            220102001003  | POLYGON ((0 0, 9 9, 9 0, 0 9, 0 0))           | GRID-001
            220102001000  | POINT (1 1)                                   | CODE-003,GRID-001
            220102001003  | POLYGON ((0 0, 9999 0, 9999 1999, 0 1999, 0 0))   | GRID-002
            """)
    void whatCannotBeDividedIsRefusedWithAllReasons(String community, String area, String codes) {
        assertThatThrownBy(() -> new UnitGridGenerator(GridRules.USUAL).generate(community, read(area), List.of()))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults()).extracting(Fault::code).containsExactly(codes.split(",")));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.25, 1.5",
        "-5, 0.25, 1.5",
        "NaN, 0.25, 1.5",
        "100, -0.1, 1.5",
        "100, 0.6, 1.5",
        "100, 0.25, 1.4",
        "100, NaN, 1.5",
        "100, 0.25, NaN"
    })
    void rulesThatCannotBeAreRefused(double target, double least, double most) {
        assertThatThrownBy(() -> new GridRules(target, least, most)).isInstanceOf(IllegalArgumentException.class);
    }

    /** A sliver of less than a quarter of a hectare between two streets joins its larger neighbour across the street it must. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 5, 20})
    void aSliverBetweenStreetsJoinsANeighbour(double width) {
        List<UnitGrid> grids = grids(
                rectangle(0, 0, 200, 100),
                "LINESTRING (100 0, 100 100)",
                "LINESTRING (%s 0, %s 100)".formatted(100 + width, 100 + width));
        assertThat(grids).hasSize(2);
        double sum = 0;
        for (UnitGrid grid : grids) {
            assertThat(grid.area().getArea()).isBetween(2_500.0, 15_000.0);
            sum += grid.area().getArea();
        }
        assertThat(sum).isCloseTo(20_000, within(1e-3));
    }
}
