package org.songhua.engine.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** E01: what formulas need, circles among them, values put in. */
class FormulasTest {
    private static final String PARKS =
            "covered(land_use where kind = 'residential' by park where area > 5 m² within $radius) / area(land_use where kind = 'residential')";

    @Test
    void aFormulaNeedsTheClassesOfItsTotals() {
        assertThat(Formulas.classes(FormulaParser.parse(PARKS))).containsExactly("land_use", "park");
        assertThat(Formulas.totals(FormulaParser.parse("count(park) + count(park)")))
                .hasSize(2);
    }

    @Test
    void aFormulaNeedsWhatSuppliesAndWhereItCountsAndTheParametersOfBoth() {
        var gap = FormulaParser.parse(
                "gap(estate.demand * indicator('s:A01') inside land_use by parking.places within $radius, park.area within 3 m)");
        assertThat(Formulas.classes(gap)).containsExactly("estate", "land_use", "park", "parking");
        assertThat(Formulas.indicators(gap)).containsExactly("s:A01");
        assertThat(Formulas.totals(gap)).singleElement().satisfies(total -> {
            assertThat(total.isSuppliedFromAround()).isTrue();
            assertThat(total.by()).extracting(Expression.Reach::attribute).containsExactly("places", "area");
        });
        var own = Formulas.totals(FormulaParser.parse("gap(estate.demand, estate.supply)"));
        assertThat(own.getFirst().isSuppliedFromAround()).isFalse();
        assertThat(FormulaPrinter.printWith(gap, part -> part instanceof Expression.Parameter ? "50 m" : null))
                .endsWith("by parking.places within 50 m, park.area within 3 m)");
    }

    @Test
    void attributesAskedToBeMissingAreNotNeeded() {
        var total = Formulas.totals(FormulaParser.parse(
                        "count(building where height > 3 m and (name is missing or not use = 'office'))"))
                .getFirst();
        assertThat(Formulas.attributes(total.over())).containsExactly("height", "use");
    }

    @Test
    void namesOfFactsAreThoseOutsideTotals() {
        assertThat(Formulas.names(FormulaParser.parse("population / count(building where height > 3 m) + land_area")))
                .containsExactly("land_area", "population");
    }

    @Test
    void circlesAreFoundEachOnce() {
        var needs = Map.of(
                "a", Set.of("b"),
                "b", Set.of("c"),
                "c", Set.of("a"),
                "d", Set.of("a"),
                "e", Set.of("e"),
                "f", Set.<String>of());
        assertThat(Formulas.circles(needs)).containsExactlyInAnyOrder(List.of("a", "b", "c"), List.of("e"));
    }

    @Test
    void eachComesAfterThoseItNeeds() {
        var needs = Map.of("a", Set.of("b", "c"), "b", Set.of("c"), "c", Set.<String>of(), "x", Set.of("x"));
        assertThat(Formulas.order(needs)).containsExactly("c", "b", "a");
        assertThat(Formulas.circles(Map.of("a", Set.of("b"), "b", Set.of()))).isEmpty();
    }

    @Test
    void valuesCanBePutIn() {
        var formula = FormulaParser.parse("count(building) / population");
        assertThat(FormulaPrinter.printWith(formula, part -> part instanceof Expression.Total ? "28" : null))
                .isEqualTo("28 / population");
    }

    @Test
    void indicatorsReferredToAreListed() {
        assertThat(Formulas.indicators(FormulaParser.parse("indicator('s:B') + indicator('s:A') * 2")))
                .containsExactly("s:A", "s:B");
    }
}
