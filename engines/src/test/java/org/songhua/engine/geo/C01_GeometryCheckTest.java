package org.songhua.engine.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.engine.random.Shapes;

class C01_GeometryCheckTest {
    private static final Place PLACE = Place.inFile("city.geojson").withRow(7);

    private static List<Fault> faults(String wkt) {
        return GeometryCheck.check(Shapes.wkt(wkt), PLACE);
    }

    /** Codes with positions, such as {@code GEOM-007@5,5}. */
    private static String brief(List<Fault> faults) {
        return String.join(
                " ", faults.stream().map(C01_GeometryCheckTest::brief).toList());
    }

    private static String brief(Fault fault) {
        if (!fault.place().hasPosition()) return fault.code();
        return "%s@%s,%s"
                .formatted(
                        fault.code(),
                        number(fault.place().longitude()),
                        number(fault.place().latitude()));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POINT (125.3 43.9)",
                "POINT (-180 90)",
                "MULTIPOINT ((1 1), (1 1))",
                "LINESTRING (0 0, 5 5, 5 0, 0 5)",
                "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0))",
                "POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0))",
                "POLYGON ((0 0, 0 0, 9 0, 9 9, 9 9, 0 9, 0 0), (1 1, 2 1, 2 2, 1 1))",
                // a hole may touch the outline, and holes each other, at a position
                "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (0 0, 5 2, 2 5, 0 0))",
                "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 3 1, 3 3, 1 1), (3 3, 5 3, 5 5, 3 3))",
                // parts may touch at a position, and lie in each other's holes
                "MULTIPOLYGON (((0 0, 5 0, 5 5, 0 5, 0 0)), ((5 5, 9 5, 9 9, 5 5)))",
                "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 8 1, 8 8, 1 8, 1 1)), ((2 2, 3 2, 3 3, 2 2)))",
                "GEOMETRYCOLLECTION (POINT (1 1), LINESTRING (0 0, 1 1))"
            })
    void acceptsWhatIsValid(String wkt) {
        assertThat(faults(wkt)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POLYGON EMPTY | GEOM-001",
                "GEOMETRYCOLLECTION (POINT EMPTY) | GEOM-001",
                "POINT (181 0) | GEOM-003@181,0",
                "LINESTRING (0 0, 430000 4850000, 0 -91) | GEOM-003@430000,4850000 GEOM-003@0,-91",
                "LINESTRING (3 4, 3 4) | GEOM-005@3,4",
                "POLYGON ((3 4, 3 4, 5 5, 3 4)) | GEOM-005@3,4",
                "POLYGON ((0 0, 5 5, 9 9, 0 0)) | GEOM-006@0,0",
                // an hour-glass, a spike, and an outline that crosses itself twice
                "POLYGON ((0 0, 10 0, 0 10, 10 10, 0 0)) | GEOM-007@5,5",
                "POLYGON ((0 0, 9 0, 9 9, 15 9, 9 9, 0 9, 0 0)) | GEOM-007@15,9 GEOM-008@9,9",
                "POLYGON ((0 0, 10 0, 10 4, -2 4, -2 6, 10 6, 10 10, 0 10, 0 0)) | GEOM-007@0,6 GEOM-007@0,4",
                // a ring through one position twice
                "POLYGON ((0 0, 5 5, 9 0, 9 9, 5 5, 0 9, 0 0)) | GEOM-008@5,5",
                "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (20 20, 30 20, 30 30, 20 20)) | GEOM-009@20,20",
                "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 8 1, 8 8, 1 8, 1 1), (2 2, 3 2, 3 3, 2 2)) | GEOM-010@2,2",
                "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (5 5, 15 5, 15 8, 5 8, 5 5)) | GEOM-007@9,8 GEOM-007@9,5",
                "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (3 0, 6 0, 5 5, 3 0)) | GEOM-007@3,0",
                "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 9, 0 0)), ((2 2, 3 2, 3 3, 2 2))) | GEOM-011@2,2",
                "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 9, 0 0)), ((9 2, 12 2, 12 5, 9 5, 9 2))) | GEOM-011@9,5",
                "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 9, 0 0)), ((5 5, 15 5, 15 8, 5 8, 5 5))) | GEOM-011@9,8 GEOM-011@9,5",
                // holes that touch each other and the outline and so cut off a piece
                "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (0 0, 5 2, 9 9, 0 0)) | GEOM-012@9,9",
                // several kinds at once
                "GEOMETRYCOLLECTION (LINESTRING (3 4, 3 4), POLYGON ((0 0, 10 0, 0 10, 10 10, 0 0)), POINT (200 0)) | GEOM-003@200,0 GEOM-005@3,4 GEOM-007@5,5",
                "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (20 20, 30 20, 30 30, 20 20), (1 1, 1 1, 2 2, 1 1), (3 3, 4 3, 3 4, 4 4, 3 3)) | GEOM-005@1,1 GEOM-007@3.5,3.5 GEOM-009@20,20"
            })
    void tellsEachFaultWithItsPosition(String wkt, String expected) {
        var found = brief(faults(wkt)).split(" ");
        assertThat(found).containsExactlyInAnyOrder(expected.split(" "));
    }

    @Test
    void tellsWhichCoordinateIsNotANumber() {
        var line = Shapes.FACTORY.createLineString(new Coordinate[] {
            new Coordinate(0, 0), new Coordinate(Double.NaN, 5), new Coordinate(6, Double.NEGATIVE_INFINITY)
        });
        assertThat(GeometryCheck.check(line, PLACE))
                .extracting(Fault::code, Fault::problem)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "GEOM-002", "Coordinate NaN, 5.0 of position 2 is not a number."),
                        org.assertj.core.groups.Tuple.tuple(
                                "GEOM-002", "Coordinate 6.0, -Infinity of position 3 is not a number."));
    }

    @Test
    void faultsCarryThePlaceTheyWereGivenAndARemedy() {
        Fault fault = faults("POLYGON ((0 0, 10 0, 0 10, 10 10, 0 0))").getFirst();
        assertThat(fault.place().file()).isEqualTo("city.geojson");
        assertThat(fault.place().row()).isEqualTo(7);
        assertThat(fault.severity()).isEqualTo(Fault.Severity.REFUSED);
        assertThat(fault.problem()).endsWith(".");
        assertThat(fault.remedy()).endsWith(".");
    }

    @Test
    void tellsNoMoreThanTenOfAKind() {
        var positions = new Coordinate[2 * 40 + 1];
        for (int i = 0; i < 40; i++) {
            positions[i] = new Coordinate(i, i % 2 == 0 ? 0 : 1);
            positions[79 - i] = new Coordinate(i + 0.1, i % 2 == 0 ? 1 : 0);
        }
        positions[80] = positions[0].copy();
        assertThat(GeometryCheck.check(Shapes.FACTORY.createPolygon(positions), PLACE))
                .hasSize(10);
    }

    @Test
    void aListOfPositionsIsCheckedBeforeItBecomesARing() {
        assertThat(ring()).isEqualTo("GEOM-005");
        assertThat(ring(0, 0, 9, 0, 9, 9)).isEqualTo("GEOM-004@9,9 GEOM-005@0,0");
        assertThat(ring(0, 0, 9, 0, 9, 9, 0, 9)).isEqualTo("GEOM-004@0,9");
        assertThat(ring(0, 0, 9, 0, 0, 0)).isEqualTo("GEOM-005@0,0");
        assertThat(ring(0, 0, 9, 0, 9, 200, 0, 0)).isEqualTo("GEOM-003@9,200");
        assertThat(ring(0, 0, Double.NaN, 0, 9, 9)).isEqualTo("GEOM-002");
        assertThat(ring(0, 0, 9, 0, 9, 9, 0, 0)).isEmpty();
    }

    private static String ring(double... xy) {
        var positions = new Coordinate[xy.length / 2];
        for (int i = 0; i < positions.length; i++) positions[i] = new Coordinate(xy[2 * i], xy[2 * i + 1]);
        return brief(GeometryCheck.checkRing(positions, PLACE));
    }
}
