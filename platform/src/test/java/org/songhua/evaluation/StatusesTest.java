package org.songhua.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.songhua.evaluation.OwnTown.CITY;
import static org.songhua.evaluation.OwnTown.PIECES;
import static org.songhua.evaluation.OwnTown.SHARE;
import static org.songhua.evaluation.OwnTown.proposal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.indicator.Light;
import org.songhua.engine.indicator.Status;
import org.songhua.evaluation.Evaluation.Proposal;
import org.songhua.evaluation.Evaluation.Query;
import org.songhua.evaluation.Reports.Draft;
import org.songhua.evaluation.Reports.Form;
import org.songhua.people.Caller;
import org.songhua.people.Scope;

/** What stands where no number stands: empty is not zero, and what is known need not be shown. */
class StatusesTest {
    private final OwnTown town = new OwnTown();
    private final Plan plan = OwnTown.PLATFORM.bean(Plan.class);
    private final Reports reports = OwnTown.PLATFORM.bean(Reports.class);

    private Plan.Stand stand(String indicator) {
        return plan.stand(indicator, CITY, "2025", Scope.ALL).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"NOT_COLLECTED", "NOT_EVALUATED", "NO_BASE"})
    void aStatusThatOnlyTheProgramGivesIsNotEntered(Status status) {
        assertThatThrownBy(() -> town.evaluation.propose(proposal(PIECES, CITY).without(status), Caller.all("li")))
                .isInstanceOfSatisfying(FaultException.class, e -> {
                    assertThat(e.faults()).hasSize(1);
                    assertThat(e.faults().getFirst().code()).isEqualTo("EVAL-035");
                    assertThat(e.faults().getFirst().place().field()).isEqualTo("/status");
                });
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"NOT_APPLICABLE", "SUPPRESSED"})
    void aStatusWithoutANumberHasNone(Status status) {
        var both = new Proposal(PIECES, CITY, "2025", 3.0, null, null, status, "a.xlsx", "b");
        assertThatThrownBy(() -> town.evaluation.propose(both, Caller.all("li")))
                .hasMessageContaining("EVAL-034");
        IndicatorValue entered = town.enter(proposal(PIECES, CITY).without(status));
        assertThat(entered.measured().status()).isEqualTo(status);
        assertThat(entered.measured().value()).isNaN();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, 1, -, /denominator, EVAL-033",
                "-, -, 1, /numerator, EVAL-033",
                "5, -, 1, /numerator, EVAL-033",
                "-, -, -, /value, EVAL-022",
                "NaN, -, -, /value, EVAL-022",
                "Infinity, 1, 2, /value, EVAL-022",
                "-, NaN, 2, /numerator, EVAL-022",
                "-, 1, -2, /denominator, EVAL-022",
                "-, 1, Infinity, /denominator, EVAL-022",
                "49, 1, 2, /value, EVAL-036",
                "50.1, 1, 2, /value, EVAL-036",
                "51, 1, 2, /value, EVAL-036",
                "33.34, 1, 3, /value, -",
                "33.35, 1, 3, /value, EVAL-036",
                "33, 1, 3, /value, -",
                "50, 1, 2, /value, -",
                "5e1, 1, 2, /value, -"
            })
    void figuresThatDoNotAgreeAreRefusedWhereTheyStand(
            Double value, Double above, Double below, String field, String code) {
        var given = new Proposal(SHARE, CITY, "2025", value, above, below, Status.MEASURED, "a.xlsx", "b");
        if (code == null) {
            assertThat(town.enter(given).measured().value()).isCloseTo(100 * above / below, within(1e-9));
            return;
        }
        assertThatThrownBy(() -> town.evaluation.propose(given, Caller.all("li")))
                .isInstanceOfSatisfying(FaultException.class, e -> {
                    assertThat(e.faults()).extracting(fault -> fault.code()).containsExactly(code);
                    assertThat(e.faults().getFirst().place().field()).isEqualTo(field);
                });
        assertThat(town.hasValue(SHARE, CITY)).isFalse();
    }

    @Test
    void aShareOfNothingHasNoBaseAndIsNeither0Nor100() {
        IndicatorValue entered = town.enterShare(SHARE, CITY, 0, 0);
        assertThat(entered.measured().status()).isEqualTo(Status.NO_BASE);
        assertThat(stand(SHARE).supply().zh()).contains("分母为零").contains("不适用");
        assertThat(stand(SHARE).light()).isEqualTo(Light.UNKNOWN);
        town.put("parking", 0, Map.of("places", 0, "open", true));
        town.run();
        assertThat(town.value(OwnTown.OPEN, CITY).measured().status()).isEqualTo(Status.NO_BASE);
        assertThat(stand(OwnTown.OPEN).supply().en()).startsWith("The denominator is zero");
    }

    @Test
    void whereAnIndicatorDoesNotApplyNobodyHasToSupplyAnything() {
        town.enter(proposal(PIECES, CITY).without(Status.NOT_APPLICABLE));
        assertThat(stand(PIECES).supply()).isNull();
        assertThat(stand(PIECES).light()).isEqualTo(Light.UNKNOWN);
        assertThat(plan.reporting("*", 2, "2025", Scope.ALL).getFirst().missing())
                .contains(SHARE)
                .doesNotContain(PIECES);
    }

    @Test
    void aValueThatIsNoLongerToBeShownIsNotShownByItsHistoryEither() {
        IndicatorValue told = town.enterNumber(PIECES, CITY, 3);
        assertThat(town.evaluation.history(PIECES, CITY, Scope.ALL)).hasSize(1);
        town.enter(proposal(PIECES, CITY).without(Status.SUPPRESSED));
        assertThat(town.evaluation.history(PIECES, CITY, Scope.ALL))
                .extracting(value -> value.measured().status())
                .containsExactly(Status.SUPPRESSED);
        assertThat(town.evaluation.lineage(told.id(), 5, Scope.ALL)).isEmpty();
        assertThat(town.evaluation.repeat(told.id(), Scope.ALL)).isEmpty();
        assertThat(town.value(PIECES, CITY).measured().value()).isNaN();
    }

    @Test
    void otherYearsOfASuppressedValueAreStillThere() {
        town.enter(new Proposal(PIECES, CITY, "2024", 3, "台账2024.xlsx", "年报"));
        town.enter(proposal(PIECES, CITY).without(Status.SUPPRESSED));
        assertThat(town.evaluation.history(PIECES, CITY, Scope.ALL)).hasSize(2);
    }

    @Test
    void aRunDoesNotBringBackWhatIsSuppressed() {
        town.put("market", 0, Map.of("stalls", 4));
        town.run();
        IndicatorValue counted = town.value(OwnTown.FIRST, CITY);
        assertThat(counted.measured().value()).isEqualTo(1);
        town.enter(proposal(OwnTown.FIRST, CITY).without(Status.SUPPRESSED));
        town.put("market", 1, Map.of("stalls", 4));
        town.run();
        assertThat(town.value(OwnTown.FIRST, CITY).measured().status()).isEqualTo(Status.SUPPRESSED);
        assertThat(town.value(OwnTown.SECOND, CITY).measured().status()).isEqualTo(Status.NOT_COLLECTED);
        assertThat(town.evaluation.lineage(counted.id(), 5, Scope.ALL)).isEmpty();
    }

    @Test
    void aNewNumberEndsTheSuppression() {
        town.enterNumber(PIECES, CITY, 3);
        town.enter(proposal(PIECES, CITY).without(Status.SUPPRESSED));
        town.enterNumber(PIECES, CITY, 4);
        assertThat(town.value(PIECES, CITY).measured().value()).isEqualTo(4);
        assertThat(town.evaluation.history(PIECES, CITY, Scope.ALL)).hasSize(3);
    }

    @Test
    void reportsAndTablesShowStatusesAndNoNumberInTheirPlace() {
        String suppressed = "mohurd-2025:U02";
        String nowhere = "tdt1063-2021:N29";
        town.enter(proposal(suppressed, CITY).without(Status.SUPPRESSED));
        town.enter(proposal(nowhere, CITY).without(Status.NOT_APPLICABLE));
        String page = reports.write("jilin-2025", CITY, "2025", Scope.ALL);
        assertThat(page).contains("已有数值，不公开").contains("不适用").doesNotContain("NaN");
        assertThat(page).doesNotContain("<data value=\"" + suppressed);
        assertThat(reports.check(new Draft(Form.HTML, page, CITY, "2025", "prefecture"), Scope.ALL))
                .isEmpty();
        List<IndicatorValue> values = town.evaluation.values(new Query(null, CITY, null, "2025"), Scope.ALL);
        var declared = OwnTown.PLATFORM.bean(Indicators.class);
        assertThat(ValueTables.sdmx(values, declared::find).lines())
                .anyMatch(line -> line.contains(suppressed + ",220100,2025,,Q,"))
                .anyMatch(line -> line.contains(nowhere + ",220100,2025,,M,"));
        assertThat(ValueTables.csv(values, declared::find).lines())
                .anyMatch(line -> line.contains("220100,2025,,suppressed,,,,false"));
    }

    @Test
    void aLightIsUnknownWhereNothingIsKnown() {
        plan.setTarget(new Plan.NewTarget(PIECES, CITY, LocalDate.of(2030, 12, 31), 9.0, "a", "b"), Caller.all("li"));
        assertThat(stand(PIECES).light()).isEqualTo(Light.UNKNOWN);
        assertThat(stand(PIECES).rule()).isEqualTo("no_value");
        town.enterNumber(PIECES, CITY, 9);
        assertThat(stand(PIECES).light()).isEqualTo(Light.UNKNOWN);
        // The path begins with its first point: until then nothing is asked for.
        assertThat(stand(PIECES).expected()).isNull();
    }

    @Test
    void whatIsEnteredOutsideOnesScopeIsRefusedWhateverItsStatus() {
        var district = new Caller("li", Set.of(), new Scope(Set.of(), Set.of("220103"), Set.of()));
        for (Proposal one : List.of(
                proposal(PIECES, CITY),
                proposal(PIECES, CITY).without(Status.NOT_APPLICABLE),
                proposal(SHARE, CITY).ofShare(1, 2))) {
            assertThatThrownBy(() -> town.evaluation.propose(one, district)).hasMessageContaining("outside your scope");
        }
    }

    @Test
    void aComputedValueAfterOneEnteredForNoRegionFlagsNoBreak() {
        town.enter(new Proposal(OwnTown.FIRST, CITY, "2024", 3, "台账2024.xlsx", "年报"));
        town.put("market", 0, Map.of("stalls", 4));
        town.run();
        // Both know the same boundary of the city.
        assertThat(town.value(OwnTown.FIRST, CITY).broken()).isFalse();
        assertThat(town.value(OwnTown.FIRST, CITY).geographyVersion())
                .isEqualTo(town.evaluation
                        .history(OwnTown.FIRST, CITY, Scope.ALL)
                        .getLast()
                        .geographyVersion());
    }
}
