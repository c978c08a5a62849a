package org.songhua.engine.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.formula.Expression.Literal;
import org.songhua.engine.formula.Expression.Operator;
import org.songhua.engine.formula.Expression.Total;

/** B01: texts to trees and back. */
class FormulaParserTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 + 2 * 3",
                "(1 + 2) * 3",
                "1 - (2 - 3)",
                "1 - 2 - 3",
                "1 / (2 / 3)",
                "-population / land_area",
                "count(building)",
                "count(building where height > 100 m and use = 'residential')",
                "count(building where (use = 'office' or floors >= 3) and not listed = true)",
                "sum(park.area where area >= 5000 m²) / population",
                "area(land_use where kind in ('residential', 'farmland'))",
                "length(building)",
                "gap(estate.demand, estate.supply)",
                "gap(estate.demand, estate.supply where demand > 10)",
                "gap(estate.demand by parking.places within 50 m)",
                "gap(estate.demand * 0.5 where demand > 3 inside land_use by parking.places where open = true within $radius)",
                "gap(estate.demand * (1 + $radius) by parking.places within 50 m, park.area where area > 2 m² within 0 m)",
                "length(building where height > 3 m inside land_use where kind = 'residential')",
                "area(park inside land_use) / area(land_use)",
                "covered(land_use where kind = 'residential' by park where area >= 5000 m² within $radius, park where area < 5000 m² within 300 m)",
                "indicator('s:A01') * 2",
                "min(1, 2, max(3, 4))",
                "count(building where height is missing)",
                "not (count(building) > 3 or count(park) > 2)",
                "1 <= 2",
                "1 != 2"
            })
    void whatIsPrintedReadsAsTheSame(String text) {
        assertThat(FormulaPrinter.print(FormulaParser.parse(text))).isEqualTo(text);
    }

    @Test
    void timesBindsTighterThanPlusAndEqualRanksGoFromTheLeft() {
        var sum = (Expression.Binary) FormulaParser.parse("1 + 2 * 3");
        assertThat(sum.operator()).isEqualTo(Operator.PLUS);
        var difference = (Expression.Binary) FormulaParser.parse("1 - 2 - 3");
        assertThat(difference.left()).isInstanceOf(Expression.Binary.class);
    }

    @Test
    void aNumberWithAUnitIsHeldInBaseUnits() {
        assertThat(((Literal) FormulaParser.parse("1.5 km")).value()).isEqualTo(1500.0);
        assertThat(((Literal) FormulaParser.parse("20%")).value()).isEqualTo(0.2);
        assertThat(((Literal) FormulaParser.parse("15 min")).value()).isEqualTo(900.0);
    }

    @Test
    void aTotalKnowsWhatItIsOver() {
        var total =
                (Total) FormulaParser.parse("covered(land_use by park within 300 m, park where area > 2 within 500 m)");
        assertThat(total.measure()).isEqualTo(Expression.Measure.COVERED);
        assertThat(total.by()).hasSize(2);
        assertThat(total.by().get(1).by().where()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1 +                             | character 4
                    count(                          | character 7
                    count building                  | character 7
                    avg(building.height)            | character 1
                    sum(building)                   | character 13
                    gap(estate.demand, park.area)   | character 20
                    gap(estate.demand)              | character 18
                    gap(estate.demand * 2)          | character 22
                    gap(estate.demand * 2, estate.supply) | character 22
                    gap(estate.demand by parking within 3 m) | character 30
                    gap(estate.demand by parking.places) | character 36
                    count(park inside land_use)     | character 12
                    covered(park inside park by park within 3 m) | character 14
                    length(building inside)         | character 23
                    kind in ()                      | character 10
                    kind in (population)            | character 20
                    "'open"                         | character 1
                    3 furlong                       | character 3
                    1 ? 2                           | character 3
                    covered(park)                   | character 13
                    covered(park by park)           | character 21
                    height is known                 | character 11
                    1 2                             | character 3
                    1.2.3                           | character 1
                    where                           | character 1
                    indicator(A01)                  | character 11
                    (1                              | character 3
                    """)
    void aMistakeIsToldWithItsCharacter(String text, String character) {
        assertThatThrownBy(() -> FormulaParser.parse(text)).isInstanceOfSatisfying(FaultException.class, e -> {
            assertThat(e.faults().getFirst().code()).isIn("FORM-001", "FORM-009");
            assertThat(e.faults().getFirst().place().feature()).isEqualTo(character);
        });
    }

    @Test
    void whatIsTooLongOrTooDeepIsRefusedBeforeItCosts() {
        assertThatThrownBy(() -> FormulaParser.parse("1".repeat(3000))).hasMessageContaining("FORM-012");
        assertThatThrownBy(() -> FormulaParser.parse("(".repeat(500) + "1")).hasMessageContaining("FORM-012");
        assertThatThrownBy(() -> FormulaParser.parse("-".repeat(500) + "1")).hasMessageContaining("FORM-012");
    }

    @Test
    void noTextMakesTheParserFailOtherwiseThanByAFault() {
        String[] pieces = {
            "count(",
            "building",
            " where ",
            "height",
            ">",
            "3",
            " m",
            "'",
            ")",
            "(",
            ",",
            ".",
            " and ",
            "not ",
            "$r",
            " in ",
            "%",
            "是",
            "-"
        };
        for (long seed = 0; seed < 3000; seed++) {
            var random = new Random(seed);
            var text = new StringBuilder();
            int length = random.nextInt(12);
            for (int i = 0; i < length; i++) text.append(pieces[random.nextInt(pieces.length)]);
            try {
                FormulaParser.parse(text.toString());
            } catch (FaultException e) {
                assertThat(e.faults()).as("seed %d", seed).hasSize(1);
            }
        }
    }

    @Test
    void randomTreesPrintAndReadAsThemselves() {
        for (long seed = 0; seed < 500; seed++) {
            Expression tree = tree(new Random(seed), 4);
            String text = FormulaPrinter.print(tree);
            assertThat(FormulaPrinter.print(FormulaParser.parse(text)))
                    .as("seed %d", seed)
                    .isEqualTo(text);
        }
    }

    private static Expression tree(Random random, int depth) {
        if (depth == 0) return new Literal((double) random.nextInt(100), Unit.ONE, 0);
        return switch (random.nextInt(6)) {
            case 0 -> new Expression.Name("population", 0);
            case 1 -> new Expression.Parameter("radius", 0);
            case 2 -> new Expression.Negation(tree(random, depth - 1), 0);
            case 3 -> new Expression.Extreme(random.nextBoolean(), many(random, depth), 0);
            default -> binary(random, depth);
        };
    }

    private static Expression binary(Random random, int depth) {
        var operators =
                List.of(Operator.PLUS, Operator.MINUS, Operator.TIMES, Operator.OVER, Operator.LESS, Operator.AND);
        Operator operator = operators.get(random.nextInt(operators.size()));
        return new Expression.Binary(operator, tree(random, depth - 1), tree(random, depth - 1), 0);
    }

    private static List<Expression> many(Random random, int depth) {
        var parts = new ArrayList<Expression>();
        for (int i = 0; i <= random.nextInt(3); i++) parts.add(tree(random, depth - 1));
        return parts;
    }
}
