package org.songhua.engine.cql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON encoding says the same as the text encoding. */
class A02_JsonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"op\":\">\",\"args\":[{\"property\":\"height\"},24.50]}|height > 24.5",
                "{\"op\":\"and\",\"args\":[true,{\"op\":\"not\",\"args\":[false]}]}|TRUE AND NOT FALSE",
                "{\"op\":\"like\",\"args\":[{\"op\":\"casei\",\"args\":[{\"property\":\"name\"}]},{\"op\":\"casei\",\"args\":[\"a%\"]}]}|CASEI(name) LIKE CASEI('a%')",
                "{\"op\":\"between\",\"args\":[{\"property\":\"height\"},1,2e1]}|height BETWEEN 1 AND 2E+1",
                "{\"op\":\"in\",\"args\":[{\"property\":\"name\"},[\"a\",\"b\\u00e9\"]]}|name IN ('a', 'bé')",
                "{\"op\":\"isNull\",\"args\":[{\"property\":\"name\"}]}|name IS NULL",
                "{\"op\":\"=\",\"args\":[{\"op\":\"+\",\"args\":[1,{\"property\":\"floors\"}]},{\"op\":\"div\",\"args\":[7,2]}]}|1 + floors = 7 div 2",
                "{\"op\":\"s_intersects\",\"args\":[{\"property\":\"geometry\"},{\"bbox\":[1,2,3,4]}]}|S_INTERSECTS(geometry, BBOX(1,2,3,4))",
                "{\"op\":\"s_within\",\"args\":[{\"property\":\"geometry\"},{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]}]}|S_WITHIN(geometry, POLYGON((0 0,1 0,1 1,0 0)))",
                "{\"op\":\"t_during\",\"args\":[{\"property\":\"updated\"},{\"interval\":[\"2026-01-01T00:00:00Z\",\"..\"]}]}|T_DURING(updated, INTERVAL('2026-01-01T00:00:00Z','..'))",
                "{\"op\":\"t_after\",\"args\":[{\"property\":\"built\"},{\"date\":\"2026-01-01\"}]}|T_AFTER(built, DATE('2026-01-01'))",
                "{\"op\":\"<\",\"args\":[{\"property\":\"updated\"},{\"timestamp\":\"2026-01-01T00:00:00Z\"}]}|updated < TIMESTAMP('2026-01-01T00:00:00Z')",
                "{\"op\":\"a_contains\",\"args\":[{\"property\":\"tags\"},[\"a\",1]]}|A_CONTAINS(tags, ('a', 1))",
            })
    void aFilterReadsAsItIsMeant(String json, String expected) {
        assertThat(Cql.toText(Cql.parseJson(json, Town.QUERYABLES))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "3",
                "[]",
                "{}",
                "{\"op\":1}",
                "{\"op\":\"=\"}",
                "{\"op\":\"=\",\"args\":[1]}",
                "{\"op\":\"=\",\"args\":[1,2,3]}",
                "{\"op\":\"and\",\"args\":[true]}",
                "{\"op\":\"in\",\"args\":[1,2]}",
                "{\"op\":\"nothing\",\"args\":[]}",
                "{\"property\":\"absent\"}",
                "{\"op\":\"=\",\"args\":[null,1]}",
                "true true",
                "{\"op\":\"not\",\"op\":\"not\",\"args\":[true]}",
                "{\"op\":\"not\",\"args\":[true]",
                "{op:1}",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u+123\"",
                "\"a",
                "tru",
                "-",
                "1.2.3",
                "{\"date\":\"x\"}",
                "{\"op\":\"s_equals\",\"args\":[{\"property\":\"geometry\"},{\"type\":\"Point\",\"coordinates\":[1]}]}",
                "{\"op\":\"s_equals\",\"args\":[{\"property\":\"geometry\"},{\"type\":\"Polygon\",\"coordinates\":[]}]}",
                "{\"op\":\"s_equals\",\"args\":[{\"property\":\"geometry\"},{\"type\":\"Circle\",\"coordinates\":[]}]}",
                "{\"op\":\"s_equals\",\"args\":[{\"property\":\"geometry\"},{\"bbox\":[1,2,3]}]}",
                "{\"op\":\"s_equals\",\"args\":[{\"property\":\"geometry\"},{\"type\":\"LineString\",\"coordinates\":[[1,2]]}]}",
                "{\"op\":\"t_after\",\"args\":[{\"property\":\"built\"},{\"interval\":[\"..\"]}]}"
            })
    void whatIsNoFilterIsRefused(String json) {
        assertThat(Faults.of(() -> Cql.parseJson(json, Town.QUERYABLES)))
                .as(json)
                .isNotEmpty();
    }

    @Test
    void placesAreJsonPointers() {
        String json = "{\"op\":\"and\",\"args\":[true,{\"op\":\"=\",\"args\":[{\"property\":\"heigth\"},1]}]}";
        var fault = Faults.of(() -> Cql.parseJson(json, Town.QUERYABLES)).getFirst();
        assertThat(fault.code()).isEqualTo("CQL-010");
        assertThat(fault.place().field()).isEqualTo("/args/1/args/0");
    }
}
