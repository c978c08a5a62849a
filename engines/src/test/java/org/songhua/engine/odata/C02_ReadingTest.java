package org.songhua.engine.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.random.Seeded;

/** Literals of every kind, binding of every pair of operators, places of mistakes, and what is printed read again. */
class C02_ReadingTest {
    private static final String SCRAPS = "()[]{},'\":;/=-+*.$@ \n0123456789aeEnotandrZTP中\u0000%";

    private static @Nullable Object literal(String text) {
        return ((Expr.Literal) ExpressionParser.parse(text)).value();
    }

    private static Fault fault(String text) {
        try {
            ExpressionParser.parse(text);
        } catch (FaultException e) {
            return e.faults().getFirst();
        }
        throw new AssertionError("No fault: " + text);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "12,12",
        "007,7",
        "1.5,1.5",
        "-1.5,-1.5",
        "1e3,1000",
        "1E3,1000",
        "1e+3,1000",
        "2.5e-1,0.25",
        "12d,12",
        "12.5F,12.5",
        "12m,12",
        "12L,12",
        "1e399,1e399",
    })
    void aNumberIsADecimal(String text, BigDecimal expected) {
        assertThat((BigDecimal) literal(text)).isEqualByComparingTo(expected);
    }

    @Test
    void everyOtherLiteralHasAKindOfItsOwn() {
        assertThat(literal("'a'")).isEqualTo("a");
        assertThat(literal("''")).isEqualTo("");
        assertThat(literal("''''")).isEqualTo("'");
        assertThat(literal("true")).isEqualTo(true);
        assertThat(literal("false")).isEqualTo(false);
        assertThat(literal("null")).isNull();
        assertThat(literal("2026-02-28")).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(literal("08:15")).isEqualTo(LocalTime.of(8, 15));
        assertThat(literal("08:15:30.5")).isEqualTo(LocalTime.of(8, 15, 30, 500_000_000));
        assertThat(literal("duration'P1DT2H'")).isEqualTo(Duration.ofHours(26));
        assertThat(literal("2026-01-01T08:00:00+08:00")).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(literal("2026-01-01T00:00:00-05:30")).isEqualTo(Instant.parse("2026-01-01T05:30:00Z"));
        assertThat(literal("datetime'2026-01-01T00:00:00Z'")).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(literal("datetimeoffset'2026-01-01T00:00:00Z'")).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(literal("date'2026-01-01'")).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(literal("time'08:15'")).isEqualTo(LocalTime.of(8, 15));
    }

    @Test
    void aSpanIsTwoTimesWithASolidus() {
        var span = new TimeInterval(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-01-02T00:00:00Z"));
        assertThat(literal("2026-01-01T00:00:00Z/2026-01-02T00:00:00Z")).isEqualTo(span);
        assertThat(literal("2026-01-01T08:00:00+08:00/2026-01-02T00:00:00Z")).isEqualTo(span);
        assertThat(span).hasToString("2026-01-01T00:00:00Z/2026-01-02T00:00:00Z");
    }

    @Test
    void aSpanMayHaveNoLengthButNotEndBeforeItStarts() {
        assertThat(literal("2026-01-01T00:00:00Z/2026-01-01T00:00:00Z")).isInstanceOf(TimeInterval.class);
        assertThat(fault("2026-01-02T00:00:00Z/2026-01-01T00:00:00Z").code()).isEqualTo("ODATA-001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30",
                "2026-02-29",
                "2026-00-01",
                "25:00",
                "08:60",
                "2026-01-01T00:00:00",
                "2026-01-01T24:30:00Z",
                "1.2.3",
                "1e",
                "1x",
                "1e400",
                "1e-401",
                "duration'1h'",
                "duration''",
                "geography'CIRCLE(1 2)'",
                "geography''",
                "geography'LINESTRING(1 2)'",
                "geography'POLYGON((0 0,1 1,2 0))'",
                "colour'red'",
                "datetime'today'",
                "date'x'"
            })
    void aLiteralThatIsNoneIsRefusedWhereItBegins(String text) {
        Fault fault = fault("a eq " + text);
        assertThat(fault.code()).isEqualTo("ODATA-001");
        assertThat(fault.problem()).startsWith("At position 6,");
    }

    /** The position of the first thing that cannot stand there, counted from 1. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            a eq              | 5
            a eq)             | 5
            a eq 'x           | 6
            (a eq 1           | 8
            a eq 1)           | 7
            a eq 1 2          | 8
            a b               | 3
            a/'x'             | 3
            nosuch(a)         | 1
            1 eq nosuch(a)    | 6
            length()          | 1
            a eq length(b,c)  | 6
            now(1)            | 1
            contains(a,)      | 12
            contains(a b)     | 12
            a in ()           | 8
            a eq #            | 6
            x/any(1:a)        | 7
            x/any(l)          | 8
            x/all(l:)         | 9
            a[0               | 4
            """)
    void aMistakeIsToldWhereItStands(String text, int position) {
        Fault fault = fault(text);
        assertThat(fault.code()).isEqualTo("ODATA-001");
        assertThat(fault.problem()).startsWith("At position " + position + ",");
        assertThat(fault.remedy()).endsWith(".");
    }

    @Test
    void aBracketThatIsTheLastSignIsAMistakeLikeAnyOther() {
        assertThat(fault("a[").code()).isEqualTo("ODATA-001");
        assertThat(fault("a[]").code()).isEqualTo("ODATA-001");
        assertThat(fault("a eq b/c[").code()).isEqualTo("ODATA-001");
    }

    @Test
    void aLongExpressionIsShortenedInTheFault() {
        Fault fault = fault("a eq " + "x".repeat(500) + " #");
        assertThat(String.valueOf(fault.place().field())).hasSizeLessThan(100);
        assertThat(fault.problem()).hasSizeLessThan(200);
    }

    /** Whatever binds more tightly is read first; what binds alike is read from the left. */
    @Test
    void everyPairOfOperatorsIsReadByItsStrength() {
        for (Operator first : Operator.values()) {
            for (Operator second : Operator.values()) {
                if (first == Operator.IN || second == Operator.IN) continue;
                String text = "a %s b %s c".formatted(first.text(), second.text());
                String left = "((a %s b) %s c)".formatted(first.text(), second.text());
                String right = "(a %s (b %s c))".formatted(first.text(), second.text());
                assertThat(ExpressionParser.parse(text))
                        .as(text)
                        .hasToString(first.strength() >= second.strength() ? left : right);
            }
        }
    }

    /** OData 4.01 part 2, table of precedence: or, and, comparisons, sums, products. */
    @Test
    void theStrengthsRiseAsTheStandardSays() {
        assertThat(Operator.OR.strength()).isLessThan(Operator.AND.strength());
        assertThat(Operator.AND.strength()).isLessThan(Operator.EQ.strength());
        assertThat(Operator.EQ.strength()).isEqualTo(Operator.LE.strength());
        assertThat(Operator.LT.strength()).isLessThan(Operator.ADD.strength());
        assertThat(Operator.ADD.strength()).isEqualTo(Operator.SUB.strength());
        assertThat(Operator.SUB.strength()).isLessThan(Operator.MUL.strength());
        assertThat(Operator.MUL.strength()).isEqualTo(Operator.MOD.strength());
    }

    @ParameterizedTest
    @EnumSource(Operator.class)
    void anOperatorIsFoundByItsWordInSmallLettersOnly(Operator operator) {
        assertThat(Operator.find(operator.text())).contains(operator);
        assertThat(Operator.find(operator.name())).isEmpty();
        assertThat(operator.mirrored().mirrored()).isEqualTo(operator);
        assertThat(operator.isComparison() && operator.isLogical()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Function.class)
    void aFunctionIsFoundByItsNameAndTakesNoMoreThanItsArguments(Function function) {
        assertThat(Function.find(function.text())).contains(function);
        assertThat(function.takes(4)).isFalse();
        String tooMany = function.text() + "(a,b,c,d)";
        assertThat(fault(tooMany).problem()).contains(function.text() + " takes " + function.arity() + " arguments");
        assertThat(fault(tooMany).problem()).startsWith("At position 1,");
    }

    @ParameterizedTest
    @EnumSource(Function.class)
    void aCallPrintsAsItWasWritten(Function function) {
        for (int count = 0; count < 4; count++) {
            if (!function.takes(count)) continue;
            String text = function.text() + "("
                    + String.join(",", List.of("a", "b", "c").subList(0, count)) + ")";
            assertThat(ExpressionParser.parse(text)).hasToString(text);
        }
    }

    @Test
    void pathsLeadThroughNamesNumbersAndLambdas() {
        assertThat(ExpressionParser.parse("a/b/c")).isEqualTo(new Expr.Path(List.of("a", "b", "c")));
        assertThat(ExpressionParser.parse("a/0/c")).isEqualTo(new Expr.Path(List.of("a", "0", "c")));
        assertThat(ExpressionParser.parse("a[0][1]")).isEqualTo(new Expr.Path(List.of("a", "0", "1")));
        assertThat(ExpressionParser.parse("any")).isEqualTo(new Expr.Path(List.of("any")));
        assertThat(ExpressionParser.parse("a/all")).isEqualTo(new Expr.Path(List.of("a", "all")));
        var lambda = (Expr.Lambda) ExpressionParser.parse("a/b/any(x:x/c/all(y:y/d eq x/e))");
        assertThat(lambda.collection()).hasToString("a/b");
        assertThat(lambda.all()).isFalse();
        assertThat(((Expr.Lambda) lambda.condition()).all()).isTrue();
    }

    @Test
    void hundredLevelsAreReadAndOneMoreIsRefused() {
        String fits = "(".repeat(99) + "a" + ")".repeat(99);
        assertThat(ExpressionParser.parse(fits)).hasToString("a");
        assertThat(fault("(" + fits + ")").problem()).contains("deeper than 100");
        assertThat(ExpressionParser.parse("not ".repeat(99) + "a")).isInstanceOf(Expr.Not.class);
        assertThat(fault("not ".repeat(100) + "a").problem()).contains("deeper than 100");
    }

    /** Operators of equal strength lean to the left without nesting; reading and asking must stay within the stack. */
    @Test
    void aChainWithoutEndIsRefusedBeforeTheStackIsFull() {
        for (String link : List.of(" add 1", " or true", " and true", " mul 1", " eq 1")) {
            assertThat(fault("1" + link.repeat(50_000)).problem()).as(link).contains("operators");
        }
        assertThat(fault("a in (1" + ",1".repeat(50_000) + ")").problem()).contains("operators");
    }

    @Test
    void aChainOfFiveHundredIsReadAndAsked() {
        Expr sum = ExpressionParser.parse("1" + " add 1".repeat(499) + " eq 500");
        assertThat(new Evaluator(path -> null, Instant.EPOCH).value(sum)).isEqualTo(true);
        Expr list = ExpressionParser.parse("500 in (1" + ",1".repeat(498) + ",500)");
        assertThat(new Evaluator(path -> null, Instant.EPOCH).value(list)).isEqualTo(true);
    }

    @Test
    void whatIsPrintedReadsAsTheSameTree() {
        Seeded.check(3_000, random -> {
            Expr tree = Trees.any(random, 4);
            assertThat(ExpressionParser.parse(tree.toString()))
                    .as(tree.toString())
                    .isEqualTo(tree);
        });
    }

    @Test
    void aDoubleMinusIsPrintedSoThatItIsReadAgain() {
        for (String text : List.of("-(-a)", "-(not a)", "-(a add b)", "-length(a)", "-(-(-a))", "1 sub -a")) {
            Expr tree = ExpressionParser.parse(text);
            assertThat(ExpressionParser.parse(tree.toString())).as(text).isEqualTo(tree);
        }
    }

    @Test
    void whatIsBrokenIsReadOrRefusedAndNothingElseHappens() {
        Seeded.check(4_000, random -> {
            String text = broken(random, Trees.any(random, 3).toString());
            readOrRefused(text);
        });
    }

    @Test
    void anyCharactersAreReadOrRefusedAndNothingElseHappens() {
        Seeded.check(4_000, random -> {
            var text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) text.append(SCRAPS.charAt(random.nextInt(SCRAPS.length())));
            readOrRefused(text.toString());
        });
    }

    private static void readOrRefused(String text) {
        try {
            assertThat(ExpressionParser.parse(text)).isNotNull();
        } catch (FaultException e) {
            assertThat(e.faults())
                    .as(text)
                    .isNotEmpty()
                    .allSatisfy(fault -> assertThat(fault.code()).startsWith("ODATA-00"));
        }
    }

    private static String broken(SplittableRandom random, String text) {
        var broken = new StringBuilder(text);
        for (int i = random.nextInt(1, 4); i > 0 && !broken.isEmpty(); i--) {
            int at = random.nextInt(broken.length());
            if (random.nextBoolean()) broken.deleteCharAt(at);
            else broken.insert(at, SCRAPS.charAt(random.nextInt(SCRAPS.length())));
        }
        return broken.toString();
    }

    @Test
    void aMomentIsRefusedAsTheSecondArgumentOfDuringOnly() {
        for (String moment : List.of("resultTime", "time", "2026-01-01T00:00:00Z")) {
            assertThatThrownBy(() -> ExpressionParser.parse("during(phenomenonTime," + moment + ")"))
                    .isInstanceOfSatisfying(
                            FaultException.class,
                            e -> assertThat(e.faults().getFirst().code()).isEqualTo("ODATA-002"));
            assertThat(ExpressionParser.parse("during(" + moment + ",phenomenonTime)"))
                    .isInstanceOf(Expr.Call.class);
        }
        assertThat(ExpressionParser.parse("during(a,Datastream/time)")).isInstanceOf(Expr.Call.class);
    }
}
