package org.songhua.cim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.databind.json.JsonMapper;

/** Geometries that somebody sends with an edit: each kind of GeoJSON (RFC 7946, 3.1), and of what is none, why. */
class GeoJsonFormTest {

    private static Geometry read(String json) {
        return GeoJsonForm.read(JsonMapper.shared().readTree(json));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type": "Point", "coordinates": [125.3, 43.9]} | POINT (125.3 43.9)
            {"type": "MultiPoint", "coordinates": [[0, 0], [1, 1]]} | MULTIPOINT ((0 0), (1 1))
            {"type": "MultiPoint", "coordinates": []} | MULTIPOINT EMPTY
            {"type": "LineString", "coordinates": [[0, 0], [1, 1]]} | LINESTRING (0 0, 1 1)
            {"type": "MultiLineString", "coordinates": [[[0, 0], [1, 1]]]} | MULTILINESTRING ((0 0, 1 1))
            {"type": "Polygon", "coordinates": [[[0,0],[9,0],[9,9],[0,0]], [[5,2],[6,2],[6,3],[5,2]]]} | POLYGON ((0 0, 9 0, 9 9, 0 0), (5 2, 6 2, 6 3, 5 2))
            {"type": "MultiPolygon", "coordinates": [[[[0,0],[1,0],[1,1],[0,0]]]]} | MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))
            """)
    void every_kind_that_objects_have(String json, String wkt) {
        assertThat(read(json)).hasToString(wkt);
    }

    /** Heights stay with their positions; where none is given none is made up. */
    @Test
    void heights_are_kept_where_they_are_given() {
        Geometry line = read("""
                {"type": "LineString", "coordinates": [[0, 0, 210.5], [1, 1]]}""");
        assertThat(line.getCoordinates()[0].getZ()).isEqualTo(210.5);
        assertThat(line.getCoordinates()[1].getZ()).isNaN();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type": "Circle", "coordinates": [1, 2]} | type
            {"type": "GeometryCollection", "geometries": []} | type
            {"coordinates": [1, 2]} | type
            {"type": null, "coordinates": [1, 2]} | type
            {"type": "Point"} | nested
            {"type": "Point", "coordinates": 7} | nested
            {"type": "Point", "coordinates": [1]} | position
            {"type": "Point", "coordinates": [1, 2, 3, 4]} | position
            {"type": "Point", "coordinates": [1, "2"]} | position
            {"type": "Point", "coordinates": [1, null]} | position
            {"type": "Point", "coordinates": [[1, 2]]} | position
            {"type": "LineString", "coordinates": [[1, 2]]} | fewer than 2
            {"type": "LineString", "coordinates": [1, 2]} | nested
            {"type": "Polygon", "coordinates": []} | no ring
            {"type": "Polygon", "coordinates": [[[0,0],[4,0],[0,0]]]} | fewer than 4
            {"type": "Polygon", "coordinates": [[[0,0],[4,0],[4,4],[0,1]]]} | open
            {"type": "Polygon", "coordinates": [[0,0],[4,0],[4,4],[0,0]]} | nested
            {"type": "MultiPolygon", "coordinates": [[]]} | no ring
            [] | type
            null | type
            """)
    void of_what_is_none_the_reason_is_told(String json, String reason) {
        assertThatThrownBy(() -> read(json))
                .as(json)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    /** 200,000 positions are a river with every bend; beyond, somebody wants the memory. All parts count together. */
    @Test
    void there_is_a_greatest_number_of_positions() {
        String position = "[1,2],";
        String least = "{\"type\": \"MultiPoint\", \"coordinates\": [" + position.repeat(199_999) + "[1,2]]}";
        assertThat(read(least).getNumPoints()).isEqualTo(200_000);
        String most = least.replace("[[1,2],", "[[1,2],[1,2],");
        assertThatThrownBy(() -> read(most)).hasMessageContaining("more than 200000");
        String line = "[" + position.repeat(99_999) + "[1,3]]";
        String parts = "{\"type\": \"MultiLineString\", \"coordinates\": [" + line + "," + line + ",[[1,2],[1,3]]]}";
        assertThatThrownBy(() -> read(parts)).hasMessageContaining("more than 200000");
    }
}
