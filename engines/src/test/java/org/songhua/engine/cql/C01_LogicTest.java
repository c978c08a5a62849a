package org.songhua.engine.cql;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.songhua.engine.cql.Expression.Comparison;
import org.songhua.engine.random.Seeded;

/** Three-valued logic (21-065r2, 6.4): the tables, their laws, and random conditions against counting in numbers. */
class C01_LogicTest {
    private static final Map<String, Type> NAMES = Map.of(
            "t", Type.TRUTH, "f", Type.TRUTH, "u", Type.TRUTH, "a", Type.NUMBER, "b", Type.NUMBER, "n", Type.NUMBER);
    private static final Subject SUBJECT = name -> switch (name) {
        case "t" -> true;
        case "f" -> false;
        case "a" -> BigDecimal.ONE;
        case "b" -> BigDecimal.TWO;
        default -> null;
    };

    private static @Nullable Boolean ask(String filter) {
        return new Evaluator(Cql.parseText(filter, NAMES)).test(SUBJECT);
    }

    private static @Nullable Boolean ask(Expression filter) {
        return new Evaluator(filter).test(SUBJECT);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "unknown",
            value = {
                "t,t,true,true",
                "t,f,false,true",
                "t,u,unknown,true",
                "f,t,false,true",
                "f,f,false,false",
                "f,u,false,unknown",
                "u,t,unknown,true",
                "u,f,false,unknown",
                "u,u,unknown,unknown"
            })
    void andAndOrFollowTheTables(String a, String b, @Nullable Boolean and, @Nullable Boolean or) {
        assertThat(ask(a + " AND " + b)).as("and").isEqualTo(and);
        assertThat(ask(a + " OR " + b)).as("or").isEqualTo(or);
    }

    @Test
    void notTurnsTrueAndFalseAndLeavesUnknown() {
        assertThat(ask("NOT t")).isFalse();
        assertThat(ask("NOT f")).isTrue();
        assertThat(ask("NOT u")).isNull();
        assertThat(ask("NOT NOT t")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "unknown",
            value = {
                "t,t,t,true,true",
                "t,t,f,false,true",
                "t,u,f,false,true",
                "t,t,u,unknown,true",
                "u,u,u,unknown,unknown",
                "f,f,u,false,unknown",
                "u,f,f,false,unknown",
                "f,f,f,false,false"
            })
    void threeConditionsAreJoinedAsTwoAndOne(
            String a, String b, String c, @Nullable Boolean and, @Nullable Boolean or) {
        assertThat(ask("%s AND %s AND %s".formatted(a, b, c))).isEqualTo(and);
        assertThat(ask("(%s AND %s) AND %s".formatted(a, b, c))).isEqualTo(and);
        assertThat(ask("%s AND (%s AND %s)".formatted(a, b, c))).isEqualTo(and);
        assertThat(ask("%s OR %s OR %s".formatted(a, b, c))).isEqualTo(or);
        assertThat(ask("(%s OR %s) OR %s".formatted(a, b, c))).isEqualTo(or);
        assertThat(ask("%s OR (%s OR %s)".formatted(a, b, c))).isEqualTo(or);
    }

    @Test
    void aFeatureMatchesOnlyWhenTheFilterIsTrue() {
        assertThat(new Evaluator(Cql.parseText("t", NAMES)).matches(SUBJECT)).isTrue();
        assertThat(new Evaluator(Cql.parseText("f", NAMES)).matches(SUBJECT)).isFalse();
        assertThat(new Evaluator(Cql.parseText("u", NAMES)).matches(SUBJECT)).isFalse();
        assertThat(new Evaluator(Cql.parseText("NOT u", NAMES)).matches(SUBJECT))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(Comparison.class)
    void aComparisonWithAnAbsentValueIsUnknown(Comparison operator) {
        assertThat(ask("n " + operator.sign() + " 1")).isNull();
        assertThat(ask("1 " + operator.sign() + " n")).isNull();
        assertThat(ask("n " + operator.sign() + " n")).isNull();
        assertThat(ask("n + 1 " + operator.sign() + " 1")).isNull();
    }

    @ParameterizedTest
    @EnumSource(Comparison.class)
    void aComparisonHoldsForTheOrdersItNames(Comparison operator) {
        assertThat(ask("a " + operator.sign() + " b")).isEqualTo(operator.holds(-1));
        assertThat(ask("a " + operator.sign() + " a")).isEqualTo(operator.holds(0));
        assertThat(ask("b " + operator.sign() + " a")).isEqualTo(operator.holds(1));
        assertThat(operator.mirrored().mirrored()).isEqualTo(operator);
        for (int order = -1; order <= 1; order++) {
            assertThat(operator.mirrored().holds(-order))
                    .as("%s %d", operator, order)
                    .isEqualTo(operator.holds(order));
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "unknown",
            value = {
                "a,0,3,true",
                "a,1,1,true",
                "a,2,3,false",
                "a,3,0,false",
                "a,n,3,unknown",
                "a,0,n,unknown",
                "a,n,0,false",
                "a,2,n,false",
                "n,0,3,unknown",
                "n,3,0,unknown",
                "a,n,n,unknown"
            })
    void betweenIsTwoComparisonsJoinedByAnd(String value, String least, String greatest, @Nullable Boolean expected) {
        assertThat(ask("%s BETWEEN %s AND %s".formatted(value, least, greatest)))
                .isEqualTo(expected);
        assertThat(ask("%1$s >= %2$s AND %1$s <= %3$s".formatted(value, least, greatest)))
                .isEqualTo(expected);
        Boolean turned = expected == null ? null : (Boolean) !expected;
        assertThat(ask("%s NOT BETWEEN %s AND %s".formatted(value, least, greatest)))
                .isEqualTo(turned);
    }

    @Test
    void membershipIsADisjunctionOfEqualities() {
        Seeded.check(500, random -> {
            var items = new ArrayList<String>();
            for (int i = random.nextInt(1, 5); i > 0; i--) items.add(pick(random, "a", "b", "n", "1", "2", "3"));
            String value = pick(random, "a", "b", "n", "3", "4");
            String in = value + " IN (" + String.join(",", items) + ")";
            String or = String.join(
                    " OR ", items.stream().map(item -> value + "=" + item).toList());
            assertThat(ask(in)).as(in).isEqualTo(ask(or));
            Boolean truth = ask(in);
            assertThat(ask(value + " NOT IN (" + String.join(",", items) + ")"))
                    .isEqualTo(truth == null ? null : !truth);
        });
    }

    @Test
    void absenceIsNeverUnknown() {
        assertThat(ask("n IS NULL")).isTrue();
        assertThat(ask("n IS NOT NULL")).isFalse();
        assertThat(ask("a IS NULL")).isFalse();
        assertThat(ask("a IS NOT NULL")).isTrue();
        assertThat(ask("a + n IS NULL")).isTrue();
        assertThat(ask("a / 0 IS NULL")).isTrue();
        assertThat(ask("(u AND t) IS NULL")).isTrue();
        assertThat(ask("(u AND f) IS NULL")).isFalse();
        assertThat(ask("(n IS NULL) IS NULL")).isFalse();
    }

    @Test
    void truthValuesCompareLikeOtherValues() {
        assertThat(ask("t = TRUE")).isTrue();
        assertThat(ask("t <> f")).isTrue();
        assertThat(ask("u = u")).isNull();
        assertThat(ask("(a = 1) = (b = 2)")).isTrue();
        assertThat(ask("(a = 1) = (b = 3)")).isFalse();
        assertThat(ask("(n = 1) = t")).isNull();
    }

    @Test
    void randomConditionsAreWorthWhatCountingInNumbersSays() {
        Seeded.check(3_000, random -> {
            Expression filter = condition(random, 4);
            int number = number(filter);
            assertThat(ask(filter)).as(Cql.toText(filter)).isEqualTo(number == 0 ? null : (Boolean) (number > 0));
        });
    }

    @Test
    void theLawsOfDeMorganHold() {
        Seeded.check(1_000, random -> {
            Expression a = condition(random, 2);
            Expression b = condition(random, 2);
            var and = new Expression.And(List.of(a, b));
            var or = new Expression.Or(List.of(a, b));
            var nots = List.<Expression>of(new Expression.Not(a), new Expression.Not(b));
            assertThat(ask(new Expression.Not(and))).isEqualTo(ask(new Expression.Or(nots)));
            assertThat(ask(new Expression.Not(or))).isEqualTo(ask(new Expression.And(nots)));
        });
    }

    @Test
    void andIsDistributedOverOr() {
        Seeded.check(1_000, random -> {
            Expression a = condition(random, 2);
            Expression b = condition(random, 2);
            Expression c = condition(random, 2);
            var left = new Expression.And(List.of(a, new Expression.Or(List.of(b, c))));
            var right =
                    new Expression.Or(List.of(new Expression.And(List.of(a, b)), new Expression.And(List.of(a, c))));
            assertThat(ask(left)).as(Cql.toText(left)).isEqualTo(ask(right));
        });
    }

    @Test
    void theOrderOfConditionsDoesNotMatter() {
        Seeded.check(1_000, random -> {
            var parts = List.of(condition(random, 2), condition(random, 2), condition(random, 1));
            assertThat(ask(new Expression.And(parts))).isEqualTo(ask(new Expression.And(parts.reversed())));
            assertThat(ask(new Expression.Or(parts))).isEqualTo(ask(new Expression.Or(parts.reversed())));
        });
    }

    @Test
    void bothEncodingsAnswerAlike() {
        Seeded.check(1_000, random -> {
            Expression filter = condition(random, 3);
            assertThat(ask(Cql.parseText(Cql.toText(filter), NAMES))).isEqualTo(ask(filter));
            assertThat(ask(Cql.parseJson(Cql.toJson(filter), NAMES))).isEqualTo(ask(filter));
        });
    }

    /** True counts 1, unknown 0, false -1: AND is the least, OR the greatest, NOT the other sign. */
    private static int number(Expression filter) {
        return switch (filter) {
            case Expression.And(var parts) ->
                parts.stream().mapToInt(C01_LogicTest::number).min().orElseThrow();
            case Expression.Or(var parts) ->
                parts.stream().mapToInt(C01_LogicTest::number).max().orElseThrow();
            case Expression.Not(var part) -> -number(part);
            case Expression.Truth(var truth) -> truth ? 1 : -1;
            case Expression.Property(var name) -> name.equals("t") ? 1 : name.equals("f") ? -1 : 0;
            case Expression.IsNull(var value) -> number(value) == 0 ? 1 : -1;
            default -> throw new IllegalArgumentException("Not made here: " + filter);
        };
    }

    private static Expression condition(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth == 0 ? 2 : 7)) {
            case 0 -> new Expression.Truth(random.nextBoolean());
            case 1 -> new Expression.Property(pick(random, "t", "f", "u"));
            case 2 -> new Expression.Not(condition(random, depth - 1));
            case 3 -> new Expression.IsNull(condition(random, depth - 1));
            case 4 -> new Expression.And(List.of(condition(random, depth - 1), condition(random, depth - 1)));
            case 5 -> new Expression.Or(List.of(condition(random, depth - 1), condition(random, depth - 1)));
            default ->
                new Expression.Or(
                        List.of(condition(random, 0), condition(random, depth - 1), condition(random, depth - 1)));
        };
    }

    private static String pick(SplittableRandom random, String... choices) {
        return Arrays.asList(choices).get(random.nextInt(choices.length));
    }
}
