package org.songhua.engine.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.formula.Expression.Binary;
import org.songhua.engine.formula.Expression.Literal;
import org.songhua.engine.formula.Expression.Membership;
import org.songhua.engine.formula.Expression.Missing;
import org.songhua.engine.formula.Expression.Negation;
import org.songhua.engine.formula.Expression.Not;
import org.songhua.engine.formula.Expression.Operator;
import org.songhua.engine.random.Seeded;

/**
 * G01: what binds tighter. The order is or, and, not, comparisons with {@code in} and {@code is missing}, plus and minus, times and
 * over, minus before a value. Each line below is the formula and the same with every bracket written.
 */
class G01_PrecedenceTest {

    /** Every bracket written, so that nothing is left to precedence. */
    private static String bracketed(Expression part) {
        return switch (part) {
            case Literal literal when literal.value() instanceof String text -> "'" + text + "'";
            case Literal literal when literal.value() instanceof Double number -> FormulaPrinter.plain(number);
            case Literal literal -> String.valueOf(literal.value());
            case Expression.Name name -> name.name();
            case Negation negation -> "(-" + bracketed(negation.of()) + ")";
            case Not not -> "(not " + bracketed(not.of()) + ")";
            case Binary binary ->
                "(" + bracketed(binary.left()) + " " + binary.operator().sign() + " " + bracketed(binary.right()) + ")";
            case Membership membership ->
                "(" + bracketed(membership.of()) + " in " + bracketed(membership.list()) + ")";
            case Missing missing -> "(" + bracketed(missing.of()) + " is missing)";
            default -> throw new IllegalArgumentException(part.toString());
        };
    }

    private static String bracketed(List<Literal> list) {
        return "("
                + String.join(
                        ", ", list.stream().map(G01_PrecedenceTest::bracketed).toList()) + ")";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a + b in (1, 2)             | ((a + b) in (1, 2))
            a in (1) + 0 = 1            | FORM
            a * b is missing            | ((a * b) is missing)
            -a is missing               | ((-a) is missing)
            -a in (1)                   | ((-a) in (1))
            - - a                       | (-(-a))
            -a * b                      | ((-a) * b)
            a - b - c                   | ((a - b) - c)
            a - b + c                   | ((a - b) + c)
            a / b * c                   | ((a / b) * c)
            a / b / c                   | ((a / b) / c)
            a + b * c                   | (a + (b * c))
            a * b + c                   | ((a * b) + c)
            a = b + c                   | (a = (b + c))
            a + b >= c - d              | ((a + b) >= (c - d))
            not a = b                   | (not (a = b))
            not a in (1) and b          | ((not (a in (1))) and b)
            not a is missing            | (not (a is missing))
            not not a                   | (not (not a))
            a or b and c                | (a or (b and c))
            a and b or c and d          | ((a and b) or (c and d))
            a or b or c                 | ((a or b) or c)
            a and not b or c            | ((a and (not b)) or c)
            a or not b in (1, 2)        | (a or (not (b in (1, 2))))
            a = 1 or b + 1 is missing   | ((a = 1) or ((b + 1) is missing))
            a is missing = true         | ((a is missing) = true)
            a in (1) = false            | ((a in (1)) = false)
            a < b = true                | ((a < b) = true)
            (a or b) and c              | ((a or b) and c)
            a * (b + c)                 | (a * (b + c))
            """)
    void whatBindsTighterIsReadFirst(String text, String brackets) {
        if (brackets.equals("FORM"))
            assertThatThrownBy(() -> FormulaParser.parse(text)).isInstanceOf(FaultException.class);
        else assertThat(bracketed(FormulaParser.parse(text))).isEqualTo(brackets);
    }

    private static Expression tree(SplittableRandom random, int depth) {
        if (depth == 0) {
            return random.nextBoolean()
                    ? new Expression.Name("abc".substring(random.nextInt(3)).substring(0, 1), 0)
                    : new Literal((double) random.nextInt(9), Unit.ONE, 0);
        }
        Expression one = tree(random, random.nextInt(depth));
        Operator[] operators = Operator.values();
        return switch (random.nextInt(8)) {
            case 0 -> new Negation(one, 0);
            case 1 -> new Not(one, 0);
            case 2 -> new Missing(one, 0);
            case 3 -> new Membership(one, List.of(new Literal(1.0, Unit.ONE, 0), new Literal("x", Unit.ONE, 0)), 0);
            default ->
                new Binary(operators[random.nextInt(operators.length)], one, tree(random, random.nextInt(depth)), 0);
        };
    }

    /** Whatever tree is printed with as few brackets as may be, it reads as itself. */
    @Test
    void anyTreeIsPrintedSoThatItReadsAsItself() {
        Seeded.check(4000, random -> {
            Expression tree = tree(random, random.nextInt(1, 7));
            String printed = FormulaPrinter.print(tree);
            assertThat(bracketed(FormulaParser.parse(printed))).as(printed).isEqualTo(bracketed(tree));
        });
    }

    /** The printer writes no bracket that can be left out: without any one pair the tree is another or the text unreadable. */
    @Test
    void noBracketIsWrittenForNothing() {
        Seeded.check(1500, random -> {
            Expression tree = tree(random, 4);
            String printed = FormulaPrinter.print(tree);
            int open = printed.indexOf('(');
            // What is asked for is bracketed for the reader's sake as well.
            if (open < 0 || printed.contains(" in (") || printed.contains("missing")) return;
            String without = printed.substring(0, open)
                    + printed.substring(open + 1, closing(printed, open))
                    + printed.substring(closing(printed, open) + 1);
            try {
                assertThat(bracketed(FormulaParser.parse(without))).as(printed).isNotEqualTo(bracketed(tree));
            } catch (FaultException e) {
                assertThat(e.faults()).isNotEmpty();
            }
        });
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            if (text.charAt(i) == '(') depth++;
            if (text.charAt(i) == ')' && --depth == 0) return i;
        }
        throw new AssertionError(text);
    }

    @Test
    void aSumThatIsMissingIsAskedForAsAWhole() {
        var world = new Words.World(java.util.Map.of("a", 2.0));
        assertThat(Evaluator.holds(FormulaParser.parse("a + b is missing"), world))
                .isTrue();
        assertThat(Evaluator.holds(FormulaParser.parse("a * 2 is missing"), world))
                .isFalse();
        assertThat(Evaluator.holds(FormulaParser.parse("a + 1 in (2, 3)"), world))
                .isTrue();
        assertThat(Evaluator.holds(FormulaParser.parse("-a in (2)"), world)).isFalse();
    }

    /** 400 nines are no double; neither is the greatest double in kilometres. */
    @ParameterizedTest
    @ValueSource(ints = {309, 400, 1500})
    void aNumberBeyondAllNumbersIsRefusedWithItsPlace(int digits) {
        assertThatThrownBy(() -> FormulaParser.parse("1 + " + "9".repeat(digits)))
                .isInstanceOfSatisfying(FaultException.class, e -> {
                    assertThat(e.faults()).extracting(Fault::code).containsExactly("FORM-001");
                    assertThat(e.faults().getFirst().place().feature()).isEqualTo("character 5");
                });
    }

    @Test
    void aNumberThatItsUnitMakesInfiniteIsRefused() {
        String most = "1" + "0".repeat(307);
        assertThat(FormulaPrinter.print(FormulaParser.parse(most + " m"))).endsWith("0 m");
        assertThatThrownBy(() -> FormulaParser.parse(most + " km")).isInstanceOf(FaultException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            count(building where 'castle' = use)                | castle
            count(building where use != 'castle')               | castle
            count(building where use = 'castle' and height > 3 m) | castle
            count(land_use where 'sea' != kind or kind = 'farmland') | sea
            """)
    void aValueThatAnAttributeNeverHasIsToldOnEitherSide(String text, String value) {
        var faults = new ArrayList<Fault>();
        FormulaCheck.kind(FormulaParser.parse(text), new Words(), faults::add);
        assertThat(faults).extracting(Fault::code).containsExactly("FORM-011");
        assertThat(faults.getFirst().problem()).contains(value);
    }

    @Test
    void twoAttributesMayBeComparedAndTwoTexts() {
        var faults = new ArrayList<Fault>();
        FormulaCheck.kind(
                FormulaParser.parse("count(building where use = name or 'x' = 'y')"), new Words(), faults::add);
        assertThat(faults).isEmpty();
    }

    /** Long chains are wide, not deep: they neither overflow nor are refused. */
    @Test
    void aLongSumIsNoDeepOne() {
        String sum = "1" + "+1".repeat(900);
        Expression whole = FormulaParser.parse(sum);
        assertThat(Evaluator.number(whole, new Words.World(java.util.Map.of()))).isEqualTo(901);
        assertThat(FormulaPrinter.print(whole)).isEqualTo(sum.replace("+", " + "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "-", "not ", "max("})
    void whatIsNestedTooDeepIsRefused(String opening) {
        assertThatThrownBy(() -> FormulaParser.parse(opening.repeat(300) + "1"))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults()).extracting(Fault::code).containsExactly("FORM-012"));
    }
}
