package org.songhua.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songhua.cim.CityFixture;
import org.songhua.engine.formula.FormulaPrinter;
import org.songhua.engine.indicator.Status;
import org.songhua.evaluation.internal.compute.Computation;

/** Numbers that look alike and are not: each system, each radius and each way of measuring has an indicator of its own. */
class SeparateIndicatorsTest {
    private static final String NEAR = "mohurd-2025:X06";
    private static final String FAR = "mohurd-2025:X06b";

    private final EvaluationTown town = new EvaluationTown();
    private final Indicators indicators = town.platform.bean(Indicators.class);

    private String formula(String id) {
        var formula = indicators.find(id).flatMap(one -> Optional.ofNullable(one.formula()));
        return formula.map(one -> FormulaPrinter.print(one.numerator())).orElse("");
    }

    @Test
    void stopsWithin300And500MetresAreTwoNumbers() {
        // 400 m south of the block: within 500 m of it and not within 300 m.
        town.city.add(
                "bus_stop",
                "站",
                Map.of(),
                CityFixture.point(EvaluationTown.WEST + 0.01, EvaluationTown.SOUTH + 0.0054),
                EvaluationTown.STREETS.getFirst(),
                null);
        town.city.done();
        town.run();
        String street = EvaluationTown.STREETS.getFirst();
        assertThat(town.value(NEAR, street).measured().value()).isZero();
        assertThat(town.value(FAR, street).measured().value()).isBetween(1.0, 100.0);
        assertThat(town.value(NEAR, street).measured().denominator())
                .isEqualTo(town.value(FAR, street).measured().denominator());
    }

    @Test
    void aRadiusIsNoWalk() {
        for (IndicatorDefinition one : indicators.list()) {
            String text = formula(one.id());
            if (text.contains(" by ") && text.startsWith("covered"))
                assertThat(one.type()).as(one.id()).isNotEqualTo(IndicatorDefinition.Type.TRAVEL_TIME);
        }
        assertThat(indicators.list().stream()
                        .filter(one -> one.type() == IndicatorDefinition.Type.TRAVEL_TIME)
                        .filter(IndicatorDefinition::isComputed))
                .as("no walk is made of a radius")
                .isEmpty();
    }

    @Test
    void theSameDensityOfRoadsInTwoSystemsIsTwoIndicators() {
        List<String> codes = indicators.list().stream()
                .filter(one -> one.name().zh().contains("道路网密度"))
                .map(IndicatorDefinition::id)
                .toList();
        assertThat(codes).contains("mohurd-2025:U06").doesNotHaveDuplicates();
        assertThat(indicators.find("U06"))
                .as("a code without its system is none")
                .isEmpty();
        assertThat(indicators.list())
                .allSatisfy(one -> assertThat(one.id())
                        .isEqualTo(one.series().system() + "-" + one.series().edition() + ":" + one.code()));
    }

    @Test
    void noIndicatorIsMadeOfPointsOfInterest() {
        for (IndicatorDefinition one : indicators.list())
            assertThat(Computation.classes(one)).as(one.id()).doesNotContain("poi", "point_of_interest");
    }

    @Test
    void aRegionWithNothingInItHasNoBaseAndOneWithoutDataSaysWhatIsMissing() {
        town.city.add(
                "region",
                "空街道",
                Map.of("code", "220102009", "level", 4, "population", 0, "area", 1.0),
                CityFixture.square(EvaluationTown.WEST + 0.1, EvaluationTown.SOUTH, 0.01),
                "220102009",
                null);
        town.city.done();
        town.run();
        IndicatorValue parks = town.value("mohurd-2025:B04", "220102009");
        assertThat(parks.measured().status()).isEqualTo(Status.NO_BASE);
        assertThat(parks.measured().value()).isNaN();
        IndicatorValue markets = town.value("mohurd-2025:X01", "220102009");
        assertThat(markets.measured().status()).isEqualTo(Status.NOT_COLLECTED);
        assertThat(markets.wanting()).isEqualTo("class:market");
    }
}
