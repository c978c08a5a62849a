package org.songhua.edge.ogc.c07cql2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.edge.ogc.Requirement.CQL2_JSON_ACCENT_INSENSITIVE_COMPARISON;
import static org.songhua.edge.ogc.Requirement.CQL2_JSON_ADVANCED_COMPARISON_OPERATORS;
import static org.songhua.edge.ogc.Requirement.CQL2_JSON_ARITHMETIC;
import static org.songhua.edge.ogc.Requirement.CQL2_JSON_ARRAYS;
import static org.songhua.edge.ogc.Requirement.CQL2_JSON_BASIC_CQL2;
import static org.songhua.edge.ogc.Requirement.CQL2_JSON_BASIC_SPATIAL_FUNCTIONS;
import static org.songhua.edge.ogc.Requirement.CQL2_JSON_BASIC_SPATIAL_FUNCTIONS_PLUS;
import static org.songhua.edge.ogc.Requirement.CQL2_JSON_CASE_INSENSITIVE_COMPARISON;
import static org.songhua.edge.ogc.Requirement.CQL2_JSON_PROPERTY_PROPERTY;
import static org.songhua.edge.ogc.Requirement.CQL2_JSON_SPATIAL_FUNCTIONS;
import static org.songhua.edge.ogc.Requirement.CQL2_JSON_TEMPORAL_FUNCTIONS;
import static org.songhua.edge.ogc.Requirement.CQL2_TEXT_ACCENT_INSENSITIVE_COMPARISON;
import static org.songhua.edge.ogc.Requirement.CQL2_TEXT_ADVANCED_COMPARISON_OPERATORS;
import static org.songhua.edge.ogc.Requirement.CQL2_TEXT_ARITHMETIC;
import static org.songhua.edge.ogc.Requirement.CQL2_TEXT_ARRAYS;
import static org.songhua.edge.ogc.Requirement.CQL2_TEXT_BASIC_CQL2;
import static org.songhua.edge.ogc.Requirement.CQL2_TEXT_BASIC_SPATIAL_FUNCTIONS;
import static org.songhua.edge.ogc.Requirement.CQL2_TEXT_BASIC_SPATIAL_FUNCTIONS_PLUS;
import static org.songhua.edge.ogc.Requirement.CQL2_TEXT_CASE_INSENSITIVE_COMPARISON;
import static org.songhua.edge.ogc.Requirement.CQL2_TEXT_ESCAPING;
import static org.songhua.edge.ogc.Requirement.CQL2_TEXT_PROPERTY_PROPERTY;
import static org.songhua.edge.ogc.Requirement.CQL2_TEXT_SPATIAL_FUNCTIONS;
import static org.songhua.edge.ogc.Requirement.CQL2_TEXT_TEMPORAL_FUNCTIONS;
import static org.songhua.edge.ogc.Requirement.CQL_ACCENT_INSENSITIVE_COMPARISON_ACCENTI_FUNCTION;
import static org.songhua.edge.ogc.Requirement.CQL_ADVANCED_COMPARISON_OPERATORS_BETWEEN_PREDICATE;
import static org.songhua.edge.ogc.Requirement.CQL_ADVANCED_COMPARISON_OPERATORS_IN_PREDICATE;
import static org.songhua.edge.ogc.Requirement.CQL_ADVANCED_COMPARISON_OPERATORS_LIKE_PREDICATE;
import static org.songhua.edge.ogc.Requirement.CQL_ARITHMETIC_ARITHMETIC;
import static org.songhua.edge.ogc.Requirement.CQL_ARRAY_FUNCTIONS_ARRAY_PREDICATES;
import static org.songhua.edge.ogc.Requirement.CQL_BASIC_CQL2_BINARY_COMPARISON_PREDICATE;
import static org.songhua.edge.ogc.Requirement.CQL_BASIC_CQL2_CQL2_FILTER;
import static org.songhua.edge.ogc.Requirement.CQL_BASIC_CQL2_NULL_PREDICATE;
import static org.songhua.edge.ogc.Requirement.CQL_BASIC_CQL2_PROPERTY;
import static org.songhua.edge.ogc.Requirement.CQL_BASIC_SPATIAL_FUNCTIONS_PLUS_SPATIAL_DATA_TYPES;
import static org.songhua.edge.ogc.Requirement.CQL_BASIC_SPATIAL_FUNCTIONS_SPATIAL_FUNCTIONS;
import static org.songhua.edge.ogc.Requirement.CQL_BASIC_SPATIAL_FUNCTIONS_SPATIAL_PREDICATE;
import static org.songhua.edge.ogc.Requirement.CQL_CASE_INSENSITIVE_COMPARISON_CASEI_FUNCTION;
import static org.songhua.edge.ogc.Requirement.CQL_PROPERTY_PROPERTY_WITHDRAW_PERMISSIONS;
import static org.songhua.edge.ogc.Requirement.CQL_SPATIAL_FUNCTIONS_SPATIAL_FUNCTIONS;
import static org.songhua.edge.ogc.Requirement.CQL_TEMPORAL_FUNCTIONS_TEMPORAL_FUNCTIONS;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.edge.ogc.OgcClient;
import org.songhua.edge.ogc.OgcServer;
import org.songhua.edge.ogc.Verifies;
import tools.jackson.databind.JsonNode;

/**
 * CQL2 (21-065r2) over HTTP, each filter in both encodings. Of the 28 buildings 25 stand in a row with heights 0.5 to 24.5 m,
 * 0 to 24 floors, homes and offices in turn, the first five heated, the first ten valid since 2015-06-01; see SmallCity.
 */
class Cql2Test {
    private static final OgcClient API = OgcServer.shared().client();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "height = 4.5|{\"op\":\"=\",\"args\":[{\"property\":\"height\"},4.5]}|1",
                "use <> 'office' AND (floors < 4 OR floors >= 20)|{\"op\":\"and\",\"args\":[{\"op\":\"<>\",\"args\":[{\"property\":\"use\"},\"office\"]},{\"op\":\"or\",\"args\":[{\"op\":\"<\",\"args\":[{\"property\":\"floors\"},4]},{\"op\":\">=\",\"args\":[{\"property\":\"floors\"},20]}]}]}|5",
                "NOT heated = TRUE|{\"op\":\"not\",\"args\":[{\"op\":\"=\",\"args\":[{\"property\":\"heated\"},true]}]}|20",
                "valid_from IS NULL|{\"op\":\"isNull\",\"args\":[{\"property\":\"valid_from\"}]}|17",
                "valid_from > TIMESTAMP('2016-01-01T00:00:00Z')|{\"op\":\">\",\"args\":[{\"property\":\"valid_from\"},{\"timestamp\":\"2016-01-01T00:00:00Z\"}]}|1",
                "valid_from = DATE('2015-06-01')|{\"op\":\"=\",\"args\":[{\"property\":\"valid_from\"},{\"date\":\"2015-06-01\"}]}|10",
                "synthetic = true AND dataset = 'made'|{\"op\":\"and\",\"args\":[{\"op\":\"=\",\"args\":[{\"property\":\"synthetic\"},true]},{\"op\":\"=\",\"args\":[{\"property\":\"dataset\"},\"made\"]}]}|2"
            })
    @Verifies({
        CQL_BASIC_CQL2_CQL2_FILTER,
        CQL_BASIC_CQL2_PROPERTY,
        CQL_BASIC_CQL2_BINARY_COMPARISON_PREDICATE,
        CQL_BASIC_CQL2_NULL_PREDICATE,
        CQL2_TEXT_BASIC_CQL2,
        CQL2_JSON_BASIC_CQL2
    })
    void aFilterComparesCombinesAndAsksForAbsence(String text, String json, int expected) {
        assertThat(count(text, "cql2-text")).isEqualTo(expected);
        assertThat(count(json, "cql2-json")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name LIKE '楼 1_'|{\"op\":\"like\",\"args\":[{\"property\":\"name\"},\"楼 1_\"]}|10",
                "height BETWEEN 1 AND 3.5|{\"op\":\"between\",\"args\":[{\"property\":\"height\"},1,3.5]}|3",
                "floors IN (1, 2, 99)|{\"op\":\"in\",\"args\":[{\"property\":\"floors\"},[1,2,99]]}|2"
            })
    @Verifies({
        CQL_ADVANCED_COMPARISON_OPERATORS_LIKE_PREDICATE,
        CQL_ADVANCED_COMPARISON_OPERATORS_BETWEEN_PREDICATE,
        CQL_ADVANCED_COMPARISON_OPERATORS_IN_PREDICATE,
        CQL2_TEXT_ADVANCED_COMPARISON_OPERATORS,
        CQL2_JSON_ADVANCED_COMPARISON_OPERATORS
    })
    void aFilterMatchesPatternsRangesAndLists(String text, String json, int expected) {
        assertThat(count(text, "cql2-text")).isEqualTo(expected);
        assertThat(count(json, "cql2-json")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "CASEI(use) = CASEI('OFFICE')|{\"op\":\"=\",\"args\":[{\"op\":\"casei\",\"args\":[{\"property\":\"use\"}]},{\"op\":\"casei\",\"args\":[\"OFFICE\"]}]}|13"
            })
    @Verifies({
        CQL_CASE_INSENSITIVE_COMPARISON_CASEI_FUNCTION,
        CQL2_TEXT_CASE_INSENSITIVE_COMPARISON,
        CQL2_JSON_CASE_INSENSITIVE_COMPARISON
    })
    void aFilterLeavesCaseAside(String text, String json, int expected) {
        assertThat(count(text, "cql2-text")).isEqualTo(expected);
        assertThat(count(json, "cql2-json")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ACCENTI(use) LIKE ACCENTI('öffi%')|{\"op\":\"like\",\"args\":[{\"op\":\"accenti\",\"args\":[{\"property\":\"use\"}]},{\"op\":\"accenti\",\"args\":[\"öffi%\"]}]}|13"
            })
    @Verifies({
        CQL_ACCENT_INSENSITIVE_COMPARISON_ACCENTI_FUNCTION,
        CQL2_TEXT_ACCENT_INSENSITIVE_COMPARISON,
        CQL2_JSON_ACCENT_INSENSITIVE_COMPARISON
    })
    void aFilterLeavesAccentsAside(String text, String json, int expected) {
        assertThat(count(text, "cql2-text")).isEqualTo(expected);
        assertThat(count(json, "cql2-json")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "S_INTERSECTS(geometry, BBOX(125.2995,43.79,125.3031,43.81))|{\"op\":\"s_intersects\",\"args\":[{\"property\":\"geometry\"},{\"bbox\":[125.2995,43.79,125.3031,43.81]}]}|4",
                "S_INTERSECTS(geometry, POINT(0.09 0.01))|{\"op\":\"s_intersects\",\"args\":[{\"property\":\"geometry\"},{\"type\":\"Point\",\"coordinates\":[0.09,0.01]}]}|1",
                "S_INTERSECTS(geometry, BBOX(177,65,-177,70))|{\"op\":\"s_intersects\",\"args\":[{\"property\":\"geometry\"},{\"bbox\":[177,65,-177,70]}]}|1"
            })
    @Verifies({
        CQL_BASIC_SPATIAL_FUNCTIONS_SPATIAL_PREDICATE,
        CQL_BASIC_SPATIAL_FUNCTIONS_SPATIAL_FUNCTIONS,
        CQL2_TEXT_BASIC_SPATIAL_FUNCTIONS,
        CQL2_JSON_BASIC_SPATIAL_FUNCTIONS
    })
    void aFilterIntersectsPointsAndBoxes(String text, String json, int expected) {
        assertThat(count(text, "cql2-text")).isEqualTo(expected);
        assertThat(count(json, "cql2-json")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "S_INTERSECTS(geometry, POLYGON((0.05 0.05,0.09 0.05,0.09 0.09,0.05 0.05)))|{\"op\":\"s_intersects\",\"args\":[{\"property\":\"geometry\"},{\"type\":\"Polygon\",\"coordinates\":[[[0.05,0.05],[0.09,0.05],[0.09,0.09],[0.05,0.05]]]}]}|0",
                "S_INTERSECTS(geometry, LINESTRING(125.2 43.8002,125.3105 43.8002))|{\"op\":\"s_intersects\",\"args\":[{\"property\":\"geometry\"},{\"type\":\"LineString\",\"coordinates\":[[125.2,43.8002],[125.3105,43.8002]]}]}|11"
            })
    @Verifies({
        CQL_BASIC_SPATIAL_FUNCTIONS_PLUS_SPATIAL_DATA_TYPES,
        CQL2_TEXT_BASIC_SPATIAL_FUNCTIONS_PLUS,
        CQL2_JSON_BASIC_SPATIAL_FUNCTIONS_PLUS
    })
    void aFilterIntersectsShapesOfAllTypes(String text, String json, int expected) {
        assertThat(count(text, "cql2-text")).isEqualTo(expected);
        assertThat(count(json, "cql2-json")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "S_WITHIN(geometry, BBOX(125.2999,43.7,125.3025,43.9))|{\"op\":\"s_within\",\"args\":[{\"property\":\"geometry\"},{\"bbox\":[125.2999,43.7,125.3025,43.9]}]}|3",
                "S_CONTAINS(geometry, POINT(0.09 0.01))|{\"op\":\"s_contains\",\"args\":[{\"property\":\"geometry\"},{\"type\":\"Point\",\"coordinates\":[0.09,0.01]}]}|1",
                "S_DISJOINT(geometry, BBOX(125,43,126,44))|{\"op\":\"s_disjoint\",\"args\":[{\"property\":\"geometry\"},{\"bbox\":[125,43,126,44]}]}|3",
                "S_TOUCHES(geometry, POINT(0 0))|{\"op\":\"s_touches\",\"args\":[{\"property\":\"geometry\"},{\"type\":\"Point\",\"coordinates\":[0,0]}]}|1",
                "S_CROSSES(geometry, LINESTRING(-1 0.01,1 0.01))|{\"op\":\"s_crosses\",\"args\":[{\"property\":\"geometry\"},{\"type\":\"LineString\",\"coordinates\":[[-1,0.01],[1,0.01]]}]}|1",
                "S_OVERLAPS(geometry, BBOX(-1,-1,0.05,0.05)) OR S_EQUALS(geometry, POINT(1 1))|{\"op\":\"or\",\"args\":[{\"op\":\"s_overlaps\",\"args\":[{\"property\":\"geometry\"},{\"bbox\":[-1,-1,0.05,0.05]}]},{\"op\":\"s_equals\",\"args\":[{\"property\":\"geometry\"},{\"type\":\"Point\",\"coordinates\":[1,1]}]}]}|1"
            })
    @Verifies({CQL_SPATIAL_FUNCTIONS_SPATIAL_FUNCTIONS, CQL2_TEXT_SPATIAL_FUNCTIONS, CQL2_JSON_SPATIAL_FUNCTIONS})
    void aFilterKnowsAllRelationsOfGeometries(String text, String json, int expected) {
        assertThat(count(text, "cql2-text")).isEqualTo(expected);
        assertThat(count(json, "cql2-json")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "T_BEFORE(valid_from, DATE('2016-01-01'))|{\"op\":\"t_before\",\"args\":[{\"property\":\"valid_from\"},{\"date\":\"2016-01-01\"}]}|10",
                "T_DURING(valid_from, INTERVAL('2015-01-01T00:00:00Z','2020-12-31T00:00:00Z'))|{\"op\":\"t_during\",\"args\":[{\"property\":\"valid_from\"},{\"interval\":[\"2015-01-01T00:00:00Z\",\"2020-12-31T00:00:00Z\"]}]}|11",
                "T_AFTER(updated, TIMESTAMP('2026-01-01T00:00:00Z'))|{\"op\":\"t_after\",\"args\":[{\"property\":\"updated\"},{\"timestamp\":\"2026-01-01T00:00:00Z\"}]}|28",
                "T_OVERLAPS(INTERVAL(valid_from,updated), INTERVAL('2016-01-01','2030-01-01'))|{\"op\":\"t_overlaps\",\"args\":[{\"interval\":[{\"property\":\"valid_from\"},{\"property\":\"updated\"}]},{\"interval\":[\"2016-01-01\",\"2030-01-01\"]}]}|10"
            })
    @Verifies({CQL_TEMPORAL_FUNCTIONS_TEMPORAL_FUNCTIONS, CQL2_TEXT_TEMPORAL_FUNCTIONS, CQL2_JSON_TEMPORAL_FUNCTIONS})
    void aFilterKnowsRelationsOfTimes(String text, String json, int expected) {
        assertThat(count(text, "cql2-text")).isEqualTo(expected);
        assertThat(count(json, "cql2-json")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "A_CONTAINS((use, source_id), ('office'))|{\"op\":\"a_contains\",\"args\":[[{\"property\":\"use\"},{\"property\":\"source_id\"}],[\"office\"]]}|13",
                "A_OVERLAPS((floors), (1, 2))|{\"op\":\"a_overlaps\",\"args\":[[{\"property\":\"floors\"}],[1,2]]}|2"
            })
    @Verifies({CQL_ARRAY_FUNCTIONS_ARRAY_PREDICATES, CQL2_TEXT_ARRAYS, CQL2_JSON_ARRAYS})
    void aFilterComparesSets(String text, String json, int expected) {
        assertThat(count(text, "cql2-text")).isEqualTo(expected);
        assertThat(count(json, "cql2-json")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "floors < height|{\"op\":\"<\",\"args\":[{\"property\":\"floors\"},{\"property\":\"height\"}]}|25",
                "24.5 = height OR 1 = 2|{\"op\":\"or\",\"args\":[{\"op\":\"=\",\"args\":[24.5,{\"property\":\"height\"}]},{\"op\":\"=\",\"args\":[1,2]}]}|1"
            })
    @Verifies({CQL_PROPERTY_PROPERTY_WITHDRAW_PERMISSIONS, CQL2_TEXT_PROPERTY_PROPERTY, CQL2_JSON_PROPERTY_PROPERTY})
    void aFilterComparesPropertiesWithEachOther(String text, String json, int expected) {
        assertThat(count(text, "cql2-text")).isEqualTo(expected);
        assertThat(count(json, "cql2-json")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "floors + 0.5 = height AND floors % 2 = 0 AND floors ^ 2 < 20|{\"op\":\"and\",\"args\":[{\"op\":\"=\",\"args\":[{\"op\":\"+\",\"args\":[{\"property\":\"floors\"},0.5]},{\"property\":\"height\"}]},{\"op\":\"=\",\"args\":[{\"op\":\"%\",\"args\":[{\"property\":\"floors\"},2]},0]},{\"op\":\"<\",\"args\":[{\"op\":\"^\",\"args\":[{\"property\":\"floors\"},2]},20]}]}|3"
            })
    @Verifies({CQL_ARITHMETIC_ARITHMETIC, CQL2_TEXT_ARITHMETIC, CQL2_JSON_ARITHMETIC})
    void aFilterCalculates(String text, String json, int expected) {
        assertThat(count(text, "cql2-text")).isEqualTo(expected);
        assertThat(count(json, "cql2-json")).isEqualTo(expected);
    }

    @Test
    @Verifies(CQL2_TEXT_ESCAPING)
    void quotationMarksInTextsAreEscapedInEitherWay() {
        assertThat(count("name = 'it''s' OR name LIKE '%''松花''%'", "cql2-text")).isOne();
        assertThat(count("name LIKE '%\\'松花\\'%'", "cql2-text")).isOne();
    }

    private static int count(String filter, String language) {
        String encoded = URLEncoder.encode(filter, StandardCharsets.UTF_8);
        JsonNode page = API.get("/collections/building/items?limit=100&filter-lang=" + language + "&filter=" + encoded)
                .ok()
                .json();
        assertThat(page.path("numberMatched").asInt())
                .isEqualTo(page.path("features").size());
        return page.path("features").size();
    }
}
