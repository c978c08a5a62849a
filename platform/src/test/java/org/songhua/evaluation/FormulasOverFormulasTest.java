package org.songhua.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.evaluation.OwnTown.CITY;
import static org.songhua.evaluation.OwnTown.FIRST;
import static org.songhua.evaluation.OwnTown.SECOND;
import static org.songhua.evaluation.OwnTown.THIRD;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songhua.engine.indicator.Status;
import org.songhua.people.Scope;

/** Indicators whose formulas refer to others: the third to the second, the second to the first. */
class FormulasOverFormulasTest {
    private final OwnTown town = new OwnTown();

    private double number(String indicator) {
        return town.value(indicator, CITY).measured().value();
    }

    private void market() {
        town.put("market", 0, Map.of("stalls", 9));
    }

    private void building(int street) {
        town.put("building", street, Map.of("floors", 3));
    }

    @Test
    void eachIsMadeOfThoseItRefersTo() {
        market();
        market();
        building(0);
        town.run();
        assertThat(List.of(number(FIRST), number(SECOND), number(THIRD))).containsExactly(2.0, 4.0, 5.0);
        assertThat(town.value(THIRD, OwnTown.street(1)).measured().value()).isZero();
    }

    @Test
    void whenOnlyTheLastChangesThoseBeforeItAreTakenAsTheyStand() {
        market();
        building(0);
        town.run();
        building(1);
        var run = town.run();
        assertThat(run.reused()).isPositive();
        assertThat(List.of(number(FIRST), number(SECOND), number(THIRD))).containsExactly(1.0, 2.0, 4.0);
    }

    @Test
    void whenTheFirstChangesAllFollow() {
        market();
        building(0);
        town.run();
        market();
        town.run();
        assertThat(List.of(number(FIRST), number(SECOND), number(THIRD))).containsExactly(2.0, 4.0, 5.0);
    }

    @Test
    void aValueEnteredByHandCountsForThoseThatReferToIt() {
        market();
        building(0);
        town.enterNumber(FIRST, CITY, 10);
        town.run();
        assertThat(List.of(number(FIRST), number(SECOND), number(THIRD))).containsExactly(10.0, 20.0, 21.0);
        building(1);
        town.run();
        assertThat(List.of(number(FIRST), number(SECOND), number(THIRD))).containsExactly(10.0, 20.0, 22.0);
    }

    @Test
    void withoutTheFirstThereIsNoneOfTheOthers() {
        building(0);
        town.run();
        assertThat(town.value(FIRST, CITY).wanting()).isEqualTo("class:market");
        assertThat(town.value(SECOND, CITY))
                .returns("facts", IndicatorValue::wanting)
                .extracting(value -> value.measured().status())
                .isEqualTo(Status.NOT_COLLECTED);
        assertThat(town.value(THIRD, CITY).measured().value()).isNaN();
        Plan.Stand stand = OwnTown.PLATFORM
                .bean(Plan.class)
                .stand(SECOND, CITY, "2025", Scope.ALL)
                .orElseThrow();
        assertThat(stand.supply().en())
                .isEqualTo("An indicator that the formula refers to has no value; supply that one first.");
    }

    @Test
    void eachIsComputedAgainToTheSameHashThroughTheWholeChain() {
        market();
        building(0);
        town.run();
        var then = List.of(town.value(FIRST, CITY), town.value(SECOND, CITY), town.value(THIRD, CITY));
        market();
        building(1);
        town.run();
        for (IndicatorValue value : then) {
            assertThat(town.evaluation
                            .repeat(value.id(), Scope.ALL)
                            .orElseThrow()
                            .identical())
                    .as(value.indicator())
                    .isTrue();
        }
    }

    @Test
    void theChainIsComputedAgainFromAValueThatSomebodyHadEnteredThen() {
        market();
        building(0);
        town.enterNumber(FIRST, CITY, 10);
        town.run();
        IndicatorValue then = town.value(THIRD, CITY);
        town.enterNumber(FIRST, CITY, 11);
        town.run();
        assertThat(number(THIRD)).isEqualTo(23);
        assertThat(town.evaluation.repeat(then.id(), Scope.ALL).orElseThrow().identical())
                .isTrue();
    }
}
