package org.songhua.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.songhua.evaluation.EvaluationTown.STREETS;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.songhua.cim.CityFixture;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.indicator.Status;
import org.songhua.evaluation.Evaluation.Proposal;
import org.songhua.evaluation.Evaluation.Query;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.Scope;

/** The acceptance tests of evaluation, on a town that can be reckoned by hand. */
class EvaluationTest {
    private static final String PARKS = "mohurd-2025:B04";
    private static final String TOWERS = "tdt1063-2021:N06";
    private static final String PER_PERSON = "tdt1063-2021:N17";
    private static final String DENSITY = "mohurd-2025:X03";

    private final EvaluationTown town = new EvaluationTown();

    @Test
    void aCityIsTheSumOfItsStreetsAndNotTheirMean() {
        // One more block far from any park in the first street: there the share is less, and counts twice.
        town.city.add(
                "land_use",
                "新区",
                Map.of("kind", "residential"),
                CityFixture.square(EvaluationTown.WEST + 0.001, EvaluationTown.SOUTH + 0.017, 0.002),
                STREETS.getFirst(),
                null);
        town.city.done();
        town.run();
        var values = town.values(PARKS);
        double covered = 0;
        double whole = 0;
        double mean = 0;
        for (String street : STREETS) {
            covered += values.get(street).measured().numerator();
            whole += values.get(street).measured().denominator();
            mean += values.get(street).measured().value() / 3;
        }
        assertThat(values.get("220100").measured().value()).isCloseTo(100 * covered / whole, within(1e-9));
        assertThat(values.get("220102").measured().value())
                .isEqualTo(values.get("220100").measured().value());
        assertThat(values.get("*").measured().value()).isCloseTo(100 * covered / whole, within(1e-9));
        assertThat(Math.abs(mean - values.get("220100").measured().value())).isGreaterThan(1);
        assertThat(values.get(STREETS.getFirst()).measured().value())
                .isLessThan(values.get(STREETS.getLast()).measured().value());
    }

    @Test
    void movingOneParkBy586MetresChangesExactlyTheStreetsItShould() {
        town.run();
        var before = town.values(PARKS);
        town.move(town.parks.get(STREETS.get(1)), 0.00527);
        town.run();
        var after = town.values(PARKS);
        Set<String> changed = before.keySet().stream()
                .filter(code -> before.get(code).measured().value()
                        != after.get(code).measured().value())
                .collect(Collectors.toSet());
        assertThat(changed).containsExactlyInAnyOrder("*", "220100", "220102", STREETS.get(1));
        assertThat(after.get(STREETS.get(1)).measured().value()).isEqualTo(100);
        assertThat(town.evaluation.history(PARKS, STREETS.get(1), Scope.ALL)).hasSize(2);
    }

    @Test
    void whatDidNotChangeIsNotComputedAgain() {
        var first = town.run();
        assertThat(first.reused()).isZero();
        var second = town.run();
        assertThat(second.computed()).isZero();
        assertThat(second.reused()).isEqualTo(first.computed());
        town.move(town.parks.get(STREETS.getFirst()), 0.001);
        var third = town.run();
        // Of the indicators computed, two read parks; each has six regions.
        assertThat(third.computed()).isEqualTo(12);
    }

    @Test
    void aChangedBuiltUpAreaFlagsTheBreakAndKeepsTheOldValue() {
        town.run();
        IndicatorValue before = town.value(DENSITY, "220100");
        assertThat(before.broken()).isFalse();
        town.city.add(
                "built_up_area",
                "扩建",
                Map.of("city", "220100"),
                CityFixture.square(EvaluationTown.WEST + 0.02, EvaluationTown.SOUTH, 0.02),
                STREETS.get(1),
                null);
        town.city.done();
        town.run();
        IndicatorValue after = town.value(DENSITY, "220100");
        assertThat(after.broken()).isTrue();
        assertThat(after.measured().value())
                .isCloseTo(
                        before.measured().value() / 2, within(before.measured().value() / 1000));
        assertThat(town.evaluation.history(DENSITY, "220100", Scope.ALL))
                .extracting(IndicatorValue::hash)
                .containsExactly(after.hash(), before.hash());
        assertThat(town.value(PER_PERSON, "220100").broken()).isFalse();
    }

    @Test
    void aValueComputedAgainFromWhatWasReadThenIsTheSameToTheLastBit() {
        town.run();
        IndicatorValue then = town.value(PARKS, "220100");
        IndicatorValue towers = town.value(TOWERS, "220100");
        town.move(town.parks.get(STREETS.getFirst()), 0.002);
        town.run();
        assertThat(town.value(PARKS, "220100").hash()).isNotEqualTo(then.hash());
        assertThat(town.evaluation.repeat(then.id(), Scope.ALL).orElseThrow())
                .returns(true, Evaluation.Repetition::identical)
                .returns(then.hash(), Evaluation.Repetition::again);
        assertThat(town.evaluation.repeat(towers.id(), Scope.ALL).orElseThrow().identical())
                .isTrue();
    }

    @Test
    void countsAndDensitiesAreReckonedByHand() {
        town.run();
        // Heights of 90, 100 and 110 m: one above 100 m.
        assertThat(town.value(TOWERS, "220100").measured().value()).isEqualTo(1);
        assertThat(town.value(TOWERS, STREETS.get(1)).measured().value()).isZero();
        // The built-up square of 0.02 degrees is 1,606 m × 2,222 m = 3.568 km²; 3,000 people.
        assertThat(town.value(DENSITY, "220100").measured().value()).isCloseTo(0.3 / 3.568, within(0.0002));
    }

    @Test
    void nobodysDataAreNotZero() {
        town.run();
        IndicatorValue markets = town.value("mohurd-2025:X01", "220100");
        assertThat(markets.measured().status()).isEqualTo(Status.NOT_COLLECTED);
        assertThat(markets.measured().value()).isNaN();
        assertThat(markets.wanting()).isEqualTo("class:market");
        IndicatorValue refuge = town.value("mohurd-2025:U25", "220100");
        assertThat(refuge.wanting()).isEqualTo("class:refuge");
        assertThat(town.value(DENSITY, STREETS.get(2)).measured().status()).isEqualTo(Status.NO_BASE);
    }

    @Test
    void anObjectThatLacksAnAttributeMakesTheValueAnEstimate() {
        town.city.add(
                "building",
                "未测",
                Map.of(),
                CityFixture.square(EvaluationTown.WEST + 0.016, EvaluationTown.SOUTH + 0.016, 0.0003),
                STREETS.getFirst(),
                null);
        town.city.done();
        town.run();
        assertThat(town.value(TOWERS, STREETS.getFirst()))
                .returns(1L, IndicatorValue::lacking)
                .extracting(v -> v.measured().status())
                .isEqualTo(Status.ESTIMATED);
        assertThat(town.value(TOWERS, STREETS.get(1)).measured().status()).isEqualTo(Status.MEASURED);
    }

    @Test
    void aNumberOpensToTheObjectsBehindIt() {
        town.run();
        var lineage = town.evaluation
                .lineage(town.value(PARKS, STREETS.getFirst()).id(), 10, Scope.ALL)
                .orElseThrow();
        assertThat(lineage.formula())
                .startsWith("covered(land_use where kind = 'residential' by park where area >= 5000 m²");
        assertThat(lineage.withValues()).matches("[0-9.]+ ÷ [0-9.]+");
        assertThat(lineage.parameters().get("radius_large")).startsWith("500 m");
        assertThat(lineage.inputs()).extracting(Evaluation.Source::classCode).containsExactly("land_use", "park");
        var covered = lineage.totals().getFirst();
        assertThat(covered.rows()).hasSize(1);
        assertThat(covered.against()).hasSize(1);
        assertThat(covered.rows().getFirst().amount()
                        + covered.against().getFirst().amount())
                .isCloseTo(lineage.totals().get(1).amount(), within(1e-6));
        var towers = town.evaluation
                .lineage(town.value(TOWERS, "220100").id(), 10, Scope.ALL)
                .orElseThrow();
        assertThat(towers.totals().getFirst().rows())
                .extracting(Evaluation.Contribution::name)
                .containsExactly("塔楼2");
        assertThat(towers.totals().getFirst().against()).hasSize(2);
    }

    @Test
    void withoutALicenceNothingIsPublished() {
        town.licence(null);
        town.run();
        long id = town.value(PARKS, "220100").id();
        assertThatThrownBy(() -> town.evaluation.publish(id, Caller.SYSTEM))
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(e.faults()).hasSize(2))
                .hasMessageContaining("EVAL-026");
        town.licence("CC BY 4.0");
        town.move(town.parks.get(STREETS.getFirst()), 0.0001);
        town.run();
        assertThat(town.evaluation
                        .publish(town.value(PARKS, "220100").id(), Caller.SYSTEM)
                        .publishedAt())
                .isNotNull();
    }

    @Test
    void aValueEnteredByHandNeedsAReasonAPersonAndAnotherWhoApproves() {
        var li = Caller.all("li");
        var proposal = new Proposal("mohurd-2025:U02", "220100", "2025", 0, "黑臭水体台账2025.xlsx", "省厅核定");
        IndicatorValue proposed = town.evaluation.propose(proposal, li);
        assertThat(town.values("mohurd-2025:U02")).isEmpty();
        assertThatThrownBy(() -> town.evaluation.decide(proposed.id(), true, li))
                .isInstanceOf(NotAllowedException.class);
        town.evaluation.decide(proposed.id(), true, Caller.all("wang"));
        IndicatorValue counted = town.value("mohurd-2025:U02", "220100");
        assertThat(counted.state()).isEqualTo("APPROVED");
        assertThat(counted.entry()).isEqualTo(new IndicatorValue.Entry("黑臭水体台账2025.xlsx", "省厅核定", "li", "wang"));
        assertThatThrownBy(() -> town.evaluation.decide(proposed.id(), false, Caller.all("zhao")))
                .hasMessageContaining("EVAL-024");
        var lineage = town.evaluation.lineage(counted.id(), 5, Scope.ALL).orElseThrow();
        assertThat(lineage.totals()).isEmpty();
    }

    @Test
    void allThatIsWrongWithAnEntryIsToldAtOnce() {
        var bad = new Proposal("mohurd-2025:Z99", "", "25", Double.NaN, "", " ");
        assertThatThrownBy(() -> town.evaluation.propose(bad, Caller.SYSTEM))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults())
                                .extracting(fault -> fault.place().field())
                                .containsExactly(
                                        "/indicator", "/period", "/value", "/geography", "/sourceFile", "/reason"));
        assertThatThrownBy(() -> town.run("soon")).hasMessageContaining("EVAL-020");
    }

    @Test
    void anApprovedValueIsNotOverwrittenByARun() {
        var entered = town.evaluation.propose(
                new Proposal(TOWERS, "220100", "2025", 7, "人工核查.pdf", "模型缺高度"), Caller.all("li"));
        town.evaluation.decide(entered.id(), true, Caller.all("wang"));
        town.run();
        assertThat(town.value(TOWERS, "220100").measured().value()).isEqualTo(7);
        assertThat(town.value(TOWERS, STREETS.getLast()).measured().value()).isEqualTo(1);
    }

    @Test
    void aScopeSeesItsRegionsAndClassesOnly() {
        town.run();
        var street = new Scope(Set.of(), Set.of(STREETS.getFirst()), Set.of());
        assertThat(town.evaluation.values(new Query(PARKS, null, null, null), street))
                .extracting(IndicatorValue::geography)
                .containsExactly(STREETS.getFirst());
        assertThat(town.evaluation.places(street))
                .extracting(Evaluation.Area::code)
                .containsExactly(STREETS.getFirst());
        var classes = new Scope(Set.of(), Set.of(), Set.of("building"));
        assertThat(town.evaluation.values(new Query(PARKS, null, null, null), classes))
                .isEmpty();
        assertThat(town.evaluation.values(new Query(TOWERS, null, null, null), classes))
                .hasSize(6);
        long whole = town.value(PARKS, "220100").id();
        assertThat(town.evaluation.lineage(whole, 5, street)).isEmpty();
        assertThatThrownBy(() -> town.evaluation.propose(
                        new Proposal(TOWERS, "220100", "2025", 7, "a", "b"), new Caller("li", Set.of(), street)))
                .isInstanceOf(NotAllowedException.class);
    }

    @Test
    void aYearBeforeAParameterWasInForceHasNoNumberByThatDefinition() {
        town.run("2024");
        var found = town.evaluation.values(new Query(TOWERS, "220100", null, "2024"), Scope.ALL);
        assertThat(found).singleElement().satisfies(value -> {
            assertThat(value.measured().status()).isEqualTo(Status.NOT_COLLECTED);
            assertThat(value.wanting()).isEqualTo("parameter:limit");
        });
        Plan.Stand stand = town.platform
                .bean(Plan.class)
                .stand(TOWERS, "220100", "2024", Scope.ALL)
                .orElseThrow();
        assertThat(stand.supply().zh()).contains("GB 50352").contains("尚未生效");
        // Indicators without parameters do not depend on any.
        assertThat(town.evaluation.values(new Query(PER_PERSON, "220100", null, "2024"), Scope.ALL))
                .singleElement()
                .satisfies(value -> assertThat(value.measured().value()).isPositive());
        town.run("2025");
        assertThat(town.value(TOWERS, "220100").measured().value()).isEqualTo(1);
    }

    @Test
    void whatIsNoYearIsRefusedByEveryPartOfTheModule() {
        Plan plan = town.platform.bean(Plan.class);
        for (String period : java.util.List.of("", "soon", "25", "1899", "20255", "２０２５")) {
            assertThatThrownBy(() -> town.run(period)).hasMessageContaining("EVAL-020");
            assertThatThrownBy(() -> plan.board(null, "220100", period, Scope.ALL))
                    .hasMessageContaining("EVAL-020");
            assertThatThrownBy(() -> plan.stands(null, "220100", period, Scope.ALL))
                    .hasMessageContaining("EVAL-020");
            assertThatThrownBy(() -> plan.stand(TOWERS, "220100", period, Scope.ALL))
                    .hasMessageContaining("EVAL-020");
        }
    }

    @Test
    void everyRegionWithinAnotherIsFound() {
        town.run();
        assertThat(town.evaluation.values(new Query(TOWERS, null, "220102", "2025"), Scope.ALL))
                .extracting(IndicatorValue::geography)
                .containsExactlyInAnyOrder("220102", "220102001", "220102002", "220102003");
        assertThat(town.evaluation.places(Scope.ALL)).hasSize(6);
        assertThat(town.value(TOWERS, "220100").quote()).isEqualTo("tdt1063-2021:N06@220100@2025");
    }
}
