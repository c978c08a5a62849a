package org.songhua.engine.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.random.Seeded;
import org.songhua.engine.random.Shapes;

class B03_GeoJsonWriterTest {
    private static String json(Geometry geometry, int decimals) {
        var sink = new ByteSink();
        GeoJsonWriter.write(Wkb.of(geometry), decimals, sink);
        return new String(sink.toBytes(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT (125.32456789 43.9) | {\"type\":\"Point\",\"coordinates\":[125.3245679,43.9]}",
                "POINT Z (1 2 3.25) | {\"type\":\"Point\",\"coordinates\":[1,2,3.25]}",
                "POINT EMPTY | {\"type\":\"Point\",\"coordinates\":[]}",
                "LINESTRING (0 0, -1 -0.5) | {\"type\":\"LineString\",\"coordinates\":[[0,0],[-1,-0.5]]}",
                "LINESTRING EMPTY | {\"type\":\"LineString\",\"coordinates\":[]}",
                "POLYGON EMPTY | {\"type\":\"Polygon\",\"coordinates\":[]}",
                "MULTIPOINT ((1 2), (3 4)) | {\"type\":\"MultiPoint\",\"coordinates\":[[1,2],[3,4]]}",
                "MULTILINESTRING ((1 2, 3 4)) | {\"type\":\"MultiLineString\",\"coordinates\":[[[1,2],[3,4]]]}",
                "MULTIPOLYGON (((0 0, 1 0, 0 1, 0 0))) | {\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],[1,0],[0,1],[0,0]]]]}",
                "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (0 0, 1 1)) | {\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Point\",\"coordinates\":[1,2]},{\"type\":\"LineString\",\"coordinates\":[[0,0],[1,1]]}]}",
                "GEOMETRYCOLLECTION EMPTY | {\"type\":\"GeometryCollection\",\"geometries\":[]}"
            })
    void writesEveryType(String wkt, String expected) {
        assertThat(json(Shapes.wkt(wkt), 7)).isEqualTo(expected);
    }

    @Test
    void turnsShellsCounterClockwiseAndHolesClockwise() {
        String expected = "{\"type\":\"Polygon\",\"coordinates\":["
                + "[[0,0],[9,0],[9,9],[0,9],[0,0]],[[3,3],[3,6],[6,6],[6,3],[3,3]]]}";
        assertThat(json(Shapes.wkt("POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0), (3 3, 6 3, 6 6, 3 6, 3 3))"), 7))
                .isEqualTo(expected);
        assertThat(json(Shapes.wkt("POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (3 3, 3 6, 6 6, 6 3, 3 3))"), 7))
                .isEqualTo(expected);
    }

    @Test
    void windingIsRightForSmallRingsFarFromTheOrigin() {
        Seeded.check(2_000, random -> {
            var ring = Shapes.star(random, 125.3, 43.9, 1e-5, random.nextInt(3, 9));
            var polygon = Shapes.FACTORY.createPolygon(ring);
            assertThat(json(polygon.reverse(), 12))
                    .isEqualTo(json(Shapes.FACTORY.createPolygon(polygon.getCoordinates()), 12));
        });
    }

    @Test
    void leavesOutAMissingZ() {
        var line = Shapes.FACTORY.createLineString(new Coordinate[] {new Coordinate(0, 0, 5), new Coordinate(1, 1)});
        assertThat(json(line, 3)).endsWith("[[0,0,5],[1,1]]}");
    }

    @Test
    void refusesWhatIsNotFiniteAndLeavesTheSinkAsItWas() {
        byte[] wkb = Wkb.of(Shapes.wkt("LINESTRING (0 0, 1 1)"));
        ByteBuffer.wrap(wkb).order(ByteOrder.LITTLE_ENDIAN).putDouble(9 + 16, Double.NaN);
        var sink = new ByteSink().ascii("before");
        assertThatIllegalArgumentException().isThrownBy(() -> GeoJsonWriter.write(wkb, 7, sink));
        assertThat(new String(sink.toBytes(), StandardCharsets.US_ASCII)).isEqualTo("before");
    }
}
