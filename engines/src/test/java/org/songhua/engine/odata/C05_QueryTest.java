package org.songhua.engine.odata;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.odata.ResourcePath.Segment;
import org.songhua.engine.random.Seeded;

/** Options, lists that are cut, paths of addresses and orders of rows: cases, laws and random texts. */
class C05_QueryTest {
    private static final String SCRAPS = "$()';,=/ \nabcfiltertopexpandselectdesc019";

    private static List<Fault> faults(Runnable reading) {
        try {
            reading.run();
            return List.of();
        } catch (FaultException e) {
            return e.faults();
        }
    }

    private static List<String> codes(String option, String value) {
        return faults(() -> QueryParser.parse(Map.of(option, value))).stream()
                .map(Fault::code)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"$top,0", "$top,1", "$top,2147483647", "$top, 7 ", "$skip,0", "$skip,10", "$count,true", "$count,false"
    })
    void anOptionIsReadWithAndWithoutItsSign(String option, String value) {
        assertThat(codes(option, value)).isEmpty();
        assertThat(QueryParser.parse(Map.of(option.substring(1), value)))
                .isEqualTo(QueryParser.parse(Map.of(option, value)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            $top     | -1            | ODATA-003
            $top     | 2147483648    | ODATA-003
            $top     | 1.0           | ODATA-003
            $top     | ""            | ODATA-003
            $skip    | -1            | ODATA-003
            $skip    | x             | ODATA-003
            $count   | TRUE          | ODATA-003
            $count   | 1             | ODATA-003
            $search  | x             | ODATA-005
            $Filter  | a eq 1        | ODATA-005
            search   | x             | ODATA-003
            $expand  | a($levels=2)  | ODATA-005
            $filter  | ""            | ODATA-001
            $filter  | a eq          | ODATA-001
            $filter  | a; b          | ODATA-001
            $orderby | ""            | ODATA-001
            $orderby | a,,b          | ODATA-001
            $orderby | a up          | ODATA-001
            $orderby | a desc desc   | ODATA-001
            $select  | ""            | ODATA-003
            $select  | a,            | ODATA-003
            $expand  | ""            | ODATA-003
            $expand  | a,            | ODATA-003
            $expand  | a/            | ODATA-003
            $expand  | /a            | ODATA-003
            $expand  | a//b          | ODATA-003
            $expand  | a/ /b         | ODATA-003
            $expand  | a(            | ODATA-003
            $expand  | a($top=1      | ODATA-003
            $expand  | a($top)       | ODATA-003
            $expand  | a($top=x)     | ODATA-003
            $expand  | a($filter=b)c | ODATA-003
            $expand  | a($filter=b eq) | ODATA-001
            $expand  | a($expand=b($filter=c eq)) | ODATA-001
            """)
    void aWrongOptionHasItsCode(String option, String value, String code) {
        assertThat(codes(option, value)).as(option + "=" + value).containsExactly(code);
    }

    @Test
    void aQueryWithoutOptionsAsksForEverything() {
        assertThat(QueryParser.parse(Map.of())).isEqualTo(Query.NONE);
        assertThat(Query.NONE.top()).isNull();
        assertThat(Query.NONE.filter()).isNull();
        assertThat(Query.NONE.withFilter(null)).isEqualTo(Query.NONE);
        assertThat(Query.NONE.withExpand(List.of())).isEqualTo(Query.NONE);
    }

    @Test
    void everyOptionOfAnExpansionIsReadAsInTheAddress() {
        String inner = "$filter=a eq ';,)';$orderby=b desc,c;$select=d,e/f;$top=3;$skip=4;$count=true;$expand=G";
        Query.Expand expand = QueryParser.parse(Map.of("$expand", "Things(" + inner + ")"))
                .expand()
                .getFirst();
        assertThat(expand.navigation()).isEqualTo("Things");
        assertThat(expand.query())
                .isEqualTo(QueryParser.parse(Map.of(
                        "$filter", "a eq ';,)'",
                        "$orderby", "b desc,c",
                        "$select", "d,e/f",
                        "$top", "3",
                        "$skip", "4",
                        "$count", "true",
                        "$expand", "G")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name                | name            | false
            name asc            | name            | false
            name desc           | name            | true
            name  desc          | name            | true
            a/b desc            | a/b             | true
            desc                | desc            | false
            asc desc            | asc             | true
            length(name) desc   | length(name)    | true
            a add 1 asc         | (a add 1)       | false
            """)
    void aCriterionOfOrderMayNameItsDirection(String text, String by, boolean descending) {
        Query.Order order =
                QueryParser.parse(Map.of("$orderby", text)).orderBy().getFirst();
        assertThat(order.by()).hasToString(by);
        assertThat(order.descending()).isEqualTo(descending);
    }

    @Test
    void twentyStepsAreExpandedAndOneMoreIsNot() {
        String fits = "a" + "/a".repeat(19);
        assertThat(codes("$expand", fits)).isEmpty();
        assertThat(codes("$expand", fits + "/a")).containsExactly("ODATA-003");
        assertThat(codes("$expand", "a" + "/a".repeat(30_000))).containsExactly("ODATA-003");
        assertThat(codes("$expand", "a($expand=" + fits + ")")).containsExactly("ODATA-003");
    }

    @Test
    void theOrderOfExpansionsAndOfSelectionsIsKept() {
        Query query = QueryParser.parse(Map.of("$expand", "C,A,B,A/D", "$select", "z,y/x,a"));
        assertThat(query.expand()).extracting(Query.Expand::navigation).containsExactly("C", "A", "B");
        assertThat(query.expand().get(1).query().expand())
                .extracting(Query.Expand::navigation)
                .containsExactly("D");
        assertThat(query.select()).extracting(Expr.Path::toString).containsExactly("z", "y/x", "a");
    }

    @Test
    void noMoreThanTwentyMistakesAreKept() {
        assertThat(faults(() -> QueryParser.parse(Map.of("$expand", "a(" + "$x=1;".repeat(50) + ")"))))
                .hasSizeBetween(1, 21);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            a,b         | 2
            a           | 1
            ","         | 2
            (a,b)       | 1
            (a,b),c     | 2
            ((a,b),c)   | 1
            'a,b'       | 1
            'a,b',c     | 2
            'a''b,c'    | 1
            '(',a       | 2
            ('),',b),c  | 2
            """)
    void aListIsCutOutsideBracketsAndQuotes(String text, int parts) {
        assertThat(Split.at(text, ',')).as(text).hasSize(parts);
    }

    @Test
    void thePartsOfAListMakeTheListAgain() {
        Seeded.check(2_000, random -> {
            String text = scraps(random, 30);
            assertThat(String.join(",", Split.at(text, ','))).isEqualTo(text);
        });
    }

    @Test
    void anyOptionIsReadOrRefusedAndNothingElseHappens() {
        Seeded.check(4_000, random -> {
            String text = scraps(random, 40);
            for (String option : List.of("$filter", "$orderby", "$select", "$expand", "$top", "$count")) {
                assertThat(codes(option, text)).as(option + "=" + text).allMatch(code -> code.startsWith("ODATA-00"));
            }
            assertThat(faults(() -> ResourcePath.parse(text)))
                    .as(text)
                    .allSatisfy(fault -> assertThat(fault.code()).isEqualTo("ODATA-004"));
        });
    }

    private static String scraps(SplittableRandom random, int longest) {
        var text = new StringBuilder();
        for (int i = random.nextInt(longest); i > 0; i--) text.append(SCRAPS.charAt(random.nextInt(SCRAPS.length())));
        return text.toString();
    }

    @Test
    void aPathThatIsPutTogetherIsCutIntoItsSegments() {
        Seeded.check(1_000, random -> {
            var segments = new ArrayList<Segment>();
            var path = new StringBuilder();
            for (int i = random.nextInt(6); i > 0; i--) {
                String name = List.of("Things", "name", "$ref", "用途").get(random.nextInt(4));
                String key = List.of("1", "'a'", "'a/b'", "'(/'", "'it''s'", "").get(random.nextInt(6));
                boolean keyed = random.nextBoolean();
                segments.add(new Segment(name, keyed ? key : null));
                path.append('/').append(name);
                if (keyed) path.append('(').append(key).append(')');
            }
            assertThat(ResourcePath.parse(path.toString()).segments()).isEqualTo(segments);
            assertThat(ResourcePath.parse(path + "/").segments()).isEqualTo(segments);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Things(1", "(1)", "Things(1)x", "a/(b)", "a/b(", "Things(1)/(2)"})
    void aBracketWithoutItsOtherHalfIsRefused(String path) {
        assertThat(faults(() -> ResourcePath.parse(path))).as(path).hasSize(1).allSatisfy(fault -> {
            assertThat(fault.code()).isEqualTo("ODATA-004");
            assertThat(fault.place().field()).isEqualTo(path);
        });
    }

    /** What a comparator promises; Boolean, duration, date and time of day once had one place and orders of their own. */
    @Test
    void theOrderOfAnyThreeValuesIsTotal() {
        List<@Nullable Object> values = new ArrayList<>(List.of(
                BigDecimal.ONE,
                BigDecimal.TWO,
                "a",
                "b",
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(1),
                new TimeInterval(Instant.EPOCH, Instant.EPOCH.plusSeconds(2)),
                false,
                true,
                Duration.ZERO,
                Duration.ofSeconds(1),
                LocalDate.EPOCH,
                LocalDate.EPOCH.plusDays(1),
                LocalTime.MIN,
                LocalTime.NOON,
                List.of(1),
                Map.of("a", 1)));
        values.add(null);
        for (Object a : values)
            for (Object b : values) {
                int order = Integer.signum(Values.sortOrder(a, b));
                assertThat(Integer.signum(Values.sortOrder(b, a)))
                        .as("%s %s", a, b)
                        .isEqualTo(-order);
                for (Object c : values) {
                    String three = a + " " + b + " " + c;
                    int next = Integer.signum(Values.sortOrder(b, c));
                    int whole = Integer.signum(Values.sortOrder(a, c));
                    if (order <= 0 && next <= 0) assertThat(whole).as(three).isNotPositive();
                    if (order == 0) assertThat(whole).as(three).isEqualTo(next);
                }
            }
    }
}
