package org.songhua.engine.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songhua.engine.duty.Desk.always;
import static org.songhua.engine.duty.Desk.roster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.songhua.engine.duty.Chain.Call;
import org.songhua.engine.duty.Chain.Standing;
import org.songhua.engine.duty.Chain.Step;
import org.songhua.engine.random.Seeded;
import org.songhua.engine.rule.Level;

/** A03: which tiers are due. Red alarms have 5, 10 and 20 minutes; yellow ones 30. */
class A03_ChainTest {
    private static final Instant SINCE = Desk.at("2026-10-12T12:00");
    private static final Chain CHAIN = new Chain(
            Map.of(new Step(Level.RED, "ALARM"), minutes(5, 10, 20), new Step(Level.YELLOW, "ALARM"), minutes(30)));
    private static final Roster FULL = roster(
            always(1, "一", null, null, Level.BLUE),
            always(2, "二", null, null, Level.BLUE),
            always(3, "三", null, null, Level.BLUE));

    private static List<Duration> minutes(int... minutes) {
        return java.util.Arrays.stream(minutes).mapToObj(Duration::ofMinutes).toList();
    }

    private static Standing red(int told) {
        return new Standing(Level.RED, "ALARM", SINCE, told);
    }

    private static Chain.Verdict decide(Standing standing, int minute, Roster roster) {
        var matter = new Matter("gas", null, standing.level());
        return CHAIN.decide(standing, matter, SINCE.plus(Duration.ofMinutes(minute)), roster);
    }

    private static List<String> lines(Chain.Verdict verdict) {
        return verdict.calls().stream().map(A03_ChainTest::line).toList();
    }

    private static String line(Call call) {
        return call.tier() + "@" + Duration.between(SINCE, call.dueAt()).toMinutes() + " "
                + String.join("+", Desk.names(call.watches()));
    }

    @Test
    void oneTierAfterTheOtherIsCalledWhenItsTimeIsOver() {
        assertThat(lines(decide(red(0), 4, FULL))).isEmpty();
        assertThat(lines(decide(red(0), 5, FULL))).containsExactly("1@5 一");
        assertThat(lines(decide(red(1), 5, FULL))).as("once").isEmpty();
        assertThat(lines(decide(red(1), 10, FULL))).containsExactly("2@10 二");
        assertThat(lines(decide(red(2), 20, FULL))).containsExactly("3@20 三");
        assertThat(decide(red(2), 20, FULL).nextAt()).isEmpty();
        assertThat(lines(decide(red(3), 1000, FULL))).isEmpty();
    }

    @Test
    void aPlatformThatWasAwayCallsAllThatAreDueAtOnce() {
        var verdict = decide(red(0), 12, FULL);
        assertThat(lines(verdict)).containsExactly("1@5 一", "2@10 二");
        assertThat(verdict.told()).isEqualTo(2);
        assertThat(verdict.nextAt()).contains(SINCE.plus(Duration.ofMinutes(20)));
    }

    @Test
    void aTierInWhichNobodyIsOnPassesOnAtOnce() {
        var gap = roster(always(2, "二", null, null, Level.BLUE), always(3, "三", null, null, Level.BLUE));
        var verdict = decide(red(0), 5, gap);
        assertThat(lines(verdict)).containsExactly("1@5 ", "2@5 二");
        assertThat(verdict.nextAt()).contains(SINCE.plus(Duration.ofMinutes(20)));
    }

    @Test
    void whenNobodyIsOnAtAllEveryTierIsToldAndItEnds() {
        var verdict = decide(red(0), 5, roster(Desk.watch("夜", "every", "22:00", "06:00")));
        assertThat(lines(verdict)).containsExactly("1@5 ", "2@5 ", "3@5 ");
        assertThat(verdict.nextAt()).isEmpty();
    }

    @Test
    void withoutARosterStepsAreLateAtTheirTimesAndNobodyIsCalled() {
        assertThat(lines(decide(red(0), 5, roster()))).containsExactly("1@5 ");
        assertThat(lines(decide(red(1), 9, roster()))).isEmpty();
    }

    @Test
    void aStepWithoutTimesIsNeverDue() {
        var handled = new Standing(Level.RED, "HANDLED", SINCE, 0);
        assertThat(decide(handled, 100_000, FULL).calls()).isEmpty();
        assertThat(CHAIN.nextAt(handled)).isEmpty();
        assertThat(CHAIN.times(Level.BLUE, "ALARM")).isEmpty();
    }

    /** Yellow had 30 minutes; at minute 12 it becomes red, whose first two tiers were due at 5 and 10. */
    @Test
    void aGraverLevelCallsWhatIsDueForIt() {
        assertThat(lines(decide(new Standing(Level.YELLOW, "ALARM", SINCE, 0), 12, FULL)))
                .isEmpty();
        assertThat(lines(decide(red(0), 12, FULL))).containsExactly("1@5 一", "2@10 二");
    }

    @Test
    void timesMustRise() {
        for (var wrong : List.of(minutes(5, 5), minutes(0), minutes(10, 5), minutes(-1))) {
            assertThatThrownBy(() -> new Chain(Map.of(new Step(Level.RED, "ALARM"), wrong)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** However often, and at whatever times, somebody looks: the tiers, their persons and their order are those of looking each minute. */
    @Test
    void itDoesNotMatterWhenOneLooks() {
        Seeded.check(200, random -> {
            List<String> everyMinute =
                    run(java.util.stream.IntStream.rangeClosed(0, 30).boxed());
            List<String> sometimes = run(
                    Stream.concat(random.ints(random.nextInt(6), 0, 30).sorted().boxed(), Stream.of(30)));
            assertThat(sometimes).isEqualTo(everyMinute);
        });
    }

    private static List<String> run(Stream<Integer> minutes) {
        var lines = new ArrayList<String>();
        int told = 0;
        for (int minute : minutes.toList()) {
            var verdict = decide(red(told), minute, FULL);
            lines.addAll(lines(verdict));
            told = verdict.told();
        }
        return lines;
    }
}
