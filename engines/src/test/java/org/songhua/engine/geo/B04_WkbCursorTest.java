package org.songhua.engine.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.songhua.engine.random.Seeded;
import org.songhua.engine.random.Shapes;

class B04_WkbCursorTest {
    private static WkbCursor cursor(String wkt) {
        return new WkbCursor(Wkb.of(Shapes.wkt(wkt)));
    }

    private static List<Coordinate> run(WkbCursor cursor, int points) {
        List<Coordinate> run = new ArrayList<>();
        for (int i = 0; i < points; i++) run.add(new Coordinate(cursor.x(i), cursor.y(i)));
        return run;
    }

    @Test
    void readsAPoint() {
        var cursor = cursor("POINT (1 2)");
        assertThat(cursor.root()).isEqualTo(WkbCursor.POINT);
        assertThat(cursor.point()).isTrue();
        assertThat(cursor.x(0)).isEqualTo(1);
        assertThat(cursor.y(0)).isEqualTo(2);
        assertThat(cursor.hasZ()).isFalse();
        assertThat(cursor.z(0)).isNaN();
        cursor.end();
    }

    @Test
    void anEmptyPointSaysSo() {
        var cursor = cursor("POINT EMPTY");
        cursor.root();
        assertThat(cursor.point()).isFalse();
        cursor.end();
    }

    @Test
    void readsALineAndItsZ() {
        var cursor = cursor("LINESTRING Z (0 1 2, 3 4 5, 6 7 8)");
        assertThat(cursor.root()).isEqualTo(WkbCursor.LINE);
        assertThat(cursor.points()).isEqualTo(3);
        assertThat(run(cursor, 3)).containsExactly(new Coordinate(0, 1), new Coordinate(3, 4), new Coordinate(6, 7));
        assertThat(cursor.z(2)).isEqualTo(8);
        cursor.end();
    }

    @Test
    void readsThePolygonRingByRing() {
        var cursor = cursor("POLYGON ((0 0, 9 0, 9 9, 0 0), (1 1, 2 1, 2 2, 1 1))");
        assertThat(cursor.root()).isEqualTo(WkbCursor.POLYGON);
        assertThat(cursor.rings()).isEqualTo(2);
        assertThat(cursor.points()).isEqualTo(4);
        assertThat(cursor.x(1)).isEqualTo(9);
        assertThat(cursor.points()).isEqualTo(4);
        assertThat(cursor.x(1)).isEqualTo(2);
        cursor.end();
    }

    @Test
    void readsTheMembersOfACollectionEachWithItsOwnType() {
        var cursor = cursor("GEOMETRYCOLLECTION (POINT (1 2), MULTILINESTRING ((0 0, 1 1)))");
        int root = cursor.root();
        assertThat(root).isEqualTo(WkbCursor.COLLECTION);
        assertThat(cursor.members()).isEqualTo(2);
        assertThat(cursor.member(root, 1)).isEqualTo(WkbCursor.POINT);
        assertThat(cursor.point()).isTrue();
        int lines = cursor.member(root, 1);
        assertThat(lines).isEqualTo(WkbCursor.MULTI_LINE);
        assertThat(cursor.members()).isEqualTo(1);
        assertThat(cursor.member(lines, 2)).isEqualTo(WkbCursor.LINE);
        assertThat(cursor.points()).isEqualTo(2);
        cursor.end();
    }

    @Test
    void membersMayHaveAnotherByteOrderThanTheirParent() {
        var bytes = ByteBuffer.allocate(9 + 21 + 21);
        bytes.order(ByteOrder.LITTLE_ENDIAN).put((byte) 1).putInt(4).putInt(2);
        bytes.put((byte) 1).putInt(1).putDouble(1).putDouble(2);
        bytes.order(ByteOrder.BIG_ENDIAN).put((byte) 0).putInt(1).putDouble(3).putDouble(4);
        assertThat(Wkb.read(bytes.array()).toText()).isEqualTo("MULTIPOINT ((1 2), (3 4))");
        assertThat(Wkb.envelope(bytes.array())).containsExactly(1, 2, 3, 4);
    }

    @Test
    void membersOfAMultiGeometryMustBeOfItsType() {
        var bytes = ByteBuffer.allocate(9 + 9).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 1).putInt(6).putInt(1).put((byte) 1).putInt(2).putInt(0);
        var cursor = new WkbCursor(bytes.array());
        int root = cursor.root();
        cursor.members();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cursor.member(root, 1))
                .withMessageContaining("type 2 inside type 6");
    }

    @Test
    void nestingIsReadToItsLimitAndNotBeyond() {
        assertThat(Wkb.read(nested(WkbCursor.MAX_DEPTH)).isEmpty()).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Wkb.read(nested(WkbCursor.MAX_DEPTH + 1)))
                .withMessageContaining("nested deeper");
    }

    private static byte[] nested(int depth) {
        var bytes = ByteBuffer.allocate(9 * (depth + 1)).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = depth; i >= 0; i--) bytes.put((byte) 1).putInt(7).putInt(i == 0 ? 0 : 1);
        return bytes.array();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, 1, 1000, 0x0800_0000, 0x1000_0000, Integer.MAX_VALUE})
    void aCountThatCannotBeTrueReservesNothing(int count) {
        for (int type : new int[] {2, 3, 4, 5, 6, 7}) {
            var bytes = ByteBuffer.allocate(9).order(ByteOrder.LITTLE_ENDIAN);
            bytes.put((byte) 1).putInt(type).putInt(count);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Wkb.read(bytes.array()))
                    .withMessageContaining("parts in 0 bytes");
        }
    }

    @Test
    void everyPrefixOfAGeometryIsRefused() {
        Seeded.check(300, random -> {
            byte[] whole = Wkb.of(Shapes.any(random));
            for (int length = 0; length < whole.length; length++) {
                byte[] prefix = java.util.Arrays.copyOf(whole, length);
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> Wkb.read(prefix))
                        .withMessageStartingWith("Not WKB");
            }
        });
    }

    @Test
    void whatFollowsTheEndIsRefused() {
        byte[] bytes = java.util.Arrays.copyOf(Wkb.of(Shapes.wkt("POINT (1 2)")), 22);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Wkb.read(bytes))
                .withMessageContaining("1 bytes after the end");
        assertThatIllegalArgumentException().isThrownBy(() -> Wkb.envelope(bytes));
        assertThatIllegalArgumentException().isThrownBy(() -> GeoJsonWriter.write(bytes, 7, new ByteSink()));
    }

    @Test
    void allThreeReadersSeeTheSamePositions() {
        Seeded.check(2_000, random -> {
            var geometry = Shapes.any(random);
            byte[] wkb = Wkb.of(geometry);
            var sink = new ByteSink();
            GeoJsonWriter.write(wkb, 0, sink);
            String json = new String(sink.toBytes(), java.nio.charset.StandardCharsets.US_ASCII);
            long positions = java.util.regex.Pattern.compile("\\[-?[0-9]")
                    .matcher(json)
                    .results()
                    .count();
            assertThat(positions).isEqualTo(geometry.getNumPoints());
            assertThat(Wkb.read(wkb).getNumPoints()).isEqualTo(geometry.getNumPoints());
        });
    }

    @Test
    void aGeometryAmongOtherBytesIsReadAsByItself() {
        Seeded.check(2_000, random -> {
            byte[] wkb = Wkb.of(Shapes.any(random));
            int from = random.nextInt(5);
            byte[] among = new byte[from + wkb.length + random.nextInt(5)];
            Arrays.fill(among, (byte) random.nextInt());
            System.arraycopy(wkb, 0, among, from, wkb.length);
            int to = from + wkb.length;
            var alone = new ByteSink();
            GeoJsonWriter.write(wkb, 7, alone);
            var inside = new ByteSink();
            GeoJsonWriter.write(new WkbCursor(among, from, to), 7, inside);
            assertThat(inside.toBytes()).isEqualTo(alone.toBytes());
            assertThat(envelope(among, from, to)).isEqualTo(envelope(wkb, 0, wkb.length));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> GeoJsonWriter.write(new WkbCursor(among, from, to - 1), 7, inside));
        });
    }

    private static List<Double> envelope(byte[] bytes, int from, int to) {
        try {
            return Arrays.stream(Wkb.envelope(bytes, from, to)).boxed().toList();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
