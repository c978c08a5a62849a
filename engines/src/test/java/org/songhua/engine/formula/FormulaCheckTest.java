package org.songhua.engine.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.fault.Fault;

/** C01: kinds and units, all mistakes at once. */
class FormulaCheckTest {
    private final Words words = new Words();
    private final List<Fault> faults = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    count(building)                                     | 栋
                    count(building) / population                        | 个/10万人
                    sum(park.area) / population                         | ㎡/人
                    length(building) / land_area                        | km/km²
                    population / land_area                              | 万人/km²
                    covered(land_use by park within $radius) / area(land_use) | %
                    gap(estate.demand, estate.supply)                   | 个
                    gap(estate.demand * 0.5 by parking.places within 50 m) | 个
                    gap(estate.demand * 25 ㎡ inside land_use by park.area within $radius) | ㎡
                    length(building inside land_use) / area(land_use inside park) | km/km²
                    max(count(building), 3)                             | 个
                    indicator('s:A01') + 20%                            | %
                    -count(building)                                    | 个
                    """)
    void theUnitOfAFormulaFollowsFromItsParts(String formula, String unit) {
        assertThat(FormulaCheck.yields(FormulaParser.parse(formula), Words.unit(unit), words, faults::add))
                .isTrue();
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    castle_count                                        | FORM-006
                    count(castle)                                       | FORM-002
                    count(building where colour = 'red')                | FORM-006
                    sum(building.colour)                                | FORM-003
                    sum(building.use)                                   | FORM-007
                    $width                                              | FORM-004
                    indicator('s:B99')                                  | FORM-005
                    population + land_area                              | FORM-008
                    count(building where height > 100)                  | FORM-008
                    count(building where height > 100 人)               | FORM-008
                    count(building where use = 'castle')                | FORM-011
                    count(building where use in ('office', 'castle'))   | FORM-011
                    count(building where use in (3))                    | FORM-007
                    count(building where use > 'office')                | FORM-007
                    count(building where use = 3)                       | FORM-007
                    count(building where height)                        | FORM-007
                    count(building where not floors)                    | FORM-007
                    count(building where floors and listed)             | FORM-007
                    covered(land_use by park within 300)                | FORM-008
                    gap(building.height, building.floors)               | FORM-008
                    gap(estate.demand by park.area within 50 m)         | FORM-008
                    gap(estate.demand by parking.places within 50)      | FORM-008
                    gap(estate.demand by parking.cars within 50 m)      | FORM-003
                    gap(estate.demand by parking.open within 50 m)      | FORM-007
                    gap(estate.demand by castle.places within 50 m)     | FORM-002
                    gap(estate.demand * $width by parking.places within 5 m) | FORM-004
                    gap(estate.demand * (1 < 2) by parking.places within 5 m) | FORM-007
                    gap(estate.demand inside castle by parking.places within 5 m) | FORM-002
                    length(building inside land_use where kind = 'castle') | FORM-011
                    min(population, land_area)                          | FORM-008
                    1 + (2 < 3)                                         | FORM-007
                    -kind                                               | FORM-007
                    """)
    void eachMistakeHasItsCode(String formula, String code) {
        FormulaCheck.kind(FormulaParser.parse(formula), words, faults::add);
        assertThat(faults).extracting(Fault::code).containsExactly(code);
        assertThat(faults.getFirst().place().feature()).startsWith("character ");
        assertThat(faults.getFirst().remedy()).isNotBlank();
    }

    @Test
    void allMistakesAreToldAtOnceAndNoneTwice() {
        FormulaCheck.kind(
                FormulaParser.parse("count(castle) / $width + sum(building.use) * nothing"), words, faults::add);
        assertThat(faults).extracting(Fault::code).containsExactly("FORM-002", "FORM-004", "FORM-007", "FORM-006");
    }

    @Test
    void aFormulaOfTheWrongKindDoesNotYieldItsUnit() {
        assertThat(FormulaCheck.yields(FormulaParser.parse("population"), Words.unit("㎡"), words, faults::add))
                .isFalse();
        assertThat(FormulaCheck.yields(FormulaParser.parse("1 < 2"), Unit.ONE, words, faults::add))
                .isFalse();
        assertThat(faults).extracting(Fault::code).containsExactly("FORM-008", "FORM-008");
    }

    @Test
    void aConditionIsTrueOrFalse() {
        assertThat(FormulaCheck.kind(FormulaParser.parse("population > 3 人 and not kind = 'x'"), words, faults::add))
                .get()
                .isInstanceOf(Kind.Truth.class);
        assertThat(FormulaCheck.kind(FormulaParser.parse("population is missing"), words, faults::add))
                .isPresent();
        assertThat(faults).isEmpty();
    }
}
