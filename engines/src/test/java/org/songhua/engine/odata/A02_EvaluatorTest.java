package org.songhua.engine.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.songhua.engine.fault.FaultException;

/** What expressions are worth, on one entity whose values are below. */
class A02_EvaluatorTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private static final Map<String, Object> VALUES = Map.ofEntries(
            Map.entry("name", "Songhua 松花"),
            Map.entry("n", 7),
            Map.entry("x", 2.5),
            Map.entry("yes", true),
            Map.entry("time", Instant.parse("2026-01-31T08:15:30.250Z")),
            Map.entry(
                    "span",
                    new TimeInterval(Instant.parse("2026-01-31T08:00:00Z"), Instant.parse("2026-01-31T09:00:00Z"))),
            Map.entry("place", new GeometryFactory().createPoint(new Coordinate(125.3, 43.8))));

    private static Object value(String text) {
        return new Evaluator(path -> VALUES.get(path.toString()), NOW).value(ExpressionParser.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n eq 7",
                "n ne 8",
                "n eq '7'",
                "yes eq 'true'",
                "n gt 6",
                "n ge 7",
                "n lt 7.5",
                "n le 7",
                "0.1 add 0.2 eq 0.3",
                "n mod 4 eq 3",
                "n div 2 eq 3.5",
                "n mul x eq 17.5",
                "n sub 10 eq -3",
                "-n eq -7",
                "round(x) eq 3",
                "floor(x) eq 2",
                "ceiling(2.1) eq 3",
                "round(-2.5) eq -3",
                "yes",
                "yes eq true",
                "not (n eq 8)",
                "n eq 8 or n eq 7",
                "substringof('hua',name)",
                "contains(name,'松')",
                "startswith(name,'Song')",
                "endswith(name,'花')",
                "length(name) eq 10",
                "indexof(name,'h') eq 4",
                "substring(name,8) eq '松花'",
                "substring(name,0,4) eq 'Song'",
                "substring(name,99) eq ''",
                "substring(name,-3,2) eq 'So'",
                "tolower(name) eq 'songhua 松花'",
                "toupper('a') eq 'A'",
                "trim('  a ') eq 'a'",
                "concat('a',concat('b','c')) eq 'abc'",
                "year(time) eq 2026",
                "month(time) eq 1",
                "day(time) eq 31",
                "hour(time) eq 8",
                "minute(time) eq 15",
                "second(time) eq 30",
                "fractionalseconds(time) eq 0.25",
                "date(time) eq 2026-01-31",
                "time(time) eq 08:15:30.250",
                "totaloffsetminutes(time) eq 0",
                "now() eq 2026-06-01T12:00:00Z",
                "time gt mindatetime()",
                "time lt maxdatetime()",
                "year(span) eq 2026",
                "time add duration'PT1H' gt span",
                "time sub duration'P1D' lt span",
                "time sub 2026-01-31T08:15:00.250Z eq duration'PT30S'",
                "time eq 2026-01-31T16:15:30.250+08:00",
                "time gt '2026-01-01T00:00:00Z'",
                "time gt 2026-01-31",
                "geo.distance(place,geography'POINT(125.3 44.8)') eq 1",
                "geo.length(geography'LINESTRING(0 0,3 4)') eq 5",
                "geo.intersects(place,geography'POINT(125.3 43.8)')",
                "st_equals(place,geography'POINT(125.3 43.8)')",
                "st_within(place,geography'POLYGON((125 43,126 43,126 44,125 44,125 43))')",
                "st_contains(geography'POLYGON((125 43,126 43,126 44,125 44,125 43))',place)",
                "st_disjoint(place,geography'POINT(0 0)')",
                "not st_touches(place,geography'POINT(0 0)')",
                "st_intersects(place,geography'SRID=4326;POINT(125.3 43.8)')",
                "st_crosses(geography'LINESTRING(0 0,2 2)',geography'LINESTRING(0 2,2 0)')",
                "st_overlaps(geography'POLYGON((0 0,2 0,2 2,0 2,0 0))',geography'POLYGON((1 1,3 1,3 3,1 3,1 1))')",
                "st_relate(place,geography'POINT(125.3 43.8)','T*F**FFF*')"
            })
    void isTrue(String text) {
        assertThat(value(text)).as(text).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n eq 8",
                "n eq '7.0'",
                "yes eq false",
                "name gt 'T'",
                "not yes",
                "yes and n eq 8",
                "time lt span"
            })
    void isFalse(String text) {
        assertThat(value(text)).as(text).isEqualTo(false);
    }

    /** The logic of SQL: unknown and false is false, unknown or true is true, all else stays unknown. */
    @Test
    void whatIsUnknownStaysUnknownUnlessTheRestDecides() {
        assertThat(value("missing eq 1")).isNull();
        assertThat(value("not (missing eq 1)")).isNull();
        assertThat(value("missing eq 1 and n eq 8")).isEqualTo(false);
        assertThat(value("missing eq 1 or n eq 7")).isEqualTo(true);
        assertThat(value("missing eq 1 and n eq 7")).isNull();
        assertThat(value("length(missing) eq 1")).isNull();
        assertThat(value("n div 0 eq 1")).isNull();
        assertThat(value("n gt 'x'")).isNull();
    }

    @Test
    void onlyComparingWithNullAsksWhetherThereIsAValue() {
        assertThat(value("missing eq null")).isEqualTo(true);
        assertThat(value("missing ne null")).isEqualTo(false);
        assertThat(value("n eq null")).isEqualTo(false);
        assertThat(value("null ne n")).isEqualTo(true);
        assertThat(value("n gt null")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not n",
                "n and yes",
                "yes add 1 eq 2",
                "time mul duration'PT1S' eq time",
                "st_relate(place,geography'POINT(0 0)','bad')",
                "-name eq 1",
                "length(place) eq 3"
            })
    void valuesThatCannotBeCombinedAreAMistakeOfType(String text) {
        assertThatThrownBy(() -> value(text))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults().getFirst().code()).isEqualTo("ODATA-002"));
    }

    @Test
    void aLambdaHoldsForAnyOrForAllMembersOfACollection() {
        Evaluator.Scope scope = new Evaluator.Scope() {
            @Override
            public Object value(Expr.Path path) {
                return VALUES.get(path.toString());
            }

            @Override
            public List<Evaluator.Scope> members(Expr.Path collection) {
                return collection.toString().equals("None") ? List.of() : List.of(path -> 1, path -> 7);
            }
        };
        var evaluator = new Evaluator(scope, NOW);
        assertThat(evaluator.holds(ExpressionParser.parse("Things/any(t:t/n eq n)")))
                .isTrue();
        assertThat(evaluator.holds(ExpressionParser.parse("Things/all(t:t/n eq n)")))
                .isFalse();
        assertThat(evaluator.holds(ExpressionParser.parse("None/any(t:t/n eq n)")))
                .isFalse();
        assertThat(evaluator.holds(ExpressionParser.parse("None/all(t:t/n eq n)")))
                .isTrue();
    }
}
