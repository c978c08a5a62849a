package org.songhua.engine.flatgeobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.flatgeobuf.FlatWriter.Bytes;
import org.songhua.engine.flatgeobuf.FlatWriter.Doubles;
import org.songhua.engine.flatgeobuf.FlatWriter.Ints;
import org.songhua.engine.flatgeobuf.FlatWriter.Slot;
import org.songhua.engine.flatgeobuf.FlatWriter.Table;
import org.songhua.engine.flatgeobuf.FlatWriter.Tables;
import org.songhua.engine.flatgeobuf.FlatWriter.Text;
import org.songhua.engine.random.Seeded;
import org.songhua.engine.random.Shapes;

/** What is written is read again as it was, and lies where a FlatBuffer has it. */
class B01_RoundTripTest {
    private static final List<FgbColumn> COLUMNS =
            List.of(FgbColumn.text("名称"), FgbColumn.whole("层数"), FgbColumn.number("面积"), FgbColumn.truth("供暖"));

    private static byte[] written(Geometry geometry, Object... values) throws IOException {
        var out = new ByteArrayOutputStream();
        new FgbWriter(out, "建筑", COLUMNS, 4490).add(geometry, Arrays.asList(values));
        return out.toByteArray();
    }

    private static Geometry back(String wkt) throws IOException {
        return FgbBytes.read(written(Shapes.wkt(wkt), null, null, null, null))
                .getFirst()
                .geometry();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POINT (1 2)",
                "LINESTRING (1 2, 3 4)",
                "POLYGON ((0 0, 9 0, 9 9, 0 0))",
                "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 1 2, 2 2, 1 1), (5 5, 5 6, 6 6, 5 5))",
                "MULTIPOINT ((1 2), (3 4))",
                "MULTILINESTRING ((0 0, 1 1), (2 2, 3 3, 4 5))",
                "MULTILINESTRING ((0 0, 1 1))",
                "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0)), ((20 0, 29 0, 29 9, 20 0)))",
                "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (0 0, 1 1))"
            })
    void everyTypeIsReadAsItWas(String wkt) throws IOException {
        assertThat(back(wkt)).hasToString(wkt);
    }

    @Test
    void valuesOfEveryColumnAreReadAsTheyWere() throws IOException {
        Geometry point = Shapes.wkt("POINT (125.3 43.9)");
        assertThat(FgbBytes.read(written(point, "人民大街1号", 24, 1234.5, true))
                        .getFirst()
                        .properties())
                .isEqualTo(Map.of("名称", "人民大街1号", "层数", 24L, "面积", 1234.5, "供暖", true));
        assertThat(FgbBytes.read(written(point, "", -1L, 7, false)).getFirst().properties())
                .isEqualTo(Map.of("名称", "", "层数", -1L, "面积", 7.0, "供暖", false));
        assertThat(FgbBytes.read(written(point, null, null, null, null))
                        .getFirst()
                        .properties())
                .isEmpty();
    }

    @Test
    void theHeaderIsReadAsItWas() throws IOException {
        byte[] file = written(Shapes.wkt("POINT (1 2)"), null, null, null, null);
        FgbHeader header = new FgbReader(new ByteArrayInputStream(file), FgbBytes.FILE).header();
        assertThat(header).isEqualTo(new FgbHeader("建筑", 0, false, COLUMNS, 0, 0, "EPSG:4490"));
    }

    @Test
    void withoutReferenceSystemNoneIsTold() throws IOException {
        var out = new ByteArrayOutputStream();
        new FgbWriter(out, "", List.of(), 0).add(Shapes.wkt("POINT (1 2)"), List.of());
        var reader = new FgbReader(new ByteArrayInputStream(out.toByteArray()), FgbBytes.FILE);
        assertThat(reader.header().crs()).isNull();
        assertThat(reader.next().geometry()).hasToString("POINT (1 2)");
        assertThat(reader.next()).isNull();
    }

    @Test
    void randomPolygonsAreReadAsTheyWere() {
        Seeded.check(200, random -> {
            var out = new ByteArrayOutputStream();
            var writer = new FgbWriter(out, "x", List.of(FgbColumn.whole("n")), 4326);
            var shapes = new ArrayList<Geometry>();
            for (int i = 0; i < random.nextInt(1, 6); i++) {
                shapes.add(Shapes.polygon(random, 100.0 * i, 0, 40));
                writer.add(shapes.getLast(), List.of(i));
            }
            List<FgbFeature> read = FgbBytes.read(out.toByteArray());
            assertThat(read).hasSameSizeAs(shapes);
            for (int i = 0; i < shapes.size(); i++) {
                assertThat(read.get(i).geometry().equalsExact(shapes.get(i))).isTrue();
                assertThat(read.get(i).properties()).isEqualTo(Map.of("n", (long) i));
            }
        });
    }

    @Test
    void aShapeLargerThanTheFirstBufferIsWritten() throws IOException {
        var positions = new Coordinate[10_000];
        for (int i = 0; i < positions.length; i++) positions[i] = new Coordinate(i, i % 7);
        Geometry line = Shapes.FACTORY.createLineString(positions);
        assertThat(FgbBytes.read(written(line, "x".repeat(100_000), null, null, null))
                        .getFirst()
                        .geometry()
                        .equalsExact(line))
                .isTrue();
    }

    @Test
    void numbersLieAtMultiplesOfTheirSize() {
        // counted from behind the size; lengths of texts move what follows
        for (int length = 0; length < 9; length++) {
            byte[] written = FlatWriter.write(Table.of(
                    new Slot(0, new Text("x".repeat(length))), new Slot(1, new Doubles(new double[] {Math.PI}))));
            ByteBuffer bytes = ByteBuffer.wrap(written).order(ByteOrder.LITTLE_ENDIAN);
            assertThat(bytes.getInt(0)).isEqualTo(written.length - 4);
            int at = 0;
            while (bytes.getDouble(at) != Math.PI) at++;
            assertThat(at % 8).as("text of %d", length).isZero();
        }
    }

    @Test
    void aTableIsReadFieldByField() {
        byte[] written = FlatWriter.write(Table.of(
                FgbBytes.number(0, 200, 1),
                FgbBytes.number(1, 60_000, 2),
                FgbBytes.number(2, -7, 4),
                FgbBytes.number(3, Long.MIN_VALUE, 8),
                new Slot(4, new Text("松花")),
                new Slot(5, new Bytes(new byte[] {1, 2, 3})),
                new Slot(6, new Ints(new int[] {4, -5})),
                new Slot(7, Table.of(FgbBytes.number(0, 1, 1))),
                new Slot(9, new Tables(List.of(Table.of(), Table.of(new Slot(0, new Text("b"))))))));
        FlatTable table = FlatTable.root(Arrays.copyOfRange(written, 4, written.length));
        assertThat(table.uint8(0, 0)).isEqualTo(200);
        assertThat(table.uint16(1, 0)).isEqualTo(60_000);
        assertThat(table.int32(2, 0)).isEqualTo(-7);
        assertThat(table.int64(3, 0)).isEqualTo(Long.MIN_VALUE);
        assertThat(table.text(4)).isEqualTo("松花");
        assertThat(table.vector(5).remaining()).isEqualTo(3);
        assertThat(table.ints(6)).containsExactly(4, -5);
        assertThat(table.table(7).flag(0)).isTrue();
        assertThat(table.tables(9)).hasSize(2);
        assertThat(table.tables(9)[1].text(0)).isEqualTo("b");
    }

    @Test
    void aFieldThatIsAbsentHasWhatTheSchemaSays() {
        byte[] written = FlatWriter.write(Table.of(FgbBytes.number(5, 1, 1)));
        FlatTable table = FlatTable.root(Arrays.copyOfRange(written, 4, written.length));
        for (int number : new int[] {0, 4, 6, 1000}) {
            assertThat(table.uint8(number, 3)).isEqualTo(3);
            assertThat(table.uint16(number, 16)).isEqualTo(16);
            assertThat(table.int32(number, -1)).isEqualTo(-1);
            assertThat(table.int64(number, 9)).isEqualTo(9);
            assertThat(table.flag(number)).isFalse();
            assertThat(table.text(number)).isNull();
            assertThat(table.table(number)).isNull();
            assertThat(table.tables(number)).isEmpty();
            assertThat(table.doubles(number)).isEmpty();
            assertThat(table.ints(number)).isEmpty();
            assertThat(table.vector(number).remaining()).isZero();
        }
    }

    @Test
    void anOffsetThatPointsBackwardsIsRefused() {
        byte[] written = FlatWriter.write(Table.of(new Slot(0, new Text("abc"))));
        byte[] buffer = Arrays.copyOfRange(written, 4, written.length);
        ByteBuffer bytes = ByteBuffer.wrap(buffer).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(bytes.getInt(0) + 4, -4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlatTable.root(buffer).text(0))
                .withMessageContaining("backwards");
    }
}
