package org.songhua.casework.internal.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.songhua.casework.Performance;
import org.songhua.casework.Performance.Indicator;
import org.songhua.casework.Period;
import org.songhua.casework.internal.performance.CaseHistory.Event;
import org.songhua.casework.internal.performance.CaseHistory.Run;
import org.songhua.casework.internal.performance.Fact.Settled;
import org.songhua.pack.Text;
import org.songhua.pack.part.PackContent;

/** What is true of a case in a period: worked out by hand on November 2026, which in China began on 31 October, 16:00 UTC. */
class FactTest {
    private static final Period NOVEMBER = Period.find("2026-11").orElseThrow();
    private static final Text T = new Text("x", "x");
    private static final Instant OCTOBER_30 = Instant.parse("2026-10-30T02:00:00Z");

    private static Instant day(int n) {
        return OCTOBER_30.plus(Duration.ofDays(n - 30L));
    }

    private static Instant november(int n) {
        return OCTOBER_30.plus(Duration.ofDays(n + 1L));
    }

    private static CaseHistory history(boolean open, List<Event> events, Run... runs) {
        return new CaseHistory(new UUID(0, 1), "n", "loop", "01001", "roads", "220104", open, events, List.of(runs));
    }

    private static Event event(Instant at, String action) {
        return new Event(at, action, "", Map.of());
    }

    private static Fact done(List<String> actions, List<String> unless) {
        return new Fact("f", T, Set.of("loop"), actions, unless, Map.of(), "", List.of(), Settled.ANYHOW, false);
    }

    private static Fact clock(Settled is) {
        return new Fact("f", T, Set.of("loop"), List.of(), List.of(), Map.of(), "", List.of("dispose"), is, false);
    }

    private static Run run(Instant started, @Nullable Instant due, @Nullable Instant stopped) {
        return new Run("dispose", started, due, stopped, false);
    }

    private static List<Settled> of(Run run, Period period) {
        return List.of(Settled.values()).stream()
                .filter(is -> clock(is).holds(history(true, List.of(), run), period))
                .toList();
    }

    @Test
    void aPeriodBeginsAtMidnightInChina() {
        assertThat(NOVEMBER.from()).isEqualTo("2026-10-31T16:00:00Z");
        assertThat(NOVEMBER.to()).isEqualTo("2026-11-30T16:00:00Z");
        assertThat(Period.find("2026-Q4").orElseThrow().from()).isEqualTo("2026-09-30T16:00:00Z");
        assertThat(Period.find("2026").orElseThrow().to()).isEqualTo("2026-12-31T16:00:00Z");
        for (String none : List.of("", "26", "2026-13", "2026-Q5", "2026-1", "1999", "2026-11-01", "２０２６"))
            assertThat(Period.find(none)).as(none).isEmpty();
    }

    @Test
    void anActionCountsInThePeriodItWasDoneIn() {
        assertThat(done(List.of("file"), List.of()).holds(history(true, List.of(event(november(3), "file"))), NOVEMBER))
                .isTrue();
        assertThat(done(List.of("file"), List.of()).holds(history(true, List.of(event(day(30), "file"))), NOVEMBER))
                .isFalse();
        assertThat(done(List.of("file"), List.of())
                        .holds(history(true, List.of(event(NOVEMBER.to(), "file"))), NOVEMBER))
                .isFalse();
    }

    @Test
    void whatWasTakenBackLaterDoesNotCountButWhatWasDoneAgainDoes() {
        Fact right = done(List.of("dispatch"), List.of("reassign"));
        var once = List.of(event(november(1), "dispatch"), event(november(2), "reassign"));
        assertThat(right.holds(history(true, once), NOVEMBER)).isFalse();
        var again = new ArrayList<>(once);
        again.add(event(november(3), "dispatch"));
        assertThat(right.holds(history(true, again), NOVEMBER)).isTrue();
    }

    @Test
    void aFieldMustHaveOneOfItsValuesUnlessTheActionSaysNothingOfIt() {
        var fact = new Fact(
                "f",
                T,
                Set.of("loop"),
                List.of("call"),
                List.of(),
                Map.of("result", List.of("ok", "yes")),
                "",
                List.of(),
                Settled.ANYHOW,
                false);
        assertThat(fact.holds(
                        history(true, List.of(new Event(november(1), "call", "", Map.of("result", "yes")))), NOVEMBER))
                .isTrue();
        assertThat(fact.holds(
                        history(true, List.of(new Event(november(1), "call", "", Map.of("result", "no")))), NOVEMBER))
                .isFalse();
        assertThat(fact.holds(history(true, List.of(event(november(1), "call"))), NOVEMBER))
                .isTrue();
    }

    @Test
    void anActionWithinTheLimitOfAClockIsInTime() {
        var fact = new Fact(
                "f",
                T,
                Set.of("loop"),
                List.of("file"),
                List.of(),
                Map.of(),
                "dispose",
                List.of(),
                Settled.ANYHOW,
                false);
        List<Event> filed = List.of(event(november(3), "file"));
        assertThat(fact.holds(history(true, filed, run(november(1), november(3), november(3))), NOVEMBER))
                .isTrue();
        assertThat(fact.holds(history(true, filed, run(november(1), november(2), november(3))), NOVEMBER))
                .isFalse();
        assertThat(fact.holds(history(true, filed, run(november(1), null, november(3))), NOVEMBER))
                .isTrue();
    }

    @Test
    void aClockIsSettledWhenItIsDoneOrDueWhicheverCameFirst() {
        assertThat(of(run(day(30), november(5), november(4)), NOVEMBER))
                .containsExactly(Settled.ANYHOW, Settled.DONE, Settled.IN_TIME);
        assertThat(of(run(day(30), november(5), november(6)), NOVEMBER))
                .containsExactly(Settled.ANYHOW, Settled.DONE, Settled.LATE);
        assertThat(of(run(day(30), november(5), null), NOVEMBER)).containsExactly(Settled.ANYHOW, Settled.NOT);
        assertThat(of(run(november(1), november(40), null), NOVEMBER)).isEmpty();
        assertThat(of(run(november(1), november(40), november(2)), NOVEMBER)).contains(Settled.IN_TIME);
        assertThat(of(run(november(1), null, null), NOVEMBER)).isEmpty();
    }

    @Test
    void aClockThatStandsStillCountsNowhere() {
        var idle = new Run("dispose", day(30), november(5), null, true);
        assertThat(of(idle, NOVEMBER)).isEmpty();
    }

    /** Over twelve months every run is counted once, and done in time, done late and not done make up the whole. */
    @Test
    void everyRunCountsInOnePeriodAndInOneWay() {
        long seed = 20261128;
        var random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            Instant start = Instant.parse("2026-01-05T00:00:00Z").plus(Duration.ofHours(random.nextInt(7000)));
            Instant due = random.nextInt(10) == 0 ? null : start.plus(Duration.ofHours(random.nextInt(900)));
            Instant stopped = start.plus(Duration.ofHours(random.nextInt(900)));
            int counted = 0;
            for (int month = 1; month <= 12; month++) {
                Period period = Period.find("2026-%02d".formatted(month)).orElseThrow();
                List<Settled> ways = of(run(start, due, stopped.isBefore(period.to()) ? stopped : null), period);
                if (ways.isEmpty()) continue;
                counted++;
                assertThat(ways.stream()
                                .filter(way -> way == Settled.IN_TIME || way == Settled.LATE || way == Settled.NOT))
                        .as("seed %d, run %d", seed, i)
                        .hasSize(1);
                assertThat(ways.contains(Settled.DONE)).isEqualTo(!ways.contains(Settled.NOT));
            }
            assertThat(counted).as("seed %d, run %d", seed, i).isOne();
        }
    }

    @Test
    void factsSpeakOfTheirFlowsOnly() {
        var other = new CaseHistory(
                new UUID(0, 1), "n", "other", "1", null, null, true, List.of(event(november(1), "file")), List.of());
        assertThat(done(List.of("file"), List.of()).holds(other, NOVEMBER)).isFalse();
    }

    @Test
    void anExcludedCaseComesBackWhenThatIsUndone() {
        var rule = new Exclusion("merged", T, Set.of("loop"), List.of("merge"), List.of(), List.of("unmerge"));
        var out = List.of(event(november(1), "merge"));
        assertThat(rule.holds(history(false, out))).isTrue();
        assertThat(rule.holds(history(true, List.of(out.getFirst(), event(november(2), "unmerge")))))
                .isFalse();
        var test = new Exclusion("test", T, Set.of("loop"), List.of("void"), List.of("test_record"), List.of());
        assertThat(test.holds(history(false, List.of(new Event(november(1), "void", "test_record", Map.of())))))
                .isTrue();
        assertThat(test.holds(history(false, List.of(new Event(november(1), "void", "other", Map.of())))))
                .isFalse();
    }

    private static Finding finding(int n, String excluded, String... facts) {
        return new Finding(
                new UUID(0, n), "n" + n, "1", n % 2 == 0 ? "a" : null, "2299020" + n, Set.of(facts), excluded);
    }

    /** Four cases due, one of them excluded: two of three done, (1 + 0.9) / 3 when weighted. */
    @Test
    void anIndicatorCountsAmongItsDenominatorAndLeavesOutWhatIsExcluded() {
        var rate = new Indicator("rate", T, Map.of("done", 1.0, "nearly", 0.9), "due", Map.of());
        var sum = new Indicator("sum", T, Map.of(), "", Map.of("rate", 0.5));
        var cases = List.of(
                finding(1, "", "due", "done", "nearly"),
                finding(2, "", "due", "nearly"),
                finding(3, "", "due"),
                finding(4, "merged", "due", "done"),
                finding(5, "", "done"));
        var tally = new Tally(List.of(rate, sum));
        var line = tally.line("", cases);
        var value = line.values().getFirst();
        assertThat(value.denominator()).isEqualTo(3);
        assertThat(value.excluded()).isOne();
        assertThat(value.value()).isEqualTo(1.9 / 3);
        assertThat(line.values().get(1).value()).isEqualTo(0.95 / 3);
        assertThat(cases.stream().filter(one -> tally.isIn(rate, Performance.Part.NUMERATOR, one)))
                .hasSize(2);
        assertThat(new Tally(List.of(rate)).lines(cases, Finding::departmentOrNone))
                .extracting(Performance.Line::code)
                .containsExactly("", "a");
        assertThat(new Tally(List.of(rate)).lines(cases, Finding::district))
                .extracting(Performance.Line::code)
                .containsExactly("229902");
    }

    /** Two rates over cases 1 to 3 and 3 to 4, of which 4 is excluded: together 1, 2 and 3, whether all parts have a value or not. */
    @Test
    void theCasesOfAComposedIndicatorAreThoseOfItsPartsEachOnce() {
        var first = new Indicator("first", T, Map.of("done", 1.0), "due", Map.of());
        var second = new Indicator("second", T, Map.of("done", 1.0), "asked", Map.of());
        var none = new Indicator("none", T, Map.of("done", 1.0), "never", Map.of());
        var both = new Indicator("both", T, Map.of(), "", Map.of("first", 0.5, "second", 0.5));
        var lacking = new Indicator("lacking", T, Map.of(), "", Map.of("first", 0.5, "none", 0.5));
        var cases = List.of(
                finding(1, "", "due"),
                finding(2, "", "due"),
                finding(3, "", "due", "asked", "done"),
                finding(4, "merged", "asked"));
        var tally = new Tally(List.of(first, second, none, both, lacking));
        var values = tally.line("", cases).values();
        assertThat(values.get(3)).isEqualTo(new Performance.Value("both", 0.5 / 3 + 0.5, 0, 3, 1));
        assertThat(values.get(4)).isEqualTo(new Performance.Value("lacking", null, 0, 3, 0));
        assertThat(cases.stream().filter(one -> tally.isIn(both, Performance.Part.DENOMINATOR, one)))
                .hasSize(3);
    }

    @Test
    void nothingToCountIsNoValueAndNotNought() {
        var rate = new Indicator("rate", T, Map.of("done", 1.0), "due", Map.of());
        var sum = new Indicator("sum", T, Map.of(), "", Map.of("rate", 1.0));
        assertThat(new Tally(List.of(rate, sum)).line("", List.of()).values())
                .allSatisfy(value -> assertThat(value.value()).isNull());
    }

    /** The names are those of the sources; rates whose formula nobody gives are not made up. */
    @Test
    void theEighteenRatesOfTheLoopAndTheThreeOfTheHotlineAreDeclared() {
        var declared = new Declarations(PackContent.ofClasspath().files(PerformancePart.FILES)).declared();
        assertThat(declared.indicators())
                .extracting(Indicator::code)
                .filteredOn(code -> !code.startsWith("danger_"))
                .containsExactlyInAnyOrder(
                        "valid_report_rate",
                        "intime_verify_rate",
                        "intime_check_rate",
                        "intime_register_rate",
                        "accurate_register_rate",
                        "intime_accept_rate",
                        "accurate_accept_rate",
                        "intime_dispatch_rate",
                        "accurate_dispatch_rate",
                        "dispose_rate",
                        "intime_dispose_rate",
                        "overtime_pending_rate",
                        "extension_rate",
                        "archive_rate",
                        "intime_archive_rate",
                        "overtime_archive_rate",
                        "unarchived_rate",
                        "rework_rate",
                        "response_rate",
                        "solve_rate",
                        "satisfaction_rate",
                        "hotline_composite");
        assertThat(declared.indicators().stream()
                        .filter(one -> one.code().equals("satisfaction_rate"))
                        .findFirst()
                        .orElseThrow()
                        .numerator())
                .containsEntry("basically_satisfied", 0.9);
    }
}
