package org.songhua.engine.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.random.Seeded;

/** Arithmetic and the functions of texts, numbers, calendars and geometries, case by case and against the obvious way. */
class C03_FunctionsTest {
    private static final Map<String, Object> VALUES = Map.ofEntries(
            Map.entry("byte", (byte) 7),
            Map.entry("long", 7L),
            Map.entry("float", 7.5f),
            Map.entry("big", new java.math.BigInteger("7")),
            Map.entry("nan", Double.NaN),
            Map.entry("endless", Double.POSITIVE_INFINITY),
            Map.entry("list", List.of(1, 2)),
            Map.entry("text", "a𝕏b"),
            Map.entry("yes", true));

    private static @Nullable Object value(String text) {
        return new Evaluator(path -> VALUES.get(path.toString()), Instant.EPOCH).value(ExpressionParser.parse(text));
    }

    private static int whole(String text) {
        Object value = value(text);
        if (value instanceof BigDecimal number) return number.intValueExact();
        throw new AssertionError(text + " is " + value);
    }

    @ParameterizedTest
    @CsvSource({
        "1 add 2,3",
        "1 sub 2,-1",
        "3 mul -2,-6",
        "7 div 2,3.5",
        "-7 div 2,-3.5",
        "7 mod 2,1",
        "-7 mod 2,-1",
        "7 mod -2,1",
        "7.5 mod 2,1.5",
        "0.1 add 0.2,0.3",
        "0.3 sub 0.1,0.2",
        "1 div 8,0.125",
        "2 add 3 mul 4,14",
        "(2 add 3) mul 4,20",
        "20 div 2 div 5,2",
        "20 sub 2 sub 5,13",
        "-(2 add 3),-5",
        "byte add long,14",
        "float add big,14.5",
    })
    void numbersAreDecimals(String text, BigDecimal expected) {
        assertThat((BigDecimal) value(text)).isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 div 0",
                "1 mod 0",
                "0 div 0",
                "nan add 1",
                "endless",
                "1e399 mul 1e399 mod 1e-399",
                "list add 1",
                "'a' add 1",
                "1 add 'a'",
                "2026-01-01T00:00:00Z add 1",
                "2026-01-01T00:00:00Z sub 1"
            })
    void aCalculationWithoutResultIsUnknown(String text) {
        assertThat(value(text)).isNull();
    }

    @Test
    void aThirdHasThirtyFourDigits() {
        assertThat(((BigDecimal) value("1 div 3")).precision()).isEqualTo(34);
        assertThat(value("1 div 3 mul 3 eq 1")).isEqualTo(false);
        assertThat(value("round(1 div 3 mul 3) eq 1")).isEqualTo(true);
    }

    /** OData 4.01 part 2, 5.1.1.9: half goes away from zero. */
    @ParameterizedTest
    @CsvSource({
        "0.5,1,0,1",
        "-0.5,-1,-1,0",
        "1.4,1,1,2",
        "1.5,2,1,2",
        "2.5,3,2,3",
        "-1.4,-1,-2,-1",
        "-1.5,-2,-2,-1",
        "-2.5,-3,-3,-2",
        "3,3,3,3",
        "0,0,0,0",
        "1e3,1000,1000,1000",
        "0.0001,0,0,1",
        "-0.0001,0,-1,0"
    })
    void roundingGoesAsItsNameSays(String number, BigDecimal round, BigDecimal floor, BigDecimal ceiling) {
        assertThat((BigDecimal) value("round(" + number + ")")).isEqualByComparingTo(round);
        assertThat((BigDecimal) value("floor(" + number + ")")).isEqualByComparingTo(floor);
        assertThat((BigDecimal) value("ceiling(" + number + ")")).isEqualByComparingTo(ceiling);
    }

    @Test
    void smallCalculationsAgreeWithWholeNumbers() {
        Seeded.check(2_000, random -> {
            int a = random.nextInt(-50, 50);
            int b = random.nextInt(-50, 50);
            int c = random.nextInt(1, 20);
            assertThat(whole(a + " add " + b + " mul " + c)).isEqualTo(a + b * c);
            assertThat(whole(a + " sub " + b + " sub " + c)).isEqualTo(a - b - c);
            assertThat(whole(a + " mod " + c)).isEqualTo(a % c);
            assertThat(whole("floor(" + a + " div " + c + ")")).isEqualTo(Math.floorDiv(a, c));
            assertThat(whole("ceiling(" + a + " div " + c + ")")).isEqualTo(Math.ceilDiv(a, c));
            assertThat(value(a + " lt " + b)).isEqualTo(a < b);
            assertThat(value(a + " ge " + b)).isEqualTo(a >= b);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', nullValues = "unknown", textBlock = """
            contains('abc','b')        | true
            contains('abc','')         | true
            contains('abc','B')        | false
            contains('','a')           | false
            substringof('b','abc')     | true
            substringof('abc','b')     | false
            startswith('abc','ab')     | true
            startswith('abc','bc')     | false
            startswith('abc','')       | true
            endswith('abc','bc')       | true
            endswith('abc','ab')       | false
            endswith('a','ba')         | false
            length('') eq 0            | true
            length('松花') eq 2        | true
            length(text) eq 3          | true
            indexof('abcb','b') eq 1   | true
            indexof('abc','x') eq -1   | true
            indexof('abc','') eq 0     | true
            substring('abc',1) eq 'bc' | true
            substring('abc',3) eq ''   | true
            substring('abc',9) eq ''   | true
            substring('abc',1,1) eq 'b'| true
            substring('abc',1,0) eq '' | true
            substring('abc',1,-1) eq ''| true
            substring('abc',1,99) eq 'bc' | true
            substring(text,1,1) eq '𝕏' | true
            substring('abc','1')       | unknown
            substring('abc',1,'1')     | unknown
            tolower('ÄB') eq 'äb'      | true
            toupper('äb') eq 'ÄB'      | true
            trim('  a b ') eq 'a b'    | true
            trim('') eq ''             | true
            concat('a','') eq 'a'      | true
            concat(concat('a','b'),'c') eq 'abc' | true
            length(7)                  | unknown
            contains('a',7)            | unknown
            contains(7,'a')            | unknown
            length(list)               | unknown
            'a' lt 'b'                 | true
            'a' lt 'B'                 | false
            'a' lt 'aa'                | true
            'a' eq 'a '                | false
            """)
    void textsAreTreatedAsTheStandardSays(String text, @Nullable Boolean expected) {
        assertThat(value(text)).isEqualTo(expected);
    }

    /** OData 4.01 part 2, 5.1.1.5.4: the position is that of a character; so what is found can be cut out. */
    @Test
    void aPositionThatIsFoundCanBeCutOut() {
        assertThat(value("indexof(text,'b') eq 2")).isEqualTo(true);
        assertThat(value("substring(text,indexof(text,'b')) eq 'b'")).isEqualTo(true);
        Seeded.check(1_000, random -> {
            String text = word(random, 8);
            String part = word(random, 2);
            String at = "indexof('" + text + "','" + part + "')";
            Object cut = value("startswith(substring('" + text + "'," + at + "),'" + part + "')");
            if (text.contains(part)) assertThat(cut).as("%s in %s", part, text).isEqualTo(true);
            else assertThat(whole(at)).isEqualTo(-1);
        });
    }

    @Test
    void partsOfATextAgreeWithWalkingItsCharacters() {
        Seeded.check(1_000, random -> {
            String text = word(random, 8);
            int from = random.nextInt(9);
            int count = random.nextInt(9);
            var naive = new StringBuilder();
            int[] points = text.codePoints().toArray();
            for (int i = from; i < Math.min(points.length, from + count); i++) naive.appendCodePoint(points[i]);
            assertThat(value("substring('%s',%d,%d)".formatted(text, from, count)))
                    .isEqualTo(naive.toString());
            assertThat(whole("length('" + text + "')")).isEqualTo(points.length);
            String other = word(random, 8);
            assertThat(whole("length(concat('%s','%s'))".formatted(text, other)))
                    .isEqualTo(points.length + other.codePointCount(0, other.length()));
        });
    }

    private static String word(SplittableRandom random, int longest) {
        String[] letters = {"a", "b", "松", "𝕏", " "};
        var word = new StringBuilder();
        for (int i = random.nextInt(longest + 1); i > 0; i--) word.append(letters[random.nextInt(letters.length)]);
        return word.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "year,2024",
        "month,2",
        "day,29",
        "hour,16",
        "minute,5",
        "second,9",
        "fractionalseconds,0.125",
        "totaloffsetminutes,0"
    })
    void aMomentHasItsPartsInUtc(String function, BigDecimal expected) {
        // Half past midnight of the first of March in China is the leap day before in UTC.
        String moment = "2024-03-01T00:05:09.125+08:00";
        assertThat((BigDecimal) value(function + "(" + moment + ")")).isEqualByComparingTo(expected);
        String span = moment + "/2025-01-01T00:00:00Z";
        assertThat((BigDecimal) value(function + "(" + span + ")")).isEqualByComparingTo(expected);
    }

    @Test
    void datesAndTimesOfDayHaveTheirParts() {
        assertThat(whole("year(2024-02-29)")).isEqualTo(2024);
        assertThat(whole("day(2024-02-29)")).isEqualTo(29);
        assertThat(whole("hour(08:15)")).isEqualTo(8);
        assertThat(whole("second(08:15:30)")).isEqualTo(30);
        assertThat(value("date(2024-02-29T23:59:59Z) eq 2024-02-29")).isEqualTo(true);
        assertThat(value("time(2024-02-29T23:59:59Z) eq 23:59:59")).isEqualTo(true);
        assertThat(value("year('2024')")).isNull();
        assertThat(value("year(7)")).isNull();
        assertThat(value("year(mindatetime())")).isEqualTo(BigDecimal.ONE);
        assertThat(whole("year(maxdatetime())")).isEqualTo(9999);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            2024-02-28 lt 2024-02-29
            08:15 lt 08:15:00.001
            duration'PT60M' eq duration'PT1H'
            duration'P1D' add duration'PT1H' eq duration'PT25H'
            duration'P1D' sub duration'PT1H' eq duration'PT23H'
            -duration'PT1H' lt duration'PT0S'
            2024-02-28T12:00:00Z add duration'P2D' eq 2024-03-01T12:00:00Z
            duration'P2D' add 2024-02-28T12:00:00Z eq 2024-03-01T12:00:00Z
            2024-03-01T12:00:00Z sub 2024-02-28T12:00:00Z eq duration'P2D'
            2024-02-28 add duration'P2D' eq 2024-03-01T00:00:00Z
            2024-02-28 sub duration'P1D' eq 2024-02-27
            '2024-01-01T00:00:00Z' lt 2024-01-01T00:00:01Z
            'no time' ne 2024-01-01T00:00:01Z
            1 ne 'a'
            true eq 'true'
            true ne 'yes'
            false lt true
            """)
    void timesAndTheirDistancesAreCombined(String text) {
        assertThat(value(text)).as(text).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes add 1",
                "1 add yes",
                "duration'PT1H' mul duration'PT1H'",
                "duration'PT1H' add 1",
                "2024-01-01T00:00:00Z mul duration'PT1H'",
                "-'a'",
                "-yes",
                "not 1",
                "1 and yes",
                "'a' or yes",
                "length(geography'POINT(1 2)')",
                "st_relate(geography'POINT(1 2)',geography'POINT(1 2)','TTT')",
                "st_relate(geography'POINT(1 2)',geography'POINT(1 2)',7)",
            })
    void whatCannotBeCombinedIsAMistakeOfType(String text) {
        assertThatThrownBy(() -> value(text))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults().getFirst().code()).isEqualTo("ODATA-002"));
    }

    /** A moment beyond all calendars, or a duration beyond the clock, is unknown; it must not break the request. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "now() add duration'PT2562047788015215H'",
                "now() sub duration'PT2562047788015215H'",
                "maxdatetime() add duration'P106751991167300D'",
                "mindatetime() sub duration'P106751991167300D'",
                "2026-01-01 add duration'P106751991167300D'",
                "duration'PT2562047788015215H' add now()",
                "duration'PT2562047788015215H' add duration'PT2562047788015215H'",
                "-duration'PT2562047788015215H' sub duration'PT2562047788015215H'",
                "-duration'PT-9223372036854775808S'",
                "now() sub duration'PT-9223372036854775808S'",
                "2026-01-01T00:00:00Z/2026-01-02T00:00:00Z add duration'P106751991167300D'"
            })
    void aTimeBeyondTheCalendarIsUnknown(String text) {
        assertThat(value(text)).as(text).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            geo.distance(P(0 0),P(3 4)) eq 5
            geo.distance(P(0 0),L(0 1,5 1)) eq 1
            geo.length(L(0 0,3 4,3 5)) eq 6
            geo.length(A((0 0,2 0,2 2,0 2,0 0))) eq 0
            geo.length(P(1 1)) eq 0
            geo.intersects(P(1 1),A((0 0,2 0,2 2,0 2,0 0)))
            st_intersects(P(0 1),A((0 0,2 0,2 2,0 2,0 0)))
            st_touches(P(0 1),A((0 0,2 0,2 2,0 2,0 0)))
            not st_touches(P(1 1),A((0 0,2 0,2 2,0 2,0 0)))
            st_within(P(1 1),A((0 0,2 0,2 2,0 2,0 0)))
            not st_within(P(0 1),A((0 0,2 0,2 2,0 2,0 0)))
            st_contains(A((0 0,2 0,2 2,0 2,0 0)),P(1 1))
            not st_contains(A((0 0,2 0,2 2,0 2,0 0)),P(2 2))
            st_disjoint(P(3 3),A((0 0,2 0,2 2,0 2,0 0)))
            st_equals(L(0 0,1 1,2 2),L(2 2,0 0))
            st_crosses(L(-1 1,3 1),A((0 0,2 0,2 2,0 2,0 0)))
            st_overlaps(L(0 0,2 0),L(1 0,3 0))
            not st_overlaps(L(0 0,2 0),L(0 0,2 0))
            st_relate(P(1 1),A((0 0,2 0,2 2,0 2,0 0)),'0FFFFF212')
            """)
    void geometriesAreComparedInThePlane(String text) {
        assertThat(value(spelt(text))).as(text).isEqualTo(true);
    }

    /** Stands for the literals: P, L and A with their coordinates. */
    private static String spelt(String text) {
        return text.replaceAll("\\bA(\\(\\(.*?\\)\\))", "geography'POLYGON$1'")
                .replaceAll("\\bP(\\([^)]*\\))", "geography'POINT$1'")
                .replaceAll("\\bL(\\([^)]*\\))", "geography'LINESTRING$1'");
    }

    @ParameterizedTest
    @EnumSource(
            value = Function.class,
            names = {
                "GEO_INTERSECTS",
                "ST_EQUALS",
                "ST_DISJOINT",
                "ST_TOUCHES",
                "ST_WITHIN",
                "ST_OVERLAPS",
                "ST_CROSSES",
                "ST_INTERSECTS",
                "ST_CONTAINS",
            })
    void collectionsAndUncleanShapesAreComparedLikeAnyOther(Function function) {
        List<String> shapes = List.of(
                "POINT(1 1)",
                "GEOMETRYCOLLECTION(POINT(1 1),LINESTRING(0 0,2 2))",
                "GEOMETRYCOLLECTION EMPTY",
                "POINT EMPTY",
                "POLYGON((0 0,2 2,2 0,0 2,0 0))",
                "MULTIPOLYGON(((0 0,2 0,2 2,0 2,0 0)),((1 1,3 1,3 3,1 3,1 1)))",
                "POLYGON((0 0,2 0,0 0,0 0))");
        for (String a : shapes)
            for (String b : shapes) {
                String text = function.text() + "(geography'" + a + "',geography'" + b + "')";
                assertThat(value(text)).as(text).isInstanceOf(Boolean.class);
            }
    }

    @Test
    void aDistanceWithoutANumberIsUnknown() {
        assertThat(value("geo.distance(geography'POINT(-1e308 0)',geography'POINT(1e308 0)')"))
                .isNull();
        assertThat(value("geo.length(geography'LINESTRING(-1e308 0,1e308 0)')")).isNull();
        assertThat(value("geo.distance(list,geography'POINT(1 2)')")).isNull();
        assertThat(value("geo.distance(geography'POINT(1 2)',yes)")).isNull();
    }

    @Test
    void coordinatesThatAreNoNumbersAreRefused() {
        for (String wkt : List.of("POINT(NaN 1)", "POINT(Infinity 1)", "LINESTRING(0 0,1 NaN)", "POINT(1 -Inf)")) {
            assertThatThrownBy(() -> ExpressionParser.parse("geo.distance(a,geography'" + wkt + "')"))
                    .as(wkt)
                    .isInstanceOf(FaultException.class);
        }
    }

    @Test
    void anyArgumentThatIsUnknownMakesTheResultUnknown() {
        for (Function function : Function.values()) {
            if (function.takes(0)) continue;
            int count = function.takes(1) ? 1 : function.takes(2) ? 2 : 3;
            String arguments =
                    String.join(",", List.of("absent", "absent", "absent").subList(0, count));
            assertThat(value(function.text() + "(" + arguments + ")"))
                    .as(function.text())
                    .isNull();
        }
    }

    @Test
    void anyTreeIsWorthSomethingOrIsAMistakeOfType() {
        Seeded.check(4_000, random -> {
            Expr tree = Trees.any(random, 4);
            try {
                new Evaluator(new Rows(), Instant.EPOCH).value(tree);
            } catch (FaultException e) {
                assertThat(e.faults().getFirst().code()).as(tree.toString()).isEqualTo("ODATA-002");
            }
        });
    }

    /** Values of every kind, told apart by the length of the path, and two members of every collection. */
    private static final class Rows implements Evaluator.Scope {
        @Override
        public @Nullable Object value(Expr.Path path) {
            List<Object> kinds = List.of("a", 7, true, Instant.EPOCH, 2.5, List.of(1), Map.of("a", 1));
            return kinds.get(path.toString().length() % kinds.size());
        }

        @Override
        public List<Evaluator.Scope> members(Expr.Path collection) {
            return List.of(this, this);
        }
    }
}
