package org.songhua.engine.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTWriter;
import org.songhua.engine.random.Seeded;
import org.songhua.engine.random.Shapes;

class B02_WkbTest {
    private static final HexFormat HEX = HexFormat.of();

    private static String wkt3(Geometry geometry) {
        return new WKTWriter(3).write(geometry);
    }

    @Test
    void everyGeometryComesBackAsItWas() {
        Seeded.check(5_000, random -> {
            Geometry geometry = Shapes.any(random);
            assertThat(wkt3(Wkb.read(Wkb.of(geometry)))).isEqualTo(wkt3(geometry));
        });
    }

    @Test
    void twoDimensionalOutputIsByteForByteThatOfJts() {
        Seeded.check(2_000, random -> {
            Geometry flat = flat(Shapes.any(random));
            byte[] jts = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN).write(flat);
            assertThat(HEX.formatHex(Wkb.of(flat))).isEqualTo(HEX.formatHex(jts));
        });
    }

    @Test
    void readsEwkbOfEitherByteOrderWithSridAndZ() {
        Seeded.check(2_000, random -> {
            Geometry geometry = Shapes.any(random);
            geometry.setSRID(4326);
            int order = random.nextBoolean() ? ByteOrderValues.BIG_ENDIAN : ByteOrderValues.LITTLE_ENDIAN;
            byte[] ewkb = new WKBWriter(3, order, true).write(geometry);
            assertThat(wkt3(Wkb.read(ewkb))).isEqualTo(wkt3(geometry));
        });
    }

    @ParameterizedTest
    @CsvSource({
        // POINT Z, POINT M, POINT ZM by ISO codes 1001, 2001, 3001
        "01E9030000000000000000F03F00000000000000400000000000000840, 3",
        "01D1070000000000000000F03F00000000000000400000000000000840, NaN",
        "01B90B0000000000000000F03F000000000000004000000000000008400000000000001040, 3",
        // the same by the flags of EWKB
        "0101000080000000000000F03F00000000000000400000000000000840, 3",
        "0101000040000000000000F03F00000000000000400000000000000840, NaN"
    })
    void readsZAndSkipsM(String hex, double z) {
        Geometry point = Wkb.read(HEX.parseHex(hex));
        assertThat(point.getCoordinate().x).isEqualTo(1);
        assertThat(point.getCoordinate().y).isEqualTo(2);
        assertThat(point.getCoordinate().getZ()).isEqualTo(Double.valueOf(z));
    }

    @Test
    void writesZByTheIsoCode() {
        byte[] wkb = Wkb.of(Shapes.wkt("POINT Z (1 2 3)"));
        assertThat(ByteBuffer.wrap(wkb).order(ByteOrder.LITTLE_ENDIAN).getInt(1))
                .isEqualTo(1001);
    }

    @Test
    void envelopeIsThatOfAllPositions() {
        Seeded.check(3_000, random -> {
            Geometry geometry = Shapes.any(random);
            byte[] wkb = Wkb.of(geometry);
            if (geometry.isEmpty()) {
                assertThatIllegalArgumentException().isThrownBy(() -> Wkb.envelope(wkb));
                return;
            }
            var box = Shapes.FACTORY
                    .createMultiPointFromCoords(geometry.getCoordinates())
                    .getEnvelopeInternal();
            assertThat(Wkb.envelope(wkb)).containsExactly(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY());
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void envelopeRefusesWhatIsNotFinite(double bad) {
        byte[] wkb = Wkb.of(Shapes.wkt("LINESTRING (0 0, 1 1, 2 2)"));
        ByteBuffer.wrap(wkb).order(ByteOrder.LITTLE_ENDIAN).putDouble(9 + 16, bad);
        assertThatIllegalArgumentException().isThrownBy(() -> Wkb.envelope(wkb)).withMessageContaining("not finite");
    }

    @Test
    void representativePointLiesInsideEveryPolygon() {
        Seeded.check(2_000, random -> {
            var polygon = Shapes.polygon(random, 125.3, 43.9, 0.01);
            double[] point = Wkb.representativePoint(polygon);
            var jts = Shapes.FACTORY.createPoint(new org.locationtech.jts.geom.Coordinate(point[0], point[1]));
            assertThat(polygon.contains(jts)).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT (1 2) | POINT (1 2)",
                "LINESTRING (0 0, 4 0, 10 0) | POINT (4 0)",
                "POLYGON ((0 0, 4 0, 4 2, 0 2, 0 0)) | POINT (2 1)",
                // a C whose centroid lies in its opening
                "POLYGON ((0 0, 9 0, 9 1, 1 1, 1 8, 9 8, 9 9, 0 9, 0 0)) | POINT (0.5 4.5)",
                "GEOMETRYCOLLECTION (POINT (9 9), POLYGON ((0 0, 4 0, 4 2, 0 2, 0 0))) | POINT (2 1)"
            })
    void representativePointIsTheCentroidOrElseAnInnerPoint(String wkt, String expected) {
        double[] point = Wkb.representativePoint(Shapes.wkt(wkt));
        var where = Shapes.wkt(expected).getCoordinate();
        assertThat(point).containsExactly(where.x, where.y);
    }

    @Test
    void anEmptyGeometryHasNoRepresentativePoint() {
        assertThatIllegalArgumentException().isThrownBy(() -> Wkb.representativePoint(Shapes.wkt("POLYGON EMPTY")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing
                "01", // no type
                "0201000000000000000000F03F0000000000000040", // byte order 2
                "0100000000", // type 0
                "0108000000", // circular string
                "01B1130000", // type 5041
                "0101000000000000000000F03F00000000000000", // one byte short
                "0101000000000000000000F03F000000000000004000", // one byte over
                "0102000000FFFFFFFF", // 4294967295 positions
                "0102000000FFFFFF7F", // 2147483647 positions
                "01020000000100001000", // 16 bytes each overflow an int
                "0103000000FFFFFF7F", // rings
                "0106000000FFFFFF3F", // members
                "0101000020E6100000", // an SRID and no point
                "010400000001000000010200000000000000", // a line in a multi point
                "0103000000010000000100000000000000000000000000000000000000", // a ring of one position
                // an open ring
                "0103000000010000000400000000000000000000000000000000000000000000000000F03F0000000000000000"
                        + "000000000000F03F000000000000F03F0000000000000000000000000000F03F"
            })
    void refusesWhatIsNotWkb(String hex) {
        byte[] bytes = HEX.parseHex(hex);
        assertThatIllegalArgumentException().isThrownBy(() -> Wkb.read(bytes));
    }

    @Test
    void refusesNestingThatWouldOverflowTheStack() {
        int levels = 100_000;
        var bytes = ByteBuffer.allocate(9 * levels).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < levels; i++) bytes.put((byte) 1).putInt(7).putInt(i == levels - 1 ? 0 : 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Wkb.read(bytes.array()))
                .withMessageContaining("nested");
        assertThatIllegalArgumentException().isThrownBy(() -> Wkb.envelope(bytes.array()));
    }

    @Test
    void damagedBytesAreReadOrRefusedButDoNoHarm() {
        Seeded.check(20_000, random -> {
            byte[] bytes = damaged(random, Wkb.of(Shapes.any(random)));
            attempt(() -> Wkb.read(bytes));
            attempt(() -> Wkb.envelope(bytes));
            attempt(() -> GeoJsonWriter.write(bytes, 7, new ByteSink()));
        });
    }

    private static void attempt(Runnable reading) {
        try {
            reading.run();
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static byte[] damaged(SplittableRandom random, byte[] bytes) {
        byte[] copy =
                java.util.Arrays.copyOf(bytes, random.nextInt(3) > 0 ? bytes.length : random.nextInt(bytes.length + 1));
        for (int i = random.nextInt(1, 6); i > 0 && copy.length > 0; i--) {
            copy[random.nextInt(copy.length)] = (byte) (random.nextBoolean() ? random.nextInt(256) : random.nextInt(8));
        }
        return copy;
    }

    private static Geometry flat(Geometry geometry) {
        var copy = geometry.copy();
        copy.apply((org.locationtech.jts.geom.CoordinateFilter) c -> c.setZ(Double.NaN));
        return copy;
    }

    @Test
    void polygonsStayPolygons() {
        Seeded.check(
                100,
                random -> assertThat(Wkb.read(Wkb.of(Shapes.polygon(random, 0, 0, 1))))
                        .isInstanceOf(Polygonal.class));
    }
}
