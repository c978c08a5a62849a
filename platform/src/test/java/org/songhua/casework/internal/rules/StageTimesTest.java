package org.songhua.casework.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.casework.CaseCatalogue;
import org.songhua.casework.LimitUnit;
import org.songhua.casework.WorkCalendar;
import org.songhua.engine.flow.Attempt;
import org.songhua.engine.flow.FlowAction;
import org.songhua.engine.flow.FlowCase;
import org.songhua.engine.flow.FlowClock;
import org.songhua.engine.flow.FlowClock.Status;
import org.songhua.engine.flow.FlowEvent;
import org.songhua.engine.flow.FlowMachine;
import org.songhua.engine.flow.Outcome;

/**
 * The time of all stages and pauses is the time of the whole, in office time as in time by the clock, over random actions on
 * the city's own flow with the city's own limits: nights, weekends and swapped workdays between them.
 */
class StageTimesTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261128);
    private static final int CASES = 150;
    private static final int ATTEMPTS = 60;
    private static final Set<String> ENDINGS = Set.of("void", "decline", "not_verified", "grant_appeal");
    private static final Instant START = Instant.parse("2026-01-19T01:00:00Z");

    private final CaseCatalogue catalogue = TestPlatform.shared().bean(CaseCatalogue.class);
    private final WorkCalendar calendar = TestPlatform.shared().bean(WorkCalendar.class);
    private final Deadlines deadlines = new Deadlines(catalogue::limits, calendar);
    private final FlowMachine machine = new FlowMachine(catalogue.flow("city_loop"));
    private final Set<String> permissions = permissions();
    private int checked;
    private int pauses;
    private int extensions;

    private Set<String> permissions() {
        var all = new java.util.HashSet<String>();
        machine.flow().actions().forEach(action -> all.add(action.permission()));
        return all;
    }

    /** A case that is led about, with what its clocks were given. */
    private final class Walk {
        final Random random;
        final String what;
        final List<FlowEvent> log = new ArrayList<>();
        /** Time in pauses and extensions by clock, each in the unit of its limit. */
        final Map<String, Duration> given = new HashMap<>();
        /** Clocks that were late when they paused keep how late they are by the clock on the wall: a rule of its own. */
        final Map<String, Instant> startedLate = new HashMap<>();

        FlowCase subject;
        Instant now = START;

        Walk(long seed) {
            random = new Random(seed);
            what = "seed " + seed;
            var fields = new TreeMap<>(Map.of("class", "01001", "severity", "normal", "condition", "1"));
            take(machine.begin(attempt(FlowMachine.CREATE, null, fields), deadlines));
        }

        void take(Outcome.Done done) {
            log.add(done.event());
            subject = done.after();
        }

        private Attempt attempt(String action, String reason, Map<String, String> fields) {
            String actor = "p" + random.nextInt(4);
            return new Attempt(action, actor, permissions, now, null, reason, fields, Set.of("after"));
        }

        void step() {
            now = now.plus(Duration.ofMinutes(1 + random.nextInt(30 * 60)));
            List<FlowAction> fitting = machine.flow().actions().stream()
                    .filter(one -> one.from().contains(subject.state()))
                    .toList();
            if (fitting.isEmpty()) return;
            FlowAction action = fitting.get(random.nextInt(fitting.size()));
            var fields = new TreeMap<String, String>();
            for (String field : action.fields()) fields.put(field, field.equals("condition") ? "1" : "roads");
            if (action.code().equals("reclassify")) return;
            // So that walks get far: what ends a case is done seldom.
            if (ENDINGS.contains(action.code()) && random.nextInt(15) > 0) return;
            String reason = action.reasons().isEmpty() ? null : action.reasons().getFirst();
            FlowCase before = subject;
            if (machine.apply(before, attempt(action.code(), reason, fields), Map.of(), deadlines)
                    instanceof Outcome.Done done) {
                take(done);
                note(before, action);
            }
        }

        private void note(FlowCase before, FlowAction action) {
            subject.clocks().forEach((name, clock) -> {
                FlowClock old = before.clocks().get(name);
                if (old == null || !old.startedAt().equals(clock.startedAt())) given.put(name, Duration.ZERO);
                else if (old.status() == Status.PAUSED && clock.status() == Status.RUNNING) resumed(name, old);
                else if (action.extend().equals(name) && old.isAlive() && clock.isAlive()) extended(name, clock);
            });
        }

        private void resumed(String name, FlowClock old) {
            Instant due = old.terms().due();
            Instant paused = old.pausedAt();
            if (due == null || paused == null) return;
            pauses++;
            if (due.isBefore(paused)) startedLate.put(name, old.startedAt());
            given.merge(name, unit(old).between(paused, now, calendar), Duration::plus);
        }

        private void extended(String name, FlowClock clock) {
            if (clock.terms().due() == null) return;
            extensions++;
            given.merge(name, unit(clock).times(amount(clock)), Duration::plus);
        }

        void check() {
            subject.clocks().forEach((name, clock) -> {
                Instant due = clock.terms().due();
                if (due == null || clock.startedAt().equals(startedLate.get(name))) return;
                checked++;
                Duration expected = unit(clock).times(amount(clock)).plus(given.getOrDefault(name, Duration.ZERO));
                assertThat(unit(clock).between(clock.startedAt(), due, calendar))
                        .as("%s, clock %s: limit, pauses and extensions", what, name)
                        .isEqualTo(expected);
            });
        }
    }

    private static LimitUnit unit(FlowClock clock) {
        return LimitUnit.valueOf(clock.terms().rule().split(" ", 3)[1]);
    }

    private static int amount(FlowClock clock) {
        return Integer.parseInt(clock.terms().rule().split(" ", 2)[0]);
    }

    private List<Walk> walks() {
        var walks = new ArrayList<Walk>();
        for (int i = 0; i < CASES; i++) {
            var walk = new Walk(SEED + i);
            for (int step = 0; step < ATTEMPTS; step++) {
                walk.step();
                walk.check();
            }
            walks.add(walk);
        }
        return walks;
    }

    /** Of every clock: the office time from its start to its deadline is its limit, its pauses and its extensions. */
    @Test
    void aDeadlineIsTheLimitWithEveryPauseAndExtensionGivenBack() {
        walks();
        assertThat(checked).isGreaterThan(1_000);
        assertThat(pauses).as("pauses with a limit").isGreaterThan(20);
        assertThat(extensions).isGreaterThan(8);
    }

    /** Σ office time of the stages, pauses being stages of their own, is the office time of the whole. */
    @Test
    void theOfficeTimesOfStagesAndPausesAddUpToTheWhole() {
        for (Walk walk : walks()) {
            Duration running = Duration.ZERO;
            Duration paused = Duration.ZERO;
            for (int i = 1; i < walk.log.size(); i++) {
                Duration spent = calendar.between(
                        walk.log.get(i - 1).at(), walk.log.get(i).at());
                if (machine.state(walk.log.get(i - 1).to()).pauses("overall")) paused = paused.plus(spent);
                else running = running.plus(spent);
            }
            assertThat(running.plus(paused))
                    .as(walk.what)
                    .isEqualTo(calendar.between(
                            walk.log.getFirst().at(), walk.log.getLast().at()));
        }
    }
}
