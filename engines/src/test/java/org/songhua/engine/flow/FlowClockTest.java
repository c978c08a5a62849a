package org.songhua.engine.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.songhua.engine.flow.FlowClock.Status;

/** A clock of ten hours from START. */
class FlowClockTest {
    private static final Instant START = Loop.START;
    private static final ClockTerms TERMS = new ClockTerms(hour(10), "10 h", "test", false);

    private static Instant hour(double hours) {
        return Loop.START.plus(Duration.ofMinutes((long) (hours * 60)));
    }

    private final FlowClock clock = FlowClock.started(START, TERMS);

    @Test
    void itIsMetUpToItsLastMomentAndBreachedAfterIt() {
        assertThat(clock.stopped(hour(10)).status()).isEqualTo(Status.MET);
        assertThat(clock.stopped(hour(10).plusNanos(1)).status()).isEqualTo(Status.BREACHED);
        assertThat(FlowClock.started(START, ClockTerms.NONE).stopped(hour(999)).status())
                .isEqualTo(Status.MET);
    }

    @Test
    void whileItStandsStillNoTimePasses() {
        FlowClock paused = clock.paused(hour(9));
        assertThat(paused.status()).isEqualTo(Status.PAUSED);
        assertThat(paused.paused(hour(11)).pausedAt()).isEqualTo(hour(9));
        assertThat(paused.stopped(hour(50)).status()).isEqualTo(Status.MET);
        assertThat(clock.paused(hour(11)).stopped(hour(12)).status()).isEqualTo(Status.BREACHED);
    }

    @Test
    void whatHasEndedStaysEnded() {
        FlowClock met = clock.stopped(hour(1));
        assertThat(met.isAlive()).isFalse();
        assertThat(met.paused(hour(2))).isEqualTo(met);
        assertThat(clock.cancelled(hour(1)).status()).isEqualTo(Status.CANCELLED);
        assertThat(clock.cancelled(hour(1)).stoppedAt()).isEqualTo(hour(1));
    }

    @Test
    void itRunsOnUnderTheTermsItIsGiven() {
        ClockTerms later = TERMS.withDue(hour(20));
        FlowClock resumed = clock.paused(hour(5)).resumed(later);
        assertThat(resumed.status()).isEqualTo(Status.RUNNING);
        assertThat(resumed.pausedAt()).isNull();
        assertThat(resumed.startedAt()).isEqualTo(START);
        assertThat(resumed.terms().due()).isEqualTo(hour(20));
    }

    /** Of 10 and 12 hours running and 5 paused the earliest that runs counts. */
    @Test
    void theNextDeadlineOfACaseIsThatOfTheClocksThatRun() {
        var clocks = new TreeMap<String, FlowClock>();
        clocks.put("a", clock);
        clocks.put("b", FlowClock.started(START, TERMS.withDue(hour(12))));
        clocks.put("c", FlowClock.started(START, TERMS.withDue(hour(5))).paused(hour(1)));
        clocks.put("d", FlowClock.started(START, ClockTerms.NONE));
        assertThat(with(clocks).nextDue()).isEqualTo(hour(10));
        clocks.remove("a");
        assertThat(with(clocks).nextDue()).isEqualTo(hour(12));
        clocks.remove("b");
        assertThat(with(clocks).nextDue()).isNull();
    }

    private static FlowCase with(TreeMap<String, FlowClock> clocks) {
        FlowCase blank = FlowCase.blank();
        return new FlowCase(
                "s",
                List.of(),
                0,
                null,
                null,
                blank.counts(),
                blank.actors(),
                clocks,
                blank.tasks(),
                blank.pending(),
                blank.evidence(),
                blank.fields());
    }

    @Test
    void statesSayWhichClocksStandStill() {
        FlowState some = Loop.state("s", 4, FlowState.Kind.OPEN, true, "a");
        FlowState all = Loop.state("m", 4, FlowState.Kind.ENDED, true, "*");
        assertThat(some.pauses("a")).isTrue();
        assertThat(some.pauses("b")).isFalse();
        assertThat(all.pauses("b")).isTrue();
        assertThat(all.stopsClocks()).as("parked cases come back").isFalse();
        assertThat(Loop.state("e", 4, FlowState.Kind.ENDED, false).stopsClocks())
                .isTrue();
        assertThat(Loop.state("c", 7, FlowState.Kind.CLOSED, false).stopsClocks())
                .isTrue();
    }
}
