package org.songhua.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.songhua.demo.internal.plan.Feature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The GeoJSON that the demo city is handed over in. */
class DemoCityWriterTest {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private static JsonNode written(Feature... features) throws IOException {
        var out = new ByteArrayOutputStream();
        DemoCityWriter.writeGeoJson(new DemoCity(1, 1, "某市（演示）", List.of(features)), out);
        return JsonMapper.shared().readTree(out.toByteArray());
    }

    private static Feature point(Map<String, Object> attributes) {
        return new Feature("tree", "tree/1", "树\"1\"", FACTORY.createPoint(new Coordinate(0, 0)), attributes);
    }

    @Test
    void aFeatureHasItsIdentifierClassNameAndAttributes() throws IOException {
        Map<String, Object> attributes = new TreeMap<>(Map.of("a", "值", "b", 7, "c", 1.25, "d", true));
        JsonNode feature = written(point(attributes)).get("features").get(0);
        assertThat(feature.get("id").asString()).isEqualTo("tree/1");
        assertThat(feature.get("properties").toString())
                .isEqualTo("{\"class\":\"tree\",\"name\":\"树\\\"1\\\"\",\"a\":\"值\",\"b\":7,\"c\":1.25,\"d\":true}");
    }

    @Test
    void theOriginOfThePlaneLiesWhereItSays() throws IOException {
        JsonNode point = written(point(Map.of())).get("features").get(0).get("geometry");
        assertThat(point.get("type").asString()).isEqualTo("Point");
        assertThat(point.get("coordinates").get(0).asDouble()).isEqualTo(125.3);
        assertThat(point.get("coordinates").get(1).asDouble()).isEqualTo(44.2);
    }

    @Test
    void oneHundredMetresAreOneHundredMetres() throws IOException {
        var east = new Feature("tree", "1", null, FACTORY.createPoint(new Coordinate(100, 0)), Map.of());
        var north = new Feature("tree", "2", null, FACTORY.createPoint(new Coordinate(0, 100)), Map.of());
        JsonNode features = written(east, north).get("features");
        double dLon = features.get(0).get("geometry").get("coordinates").get(0).asDouble() - 125.3;
        double dLat = features.get(1).get("geometry").get("coordinates").get(1).asDouble() - 44.2;
        // metres per degree on the ellipsoid at 44.2° N: 79,936 and 111,116
        assertThat(dLon * 79_936).isBetween(99.9, 100.1);
        assertThat(dLat * 111_116).isBetween(99.9, 100.1);
    }

    @Test
    void ringsTurnAsTheStandardWants() throws IOException {
        LinearRing clockwise = ring(0, 0, 0, 100, 100, 100, 100, 0);
        LinearRing hole = ring(20, 20, 40, 20, 40, 40, 20, 40);
        Polygon polygon = FACTORY.createPolygon(clockwise, new LinearRing[] {hole});
        JsonNode rings = written(new Feature("green", "g", null, polygon, Map.of()))
                .get("features")
                .get(0)
                .get("geometry")
                .get("coordinates");
        assertThat(signedArea(rings.get(0))).isPositive();
        assertThat(signedArea(rings.get(1))).isNegative();
    }

    private static LinearRing ring(double... xy) {
        Coordinate[] points = new Coordinate[xy.length / 2 + 1];
        for (int i = 0; i < xy.length; i += 2) points[i / 2] = new Coordinate(xy[i], xy[i + 1]);
        points[points.length - 1] = points[0];
        return FACTORY.createLinearRing(points);
    }

    private static double signedArea(JsonNode ring) {
        double sum = 0;
        for (int i = 1; i < ring.size(); i++) {
            JsonNode a = ring.get(i - 1);
            JsonNode b = ring.get(i);
            sum += a.get(0).asDouble() * b.get(1).asDouble()
                    - b.get(0).asDouble() * a.get(1).asDouble();
        }
        return sum;
    }

    @Test
    void severalAreasBecomeAMultiPolygon() throws IOException {
        Geometry both = FACTORY.createMultiPolygon(new Polygon[] {
            FACTORY.createPolygon(ring(0, 0, 9, 0, 9, 9, 0, 9)), FACTORY.createPolygon(ring(20, 0, 29, 0, 29, 9, 20, 9))
        });
        JsonNode geometry = written(new Feature("green", "g", null, both, Map.of()))
                .get("features")
                .get(0)
                .get("geometry");
        assertThat(geometry.get("type").asString()).isEqualTo("MultiPolygon");
        assertThat(geometry.get("coordinates").size()).isEqualTo(2);
    }

    @Test
    void theWholeCityIsOneCollectionWithOneFeatureALine() {
        String text = new String(Cities.bytes(Cities.small()), StandardCharsets.UTF_8);
        assertThat(text).startsWith("{\"type\":\"FeatureCollection\"").endsWith("\n]}\n");
        assertThat(text.lines()
                        .filter(line -> line.startsWith("{\"type\":\"Feature\","))
                        .count())
                .isEqualTo(Cities.small().features().size());
        JsonNode read = JsonMapper.shared().readTree(text);
        assertThat(read.get("features").size())
                .isEqualTo(Cities.small().features().size());
        assertThat(read.get("name").asString()).endsWith("（演示）");
    }

    @Test
    void aFullDiskIsReported() {
        var full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no space left");
            }
        };
        assertThatThrownBy(() -> DemoCityWriter.writeGeoJson(Cities.small(), full))
                .isInstanceOf(IOException.class)
                .hasMessage("no space left");
    }
}
