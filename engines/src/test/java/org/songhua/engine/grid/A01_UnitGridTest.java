package org.songhua.engine.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.random.Shapes;

/** Communities that can be worked out by hand. Metres. */
class A01_UnitGridTest {
    private static final String COMMUNITY = "220102001003";
    private static final Geometry SQUARE = Shapes.wkt("POLYGON((0 0,200 0,200 200,0 200,0 0))");

    private static List<UnitGrid> grids(Geometry area, String... streets) {
        List<LineString> lines = java.util.Arrays.stream(streets)
                .map(wkt -> (LineString) Shapes.wkt(wkt))
                .toList();
        return new UnitGridGenerator(GridRules.USUAL).generate(COMMUNITY, area, lines);
    }

    private static double area(UnitGrid grid) {
        return grid.area().getArea();
    }

    @Test
    void fourHectaresAreFourGridsOfOneHectareEach() {
        List<UnitGrid> grids = grids(SQUARE);
        assertThat(grids).hasSize(4).allSatisfy(grid -> assertThat(area(grid)).isCloseTo(10_000, within(1.0)));
    }

    @Test
    void numbersRunFromWestToEastAndThenFromNorthToSouth() {
        List<UnitGrid> grids = grids(SQUARE, "LINESTRING(100 -5,100 205)", "LINESTRING(-5 100,205 100)");
        assertThat(grids)
                .extracting(UnitGrid::code)
                .containsExactly(COMMUNITY + "001", COMMUNITY + "002", COMMUNITY + "003", COMMUNITY + "004");
        assertThat(grids)
                .extracting(grid -> grid.area().getCentroid().getX() < 100)
                .containsExactly(true, false, true, false);
        assertThat(grids)
                .extracting(grid -> grid.area().getCentroid().getY() > 100)
                .containsExactly(true, true, false, false);
    }

    @Test
    void streetsAreEdges() {
        List<UnitGrid> grids = grids(SQUARE, "LINESTRING(60 -5,60 205)");
        // 60 by 200 and 140 by 200: the first is small enough, the second is halved.
        assertThat(grids)
                .extracting(grid -> Math.round(area(grid)))
                .containsExactlyInAnyOrder(12_000L, 14_000L, 14_000L);
    }

    @Test
    void aDeadEndDividesNothing() {
        Geometry square = Shapes.wkt("POLYGON((0 0,100 0,100 100,0 100,0 0))");
        assertThat(grids(square, "LINESTRING(50 0,50 60)", "LINESTRING(20 20,30 30)"))
                .hasSize(1);
    }

    @Test
    void aSliverJoinsItsNeighbourRatherThanTheOneOverTheStreet() {
        // Streets at 100 and 103: the strip of 3 by 100 m between them is no grid.
        Geometry area = Shapes.wkt("POLYGON((0 0,203 0,203 100,0 100,0 0))");
        List<UnitGrid> grids = grids(area, "LINESTRING(100 -1,100 101)", "LINESTRING(103 -1,103 101)");
        assertThat(grids).hasSize(2);
        assertThat(grids.stream().mapToDouble(A01_UnitGridTest::area).sum()).isCloseTo(20_300, within(0.01));
        // The corner cut off by a line that is no street joins along that line, though the street is longer.
        Geometry notched = Shapes.wkt("POLYGON((0 0,160 0,160 100,0 100,0 0))");
        assertThat(grids(notched, "LINESTRING(0 10,160 10)")).hasSize(1);
    }

    @Test
    void aCommunityMayHaveHolesAndParts() {
        Geometry area = Shapes.wkt(
                "MULTIPOLYGON(((0 0,200 0,200 200,0 200,0 0),(90 90,110 90,110 110,90 110,90 90)),((300 0,400 0,400 100,300 0)))");
        List<UnitGrid> grids = grids(area);
        assertThat(grids.stream().mapToDouble(A01_UnitGridTest::area).sum()).isCloseTo(area.getArea(), within(0.01));
    }

    @Test
    void mistakesAreToldAllAtOnce() {
        Geometry bow = Shapes.wkt("POLYGON((0 0,100 100,100 0,0 100,0 0))");
        assertThatThrownBy(() -> new UnitGridGenerator(GridRules.USUAL).generate("22010200100x", bow, List.of()))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults()).extracting(Fault::code).containsExactly("CODE-002", "GRID-001"));
        Geometry huge = Shapes.wkt("POLYGON((0 0,5000 0,5000 5000,0 5000,0 0))");
        assertThatThrownBy(() -> grids(huge))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults().getFirst().code()).isEqualTo("GRID-002"));
        assertThatThrownBy(() -> new GridRules(10_000, 0.25, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
