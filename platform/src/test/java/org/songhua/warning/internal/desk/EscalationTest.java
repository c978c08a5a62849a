package org.songhua.warning.internal.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.rule.Level;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;
import org.songhua.warning.Action;
import org.songhua.warning.Duty;
import org.songhua.warning.DutyCall;
import org.songhua.warning.Stage;
import org.songhua.warning.StepLimit;
import org.songhua.warning.Warning;
import org.songhua.warning.WarningCommand;
import org.songhua.warning.internal.live.WarningCity;

/** A step that is late calls who is on duty, then the next. Red alarms have 5, 10 and 15 minutes, yellow ones 30, 60 and 90. */
class EscalationTest {
    private static final String[] LIMITS = {"levels:", "  yellow: {when: value > 50 %}", "  red: {when: value > 90 %}"};

    private final WarningCity city = new WarningCity(DutyPlatform.shared());
    private final Duty duty = DutyPlatform.shared().bean(Duty.class);
    private final long sensor = city.sensor(0);

    @BeforeEach
    void publish() {
        DutyPlatform.roster(
                "1,gas-co,张三,13900000001,blue,every,00:00,00:00,",
                "2,gas-co,李四,13900000002,blue,every,00:00,00:00,",
                "3,city-duty,王五,,orange,every,00:00,00:00,");
        city.publish(LIMITS);
    }

    private Warning raised(double value) {
        city.send(sensor, 0, value);
        return city.raised().getLast();
    }

    private Warning now(Warning warning) {
        return city.warnings().find(warning.id(), Scope.ALL).orElseThrow();
    }

    private Warning act(Warning warning, Action action, String note) {
        return city.warnings().act(warning.id(), new WarningCommand(action, null, null, note, null), WarningCity.CHIEF);
    }

    private void pass(Warning warning, int minutes) {
        DutyPlatform.passTime(now(warning).stageSince().plus(Duration.ofMinutes(minutes)));
    }

    private List<String> calls(Warning warning) {
        return duty.calls(warning.id(), Scope.ALL).stream()
                .map(call -> call.tier() + " " + call.person())
                .toList();
    }

    @Test
    void oneAfterTheOtherIsCalledUntilSomebodyTakesItUp() {
        Warning red = raised(95);
        pass(red, 4);
        assertThat(calls(red)).isEmpty();
        pass(red, 5);
        assertThat(calls(red)).containsExactly("1 张三");
        pass(red, 9);
        pass(red, 10);
        pass(red, 10);
        assertThat(calls(red)).containsExactly("1 张三", "2 李四");
        act(red, Action.JUDGE, null);
        pass(red, 4);
        assertThat(calls(red)).hasSize(2);
        assertThat(city.history(red.id())).containsExactly("RAISED", "LATE", "CALLED", "CALLED", "JUDGE");
    }

    @Test
    void whoIsCalledStandsOnTheCardWithTheTimes() {
        Warning red = raised(95);
        pass(red, 7);
        DutyCall call = duty.calls(red.id(), Scope.ALL).getFirst();
        assertThat(call.organisation()).isEqualTo("gas-co");
        assertThat(call.phone()).isEqualTo("13900000001");
        assertThat(call.stage()).isEqualTo(Stage.ALARM);
        assertThat(call.level()).isEqualTo(Level.RED);
        assertThat(Duration.between(red.stageSince(), call.dueAt())).isEqualTo(Duration.ofMinutes(5));
        assertThat(Duration.between(call.dueAt(), call.calledAt())).isEqualTo(Duration.ofMinutes(2));
        assertThat(city.warnings().steps(red.id(), Scope.ALL).getLast().note()).isEqualTo("1 · gas-co · 张三");
    }

    @Test
    void theNextStageBeginsTheChainAnew() {
        Warning red = raised(95);
        pass(red, 15);
        assertThat(calls(red)).containsExactly("1 张三", "2 李四", "3 王五");
        act(red, Action.ISSUE, null);
        pass(red, 9);
        assertThat(calls(red)).hasSize(3);
        pass(red, 10);
        assertThat(calls(red)).hasSize(4).endsWith("1 张三");
        assertThat(now(red).lateCount()).isEqualTo(2);
    }

    @Test
    void aGapInTheRosterIsToldAndPassedOver() {
        DutyPlatform.roster("2,gas-co,李四,,blue,every,00:00,00:00,");
        Warning red = raised(95);
        pass(red, 5);
        assertThat(calls(red)).containsExactly("1 null", "2 李四");
        assertThat(city.history(red.id())).containsExactly("RAISED", "LATE", "NOBODY", "CALLED");
    }

    @Test
    void withoutARosterItIsLateAndNobodyIsCalled() {
        DutyPlatform.roster();
        Warning red = raised(95);
        pass(red, 5);
        assertThat(now(red).lateCount()).isEqualTo(1);
        assertThat(city.history(red.id())).containsExactly("RAISED", "LATE");
    }

    @Test
    void whoAnswersForGraveThingsIsNotCalledForOthers() {
        Warning yellow = raised(60);
        pass(yellow, 90);
        assertThat(calls(yellow)).containsExactly("1 张三", "2 李四", "3 null");
    }

    /** Each remark made the same step late once more, because it set the time anew. */
    @Test
    void aRemarkDoesNotMakeAStepLateTwice() {
        Warning red = raised(95);
        pass(red, 5);
        act(red, Action.COMMENT, "电话没人接");
        pass(red, 6);
        pass(red, 7);
        assertThat(now(red).lateCount()).isEqualTo(1);
        assertThat(calls(red)).hasSize(1);
    }

    /** Each follower that joined did so too, and a storm has thousands. */
    @Test
    void followersThatJoinDoNotMakeAStepLateTwice() {
        Warning red = raised(95);
        pass(red, 5);
        city.send(city.sensor(100), 1, 95);
        city.send(city.sensor(200), 2, 95);
        pass(red, 6);
        assertThat(now(red).followers()).isEqualTo(2);
        assertThat(now(red).lateCount()).isEqualTo(1);
        pass(red, 10);
        assertThat(calls(red)).containsExactly("1 张三", "2 李四");
    }

    @Test
    void whatIsShelvedIsReckonedFromTheEndOfThat() {
        Warning red = raised(95);
        Instant until = Instant.now().plus(Duration.ofHours(8));
        var shelve = new WarningCommand(Action.SHELVE, null, until, "等备件", null);
        city.warnings().act(red.id(), shelve, WarningCity.CHIEF);
        DutyPlatform.passTime(until.plus(Duration.ofMinutes(4)));
        assertThat(calls(red)).isEmpty();
        DutyPlatform.passTime(until.plus(Duration.ofMinutes(6)));
        assertThat(calls(red)).containsExactly("1 张三");
    }

    @Test
    void aWarningThatBecomesGraverCallsWhatIsDueForThat() {
        Warning yellow = raised(60);
        pass(yellow, 12);
        assertThat(calls(yellow)).isEmpty();
        city.send(sensor, 1, 95);
        pass(yellow, 12);
        assertThat(calls(yellow)).containsExactly("1 张三", "2 李四");
    }

    /** The leader was called for twice; who leads after it goes on with the third. */
    @Test
    void whoTakesTheLeadGoesOnInTheChain() {
        Warning leader = raised(95);
        long second = city.sensor(100);
        city.send(second, 1, 95);
        pass(leader, 10);
        city.send(sensor, 2, 10);
        Warning heir = city.raised().getLast();
        assertThat(heir.leader()).isNull();
        pass(heir, 10);
        assertThat(calls(heir)).isEmpty();
        pass(heir, 15);
        assertThat(calls(heir)).containsExactly("3 王五");
    }

    @Test
    void aCitysOwnTimesHoldAtOnceForWhatWaits() {
        Warning yellow = raised(60);
        Instant since = yellow.stageSince();
        assertThat(yellow.dueAt()).isEqualTo(since.plus(Duration.ofMinutes(30)));
        var own = new StepLimit(Level.YELLOW, Stage.ALARM, List.of(7, 8), false);
        duty.limit(own, WarningCity.CHIEF);
        assertThat(now(yellow).dueAt()).isEqualTo(since.plus(Duration.ofMinutes(7)));
        assertThat(duty.limits()).contains(own).hasSize(16);
        pass(yellow, 8);
        assertThat(calls(yellow)).containsExactly("1 张三", "2 李四");
        duty.limit(new StepLimit(Level.YELLOW, Stage.ALARM, List.of(), false), WarningCity.CHIEF);
        assertThat(duty.limits()).contains(new StepLimit(Level.YELLOW, Stage.ALARM, List.of(30, 60, 90), true));
    }

    @Test
    void timesThatAreNoneAreRefusedAllAtOnce() {
        for (var wrong : List.of(List.of(5, 5), List.of(0), List.of(1, 2, 3, 4, 5, 6), List.of(100_000))) {
            var limit = new StepLimit(Level.RED, Stage.HANDLED, wrong, false);
            assertThatThrownBy(() -> duty.limit(limit, WarningCity.CHIEF))
                    .isInstanceOfSatisfying(
                            FaultException.class, e -> assertThat(e.faults()).hasSize(2));
        }
    }

    /** Limits of minutes may be changed so that what is due is due no more: then it waits on. */
    @Test
    void aTimeThatWasLengthenedIsWaitedFor() {
        Warning red = raised(95);
        duty.limit(new StepLimit(Level.RED, Stage.ALARM, List.of(50), false), WarningCity.CHIEF);
        pass(red, 49);
        assertThat(calls(red)).isEmpty();
        pass(red, 50);
        assertThat(calls(red)).containsExactly("1 张三");
        duty.limit(new StepLimit(Level.RED, Stage.ALARM, List.of(), false), WarningCity.CHIEF);
    }

    @Test
    void whoMayNotSeeAWarningSeesNoCalls() {
        Warning red = raised(95);
        var elsewhere = new Scope(java.util.Set.of(), java.util.Set.of("999999"), java.util.Set.of());
        assertThatThrownBy(() -> duty.calls(red.id(), elsewhere)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> duty.times(red.id(), elsewhere)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void theTimesOfAllStepsAreMeasured() {
        Warning red = raised(95);
        act(red, Action.ISSUE, null);
        act(red, Action.ACKNOWLEDGE, null);
        var times = duty.times(red.id(), Scope.ALL);
        assertThat(times)
                .extracting(time -> time.stage())
                .containsExactly(Stage.ALARM, Stage.ISSUED, Stage.ACKNOWLEDGED);
        assertThat(times.get(0).until()).isEqualTo(times.get(1).from());
        assertThat(times.get(1).by()).isEqualTo("chief");
        assertThat(times.get(2).until()).isNull();
        assertThat(times).noneMatch(time -> time.isLate());
    }
}
