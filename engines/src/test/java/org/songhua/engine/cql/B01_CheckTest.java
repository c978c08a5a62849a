package org.songhua.engine.cql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.fault.Fault;

/** Filters that are well written but cannot be meant. */
class B01_CheckTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "heigth > 3|CQL-010",
                "buffer(geometry) = 3|CQL-011",
                "name > 3|CQL-012",
                "height = 'x'|CQL-012",
                "built = '2026-01-01'|CQL-012",
                "heated > true|CQL-012",
                "geometry = geometry|CQL-012",
                "tags = name|CQL-012",
                "height|CQL-012",
                "NOT height|CQL-012",
                "height + name = 3|CQL-012",
                "CASEI(height) = 'x'|CQL-012",
                "height LIKE 'x'|CQL-012",
                "name LIKE name|CQL-013",
                "floors IN ()|CQL-012",
                "floors IN (1,'x')|CQL-012",
                "height BETWEEN 'a' AND 2|CQL-012",
                "S_INTERSECTS(name,geometry)|CQL-012",
                "S_INTERSECTS(geometry,POLYGON((0 0,1 1,1 0,0 1,0 0)))|CQL-014",
                "S_INTERSECTS(geometry,BBOX(0,5,1,4))|CQL-014",
                "T_AFTER(height,built)|CQL-012",
                "T_AFTER(built,INTERVAL('2026-01-01','2025-01-01'))|CQL-015",
                "T_AFTER(built,INTERVAL(name,'..'))|CQL-012",
                "A_CONTAINS(name,('a'))|CQL-012",
            })
    void aMistakeOfMeaningHasItsCode(String filter, String code) {
        assertThat(Faults.codes(filter)).containsExactly(code);
    }

    @Test
    void allMistakesAreToldAtOnceEachWithItsPlace() {
        var faults =
                Faults.of(() -> Cql.parseText("heigth > 3 AND (name = 4 OR S_WITHIN(geometry,'x'))", Town.QUERYABLES));
        assertThat(faults).extracting(Fault::code).containsExactly("CQL-010", "CQL-012", "CQL-012");
        assertThat(faults)
                .extracting(fault -> fault.place().field())
                .containsExactly("character 1", "character 24", "character 47");
        assertThat(faults.getFirst().remedy()).contains("height");
        assertThat(faults.get(2).remedy()).contains("BBOX");
    }

    @Test
    void aPatternMayNotEndInTheMiddleOfAnEscape() {
        String json = "{\"op\":\"like\",\"args\":[{\"property\":\"name\"},\"a\\\\\"]}";
        assertThat(Faults.of(() -> Cql.parseJson(json, Town.QUERYABLES)))
                .extracting(Fault::code)
                .containsExactly("CQL-013");
    }

    @Test
    void daysAndMomentsMayBeCompared() {
        assertThat(Faults.codes("built < TIMESTAMP('2026-01-01T00:00:00Z') AND updated >= DATE('2026-01-01')"))
                .isEmpty();
    }
}
