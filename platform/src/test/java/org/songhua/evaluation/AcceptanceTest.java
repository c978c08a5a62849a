package org.songhua.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.songhua.evaluation.EvaluationTown.STREETS;
import static org.songhua.evaluation.OwnPack.indicator;
import static org.songhua.evaluation.OwnPack.value;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.cim.CityFixture;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.indicator.Status;
import org.songhua.evaluation.Evaluation.Proposal;
import org.songhua.evaluation.Evaluation.Query;
import org.songhua.evaluation.Reports.Draft;
import org.songhua.evaluation.Reports.Form;
import org.songhua.pack.PackVerifier;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.Scope;

/**
 * The ten acceptance tests of evaluation, A01 to A10, and what the plan asks of its two numbers, P01 and P02: through the module
 * and its database, on towns that can be reckoned by hand.
 */
class AcceptanceTest {
    private static final String CITY = "220100";
    private static final String PARKS = "mohurd-2025:B04";
    private static final String DENSITY = "mohurd-2025:X03";
    private static final String ROADS = "mohurd-2025:U06";
    private static final String TOWERS = "tdt1063-2021:N06";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "colour: red",
                "parametres: {}",
                "Grading: []",
                "numerator: 'population'",
                "formulas: {value: '1'}"
            })
    void a01_anUnknownOrMisplacedKeyFailsTheLoadAndIsTold(String line) {
        Path packs = OwnPack.in(folder)
                .indicators(
                        indicator("A01", "人", "sum", value("population"), line),
                        indicator("A02", "人", "sum", value("population")))
                .parent();
        List<Fault> faults = PackVerifier.create().verify(packs).faults();
        assertThat(faults).extracting(Fault::code).containsExactly("PACK-005");
        assertThat(faults.getFirst().place().file()).endsWith("own.yml");
        assertThat(faults.getFirst().problem()).contains(line.substring(0, line.indexOf(':')));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void a02_movingOnePark586MetresChangesExactlyItsStreetAndWhatThatLiesIn(int street) {
        var town = new EvaluationTown();
        town.run();
        var before = everything(town);
        // 0.00527 degrees of latitude are 586 m: from 389 m south of the block to its middle.
        town.move(town.parks.get(STREETS.get(street)), 0.00527);
        town.run();
        var after = everything(town);
        Set<String> changed = before.keySet().stream()
                .filter(key -> Double.compare(
                                before.get(key).measured().value(),
                                after.get(key).measured().value())
                        != 0)
                .collect(Collectors.toSet());
        assertThat(changed)
                .containsExactlyInAnyOrder(
                        PARKS + "@*", PARKS + "@220100", PARKS + "@220102", PARKS + "@" + STREETS.get(street));
        assertThat(after.get(PARKS + "@" + STREETS.get(street)).measured().value())
                .isEqualTo(100);
    }

    private static Map<String, IndicatorValue> everything(EvaluationTown town) {
        var all = new TreeMap<String, IndicatorValue>();
        town.evaluation
                .values(new Query(null, null, null, "2025"), Scope.ALL)
                .forEach(value -> all.put(value.indicator() + "@" + value.geography(), value));
        return all;
    }

    @Test
    void a03_anotherBuiltUpAreaFlagsTheBreakOfWhatDependsOnItAndKeepsTheOldValue() {
        var town = new EvaluationTown();
        town.run();
        var before = everything(town);
        assertThat(before.values()).noneMatch(IndicatorValue::broken);
        town.city.add(
                "built_up_area",
                "扩建",
                Map.of("city", CITY, "year", 2025),
                CityFixture.square(EvaluationTown.WEST + 0.02, EvaluationTown.SOUTH, 0.02),
                STREETS.get(1),
                null);
        town.city.done();
        town.run();
        var after = everything(town);
        Set<String> broken = after.entrySet().stream()
                .filter(entry -> entry.getValue().broken())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        // Only what had a number before has a series that can break: the third street had no built-up area.
        assertThat(broken)
                .containsExactlyInAnyOrder(
                        DENSITY + "@*", DENSITY + "@220100", DENSITY + "@220102", DENSITY + "@" + STREETS.getFirst());
        assertThat(town.evaluation.history(DENSITY, CITY, Scope.ALL))
                .extracting(value -> value.measured().value())
                .containsExactly(
                        after.get(DENSITY + "@" + CITY).measured().value(),
                        before.get(DENSITY + "@" + CITY).measured().value());
        assertThat(after.get(DENSITY + "@" + CITY).measured().value())
                .isCloseTo(before.get(DENSITY + "@" + CITY).measured().value() / 2, within(1e-4));
        assertThat(after.get(ROADS + "@" + CITY).measured().status()).isEqualTo(Status.NOT_COLLECTED);
        assertThat(after.get(PARKS + "@" + CITY).broken()).isFalse();
    }

    @Test
    void a04_aGapIsNotReducedByAPlaceThatHasTooMuch() {
        var town = new OwnTown();
        // Missing 30 and 12; 500 too many help neither.
        town.put("elderly_care", 0, Map.of("nursing_beds", 80, "beds", 50));
        town.put("elderly_care", 0, Map.of("nursing_beds", 20, "beds", 8));
        town.put("elderly_care", 1, Map.of("nursing_beds", 100, "beds", 600));
        town.run();
        assertThat(town.value(OwnTown.GAP, CITY).measured().value()).isEqualTo(42);
        assertThat(town.value(OwnTown.GAP, CITY).measured().net()).isEqualTo(30 + 12 - 500);
        assertThat(town.value(OwnTown.GAP, OwnTown.street(1)).measured().value())
                .isZero();
        assertThat(town.value(OwnTown.GAP, OwnTown.street(1)).measured().net()).isEqualTo(-500);
        var lineage = town.evaluation
                .lineage(town.value(OwnTown.GAP, CITY).id(), 10, Scope.ALL)
                .orElseThrow();
        assertThat(lineage.totals().getFirst().rows())
                .extracting(Evaluation.Contribution::amount)
                .containsExactly(30.0, 12.0);
    }

    @Test
    void a05_twoBuildingsWithFiveFindingsAreTwo() {
        var town = new OwnTown();
        town.put("building", 0, Map.of("height", 60, "floors", 20, "households", 120));
        town.put("building", 0, Map.of("height", 60, "floors", 20, "households", 10));
        town.put("building", 0, Map.of("height", 9, "floors", 3, "households", 10));
        town.run();
        assertThat(town.value(OwnTown.TROUBLED, CITY).measured().value()).isEqualTo(2);
        assertThat(town.value(OwnTown.TROUBLED, OwnTown.street(1)).measured().value())
                .isZero();
    }

    @Test
    void a06_theShareOfACityIsTheSumOfNumeratorsOverTheSumOfDenominators() {
        var town = new OwnTown();
        // 9 of 10 and 100 of 1,000: the mean of the shares would be 50 %.
        town.parking(0, 9, true);
        town.parking(0, 1, false);
        town.parking(1, 100, true);
        town.parking(1, 900, false);
        town.run();
        assertThat(town.value(OwnTown.OPEN, OwnTown.street(0)).measured().value())
                .isEqualTo(90);
        assertThat(town.value(OwnTown.OPEN, OwnTown.street(1)).measured().value())
                .isEqualTo(10);
        for (String whole : List.of("*", CITY, OwnTown.DISTRICT)) {
            assertThat(town.value(OwnTown.OPEN, whole).measured())
                    .as(whole)
                    .returns(109.0, measured -> measured.numerator())
                    .returns(1010.0, measured -> measured.denominator())
                    .satisfies(measured -> assertThat(measured.value()).isCloseTo(100 * 109 / 1010.0, within(1e-12)));
        }
        assertThat(town.value(OwnTown.OPEN, OwnTown.street(2)).measured().status())
                .isEqualTo(Status.NO_BASE);
    }

    @Test
    void a07_withoutTheLicenceOfOneInputNothingIsPublished() {
        var town = new EvaluationTown();
        town.licence(null);
        town.run();
        long id = town.value(PARKS, CITY).id();
        assertThatThrownBy(() -> town.evaluation.publish(id, Caller.SYSTEM))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults())
                                .extracting(fault -> fault.place().feature())
                                .containsExactly("land_use", "park"));
        assertThat(town.value(PARKS, CITY).publishedAt()).isNull();
    }

    @Test
    void a08_everyValueComputedAgainFromWhatWasReadThenIsTheSameToTheLastBit() {
        var town = new EvaluationTown();
        town.run();
        var then = everything(town);
        town.move(town.parks.get(STREETS.getFirst()), 0.002);
        town.city.add(
                "building",
                "新塔",
                Map.of("height", 150),
                CityFixture.square(EvaluationTown.WEST + 0.013, EvaluationTown.SOUTH + 0.013, 0.0003),
                STREETS.getFirst(),
                null);
        town.city.done();
        town.run();
        assertThat(town.value(TOWERS, CITY).measured().value()).isEqualTo(2);
        for (IndicatorValue value : then.values()) {
            assertThat(town.evaluation.repeat(value.id(), Scope.ALL).orElseThrow())
                    .as(value.quote())
                    .isEqualTo(new Evaluation.Repetition(value.hash(), value.hash(), true));
        }
    }

    @Test
    void a09_aValueEnteredByHandNeedsAReasonASourceAndAnotherPersonAndStaysMarked() {
        var town = new EvaluationTown();
        var li = Caller.all("li");
        assertThatThrownBy(() -> town.evaluation.propose(new Proposal(TOWERS, CITY, "2025", 7, " ", ""), li))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults())
                                .extracting(fault -> fault.place().field())
                                .containsExactly("/sourceFile", "/reason"));
        IndicatorValue proposed = town.evaluation.propose(new Proposal(TOWERS, CITY, "2025", 7, "核查.pdf", "模型缺高度"), li);
        assertThatThrownBy(() -> town.evaluation.decide(proposed.id(), true, li))
                .isInstanceOf(NotAllowedException.class);
        town.evaluation.decide(proposed.id(), true, Caller.all("wang"));
        town.run();
        IndicatorValue counting = town.value(TOWERS, CITY);
        assertThat(counting)
                .returns("APPROVED", IndicatorValue::state)
                .returns(new IndicatorValue.Entry("核查.pdf", "模型缺高度", "li", "wang"), IndicatorValue::entry);
        assertThat(counting.measured().value()).isEqualTo(7);
        assertThat(ValueTables.csv(List.of(counting), town.platform.bean(Indicators.class)::find))
                .contains(",APPROVED,核查.pdf,");
    }

    @Test
    void a10_aReportWithANumberOtherThanTheOneOfItsIdIsRefused() {
        var town = new EvaluationTown();
        town.run();
        Reports reports = town.platform.bean(Reports.class);
        String page = reports.write(null, CITY, "2025", Scope.ALL);
        assertThat(check(reports, page)).isEmpty();
        String quote = PARKS + "@" + CITY + "@2025";
        String digit = page.replaceFirst("(" + quote + "\">[0-9.]*)([0-8])<", "$19<");
        assertThat(digit).isNotEqualTo(page);
        assertThat(check(reports, digit)).extracting(Fault::code).contains("CONTRA-007");
        String another = page.replace(quote, PARKS + "@" + STREETS.getFirst() + "@2025");
        assertThat(check(reports, another)).isNotEmpty();
    }

    private static List<Fault> check(Reports reports, String page) {
        return reports.check(new Draft(Form.HTML, page, CITY, "2025", "prefecture"), Scope.ALL);
    }

    @Test
    void p01_theEconomyOfTheMetropolitanAreaMustGrowByFivePointEightPercentAYear() {
        Plan.Stand economy = stand("jilin-2025:J02");
        // 9,630 to 13,500 in six years: (13,500 / 9,630)^(1/6) − 1 = 5.79 %; over five years it would be 7.0 %.
        assertThat(economy.required().ratePerYear()).isCloseTo(Math.pow(13_500 / 9_630.0, 1 / 6.0) - 1, within(2e-5));
        assertThat(Math.rint(1000 * economy.required().ratePerYear()) / 10).isEqualTo(5.8);
        assertThat(economy.required().perYear()).isCloseTo((13_500 - 9_630) / 6.0, within(1.0));
        assertThat(economy.supply().zh()).contains("填报").contains("统计");
        assertThat(economy.value()).isNull();
    }

    @Test
    void p02_itsPopulationMustGrowByOnePointTwoPercentAYear() {
        Plan.Stand people = stand("jilin-2025:J01");
        // 12.10 to 13.00 million in six years: 1.20 %.
        assertThat(people.required().ratePerYear()).isCloseTo(Math.pow(1300 / 1210.0, 1 / 6.0) - 1, within(2e-5));
        assertThat(Math.rint(1000 * people.required().ratePerYear()) / 10).isEqualTo(1.2);
        assertThat(people.baseline().source()).contains("吉政发〔2025〕8号");
        assertThat(people.geography()).isEqualTo("metro:changchun");
    }

    private static Plan.Stand stand(String indicator) {
        return new EvaluationTown()
                .platform
                .bean(Plan.class)
                .stand(indicator, CITY, "2024", Scope.ALL)
                .orElseThrow();
    }
}
