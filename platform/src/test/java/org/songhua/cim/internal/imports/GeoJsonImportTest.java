package org.songhua.cim.internal.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.songhua.cim.internal.imports.ImportDriver.attributes;
import static org.songhua.cim.internal.imports.ImportDriver.feature;
import static org.songhua.cim.internal.imports.ImportDriver.point;
import static org.songhua.cim.internal.imports.ImportDriver.square;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.songhua.cim.CityObject;
import org.songhua.cim.ImportStatus;
import org.songhua.cim.ImportStatus.State;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.geo.Wkb;

/** What becomes of GeoJSON. */
class GeoJsonImportTest {
    private final ImportDriver city = ImportDriver.fresh();

    @Nested
    class Forms {
        @Test
        void a_collection_becomes_an_object_for_each_feature() {
            ImportStatus status = city.features(point("a", 126.5, 43.8, "{}"), point("b", 126.6, 43.9, "{}"));
            assertThat(status.state()).isEqualTo(State.DONE);
            assertThat(status.format()).isEqualTo("geojson");
            assertThat(status.read()).isEqualTo(2);
            assertThat(status.imported()).isEqualTo(2);
            assertThat(city.all().keySet()).containsExactly("a", "b");
        }

        @Test
        void a_single_feature_is_taken() {
            assertThat(city.text(point("only", 126.5, 43.8, "{}")).imported()).isOne();
        }

        @Test
        void a_bare_geometry_is_taken_and_named_by_its_content() {
            assertThat(city.text("{\"type\":\"Point\",\"coordinates\":[126.5,43.8]}")
                            .imported())
                    .isOne();
            assertThat(city.only().sourceId()).startsWith("sha256/");
        }

        @Test
        void features_line_by_line_are_taken_with_or_without_record_separators() {
            String lines = point("a", 126.5, 43.8, "{}") + "\n\u001e" + point("b", 126.6, 43.9, "{}") + "\n\n";
            assertThat(city.text(lines).imported()).isEqualTo(2);
        }

        @Test
        void an_empty_collection_is_an_import_of_nothing() {
            ImportStatus status = city.features();
            assertThat(status.state()).isEqualTo(State.DONE);
            assertThat(status.read()).isZero();
        }

        @Test
        void a_byte_order_mark_is_passed_over() {
            assertThat(city.text("\uFEFF" + point("a", 126.5, 43.8, "{}")).imported())
                    .isOne();
        }

        @Test
        void members_may_come_in_any_order() {
            String feature = "{\"properties\":{\"name\":\"钟楼\"},\"geometry\":{\"coordinates\":[126.5,43.8],"
                    + "\"type\":\"Point\"},\"id\":7,\"type\":\"Feature\"}";
            assertThat(city.text("{\"features\":[" + feature + "],\"type\":\"FeatureCollection\"}")
                            .imported())
                    .isOne();
            assertThat(city.get("7").name()).isEqualTo("钟楼");
        }

        @Test
        void every_type_of_geometry_is_stored_as_it_came() {
            city.features(
                    feature("1", "{\"type\":\"Point\",\"coordinates\":[126,43]}", "{}"),
                    feature("2", "{\"type\":\"MultiPoint\",\"coordinates\":[[126,43],[126,44]]}", "{}"),
                    feature("3", "{\"type\":\"LineString\",\"coordinates\":[[126,43],[126,44]]}", "{}"),
                    feature(
                            "4",
                            "{\"type\":\"MultiLineString\",\"coordinates\":[[[126,43],[126,44]],[[127,43],[127,44]]]}",
                            "{}"),
                    feature("5", square(126, 43, 0.1), "{}"),
                    feature(
                            "6",
                            "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],[4,0],[4,4],[0,4],[0,0]],"
                                    + "[[1,1],[1,2],[2,2],[2,1],[1,1]]],[[[5,5],[6,5],[6,6],[5,5]]]]}",
                            "{}"),
                    feature(
                            "7",
                            "{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Point\",\"coordinates\":[126,43]},"
                                    + square(1, 1, 1) + "]}",
                            "{}"));
            assertThat(city.all().values().stream().map(o -> geometry(o).toText()))
                    .containsExactly(
                            "POINT (126 43)",
                            "MULTIPOINT ((126 43), (126 44))",
                            "LINESTRING (126 43, 126 44)",
                            "MULTILINESTRING ((126 43, 126 44), (127 43, 127 44))",
                            "POLYGON ((126 43, 126.1 43, 126.1 43.1, 126 43.1, 126 43))",
                            "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 1 2, 2 2, 2 1, 1 1)), ((5 5, 6 5, 6 6, 5 5)))",
                            "GEOMETRYCOLLECTION (POINT (126 43), POLYGON ((1 1, 2 1, 2 2, 1 2, 1 1)))");
        }
    }

    @Nested
    class Classes {
        @Test
        void a_feature_says_its_class() {
            city.features(feature("b", square(126, 43, 0.001), "{\"class\":\"building\",\"name\":\"一号楼\"}"));
            assertThat(city.only().classCode()).isEqualTo("building");
            assertThat(attributes(city.only()).has("tags")).isFalse();
        }

        @Test
        void a_class_chosen_for_the_file_comes_before_what_features_say() {
            city.as("building").features(feature("b", square(126, 43, 0.001), "{\"class\":\"water\"}"));
            assertThat(city.only().classCode()).isEqualTo("building");
            assertThat(attributes(city.only()).at("/tags/class").asString()).isEqualTo("water");
        }

        @Test
        void a_feature_without_class_becomes_a_general_one() {
            city.features(point("a", 126.5, 43.8, "{\"x\":1}"));
            assertThat(city.only().classCode()).isIn("imported", "osm_other");
            assertThat(attributes(city.only()).at("/tags/x").asInt()).isEqualTo(1);
        }

        @Test
        void an_unknown_class_is_remarked_and_kept_among_the_tags() {
            ImportStatus status = city.features(point("a", 126.5, 43.8, "{\"class\":\"spaceship\"}"));
            assertThat(status.imported()).isOne();
            assertThat(status.faultsByCode()).containsKey("IMP-014");
            assertThat(attributes(city.only()).at("/tags/class").asString()).isEqualTo("spaceship");
        }

        @Test
        void a_geometry_that_the_class_does_not_take_is_refused() {
            ImportStatus status = city.features(point("a", 126.5, 43.8, "{\"class\":\"building\"}"));
            assertThat(status.refused()).isOne();
            assertThat(status.faultsByCode()).containsKey("IMP-011");
        }
    }

    @Nested
    class Attributes {
        private static final String AT =
                "{\"type\":\"Polygon\",\"coordinates\":[[[126,43],[126.1,43],[126.1,43.1],[126,43]]]}";

        @Test
        void declared_attributes_are_fitted_and_everything_else_is_kept_under_tags() {
            city.features(
                    feature(
                            "b",
                            AT,
                            "{\"class\":\"building\",\"floors\":\"6\",\"colour\":\"red\",\"n\":1.5,\"t\":true,\"deep\":{\"a\":[1,\"二\"]}}"));
            var json = attributes(city.only());
            assertThat(json.at("/floors").isIntegralNumber()).isTrue();
            assertThat(json.at("/floors").asInt()).isEqualTo(6);
            assertThat(json.at("/tags/colour").asString()).isEqualTo("red");
            assertThat(json.at("/tags/n").asDouble()).isEqualTo(1.5);
            assertThat(json.at("/tags/t").asBoolean()).isTrue();
            assertThat(json.at("/tags/deep/a/1").asString()).isEqualTo("二");
        }

        @Test
        void a_value_that_does_not_fit_goes_to_the_tags_with_a_remark() {
            ImportStatus status = city.features(feature("b", AT, "{\"class\":\"building\",\"floors\":\"many\"}"));
            assertThat(status.imported()).isOne();
            Fault fault = city.faults(status).getFirst();
            assertThat(fault.severity()).isEqualTo(Fault.Severity.REMARK);
            assertThat(fault.place().field()).isEqualTo("floors");
            assertThat(fault.place().feature()).isEqualTo("b");
            assertThat(attributes(city.only()).at("/tags/floors").asString()).isEqualTo("many");
        }

        @Test
        void null_is_no_value() {
            city.features(feature("b", AT, "{\"class\":\"building\",\"floors\":null,\"x\":null}"));
            assertThat(city.only().attributesJson()).isEqualTo("{}");
        }

        @Test
        void numbers_keep_their_digits_and_absurd_ones_become_text() {
            ImportStatus status = city.features(point(
                    "a", 126, 43, "{\"big\":12345678901234567890,\"huge\":1e999,\"long\":" + "9".repeat(200) + "}"));
            assertThat(status.imported()).isOne();
            var tags = attributes(city.only()).at("/tags");
            assertThat(tags.at("/big").toString()).isEqualTo("12345678901234567890");
            assertThat(tags.at("/huge").asString()).isEqualTo("1e999");
            assertThat(tags.at("/long").asString()).hasSize(200);
        }
    }

    @Nested
    class Identifiers {
        @Test
        void the_id_of_the_feature_comes_first_then_its_properties() {
            city.text(
                    "{\"type\":\"FeatureCollection\",\"features\":["
                            + "{\"type\":\"Feature\",\"id\":5,\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,1]},\"properties\":{\"id\":\"p\"}},"
                            + "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]},\"properties\":{\"id\":\"p\"}},"
                            + "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,3]},\"properties\":{\"@id\":\"way/9\"}}]}");
            assertThat(city.all().keySet()).containsExactly("5", "p", "way/9");
        }

        @Test
        void of_two_features_with_one_id_the_first_is_taken() {
            ImportStatus status = city.features(point("a", 126, 43, "{\"n\":1}"), point("a", 127, 43, "{\"n\":2}"));
            assertThat(status.imported()).isOne();
            assertThat(status.refused()).isOne();
            assertThat(city.faults(status).getFirst().code()).isEqualTo("IMP-013");
            assertThat(attributes(city.only()).at("/tags/n").asInt()).isOne();
        }

        @Test
        void without_ids_the_same_content_is_the_same_object_at_the_next_import() {
            String one =
                    "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[126,43]},\"properties\":{\"a\":1,\"b\":2}}";
            String same =
                    "{\"type\":\"Feature\",\"properties\":{\"b\":2,\"a\":1},\"geometry\":{\"type\":\"Point\",\"coordinates\":[126,43]}}";
            city.features(one);
            assertThat(city.features(same).unchanged()).isOne();
        }
    }

    @Nested
    class Systems {
        @Test
        void a_projected_system_is_turned_into_degrees() {
            // EPSG:4549, zone of central meridian 120: its point x 500000 lies on the meridian.
            ImportStatus status = city.in("EPSG:4549").features(point("a", 500_000, 4_900_000, "{}"));
            assertThat(status.crs()).isEqualTo("EPSG:4549");
            assertThat(geometry(city.only()).getCoordinate().x).isCloseTo(120, within(1e-9));
            assertThat(geometry(city.only()).getCoordinate().y).isBetween(44.2, 44.3);
        }

        @Test
        void the_system_named_in_the_file_is_honoured_even_behind_the_features() {
            String crs = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4549\"}}";
            ImportStatus status = city.text("{\"type\":\"FeatureCollection\",\"features\":["
                    + point("a", 500_000, 4_900_000, "{}") + "]," + crs + "}");
            assertThat(status.crs()).isEqualTo("EPSG:4549");
            assertThat(geometry(city.only()).getCoordinate().x).isCloseTo(120, within(1e-9));
        }

        @Test
        void two_systems_that_contradict_each_other_are_a_fault() {
            String crs = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:4549\"}}";
            ImportStatus status =
                    city.in("EPSG:4550").text("{\"type\":\"FeatureCollection\"," + crs + ",\"features\":[]}");
            assertThat(status.state()).isEqualTo(State.FAILED);
            assertThat(status.faultsByCode()).containsOnlyKeys("CRS-002");
        }

        @Test
        void degrees_said_to_be_metres_and_metres_said_to_be_degrees_are_faults() {
            assertThat(city.in("EPSG:4549").features(point("a", 126, 43, "{}")).faultsByCode())
                    .containsOnlyKeys("CRS-004");
            assertThat(ImportDriver.fresh()
                            .features(point("a", 500_000, 4_900_000, "{}"))
                            .faultsByCode())
                    .containsOnlyKeys("CRS-004");
        }

        @Test
        void swapped_axes_are_a_fault_where_they_can_be_told() {
            assertThat(city.features(point("a", 43.8, 126.5, "{}")).faultsByCode())
                    .containsOnlyKeys("CRS-003");
        }
    }

    @Nested
    class Broken {
        @Test
        void text_that_is_no_json_is_a_fault_with_its_line() {
            ImportStatus status = city.text(
                    "{\"type\":\"FeatureCollection\",\n\"features\":[\n" + point("a", 1, 1, "{}") + ",\n oops");
            assertThat(status.state()).isEqualTo(State.FAILED);
            Fault fault = city.faults(status).getFirst();
            assertThat(fault.code()).isEqualTo("JSON-001");
            assertThat(fault.place().row()).isEqualTo(4);
            assertThat(city.isStored()).isFalse();
        }

        @Test
        void bytes_of_another_encoding_are_a_fault_that_names_the_remedy() {
            byte[] gbk = point("a", 126, 43, "{\"name\":\"长春\"}").getBytes(Charset.forName("GBK"));
            ImportStatus status = city.bytes(gbk);
            assertThat(status.faultsByCode()).containsOnlyKeys("JSON-002");
            assertThat(city.faults(status).getFirst().remedy()).contains("UTF-8");
        }

        @Test
        void broken_features_are_refused_one_by_one_and_the_rest_is_kept() {
            ImportStatus status = city.features(
                    point("good", 126, 43, "{}"),
                    feature("null", "null", "{}"),
                    feature("short", "{\"type\":\"LineString\",\"coordinates\":[[1,1]]}", "{}"),
                    feature("open", "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,1]]]}", "{}"),
                    feature("few", "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[0,0]]]}", "{}"),
                    feature("bow", "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}", "{}"),
                    feature("word", "{\"type\":\"Point\",\"coordinates\":[\"x\",1]}", "{}"),
                    feature("type", "{\"type\":\"Circle\",\"coordinates\":[1,1]}", "{}"),
                    feature("deep", "{\"type\":\"Point\",\"coordinates\":[[[[[[1,1]]]]]]}", "{}"),
                    "5");
            assertThat(status.imported()).isOne();
            assertThat(status.refused()).isEqualTo(9);
            assertThat(city.faults(status).stream().map(f -> f.place().row()).distinct())
                    .hasSize(9);
        }

        @Test
        void a_broken_line_spoils_no_other() {
            String lines = point("a", 126, 43, "{}") + "\n{\"type\":\"Feature\",\n" + point("c", 126, 43, "{}") + "\n";
            ImportStatus status = city.text(lines);
            assertThat(status.state()).isEqualTo(State.DONE);
            assertThat(city.all().keySet()).containsExactly("a", "c");
            Fault fault = city.faults(status).getFirst();
            assertThat(fault.code()).isEqualTo("JSON-001");
            assertThat(fault.place().row()).isEqualTo(2);
        }

        @Test
        void text_that_cannot_be_stored_is_remarked_and_replaced() {
            ImportStatus status = city.features(point("a", 126, 43, "{\"name\":\"a\\u0000b\",\"x\":\"\\ud800\"}"));
            assertThat(status.imported()).isOne();
            assertThat(status.faultsByCode()).containsOnlyKeys("IMP-016");
            assertThat(city.only().name()).isEqualTo("a\uFFFDb");
        }

        @Test
        void a_property_named_twice_is_remarked() {
            ImportStatus status = city.features(point("a", 126, 43, "{\"x\":1,\"x\":2}"));
            assertThat(status.faultsByCode()).containsOnlyKeys("JSON-015");
            assertThat(attributes(city.only()).at("/tags/x").asInt()).isEqualTo(2);
        }
    }

    @Test
    void objects_are_placed_in_the_smallest_region_that_the_same_file_brings() {
        city.features(
                point("in", 10.05, 10.05, "{}"),
                point("edge", 10.5, 10.5, "{}"),
                point("out", 12, 12, "{}"),
                feature("r1", square(10, 10, 1), "{\"class\":\"region\",\"code\":\"990100\",\"level\":2}"),
                feature("r2", square(10, 10, 0.1), "{\"class\":\"region\",\"code\":\"990102\",\"level\":3}"));
        assertThat(city.get("in").region()).isEqualTo("990102");
        assertThat(city.get("edge").region()).isEqualTo("990100");
        assertThat(city.get("out").region()).isNull();
        var later = ImportDriver.fresh();
        later.features(point("x", 10.05, 10.05, "{}"));
        assertThat(later.only().region()).isEqualTo("990102");
    }

    @Test
    void names_are_stripped_and_blank_ones_are_none() {
        city.features(point("a", 126, 43, "{\"name\":\"  \"}"), point("b", 126, 43, "{\"name\":\" 南湖 \"}"));
        assertThat(city.get("a").name()).isNull();
        assertThat(city.get("b").name()).isEqualTo("南湖");
    }

    private static Geometry geometry(CityObject object) {
        return Wkb.read(object.wkb());
    }

    @Test
    void what_has_three_dimensions_keeps_them() {
        city.text("{\"type\":\"Point\",\"coordinates\":[126,43,200.5]}");
        assertThat(geometry(city.only()).getCoordinate().getZ()).isEqualTo(200.5);
    }
}
