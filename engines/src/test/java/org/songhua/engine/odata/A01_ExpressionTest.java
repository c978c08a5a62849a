package org.songhua.engine.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.FaultException;

/** How expressions are read: what binds tighter, what is a literal, what is refused. */
class A01_ExpressionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            a eq 1 or b eq 2 and c eq 3            | ((a eq 1) or ((b eq 2) and (c eq 3)))
            1 add 2 mul 3 eq 7                     | ((1 add (2 mul 3)) eq 7)
            (1 add 2) mul 3 eq 9                   | (((1 add 2) mul 3) eq 9)
            1 sub 2 sub 3 lt 0                     | (((1 sub 2) sub 3) lt 0)
            not a lt 3 and not b ge 4              | (not ((a lt 3)) and not ((b ge 4)))
            -1 lt -x                               | (-1 lt -x)
            x in ('a','b')                         | ((x eq 'a') or (x eq 'b'))
            Datastream/Thing/properties/code eq 'x'| (Datastream/Thing/properties/code eq 'x')
            properties/list[0]/n eq 1              | (properties/list/0/n eq 1)
            @iot.id eq 5                           | (@iot.id eq 5)
            Locations/any(l:l/name eq 'x')         | Locations/any(l:(l/name eq 'x'))
            Locations/all(l : l/name eq 'x')       | Locations/all(l:(l/name eq 'x'))
            name eq 'it''s'                        | (name eq 'it''s')
            geo.distance(location,geography'POINT(1 2)') lt 0.5 | (geo.distance(location,geography'POINT (1 2)') lt 0.5)
            """)
    void anExpressionIsReadByTheStrengthOfItsOperators(String text, String tree) {
        assertThat(ExpressionParser.parse(text)).hasToString(tree);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a eq 1 or b eq 2 and not c eq 3",
                "substringof('x',name) and result gt 3.50",
                "phenomenonTime ge 2026-01-31T08:00:00Z sub duration'PT1H'",
                "st_within(location,geography'POLYGON((0 0,1 0,1 1,0 0))')",
                "during(phenomenonTime,2026-01-01T00:00:00Z/2026-01-02T00:00:00Z)",
                "D/any(d:d/x eq y)"
            })
    void whatAnExpressionPrintsIsReadAsTheSameExpression(String text) {
        Expr first = ExpressionParser.parse(text);
        assertThat(ExpressionParser.parse(first.toString())).hasToString(first.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a eq",
                "eq 1",
                "a eq 'x",
                "(a eq 1",
                "a eq 1)",
                "nosuch(a)",
                "length(a,b)",
                "now(1)",
                "a b",
                "a eq 1 2",
                "a/ eq 1",
                "a eq #",
                "a eq 2026-13-01T00:00:00Z",
                "a eq duration'x'",
                "a eq geography'POINT(1'",
                "a eq 1e999999999",
                "a in ()",
                "x/any(l)",
                "a eq 9999999999-01-01T00:00:00Z"
            })
    void whatIsNoExpressionIsRefusedWithItsPlace(String text) {
        assertThatThrownBy(() -> ExpressionParser.parse(text)).isInstanceOfSatisfying(FaultException.class, e -> {
            assertThat(e.faults().getFirst().code()).isEqualTo("ODATA-001");
            assertThat(e.faults().getFirst().problem()).contains("position");
        });
    }

    @Test
    void nestingWithoutEndIsRefusedBeforeTheStackIsFull() {
        String deep = "(".repeat(100_000) + "1 eq 1" + ")".repeat(100_000);
        assertThatThrownBy(() -> ExpressionParser.parse(deep)).isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> ExpressionParser.parse("not ".repeat(100_000) + "a"))
                .isInstanceOf(FaultException.class);
    }

    @Test
    void aMomentWhereASpanIsNeededIsAMistakeOfType() {
        assertThatThrownBy(() -> ExpressionParser.parse("during(resultTime,2026-01-01T00:00:00Z)"))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults().getFirst().code()).isEqualTo("ODATA-002"));
    }

    @Test
    void aTextWhereAGeometryIsNeededIsAMistakeOfType() {
        assertThatThrownBy(() -> ExpressionParser.parse("st_within(location,'POINT(1 2)')"))
                .isInstanceOf(FaultException.class);
    }
}
