package org.songhua.engine.odata;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.random.Seeded;

/** The three truth values: the tables, their laws, and random conditions against an evaluator that counts in numbers. */
class C01_LogicTest {
    private static final Map<String, Object> VALUES = Map.of("t", true, "f", false, "n", 3, "zero", 0);

    private static @Nullable Object value(String text) {
        return new Evaluator(path -> VALUES.get(path.toString()), Instant.EPOCH).value(ExpressionParser.parse(text));
    }

    private static @Nullable Object value(Expr condition) {
        return new Evaluator(path -> VALUES.get(path.toString()), Instant.EPOCH).value(condition);
    }

    /** OData 4.01 part 2, 5.1.1.1.7 and 5.1.1.1.8; u is a property without a value. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "u",
            value = {
                "t,t,true,true",
                "t,f,false,true",
                "t,u,u,true",
                "f,t,false,true",
                "f,f,false,false",
                "f,u,false,u",
                "u,t,u,true",
                "u,f,false,u",
                "u,u,u,u"
            })
    void andAndOrFollowTheTables(@Nullable String left, @Nullable String right, Boolean and, Boolean or) {
        String a = left == null ? "u" : left;
        String b = right == null ? "u" : right;
        assertThat(value(a + " and " + b)).as("and").isEqualTo(and);
        assertThat(value(a + " or " + b)).as("or").isEqualTo(or);
    }

    @Test
    void notTurnsTrueAndFalseAndLeavesUnknown() {
        assertThat(value("not t")).isEqualTo(false);
        assertThat(value("not f")).isEqualTo(true);
        assertThat(value("not u")).isNull();
        assertThat(value("not not t")).isEqualTo(true);
    }

    @ParameterizedTest
    @CsvSource({"eq", "ne", "gt", "ge", "lt", "le"})
    void anyComparisonWithAnAbsentPropertyIsUnknown(String operator) {
        assertThat(value("u " + operator + " 1")).isNull();
        assertThat(value("1 " + operator + " u")).isNull();
        assertThat(value("u " + operator + " u")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"add", "sub", "mul", "div", "mod"})
    void anyCalculationWithAnAbsentPropertyIsUnknown(String operator) {
        assertThat(value("u " + operator + " 1")).isNull();
        assertThat(value("1 " + operator + " u")).isNull();
    }

    @Test
    void onlyTrueHolds() {
        var evaluator = new Evaluator(path -> VALUES.get(path.toString()), Instant.EPOCH);
        assertThat(evaluator.holds(ExpressionParser.parse("t"))).isTrue();
        assertThat(evaluator.holds(ExpressionParser.parse("f"))).isFalse();
        assertThat(evaluator.holds(ExpressionParser.parse("u"))).isFalse();
        assertThat(evaluator.holds(ExpressionParser.parse("n"))).isFalse();
    }

    @Test
    void randomConditionsAreWorthWhatCountingInNumbersSays() {
        Seeded.check(3_000, random -> {
            Expr condition = condition(random, 4);
            assertThat(value(condition)).as(condition.toString()).isEqualTo(truth(number(condition)));
        });
    }

    @Test
    void theLawsOfDeMorganHold() {
        Seeded.check(1_000, random -> {
            Expr a = condition(random, 2);
            Expr b = condition(random, 2);
            assertThat(value(not(binary(Operator.AND, a, b))))
                    .as("not (%s and %s)", a, b)
                    .isEqualTo(value(binary(Operator.OR, not(a), not(b))));
            assertThat(value(not(binary(Operator.OR, a, b))))
                    .as("not (%s or %s)", a, b)
                    .isEqualTo(value(binary(Operator.AND, not(a), not(b))));
        });
    }

    @Test
    void theOrderOfTheSidesDoesNotMatter() {
        Seeded.check(1_000, random -> {
            Expr a = condition(random, 2);
            Expr b = condition(random, 2);
            for (Operator operator : List.of(Operator.AND, Operator.OR)) {
                assertThat(value(binary(operator, a, b)))
                        .as("%s %s %s", a, operator, b)
                        .isEqualTo(value(binary(operator, b, a)));
            }
        });
    }

    @Test
    void aComparisonSaysTheSameWithItsSidesExchangedAndItsSignMirrored() {
        List<String> operands = List.of("1", "3", "n", "zero", "u", "null", "'a'", "'b'", "true", "t");
        for (Operator operator : Operator.values()) {
            if (!operator.isComparison() || operator == Operator.IN) continue;
            for (String a : operands)
                for (String b : operands)
                    assertThat(value(a + " " + operator.text() + " " + b))
                            .as("%s %s %s", a, operator, b)
                            .isEqualTo(value(b + " " + operator.mirrored().text() + " " + a));
        }
    }

    @Test
    void membershipIsADisjunctionOfEqualities() {
        assertThat(value("n in (1,2,3)")).isEqualTo(true);
        assertThat(value("n in (1,2)")).isEqualTo(false);
        assertThat(value("n in (1,u)")).isNull();
        assertThat(value("n in (3,u)")).isEqualTo(true);
        assertThat(value("u in (3)")).isNull();
        assertThat(value("n add 1 in (4)")).isEqualTo(true);
        assertThat(value("not (n in (1,2))")).isEqualTo(true);
    }

    /** True counts 1, unknown 0, false -1: and is the least, or the greatest, not the other sign. */
    private static int number(Expr condition) {
        return switch (condition) {
            case Expr.Not not -> -number(not.operand());
            case Expr.Binary both
            when both.operator() == Operator.AND -> Math.min(number(both.left()), number(both.right()));
            case Expr.Binary both
            when both.operator() == Operator.OR -> Math.max(number(both.left()), number(both.right()));
            case Expr.Binary both -> comparison(both);
            case Expr.Path path -> path.first().equals("t") ? 1 : path.first().equals("f") ? -1 : 0;
            default -> throw new IllegalArgumentException("Not made here: " + condition);
        };
    }

    private static int comparison(Expr.Binary both) {
        if (both.left() instanceof Expr.Path) return 0;
        int a = constant(both.left());
        int b = constant(both.right());
        boolean holds = switch (both.operator()) {
            case EQ -> a == b;
            case NE -> a != b;
            case LT -> a < b;
            case LE -> a <= b;
            case GT -> a > b;
            default -> a >= b;
        };
        return holds ? 1 : -1;
    }

    private static int constant(Expr expression) {
        return ((BigDecimal) ((Expr.Literal) expression).value()).intValueExact();
    }

    private static @Nullable Boolean truth(int number) {
        return number == 0 ? null : (Boolean) (number > 0);
    }

    private static Expr condition(SplittableRandom random, int depth) {
        int kind = random.nextInt(depth == 0 ? 3 : 8);
        return switch (kind) {
            case 0 -> new Expr.Path(List.of(List.of("t", "f", "u").get(random.nextInt(3))));
            case 1 -> binary(comparison(random), new Expr.Path(List.of("u")), literal(random));
            case 2 -> binary(comparison(random), literal(random), literal(random));
            case 3, 4 -> binary(Operator.AND, condition(random, depth - 1), condition(random, depth - 1));
            case 5, 6 -> binary(Operator.OR, condition(random, depth - 1), condition(random, depth - 1));
            default -> not(condition(random, depth - 1));
        };
    }

    private static Operator comparison(SplittableRandom random) {
        Operator[] all = {Operator.EQ, Operator.NE, Operator.LT, Operator.LE, Operator.GT, Operator.GE};
        return all[random.nextInt(all.length)];
    }

    private static Expr literal(SplittableRandom random) {
        return new Expr.Literal(BigDecimal.valueOf(random.nextInt(3)));
    }

    private static Expr binary(Operator operator, Expr a, Expr b) {
        return new Expr.Binary(operator, a, b);
    }

    private static Expr not(Expr condition) {
        return new Expr.Not(condition);
    }
}
