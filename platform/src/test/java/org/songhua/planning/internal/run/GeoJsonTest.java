package org.songhua.planning.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.songhua.engine.osm.Locations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Results as GeoJSON (RFC 7946). */
class GeoJsonTest {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private static JsonNode json(Object value) {
        return JsonMapper.shared().valueToTree(value);
    }

    private static Geometry box(double west, double south, double side) {
        return FACTORY.toGeometry(new Envelope(west, west + side, south, south + side));
    }

    @Test
    void aPointHasLongitudeFirstToTheLastDigitThatIsKept() {
        JsonNode point = json(GeoJson.point(Locations.of(126.5123456, -43.8), Map.of("a", 1)));
        assertThat(point.path("type").asString()).isEqualTo("Feature");
        assertThat(point.at("/geometry/type").asString()).isEqualTo("Point");
        assertThat(point.at("/geometry/coordinates/0").doubleValue()).isEqualTo(126.5123456);
        assertThat(point.at("/geometry/coordinates/1").doubleValue()).isEqualTo(-43.8);
        assertThat(point.at("/properties/a").intValue()).isEqualTo(1);
    }

    @Test
    void anAreaOfOnePartAndOfSeveralIsAMultiPolygon() {
        JsonNode one = json(GeoJson.area(box(10, 45, 0.01), Map.of()));
        assertThat(one.at("/geometry/type").asString()).isEqualTo("MultiPolygon");
        assertThat(one.at("/geometry/coordinates")).hasSize(1);
        assertThat(one.at("/geometry/coordinates/0/0")).hasSize(5);
        // A ring is closed.
        assertThat(one.at("/geometry/coordinates/0/0/0")).isEqualTo(one.at("/geometry/coordinates/0/0/4"));
        Geometry two = box(10, 45, 0.01).union(box(11, 45, 0.01));
        assertThat(json(GeoJson.area(two, Map.of())).at("/geometry/coordinates"))
                .hasSize(2);
    }

    @Test
    void holesAreRingsAfterTheFirst() {
        Geometry ring = box(10, 45, 0.03).difference(box(10.01, 45.01, 0.01));
        JsonNode polygon = json(GeoJson.area(ring, Map.of())).at("/geometry/coordinates/0");
        assertThat(polygon).hasSize(2);
        assertThat(polygon.get(1)).hasSize(5);
    }

    @Test
    void positionsAreRoundedToATenthOfAMetre() {
        Geometry area = FACTORY.createPolygon(new Coordinate[] {
            new Coordinate(10.123456789, 45),
            new Coordinate(10.2, 45.000000449),
            new Coordinate(10.2, 45.1),
            new Coordinate(10.123456789, 45)
        });
        JsonNode ring = json(GeoJson.area(area, Map.of())).at("/geometry/coordinates/0/0");
        assertThat(ring.at("/0/0").doubleValue()).isEqualTo(10.123457);
        assertThat(ring.at("/1/1").doubleValue()).isEqualTo(45.0);
    }

    @Test
    void nothingIsAnEmptyAreaAndAnEmptyCollection() {
        JsonNode nothing = json(GeoJson.area(FACTORY.createPolygon(), Map.of("minutes", 5)));
        assertThat(nothing.at("/geometry/coordinates")).isEmpty();
        assertThat(nothing.at("/properties/minutes").intValue()).isEqualTo(5);
        JsonNode none = json(GeoJson.collection(List.of()));
        assertThat(none.path("type").asString()).isEqualTo("FeatureCollection");
        assertThat(none.path("features")).isEmpty();
    }
}
