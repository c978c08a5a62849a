package org.songhua.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.songhua.evaluation.OwnTown.CITY;
import static org.songhua.evaluation.OwnTown.DISTRICT;
import static org.songhua.evaluation.OwnTown.MINUTES;
import static org.songhua.evaluation.OwnTown.PIECES;
import static org.songhua.evaluation.OwnTown.SHARE;
import static org.songhua.evaluation.OwnTown.proposal;
import static org.songhua.evaluation.OwnTown.street;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songhua.engine.indicator.Status;
import org.songhua.people.Caller;
import org.songhua.people.Scope;

/** Values of cities and districts made of those that people entered for their parts. */
class RolledUpValuesTest {
    private final OwnTown town = new OwnTown();

    private void enterAll(String indicator) {
        for (int i = 0; i < 10; i++) town.enterShare(indicator, street(i), i + 1, 20);
    }

    @Test
    void aWholeWaitsForItsLastPartAndNamesWhoIsMissing() {
        for (int i = 0; i < 10; i++) {
            if (i != 2 && i != 7) town.enterShare(SHARE, street(i), 1, 2);
        }
        town.run();
        assertThat(town.value(SHARE, DISTRICT))
                .returns("parts:" + street(2) + "," + street(7), IndicatorValue::wanting)
                .extracting(value -> value.measured().status())
                .isEqualTo(Status.NOT_COLLECTED);
        // The city has one part, and that one is not complete.
        assertThat(town.value(SHARE, CITY).wanting()).isEqualTo("parts:" + DISTRICT);
        town.enterShare(SHARE, street(2), 1, 2);
        town.enterShare(SHARE, street(7), 1, 2);
        town.run();
        for (String place : List.of(DISTRICT, CITY, "*")) {
            assertThat(town.value(SHARE, place).measured().value()).as(place).isEqualTo(50);
            assertThat(town.value(SHARE, place).wanting()).as(place).isNull();
        }
    }

    @Test
    void thePlanSaysWhichPartsHaveNotReported() {
        town.enterShare(SHARE, street(0), 1, 2);
        town.run();
        Plan.Stand stand = OwnTown.PLATFORM
                .bean(Plan.class)
                .stand(SHARE, DISTRICT, "2025", Scope.ALL)
                .orElseThrow();
        assertThat(stand.supply().zh()).startsWith("下级地区尚未全部上报：区" + street(1) + "、");
        assertThat(stand.supply().en()).contains(street(9)).doesNotContain(street(0));
    }

    @Test
    void whereNobodyEnteredAnythingThereIsNoValue() {
        town.run();
        for (String place : List.of("*", CITY, DISTRICT, street(0))) {
            assertThat(town.hasValue(SHARE, place)).as(place).isFalse();
        }
    }

    @Test
    void aValueOfItsOwnStandsBeforeTheSumOfTheParts() {
        enterAll(SHARE);
        town.enterShare(SHARE, DISTRICT, 9, 10);
        town.run();
        assertThat(town.value(SHARE, DISTRICT))
                .returns("APPROVED", IndicatorValue::state)
                .extracting(value -> value.measured().value())
                .isEqualTo(90.0);
        // What lies above is made of what the district says of itself.
        assertThat(town.value(SHARE, CITY).measured().value()).isEqualTo(90);
    }

    @Test
    void sharesOfWhichOnlyTheNumberIsKnownAreNotAveraged() {
        for (int i = 0; i < 10; i++) town.enterNumber(SHARE, street(i), 50);
        town.run();
        assertThat(town.hasValue(SHARE, DISTRICT)).isFalse();
        assertThat(town.hasValue(SHARE, CITY)).isFalse();
    }

    @Test
    void aShareWithBothHalvesBesideOneWithoutMakesNoWhole() {
        for (int i = 0; i < 9; i++) town.enterShare(SHARE, street(i), 1, 2);
        town.enterNumber(SHARE, street(9), 50);
        town.run();
        assertThat(town.hasValue(SHARE, DISTRICT)).isFalse();
    }

    @Test
    void piecesAddUpAndMinutesDoNot() {
        for (int i = 0; i < 10; i++) {
            town.enterNumber(PIECES, street(i), i);
            town.enterNumber(MINUTES, street(i), 30);
        }
        town.run();
        assertThat(town.value(PIECES, CITY).measured().value()).isEqualTo(45);
        assertThat(town.value(PIECES, CITY).measured().denominator()).isNaN();
        assertThat(town.hasValue(MINUTES, CITY)).isFalse();
    }

    @Test
    void aPartToWhichTheIndicatorDoesNotApplyIsLeftOut() {
        for (int i = 0; i < 9; i++) town.enterShare(SHARE, street(i), 1, 4);
        town.enter(proposal(SHARE, street(9)).without(Status.NOT_APPLICABLE));
        town.run();
        assertThat(town.value(SHARE, DISTRICT).measured())
                .returns(25.0, measured -> measured.value())
                .returns(36.0, measured -> measured.denominator());
    }

    @Test
    void aWholeOfPartsToWhichNothingAppliesIsNotApplicableItself() {
        for (int i = 0; i < 10; i++) town.enter(proposal(PIECES, street(i)).without(Status.NOT_APPLICABLE));
        town.run();
        assertThat(town.value(PIECES, CITY).measured().status()).isEqualTo(Status.NOT_APPLICABLE);
    }

    @Test
    void onePartThatIsNotToBeShownKeepsTheWholeFromBeingShown() {
        for (int i = 0; i < 9; i++) town.enterShare(SHARE, street(i), 1, 4);
        town.enter(proposal(SHARE, street(9)).without(Status.SUPPRESSED));
        town.run();
        assertThat(town.value(SHARE, DISTRICT).measured().status()).isEqualTo(Status.SUPPRESSED);
        assertThat(town.value(SHARE, DISTRICT).measured().numerator()).isNaN();
    }

    @Test
    void aPartWithoutABaseCountsAsNothingOfNothing() {
        for (int i = 0; i < 9; i++) town.enterShare(SHARE, street(i), 1, 4);
        IndicatorValue none = town.enterShare(SHARE, street(9), 0, 0);
        assertThat(none.measured().status()).isEqualTo(Status.NO_BASE);
        assertThat(none.measured().value()).isNaN();
        town.run();
        assertThat(town.value(SHARE, DISTRICT).measured().value()).isEqualTo(25);
    }

    @Test
    void oneEstimatedPartMakesTheWholeAnEstimate() {
        for (int i = 0; i < 9; i++) town.enterShare(SHARE, street(i), 1, 4);
        var estimate =
                new Evaluation.Proposal(SHARE, street(9), "2025", null, 1.0, 4.0, Status.ESTIMATED, "估算说明.docx", "未普查");
        town.enter(estimate);
        town.run();
        assertThat(town.value(SHARE, CITY).measured().status()).isEqualTo(Status.ESTIMATED);
    }

    @Test
    void whatDidNotChangeIsNotMadeAgainAndWhatDidIsMadeAnew() {
        enterAll(SHARE);
        town.run();
        IndicatorValue first = town.value(SHARE, CITY);
        var second = town.run();
        assertThat(second.computed()).isZero();
        assertThat(town.value(SHARE, CITY).id()).isEqualTo(first.id());
        town.enterShare(SHARE, street(0), 20, 20);
        var third = town.run();
        // district, city and everything
        assertThat(third.computed()).isEqualTo(3);
        // Σ 1..10 = 55, less 1, plus 20, over 200
        assertThat(town.value(SHARE, CITY).measured().value()).isCloseTo(37, within(1e-9));
        assertThat(town.evaluation.history(SHARE, CITY, Scope.ALL)).hasSize(2);
    }

    @Test
    void aSumComputedAgainFromWhatCountedThenIsTheSame() {
        enterAll(SHARE);
        town.run();
        IndicatorValue then = town.value(SHARE, CITY);
        town.enterShare(SHARE, street(0), 20, 20);
        town.run();
        assertThat(town.value(SHARE, CITY).hash()).isNotEqualTo(then.hash());
        for (IndicatorValue value : List.of(then, town.value(SHARE, CITY), town.value(SHARE, DISTRICT))) {
            assertThat(town.evaluation.repeat(value.id(), Scope.ALL).orElseThrow())
                    .returns(true, Evaluation.Repetition::identical)
                    .returns(value.hash(), Evaluation.Repetition::again);
        }
    }

    @Test
    void aSumOpensToThePartsItWasMadeOf() {
        enterAll(SHARE);
        town.run();
        var lineage = town.evaluation
                .lineage(town.value(SHARE, DISTRICT).id(), 3, Scope.ALL)
                .orElseThrow();
        assertThat(lineage.formula()).isEqualTo("Σ numerator ÷ Σ denominator");
        assertThat(lineage.withValues()).isEqualTo("55 ÷ 200");
        assertThat(lineage.totals()).hasSize(2);
        assertThat(lineage.totals().getFirst().rows())
                .extracting(Evaluation.Contribution::id)
                .containsExactly(street(9), street(8), street(7));
        assertThat(lineage.totals().getFirst().rows().getFirst())
                .returns(10.0, Evaluation.Contribution::amount)
                .returns("区" + street(9), Evaluation.Contribution::name);
    }

    @Test
    void ofThePartsOneSeesThoseOfOnesOwnScope() {
        enterAll(PIECES);
        town.run();
        var streets = new Scope(Set.of(), Set.of(DISTRICT), Set.of());
        assertThat(town.evaluation.lineage(town.value(PIECES, CITY).id(), 20, streets))
                .isEmpty();
        assertThat(town.evaluation
                        .lineage(town.value(PIECES, DISTRICT).id(), 20, streets)
                        .orElseThrow()
                        .totals()
                        .getFirst()
                        .rows())
                .hasSize(10);
    }

    @Test
    void aSumIsPublishedLikeAnyOtherValue() {
        enterAll(SHARE);
        town.run();
        long id = town.value(SHARE, CITY).id();
        assertThat(town.evaluation.publish(id, Caller.SYSTEM).publishedAt()).isNotNull();
    }

    @Test
    void onlyValuesOfThePeriodAreAddedUp() {
        for (int i = 0; i < 9; i++) town.enterShare(SHARE, street(i), 1, 4);
        town.enter(new Evaluation.Proposal(SHARE, street(9), "2024", 0, "台账2024.xlsx", "年报").ofShare(1, 4));
        town.run();
        assertThat(town.value(SHARE, DISTRICT).wanting()).isEqualTo("parts:" + street(9));
    }
}
