package org.songhua.engine.flatgeobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.engine.flatgeobuf.FgbBytes.geometry;
import static org.songhua.engine.flatgeobuf.FgbBytes.number;
import static org.songhua.engine.flatgeobuf.FgbBytes.parts;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.flatgeobuf.FlatWriter.Doubles;
import org.songhua.engine.flatgeobuf.FlatWriter.Slot;
import org.songhua.engine.flatgeobuf.FlatWriter.Table;

/** Geometries of every type. */
class A02_GeometryTest {
    private static final double[] SQUARE = {0, 0, 9, 0, 9, 9, 0, 9, 0, 0};
    private static final double[] HOLED = {0, 0, 9, 0, 9, 9, 0, 9, 0, 0, 1, 1, 1, 2, 2, 2, 1, 1};

    private static FgbFeature feature(Table geometry) throws IOException {
        return FgbBytes.file().feature(new Slot(0, geometry)).read().getFirst();
    }

    private static String wkt(Table geometry) throws IOException {
        return String.valueOf(feature(geometry).geometry());
    }

    @Test
    void pointsAndLinesAreRunsOfPositions() throws IOException {
        assertThat(wkt(geometry(1, 125.3, 43.9))).isEqualTo("POINT (125.3 43.9)");
        assertThat(wkt(geometry(2, 1, 2, 3, 4))).isEqualTo("LINESTRING (1 2, 3 4)");
        assertThat(wkt(geometry(4, 1, 2, 3, 4))).isEqualTo("MULTIPOINT ((1 2), (3 4))");
    }

    @Test
    void aPolygonOfOneRingNeedsNoEnds() throws IOException {
        assertThat(wkt(geometry(3, SQUARE))).isEqualTo("POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0))");
        assertThat(wkt(geometry(3, new int[] {5}, SQUARE))).isEqualTo("POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0))");
    }

    @Test
    void endsPartShellAndHoles() throws IOException {
        // 81 without a triangle of half a square
        assertThat(feature(geometry(3, new int[] {5, 9}, HOLED)).geometry().getArea())
                .isEqualTo(80.5);
    }

    @Test
    void endsPartLines() throws IOException {
        assertThat(wkt(geometry(5, new int[] {2, 5}, 0, 0, 1, 1, 2, 2, 3, 3, 4, 5)))
                .isEqualTo("MULTILINESTRING ((0 0, 1 1), (2 2, 3 3, 4 5))");
        assertThat(wkt(geometry(5, 0, 0, 1, 1))).isEqualTo("MULTILINESTRING ((0 0, 1 1))");
    }

    @Test
    void polygonsArePartsAndASingleOneIsItself() throws IOException {
        Table other = geometry(3, 20, 0, 29, 0, 29, 9, 20, 0);
        assertThat(wkt(parts(6, geometry(3, SQUARE), other)))
                .isEqualTo("MULTIPOLYGON (((0 0, 9 0, 9 9, 0 9, 0 0)), ((20 0, 29 0, 29 9, 20 0)))");
        assertThat(wkt(parts(6, other))).isEqualTo("POLYGON ((20 0, 29 0, 29 9, 20 0))");
        assertThat(wkt(parts(6))).isEqualTo("MULTIPOLYGON EMPTY");
    }

    @Test
    void partsOfPolygonsNeedNoTypeOfTheirOwn() throws IOException {
        Table untyped = Table.of(new Slot(1, new Doubles(SQUARE)));
        assertThat(wkt(parts(6, untyped))).isEqualTo("POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0))");
    }

    @Test
    void aCollectionHoldsAnythingAndItself() throws IOException {
        assertThat(wkt(parts(7, geometry(1, 1, 2), parts(7, geometry(2, 0, 0, 1, 1)))))
                .isEqualTo("GEOMETRYCOLLECTION (POINT (1 2), GEOMETRYCOLLECTION (LINESTRING (0 0, 1 1)))");
    }

    @Test
    void theTypeOfTheLayerGoesBeforeThatOfTheGeometry() throws IOException {
        var file = FgbBytes.file(number(2, 4, 1)).feature(new Slot(0, geometry(1, 1, 2)));
        assertThat(file.read().getFirst().geometry()).hasToString("MULTIPOINT ((1 2))");
    }

    @Test
    void heightsAreKeptWhenThereIsOneForEachPosition() throws IOException {
        Table line = Table.of(
                new Slot(1, new Doubles(new double[] {1, 2, 3, 4})),
                new Slot(2, new Doubles(new double[] {218, 219})),
                number(6, 2, 1));
        assertThat(feature(line).geometry().getCoordinates()[1].getZ()).isEqualTo(219);
        Table one = Table.of(
                new Slot(1, new Doubles(new double[] {1, 2, 3, 4})),
                new Slot(2, new Doubles(new double[] {218})),
                number(6, 2, 1));
        assertThat(feature(one).geometry().getCoordinates()[0].getZ()).isNaN();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aGeometryWithoutPositionsIsNone(int type) throws IOException {
        FgbFeature feature = feature(geometry(type));
        assertThat(feature.geometry()).isNull();
        assertThat(feature.fault().code()).isEqualTo("FGB-003");
    }

    @Test
    void aFeatureWithoutGeometryKeepsItsAttributes() throws IOException {
        var properties = FgbBytes.Properties.of(0).text("桥").toBytes();
        FgbFeature feature = FgbBytes.columns(FgbColumn.STRING)
                .feature(new Slot(1, new FlatWriter.Bytes(properties)))
                .read()
                .getFirst();
        assertThat(feature.properties()).containsEntry("c0", "桥");
        assertThat(feature.fault().code()).isEqualTo("FGB-003");
        assertThat(feature.fault().place()).isEqualTo(FgbBytes.FILE.withRow(1));
    }

    /** Geometries that contradict themselves. */
    static List<Table> contradictions() {
        return List.of(
                geometry(0, 1, 2),
                geometry(8, 1, 2, 3, 4), // a circular string
                geometry(17, SQUARE), // a triangle
                geometry(255, 1, 2),
                geometry(2, 1, 2), // a line of one position
                geometry(3, 0, 0, 1, 1), // a ring of two
                geometry(3, 0, 0, 9, 0, 9, 9, 0, 9), // not closed
                geometry(3, new int[] {5, 20}, HOLED), // beyond the positions
                geometry(3, new int[] {5, 4}, HOLED), // backwards
                geometry(3, new int[] {-1, 5}, HOLED),
                geometry(5, new int[] {1, 2}, 0, 0, 1, 1)); // lines of one position
    }

    @Test
    void whatContradictsItselfIsToldAndTheNextFeatureRead() throws IOException {
        for (Table geometry : contradictions()) {
            List<FgbFeature> features = FgbBytes.file()
                    .feature(new Slot(0, geometry))
                    .feature(new Slot(0, geometry(1, 5, 6)))
                    .read();
            assertThat(features).hasSize(2);
            assertThat(features.get(0).geometry()).isNull();
            assertThat(features.get(0).fault().code()).isEqualTo("FGB-004");
            assertThat(features.get(0).fault().place().row()).isEqualTo(1);
            assertThat(features.get(1).geometry()).hasToString("POINT (5 6)");
        }
    }

    private static Table nested(int depth) {
        Table inner = geometry(1, 1, 2);
        for (int i = 0; i < depth; i++) inner = parts(7, inner);
        return inner;
    }

    @Test
    void nestingHasAnEnd() throws IOException {
        assertThat(feature(nested(32)).geometry()).isNotNull();
        FgbFeature deep = feature(nested(33));
        assertThat(deep.geometry()).isNull();
        assertThat(deep.fault().problem()).contains("nested too deep");
    }

    /**
     * Collections each of which holds the next one twice: 30 tables of a few bytes that stand for 2^30 points. Laid out by hand: per
     * level a vtable (20 bytes), a table (soffset, type, offset of parts: 12 bytes) and a vector (count and two offsets: 12 bytes).
     */
    private static byte[] bomb(int levels) {
        ByteBuffer out = ByteBuffer.allocate(64 + 44 * (levels + 1)).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0);
        // root: soffset and an offset to the first level; its vtable has one field
        out.putInt(4 + 8);
        out.position(4)
                .putShort((short) 6)
                .putShort((short) 8)
                .putShort((short) 4)
                .putShort((short) 0);
        out.putInt(12 - 4).putInt(20 + 20 - 16);
        out.putInt(0, 12);
        out.position(20);
        for (int i = 0; i < levels; i++) {
            int vtable = out.position();
            int table = vtable + 20;
            out.putShort((short) 20).putShort((short) 12);
            for (int field = 0; field < 8; field++) out.putShort((short) (field == 6 ? 4 : field == 7 ? 8 : 0));
            out.putInt(table - vtable).putInt(7).putInt(4);
            int entries = table + 16;
            int next = vtable + 44 + 20;
            out.putInt(2).putInt(next - entries).putInt(next - entries - 4);
        }
        int vtable = out.position();
        out.putShort((short) 20).putShort((short) 12);
        for (int field = 0; field < 8; field++) out.putShort((short) (field == 6 ? 4 : 0));
        out.putInt(20).putInt(7).putInt(0);
        assertThat(out.position()).isEqualTo(vtable + 32);
        return out.array();
    }

    private static FgbFeature read(byte[] content) throws IOException {
        byte[] size = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(content.length)
                .array();
        return FgbBytes.file().raw(size).raw(content).read().getFirst();
    }

    @Test
    void aTableThatIsPartOfManyIsReadAtAll() throws IOException {
        // 2 levels: two collections of the same two empty ones
        assertThat(read(bomb(1)).geometry().getNumGeometries()).isEqualTo(2);
    }

    @Test
    void aFewBytesDoNotBecomeABillionPoints() {
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            FgbFeature feature = read(bomb(30));
            assertThat(feature.geometry()).isNull();
            assertThat(feature.fault().code()).isEqualTo("FGB-004");
        });
    }
}
