package org.songhua.engine.shapefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.shapefile.ShpBytes.Content;

/** Every kind of shape of the description of July 1998, byte by byte. */
class A01_ShapeTest {
    private static final double[] LINE = {0, 0, 3, 4};
    private static final double[] OTHER_LINE = {10, 10, 20, 10, 20, 30};
    /** No measure: what lies below -1e38 says that there is none. */
    private static final double NO_DATA = -1e39;

    private static String wkt(Content content) throws IOException {
        return String.valueOf(ShpBytes.one(content).geometry());
    }

    private static double height(Content content, int at) throws IOException {
        return ShpBytes.one(content).geometry().getCoordinates()[at].getZ();
    }

    @Test
    void aFileWithoutRecordsIsEmpty() throws IOException {
        assertThat(ShpBytes.file().read()).isEmpty();
    }

    @Test
    void aPointIsTwoNumbers() throws IOException {
        assertThat(wkt(Content.of(1).doubles(125.324, 43.88))).isEqualTo("POINT (125.324 43.88)");
    }

    @Test
    void aPointWithMeasureIsAPoint() throws IOException {
        var point = Content.of(21).doubles(1, 2, 99);
        assertThat(wkt(point)).isEqualTo("POINT (1 2)");
        assertThat(height(point, 0)).isNaN();
    }

    @Test
    void aPointWithHeightKeepsItAndDropsTheMeasure() throws IOException {
        assertThat(height(Content.of(11).doubles(1, 2, 218.5, 99), 0)).isEqualTo(218.5);
        // the measure may be missing altogether
        assertThat(height(Content.of(11).doubles(1, 2, 218.5), 0)).isEqualTo(218.5);
    }

    @Test
    void manyPointsAreBoxCountAndPositions() throws IOException {
        assertThat(wkt(Content.of(8).doubles(0, 0, 0, 0).ints(2).doubles(1, 2, 3, 4)))
                .isEqualTo("MULTIPOINT ((1 2), (3 4))");
        assertThat(wkt(Content.of(8).doubles(0, 0, 0, 0).ints(0))).isEqualTo("MULTIPOINT EMPTY");
    }

    @Test
    void manyPointsMayHaveHeightsAndMeasures() throws IOException {
        var points = Content.of(18).doubles(0, 0, 0, 0).ints(2).doubles(1, 2, 3, 4);
        points.each(7, 8).each(NO_DATA, NO_DATA);
        assertThat(height(points, 0)).isEqualTo(7);
        assertThat(height(points, 1)).isEqualTo(8);
        var measured = Content.of(28).doubles(0, 0, 0, 0).ints(1).doubles(1, 2).each(5);
        assertThat(wkt(measured)).isEqualTo("MULTIPOINT ((1 2))");
    }

    @Test
    void aLineOfOnePartIsALineAndOfTwoAreTwo() throws IOException {
        assertThat(wkt(Content.parts(3, LINE))).isEqualTo("LINESTRING (0 0, 3 4)");
        assertThat(wkt(Content.parts(3, LINE, OTHER_LINE)))
                .isEqualTo("MULTILINESTRING ((0 0, 3 4), (10 10, 20 10, 20 30))");
    }

    @Test
    void heightsOfPartsFollowAllPositions() throws IOException {
        var lines = Content.parts(13, LINE, OTHER_LINE).each(1, 2, 3, 4, 5).each(0, 0, 0, 0, 0);
        for (int i = 0; i < 5; i++) assertThat(height(lines, i)).isEqualTo(i + 1.0);
    }

    @Test
    void measuresOfLinesAndAreasAreLeftOut() throws IOException {
        assertThat(wkt(Content.parts(23, LINE).each(0, 5))).isEqualTo("LINESTRING (0 0, 3 4)");
        assertThat(height(Content.parts(23, LINE).each(0, 5), 1)).isNaN();
        assertThat(wkt(Content.parts(25, new double[] {0, 0, 0, 1, 1, 1, 0, 0}).each(1, 2, 3, 1)))
                .isEqualTo("POLYGON ((0 0, 0 1, 1 1, 0 0))");
    }

    @Test
    void anAreaKeepsItsHeights() throws IOException {
        var roof = Content.parts(15, new double[] {0, 0, 0, 1, 1, 1, 0, 0}).each(10, 11, 12, 10);
        assertThat(height(roof, 0)).isEqualTo(10);
        assertThat(height(roof, 2)).isEqualTo(12);
    }

    @Test
    void aNullShapeIsNoGeometryAndToldWithItsRow() throws IOException {
        var records = ShpBytes.file()
                .record(Content.of(1).doubles(1, 2))
                .record(Content.of(0))
                .record(Content.of(1).doubles(3, 4))
                .read();
        assertThat(records).extracting(ShpRecord::number).containsExactly(1L, 2L, 3L);
        assertThat(records.get(1).geometry()).isNull();
        assertThat(records.get(1).fault().code()).isEqualTo("SHP-004");
        assertThat(records.get(1).fault().place().row()).isEqualTo(2);
        assertThat(records.get(2).geometry()).isNotNull();
        assertThat(records.get(2).fault()).isNull();
    }

    @Test
    void numbersAreCountedAndNotBelieved() throws IOException {
        byte[] point = Content.of(1).doubles(1, 2).toBytes();
        var records = ShpBytes.file().record(7, 10, point).record(-3, 10, point).read();
        assertThat(records).extracting(ShpRecord::number).containsExactly(1L, 2L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"2|its kind is 2", "31|multipatches are not read", "-1|its kind is -1", "16777216|its kind is"})
    void aKindThatIsNotReadIsNamed(int kind, String why) throws IOException {
        ShpRecord record = ShpBytes.one(Content.of(kind).doubles(1, 2));
        assertThat(record.geometry()).isNull();
        assertThat(record.fault().code()).isEqualTo("SHP-005");
        assertThat(record.fault().problem()).contains(why);
        assertThat(record.fault().severity()).isEqualTo(Fault.Severity.REFUSED);
    }

    /** Contents that contradict themselves; each is told and the next record is read. */
    static List<Content> contradictions() {
        return List.of(
                Content.of(1).doubles(1), // half a point
                Content.of(11).doubles(1, 2), // no height
                Content.of(8), // no box
                Content.of(8).doubles(0, 0, 0, 0).ints(-1),
                Content.of(8).doubles(0, 0, 0, 0).ints(3).doubles(1, 2, 3, 4), // three of which two are there
                Content.of(8).doubles(0, 0, 0, 0).ints(Integer.MAX_VALUE),
                Content.of(18).doubles(0, 0, 0, 0).ints(1).doubles(1, 2), // no heights
                Content.of(3).doubles(0, 0, 0, 0).ints(0, 0), // no parts
                Content.of(3).doubles(0, 0, 0, 0).ints(1, 1, 0).doubles(1, 2), // a line of one position
                Content.of(3).doubles(0, 0, 0, 0).ints(2, 4, 0, 5).doubles(1, 2, 3, 4, 5, 6, 7, 8), // starts beyond
                Content.of(3).doubles(0, 0, 0, 0).ints(2, 4, 2, 0).doubles(1, 2, 3, 4, 5, 6, 7, 8), // backwards
                Content.of(3).doubles(0, 0, 0, 0).ints(1, 2, -1).doubles(1, 2, 3, 4),
                Content.of(3).doubles(0, 0, 0, 0).ints(-2, 2),
                Content.of(5).doubles(0, 0, 0, 0).ints(1, 0, 0), // a ring of nothing
                Content.parts(5, new double[] {0, 0, 1, 1}), // a ring of two
                Content.of(3).doubles(0, 0, 0, 0).ints(1 << 28, 1)); // more parts than bytes
    }

    @Test
    void aRecordThatContradictsItselfIsToldAndTheNextOneRead() throws IOException {
        for (Content content : contradictions()) {
            var records = ShpBytes.file()
                    .record(content)
                    .record(Content.of(1).doubles(5, 6))
                    .read();
            assertThat(records).hasSize(2);
            assertThat(records.get(0).geometry()).isNull();
            assertThat(records.get(0).fault().code()).isEqualTo("SHP-005");
            assertThat(records.get(0).fault().place()).isEqualTo(ShpBytes.FILE.withRow(1));
            assertThat(records.get(1).geometry()).hasToString("POINT (5 6)");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 99})
    void lessThanAHeaderIsNoShapefile(int bytes) {
        assertThatThrownBy(() -> ShpBytes.read(new byte[bytes])).isInstanceOfSatisfying(FaultException.class, e -> {
            assertThat(e.faults().getFirst().code()).isEqualTo("SHP-001");
            assertThat(e.faults().getFirst().place()).isEqualTo(ShpBytes.FILE);
        });
    }

    @Test
    void anotherFileIsNoShapefile() {
        byte[] zip = ShpBytes.file().toBytes();
        zip[0] = 'P';
        zip[1] = 'K';
        assertThatThrownBy(() -> new ShpReader(new ByteArrayInputStream(zip), ShpBytes.FILE))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("SHP-001")
                .hasMessageContaining("9994");
    }
}
