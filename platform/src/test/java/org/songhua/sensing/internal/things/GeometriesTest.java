package org.songhua.sensing.internal.things;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which locations and features lie on maps: all of GeoJSON (RFC 7946); whatever else stands there is kept without a place. */
class GeometriesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type": "Point", "coordinates": [125.3, 43.9]}                                  | POINT (125.3 43.9)
            {"type": "Point", "coordinates": [125.3, 43.9, 210]}                             | POINT (125.3 43.9)
            {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}                          | LINESTRING (0 0, 1 1)
            {"type": "Polygon", "coordinates": [[[0,0],[4,0],[4,4],[0,0]]]}                  | POLYGON ((0 0, 4 0, 4 4, 0 0))
            {"type": "Polygon", "coordinates": [[[0,0],[9,0],[9,9],[0,0]], [[5,2],[6,2],[6,3],[5,2]]]} | POLYGON ((0 0, 9 0, 9 9, 0 0), (5 2, 6 2, 6 3, 5 2))
            {"type": "MultiPoint", "coordinates": [[0, 0], [1, 1]]}                          | MULTIPOINT ((0 0), (1 1))
            {"type": "MultiLineString", "coordinates": [[[0, 0], [1, 1]], [[2, 2], [3, 3]]]} | MULTILINESTRING ((0 0, 1 1), (2 2, 3 3))
            {"type": "MultiPolygon", "coordinates": [[[[0,0],[1,0],[1,1],[0,0]]], [[[5,5],[6,5],[6,6],[5,5]]]]} | MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))
            {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [1, 2]}} | POINT (1 2)
            {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [1, 2]}, {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}]} | GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (0 0, 1 1))
            """)
    void every_kind_of_geojson(String json, String wkt) {
        assertThat(Geometries.parse(json)).hasToString(wkt);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "[]",
                "\"POINT (1 2)\"",
                "not json",
                "{\"type\": \"Point\"}",
                "{\"type\": \"Point\", \"coordinates\": []}",
                "{\"type\": \"Point\", \"coordinates\": [1]}",
                "{\"type\": \"Point\", \"coordinates\": [\"1\", \"2\"]}",
                "{\"type\": \"Point\", \"coordinates\": [1e999, 2]}",
                "{\"type\": \"Point\", \"coordinates\": [1, -1e999]}",
                "{\"type\": \"Point\", \"coordinates\": [[1, 2]]}",
                "{\"type\": \"point\", \"coordinates\": [1, 2]}",
                "{\"type\": \"LineString\", \"coordinates\": [[1, 2]]}",
                "{\"type\": \"LineString\", \"coordinates\": []}",
                "{\"type\": \"Polygon\", \"coordinates\": []}",
                "{\"type\": \"Polygon\", \"coordinates\": [[[0,0],[4,0],[4,4],[0,1]]]}",
                "{\"type\": \"Polygon\", \"coordinates\": [[[0,0],[4,0]]]}",
                "{\"type\": \"MultiPolygon\", \"coordinates\": [[]]}",
                "{\"type\": \"MultiPoint\", \"coordinates\": []}",
                "{\"type\": \"GeometryCollection\", \"geometries\": []}",
                "{\"type\": \"Feature\", \"geometry\": null}",
                "{\"type\": \"Topology\", \"objects\": {}}"
            })
    void what_is_no_geojson_has_no_place_and_harms_nothing(String json) {
        assertThat(Geometries.parse(json)).isNull();
    }

    /** Features in features: as deep as anybody means it, and no deeper. */
    @Test
    void nesting_has_an_end() {
        assertThat(Geometries.parse(nested(10))).hasToString("POINT (1 2)");
        assertThat(Geometries.parse(nested(11))).isNull();
        assertThat(Geometries.parse(nested(400))).isNull();
    }

    private static String nested(int depth) {
        return "{\"type\": \"Feature\", \"geometry\": ".repeat(depth) + "{\"type\": \"Point\", \"coordinates\": [1, 2]}"
                + "}".repeat(depth);
    }

    /** Of a collection the parts that are geometries count; strangers among them are left out. */
    @Test
    void strangers_in_a_collection_are_left_out() {
        assertThat(Geometries.parse("""
                {"type": "GeometryCollection", "geometries": [{"type": "Circle", "radius": 3}, {"type": "Point", "coordinates": [1, 2]}]}
                """)).hasToString("POINT (1 2)");
    }
}
