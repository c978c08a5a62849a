package org.songhua.lifeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.renewal.FailureModel.Reason;
import org.songhua.lifeline.RenewalReport.Choice;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;
import org.songhua.register.RecordDraft;
import org.songhua.register.RecordStep;
import org.songhua.register.RegisterRecord;
import org.songhua.register.Registers;

/**
 * Renewal in the ladder of {@link LifelineTown}: pipes of 200 mm, 153 metres along the street and 235 round the block; people without water are 650 for A-B, 300 for C-D, none
 * for the ring B-C, B-E, E-C unless they live on it.
 */
class RenewalsTest {
    private static final double ALL = 1e9;

    private final LifelineTown town = new LifelineTown();
    private final Renewals renewals = town.platform.bean(Renewals.class);
    private final Registers registers = town.platform.bean(Registers.class);
    private final Caller caller = new Caller("tester", Caller.SYSTEM.permissions(), town.scope);
    private final int year = LocalDate.now(town.platform.bean(Clock.class)).getYear();

    private RegisterRecord breaks(String pipe, int when) {
        String key = town.code("%s-%d-%d".formatted(pipe, when, registers.count("pipe_breaks", all(), caller)));
        var fields = Map.<String, Object>of("broken_on", when + "-02-01", "break_kind", "crack");
        return registers.create(
                "pipe_breaks",
                new RecordDraft(key, town.id(pipe).value(), null, null, null, null, fields, false),
                caller);
    }

    private static org.songhua.register.RecordQuery all() {
        return org.songhua.register.RecordQuery.ALL;
    }

    private RenewalReport plan(double budget) {
        return renewals.plan("water", budget, caller);
    }

    private Choice choice(RenewalReport report, String pipe) {
        return report.choices().stream()
                .filter(one -> one.pipe().equals(town.id(pipe)))
                .findFirst()
                .orElseThrow();
    }

    /** All pipes are alike but for their length and breaks. A-B concerns 650 people and C-D 300; the ring concerns nobody, so that it is not renewed. */
    @Test
    void whoIsWithoutWaterDecidesWhatComesFirst() {
        for (int when = year - 5; when < year; when++) for (String pipe : List.of("AB", "CD")) breaks(pipe, when);
        RenewalReport report = plan(ALL);
        assertThat(report.pipes()).isEqualTo(5);
        assertThat(report.breaks()).isEqualTo(10);
        assertThat(report.choices()).extracting(Choice::pipe).containsExactly(town.id("AB"), town.id("CD"));
        assertThat(choice(report, "AB").residentsWithout()).isEqualTo(650);
        assertThat(choice(report, "CD").residentsWithout()).isEqualTo(300);
        assertThat(report.avoided())
                .isCloseTo(report.choices().stream().mapToDouble(Choice::risk).sum(), within(1e-9));
    }

    /** 20,000 + 153.1 x (600 + 6 x 200): what the pack assumes. */
    @Test
    void costAndRiskAreThoseOfTheirParts() {
        breaks("AB", year - 1);
        Choice choice = choice(plan(ALL), "AB");
        assertThat(choice.lengthMetres()).isCloseTo(153.1, within(1.0));
        assertThat(choice.cost())
                .isCloseTo(20_000 + choice.lengthMetres() * (600 + 6 * choice.diameterMillimetres()), within(1e-6));
        assertThat(choice.risk()).isCloseTo(choice.expected() * 650, within(1e-9));
        assertThat(choice.label()).isEqualTo(town.code("A") + "–" + town.code("B"));
        assertThat(choice.geoJson()).startsWith("{\"type\":\"LineString\"");
        assertThat(choice.breaks()).isOne();
    }

    /** C-D has broken each year, A-B never: three hundred people every year weigh more than 650 almost never. */
    @Test
    void breaksDecideTooAndAreTheReason() {
        for (int when = year - 9; when < year; when++) for (int k = 0; k < 3; k++) breaks("CD", when);
        RenewalReport report = plan(ALL);
        assertThat(report.choices().getFirst().pipe()).isEqualTo(town.id("CD"));
        assertThat(report.choices().getFirst().breaks()).isEqualTo(27);
        assertThat(report.choices().getFirst().reasons())
                .extracting(Reason::property)
                .contains("earlier breaks", "recent break");
        assertThat(choice(report, "CD").expected())
                .isGreaterThan(3 * choice(report, "AB").expected());
    }

    /** One pipe of the street costs about 295,000: the budget holds, whatever it is. */
    @Test
    void theBudgetIsKept() {
        for (int when = year - 5; when < year; when++) for (String pipe : List.of("AB", "CD")) breaks(pipe, when);
        for (double budget : new double[] {0, 100_000, 400_000, 800_000}) {
            RenewalReport report = plan(budget);
            assertThat(report.cost()).as("budget %s", budget).isLessThanOrEqualTo(budget);
            assertThat(report.budget()).isEqualTo(budget);
        }
        assertThat(plan(0).choices()).isEmpty();
        assertThat(plan(400_000).choices()).extracting(Choice::pipe).containsExactly(town.id("AB"));
    }

    /** What was entered by mistake and cancelled was no break; neither is one of before the record or of this year a break that foretells. */
    @Test
    void whatIsNoBreakDoesNotCount() {
        breaks("AB", year - 2);
        RegisterRecord mistaken = breaks("AB", year - 1);
        registers.act("pipe_breaks", mistaken.id(), null, RecordStep.of("cancel"), caller);
        breaks("AB", year);
        breaks("AB", 1999);
        RenewalReport report = plan(ALL);
        assertThat(report.breaks()).isOne();
        assertThat(choice(report, "AB").breaks()).isOne();
    }

    /** Each of the five years before this one is foretold: five pipes, five pipe-years each. */
    @Test
    void pastYearsAreForetoldAndCounted() {
        IntStream.range(year - 8, year).forEach(when -> breaks("CD", when));
        RenewalReport report = plan(ALL);
        assertThat(report.year()).isEqualTo(year);
        assertThat(report.calibration().from()).isEqualTo(year - 5);
        assertThat(report.calibration().to()).isEqualTo(year);
        assertThat(report.calibration().counted()).isEqualTo(5);
        assertThat(report.calibration().ofProperty("material"))
                .singleElement()
                .satisfies(group -> assertThat(group.pipeYears()).isEqualTo(25));
    }

    /** The same question twice, and an edit in between: the plan is of what stands. */
    @Test
    void aNewBreakIsSeenAtOnce() {
        double before = choice(plan(ALL), "CD").expected();
        assertThat(choice(plan(ALL), "CD").expected()).isEqualTo(before);
        for (int k = 0; k < 5; k++) breaks("CD", year - 1);
        assertThat(choice(plan(ALL), "CD").expected()).isGreaterThan(before);
    }

    @Test
    void whatOneMayNotSeeIsNotPlanned() {
        breaks("CD", year - 1);
        var elsewhere =
                new Caller("elsewhere", Caller.SYSTEM.permissions(), new Scope(Set.of(), Set.of("98"), Set.of()));
        RenewalReport report = renewals.plan("water", ALL, elsewhere);
        assertThat(report.pipes()).isZero();
        assertThat(report.breaks()).isZero();
        assertThat(report.choices()).isEmpty();
        assertThat(report.calibration().groups()).isEmpty();
    }

    @Test
    void unknownNetworksAndImpossibleBudgetsAreRefused() {
        assertThatThrownBy(() -> renewals.plan("oil", 1, caller)).isInstanceOf(NotFoundException.class);
        for (double budget : new double[] {-1, Double.NaN, 1e13})
            assertThatThrownBy(() -> plan(budget))
                    .isInstanceOfSatisfying(
                            FaultException.class,
                            e -> assertThat(e.faults())
                                    .singleElement()
                                    .satisfies(fault -> assertThat(fault.code()).isEqualTo("LIFE-005")));
    }

    @Test
    void thePackSaysWhereBreaksAreOnRecord() {
        assertThat(renewals.breaks("water")).hasValueSatisfying(breaks -> {
            assertThat(breaks.register()).isEqualTo("pipe_breaks");
            assertThat(breaks.date()).isEqualTo("broken_on");
            assertThat(breaks.since()).isLessThan(year);
        });
        assertThat(renewals.breaks("oil")).isEmpty();
    }

    /** A pipe that hangs nowhere is outside the model: nobody can say who is without water. */
    @Test
    void pipesOutsideTheModelAreLeftOut() {
        town.pipe("loose", "A", "E", Map.of("diameter", 100, "length", 50));
        town.changed();
        var labels =
                new ArrayList<>(plan(ALL).choices().stream().map(Choice::pipe).toList());
        assertThat(labels).doesNotContain(town.id("loose"));
        assertThat(plan(ALL).pipes()).isEqualTo(5);
    }
}
