package org.songhua.engine.cql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The text encoding: what it reads as, told by how it is printed. */
class A01_TextTest {
    private static String printed(String filter) {
        return Cql.toText(Cql.parseText(filter, Town.QUERYABLES));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "height>24 and floors<=8|height > 24 AND floors <= 8",
                "NOT heated=TRUE Or name='x'|NOT heated = TRUE OR name = 'x'",
                "height > 1 or (height > 2 and height > 3)|height > 1 OR (height > 2 AND height > 3)",
                "(height > 1 or height > 2) and height > 3|(height > 1 OR height > 2) AND height > 3",
                "((height)) = 1.50|height = 1.5",
                "height = 1+2*3-4/5|height = 1 + 2 * 3 - 4 / 5",
                "height = (1+2)*3|height = (1 + 2) * 3",
                "height = 1-(2-3)|height = 1 - (2 - 3)",
                "height = -floors|height = -1 * floors",
                "height = 2^-1|height = 2 ^ -1",
                "height = 7 div 2 % 2|height = 7 div 2 % 2",
                "name LIKE 'a%'|name LIKE 'a%'",
                "name not like casei('A%')|NOT name LIKE CASEI('A%')",
                "height not between 1 and 2|NOT height BETWEEN 1 AND 2",
                "floors NOT IN (1,2)|NOT floors IN (1, 2)",
                "name is not null|NOT name IS NULL",
                "(height > 1) is null|(height > 1) IS NULL",
                "name = 'it''s' or name = 'it\\'s'|name = 'it''s' OR name = 'it''s'",
                "\"like it\" = 'a' and \"name\" = 'b'|\"like it\" = 'a' AND name = 'b'",
                "用途 = '住宅'|用途 = '住宅'",
                "s_intersects(geometry,bbox(1,2,3,4))|S_INTERSECTS(geometry, BBOX(1,2,3,4))",
                "S_WITHIN(geometry,BBOX(1,2,-9,3,4,9))|S_WITHIN(geometry, BBOX(1,2,3,4))",
                "S_TOUCHES(POINT Z (1 2 3.5),geometry)|S_TOUCHES(POINT Z(1 2 3.5), geometry)",
                "T_AFTER(updated,TIMESTAMP('2026-01-01T08:00:00+08:00'))|T_AFTER(updated, TIMESTAMP('2026-01-01T00:00:00Z'))",
                "T_DURING(built,INTERVAL('1990-01-01','..'))|T_DURING(built, INTERVAL('1990-01-01','..'))",
                "T_INTERSECTS(INTERVAL(updated,gone),DATE('2026-01-01'))|T_INTERSECTS(INTERVAL(updated,gone), DATE('2026-01-01'))",
                "A_CONTAINS(tags,('corner'))|A_CONTAINS(tags, ('corner'))",
                "A_OVERLAPS(tags,())|A_OVERLAPS(tags, ())",
                "true|TRUE",
            })
    void aFilterReadsAsItIsMeant(String filter, String expected) {
        assertThat(printed(filter)).isEqualTo(expected);
    }

    @Test
    void wordsOfTheLanguageThatAreNoFunctionsAreNames() {
        var names = java.util.Map.of("date", Type.TEXT, "point", Type.TEXT, "casei", Type.TEXT, "a.b", Type.NUMBER);
        assertThat(Cql.toText(Cql.parseText("date = point and casei = 'x' and a.b=1", names)))
                .isEqualTo("date = point AND casei = 'x' AND a.b = 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "height",
                "height >",
                "> 3",
                "height > 3 and",
                "height > 3 height",
                "(height > 3",
                "height > 3)",
                "height = 'x",
                "\"height = 1",
                "height = 1e999999999",
                "height = 1..2",
                "height ! 3",
                "name LIKE",
                "name NOT 3",
                "name IS 3",
                "floors IN 3",
                "floors IN (1,",
                "height BETWEEN 1 OR 2",
                "BBOX(1,2,3)",
                "S_INTERSECTS(geometry)",
                "S_INTERSECTS(geometry,POINT(1))",
                "S_INTERSECTS(geometry,POLYGON((0 0,1 1,0 1)))",
                "S_INTERSECTS(geometry,LINESTRING(0 0))",
                "T_AFTER(built,DATE('2026-13-01'))",
                "T_AFTER(built,DATE(2026))",
                "T_AFTER(updated,TIMESTAMP('2026-01-01'))",
                "T_AFTER(built,INTERVAL('x','..'))",
                "and",
                "not",
                "height = 2^3^4",
                "S_EQUALS(geometry,GEOMETRYCOLLECTION(BBOX(1,2,3,4)))",
                "\u0000",
                "name = 'a' -- x",
                "height > 3; drop table x"
            })
    void whatIsNoFilterIsRefusedWithAPlace(String filter) {
        assertThat(Faults.of(() -> Cql.parseText(filter, Town.QUERYABLES)))
                .as(filter)
                .isNotEmpty()
                .allSatisfy(fault -> {
                    assertThat(fault.code()).startsWith("CQL-0");
                    assertThat(fault.place().field()).isNotBlank();
                    assertThat(fault.remedy()).endsWith(".");
                });
    }

    @Test
    void theFirstMistakeOfGrammarIsToldWhereItStands() {
        var faults = Faults.of(() -> Cql.parseText("height > 3 AND floors = )", Town.QUERYABLES));
        assertThat(faults).hasSize(1);
        assertThat(faults.getFirst().place().field()).isEqualTo("character 25");
        assertThat(faults.getFirst().problem()).contains("')'");
    }
}
