package org.songhua.engine.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.formula.Expression.Operator;
import org.songhua.engine.random.Seeded;

/**
 * F01: what passes the check yields a value of its kind or nothing, never an error; and the evaluator agrees with the plainest one
 * that can be written down: a table of three truth values, and null for whatever needs null.
 */
class CheckedFormulaTest {
    private static final String[] NUMBERS = {
        "0", "1", "2.5", "population", "land_area", "$radius", "indicator('s:A01')", "count(building)", "sum(park.area)"
    };

    private static String number(SplittableRandom random, int depth) {
        if (depth == 0) return NUMBERS[random.nextInt(NUMBERS.length)];
        String one = number(random, depth - 1);
        String other = number(random, depth - 1);
        return switch (random.nextInt(7)) {
            case 0 -> "(" + one + " + " + other + ")";
            case 1 -> "(" + one + " - " + other + ")";
            case 2 -> "(" + one + " * " + other + ")";
            case 3 -> "(" + one + " / " + other + ")";
            case 4 -> "(-" + one + ")";
            case 5 -> "max(" + one + ", " + other + ")";
            default -> "min(" + one + ", " + other + ", 1)";
        };
    }

    private static String condition(SplittableRandom random, int depth) {
        String[] signs = {"=", "!=", "<", "<=", ">", ">="};
        if (depth == 0) {
            return switch (random.nextInt(4)) {
                case 0 -> "kind in ('a', 'b')";
                case 1 -> "kind = 'a'";
                case 2 -> "population is missing";
                default -> number(random, 1) + " " + signs[random.nextInt(signs.length)] + " " + number(random, 1);
            };
        }
        String one = condition(random, depth - 1);
        String other = condition(random, depth - 1);
        return switch (random.nextInt(3)) {
            case 0 -> "(" + one + " and " + other + ")";
            case 1 -> "(" + one + " or " + other + ")";
            default -> "not (" + one + ")";
        };
    }

    private static Words.World world(SplittableRandom random) {
        var values = new HashMap<String, Object>();
        for (String name :
                List.of("population", "land_area", "$radius", "s:A01", "count(building)", "sum(park.area)")) {
            if (random.nextInt(4) > 0) values.put(name, (double) random.nextInt(-2, 4));
        }
        if (random.nextInt(4) > 0) values.put("kind", random.nextBoolean() ? "a" : "c");
        return new Words.World(values);
    }

    @Test
    void whatPassesTheCheckYieldsAValueOfItsKind() {
        int[] passed = {0};
        Seeded.check(3000, random -> {
            String text =
                    random.nextBoolean() ? number(random, random.nextInt(4)) : condition(random, random.nextInt(3));
            Expression formula = FormulaParser.parse(text);
            var faults = new ArrayList<Fault>();
            var kind = FormulaCheck.kind(formula, new Words(), faults::add);
            assertThat(kind.isPresent()).as(text + faults).isEqualTo(faults.isEmpty());
            if (kind.isEmpty()) return;
            passed[0]++;
            Object value = Evaluator.value(formula, world(random));
            if (value == null) return;
            switch (kind.get()) {
                case Kind.Amount amount -> assertThat(value).as(text + amount).isInstanceOf(Double.class);
                case Kind.Truth truth -> assertThat(value).as(text + truth).isInstanceOf(Boolean.class);
                case Kind.Text words -> assertThat(value).as(text + words).isInstanceOf(String.class);
            }
        });
        assertThat(passed[0]).isGreaterThan(500);
    }

    @Test
    void aCheckedNumberIsNeverInfiniteBecauseOfADivisionByZero() {
        Seeded.check(1500, random -> {
            Expression formula = FormulaParser.parse(number(random, 3));
            Double value = Evaluator.number(formula, world(random));
            if (value != null) assertThat(value.isInfinite() || value.isNaN()).isFalse();
        });
    }

    /** The evaluator as one would write it on a page. */
    private static @Nullable Object plain(Expression part, Words.World world) {
        return switch (part) {
            case Expression.Literal literal -> literal.value();
            case Expression.Name name -> world.name(name.name());
            case Expression.Parameter parameter -> world.parameter(parameter.name());
            case Expression.Indicator indicator -> world.indicator(indicator.code());
            case Expression.Total total -> world.total(total);
            case Expression.Negation negation -> times(-1.0, (Double) plain(negation.of(), world));
            case Expression.Not not -> truth(2 - rank((Boolean) plain(not.of(), world)));
            case Expression.Missing missing -> plain(missing.of(), world) == null;
            case Expression.Membership membership -> member(membership, plain(membership.of(), world));
            case Expression.Extreme extreme -> extreme(extreme, world);
            case Expression.Binary binary ->
                joined(binary.operator(), plain(binary.left(), world), plain(binary.right(), world));
        };
    }

    private static @Nullable Double times(double factor, @Nullable Double value) {
        return value == null ? null : (Double) (factor * value);
    }

    /** False 0, missing 1, true 2: "and" is the least of two, "or" the greatest, "not" what is left to 2. */
    private static int rank(@Nullable Boolean value) {
        if (value == null) return 1;
        return value ? 2 : 0;
    }

    private static @Nullable Boolean truth(int rank) {
        return rank == 1 ? null : (Boolean) (rank == 2);
    }

    private static @Nullable Boolean member(Expression.Membership membership, @Nullable Object value) {
        if (value == null) return null;
        boolean found = false;
        for (Expression.Literal literal : membership.list())
            found |= literal.value().equals(value);
        return found;
    }

    private static @Nullable Double extreme(Expression.Extreme extreme, Words.World world) {
        var values = new ArrayList<Double>();
        for (Expression part : extreme.of()) {
            Double value = (Double) plain(part, world);
            if (value == null) return null;
            values.add(value);
        }
        values.sort(Double::compare);
        return extreme.greatest() ? values.getLast() : values.getFirst();
    }

    private static @Nullable Object joined(Operator operator, @Nullable Object left, @Nullable Object right) {
        if (operator == Operator.AND) return truth(Math.min(rank((Boolean) left), rank((Boolean) right)));
        if (operator == Operator.OR) return truth(Math.max(rank((Boolean) left), rank((Boolean) right)));
        if (left == null || right == null) return null;
        if (operator == Operator.EQUAL) return same(left, right);
        if (operator == Operator.UNEQUAL) return !same(left, right);
        double a = (Double) left;
        double b = (Double) right;
        return switch (operator) {
            case LESS -> a < b;
            case AT_MOST -> a <= b;
            case GREATER -> a > b;
            case AT_LEAST -> a >= b;
            case PLUS -> a + b;
            case MINUS -> a - b;
            case TIMES -> a * b;
            default -> b == 0 ? null : (Object) (a / b);
        };
    }

    private static boolean same(Object left, Object right) {
        return left instanceof Double one && right instanceof Double other
                ? one.doubleValue() == other.doubleValue()
                : left.equals(right);
    }

    @Test
    void theEvaluatorAgreesWithThePlainestOne() {
        Seeded.check(3000, random -> {
            String text = random.nextBoolean() ? number(random, 3) : condition(random, 2);
            Expression formula = FormulaParser.parse(text);
            Words.World world = world(random);
            Object expected = plain(formula, world);
            Object value = Evaluator.value(formula, world);
            if (expected instanceof Double number && value instanceof Double own) {
                assertThat(own).as(text).isCloseTo(number, within(Math.abs(number) * 1e-12));
            } else {
                assertThat(value).as(text + world).isEqualTo(expected);
            }
        });
    }

    @Test
    void minusZeroIsZero() {
        var none = new Words.World(Map.of("population", 0.0));
        for (String text :
                List.of("-population = 0", "0 = -population", "-population <= 0", "-population >= 0", "0 * -1 = 0"))
            assertThat(Evaluator.holds(FormulaParser.parse(text), none))
                    .as(text)
                    .isTrue();
        for (String text : List.of("-population < 0", "-population != 0", "0 > -population"))
            assertThat(Evaluator.holds(FormulaParser.parse(text), none))
                    .as(text)
                    .isFalse();
        assertThat(Evaluator.number(FormulaParser.parse("1 / -population"), none))
                .isNull();
    }

    @Test
    void valuesPutInAndReadAgainGiveTheSame() {
        Seeded.check(500, random -> {
            Expression formula = FormulaParser.parse(number(random, 2));
            Words.World world = world(random);
            Double direct = Evaluator.number(formula, world);
            if (direct == null) return;
            String written = FormulaPrinter.printWith(formula, part -> leaf(part, world));
            Double again = Evaluator.number(FormulaParser.parse(written), new Words.World(Map.of()));
            if (again != null) assertThat(again).as(written).isCloseTo(direct, within(1e-9 * Math.abs(direct) + 1e-12));
        });
    }

    /** {@return the value of a name, parameter, indicator or total as text; null for anything else} */
    private static @Nullable String leaf(Expression part, Words.World world) {
        boolean isLeaf = part instanceof Expression.Name
                || part instanceof Expression.Parameter
                || part instanceof Expression.Indicator
                || part instanceof Expression.Total;
        Double value = isLeaf ? Evaluator.number(part, world) : null;
        return value == null ? null : "(" + value + ")";
    }
}
