package org.songhua.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.songhua.evaluation.EvaluationTown.STREETS;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songhua.TableDigests;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.indicator.Light;
import org.songhua.engine.indicator.Measured;
import org.songhua.engine.indicator.Overlay;
import org.songhua.engine.indicator.Status;
import org.songhua.evaluation.Evaluation.Proposal;
import org.songhua.evaluation.WhatIf.Answer;
import org.songhua.evaluation.WhatIf.Question;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.store.Database;

/**
 * What if: another radius, another target, another value, laid over a town that can be reckoned by hand. Each block of 222 m
 * has its park 389 m south of its southern edge, so 500 m reach half of it, 300 m none and 700 m all.
 */
class WhatIfOverlayTest {
    private static final String CITY = "220100";
    private static final String PARKS = "mohurd-2025:B04";
    private static final String MANUAL = "mohurd-2025:R01";
    private static final LocalDate END_2030 = LocalDate.of(2030, 12, 31);

    private final EvaluationTown town = new EvaluationTown();
    private final WhatIf whatIf = town.platform.bean(WhatIf.class);

    private Answer ask(String indicator, String geography, Overlay overlay) {
        return whatIf.ask(new Question(indicator, geography, "2025", overlay), Scope.ALL);
    }

    private static Overlay radius(double meters) {
        return new Overlay(Map.of("radius_large", meters), Map.of(), Double.NaN);
    }

    private static Overlay target(LocalDate day, double number) {
        return new Overlay(Map.of(), Map.of(day, number), Double.NaN);
    }

    private static Overlay value(double number) {
        return new Overlay(Map.of(), Map.of(), number);
    }

    private static double number(Measured measured) {
        return Objects.requireNonNull(measured).value();
    }

    private Map<String, String> digests() {
        return TableDigests.of(town.platform.bean(Database.class), Set.of("sensing.journal_reader"));
    }

    @Test
    void anotherRadiusGivesAnotherCoverageBesideTheOneThatIsKept() {
        town.run();
        IndicatorValue kept = town.value(PARKS, STREETS.getFirst());
        Answer wider = ask(PARKS, STREETS.getFirst(), radius(700));
        assertThat(number(wider.real())).isEqualTo(kept.measured().value()).isBetween(40.0, 60.0);
        assertThat(number(wider.supposed())).isCloseTo(100, within(1e-6));
        assertThat(Objects.requireNonNull(wider.stored()).id()).isEqualTo(kept.id());
        assertThat(wider.parameters()).singleElement().satisfies(changed -> {
            assertThat(changed.name()).isEqualTo("radius_large");
            assertThat(changed.declared()).isEqualTo(500);
            assertThat(changed.supposed()).isEqualTo(700);
            assertThat(changed.unit()).isEqualTo("m");
            assertThat(changed.reference()).isNotBlank();
        });
        assertThat(number(ask(PARKS, STREETS.getFirst(), radius(300)).supposed()))
                .isZero();
        // Of the whole city the same: three blocks alike.
        assertThat(number(ask(PARKS, CITY, radius(700)).supposed())).isCloseTo(100, within(1e-6));
    }

    @Test
    void theSameNumberSupposedIsTheNumberThatIs() {
        town.run();
        Answer same = ask(PARKS, CITY, radius(500));
        assertThat(same.supposed()).isEqualTo(same.real());
    }

    /** The whole database, table by table, row by row, before and after many questions. */
    @Test
    void nothingThatIsKeptChangesByAnyQuestion() {
        town.run();
        propose(60.87);
        Map<String, String> before = digests();
        assertThat(before)
                .containsKeys("evaluation.value", "evaluation.run", "evaluation.target", "people.audit_entry");
        ask(PARKS, CITY, radius(700));
        ask(PARKS, CITY, target(END_2030, 90));
        ask(PARKS, CITY, value(99));
        ask(MANUAL, CITY, value(80));
        assertThatThrownBy(() -> ask(PARKS, CITY, Overlay.NONE)).isInstanceOf(FaultException.class);
        assertThat(digests()).isEqualTo(before);
        assertThat(town.run().computed())
                .as("nor does a run find anything changed")
                .isZero();
    }

    @Test
    void anotherTargetGivesAnotherLightAndAnotherWayToGoAndTheValueStays() {
        town.run();
        double now = town.value(PARKS, CITY).measured().value();
        Answer answer = ask(PARKS, CITY, target(END_2030, now + 10));
        assertThat(answer.before().target()).isNull();
        assertThat(answer.before().light()).isEqualTo(Light.UNKNOWN);
        assertThat(answer.after().target()).isEqualTo(now + 10);
        assertThat(Objects.requireNonNull(answer.after().required()).perYear()).isCloseTo(2, within(1e-9));
        assertThat(answer.after().gap()).isCloseTo(10, within(1e-9));
        assertThat(number(answer.supposed())).isEqualTo(now);
        // Both at once: with 700 m the coverage is past the target.
        Answer both =
                ask(PARKS, CITY, new Overlay(Map.of("radius_large", 700.0), Map.of(END_2030, now + 10), Double.NaN));
        assertThat(both.after().gap()).isNegative();
    }

    @Test
    void aSupposedValueIsEstimatedHasAStateOfItsOwnAndNeedsNoFormula() {
        Answer answer = ask(MANUAL, CITY, value(80));
        assertThat(answer.stored()).isNull();
        assertThat(answer.real()).isNull();
        assertThat(number(answer.supposed())).isEqualTo(80);
        IndicatorValue shown = Objects.requireNonNull(answer.after().value());
        assertThat(shown.state()).isEqualTo(WhatIf.STATE);
        assertThat(shown.id()).isZero();
        assertThat(shown.hash()).isEmpty();
        assertThat(shown.measured().status()).isEqualTo(Status.ESTIMATED);
    }

    @Test
    void allMistakesAreToldAtOnce() {
        var overlay = new Overlay(
                Map.of("no_such", 1.0, "radius_large", Double.POSITIVE_INFINITY),
                Map.of(LocalDate.of(2025, 12, 31), 1.0),
                Double.NEGATIVE_INFINITY);
        assertThatThrownBy(() -> ask(PARKS, CITY, overlay))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults())
                                .extracting(Fault::code)
                                .containsExactlyInAnyOrder("EVAL-048", "EVAL-022", "EVAL-049", "EVAL-022"));
        assertThatThrownBy(() -> ask(PARKS, CITY, Overlay.NONE)).hasMessageContaining("EVAL-047");
        assertThatThrownBy(() -> ask("own:none", CITY, value(1))).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> whatIf.ask(new Question(PARKS, CITY, "25", value(1)), Scope.ALL))
                .hasMessageContaining("EVAL-020");
    }

    @Test
    void aRegionOutsideTheScopeOrAClassOutsideItIsNotThere() {
        town.run();
        var elsewhere = new Scope(Set.of(), Set.of("2299"), Set.of());
        assertThatThrownBy(() -> whatIf.ask(new Question(PARKS, CITY, "2025", radius(700)), elsewhere))
                .isInstanceOf(NotFoundException.class);
        var blind = new Scope(Set.of(), Set.of(), Set.of("building"));
        assertThatThrownBy(() -> whatIf.ask(new Question(PARKS, CITY, "2025", radius(700)), blind))
                .isInstanceOf(NotFoundException.class);
    }

    /** Else next to nothing supposed would show what must not be shown. */
    @Test
    void whatIsSuppressedIsNotFoundOutBySupposing() {
        town.run();
        var proposal = new Proposal(PARKS, CITY, "2025", 0, "决定.pdf", "不公开").without(Status.SUPPRESSED);
        approve(town.evaluation.propose(proposal, Caller.SYSTEM));
        Answer answer = ask(PARKS, CITY, radius(501));
        assertThat(answer.real()).isNull();
        assertThat(Objects.requireNonNull(answer.supposed()).value()).isNaN();
    }

    private IndicatorValue propose(double number) {
        return town.evaluation.propose(new Proposal(MANUAL, CITY, "2025", number, "整治清单.xlsx", "年报"), Caller.SYSTEM);
    }

    private void approve(IndicatorValue proposed) {
        town.evaluation.decide(
                proposed.id(), true, new Caller("chief", Set.of(Permission.EVALUATION_APPROVE), Scope.ALL));
    }
}
