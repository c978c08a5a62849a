package org.songhua.engine.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.songhua.engine.flow.FlowClock.Status;

/** What holds for every case, whatever people try: thousands of attempts, most of them illegal. */
class FlowPropertiesTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261128);
    private static final int CASES = 200;
    private static final int ATTEMPTS = 150;
    private static final List<String> ACTORS = List.of("li", "wang", "zhao");

    private final FlowMachine machine = new FlowMachine(Loop.flow());

    /** A case with its log and chain. */
    private final class Walk {
        final Random random;
        final String what;
        final List<FlowEvent> log = new ArrayList<>();
        final List<byte[]> hashes = new ArrayList<>();
        FlowCase subject;
        Instant now = Loop.START;

        Walk(long seed) {
            random = new Random(seed);
            what = "seed " + seed;
            take(machine.begin(Loop.attempt("create", "li", now), Loop.DUE));
        }

        void take(Outcome.Done done) {
            byte[] previous = hashes.isEmpty() ? EventChain.genesis(what) : hashes.getLast();
            log.add(done.event());
            hashes.add(EventChain.hash(previous, done.event()));
            subject = done.after();
        }

        Attempt next() {
            now = now.plus(Duration.ofMinutes(random.nextInt(20 * 60)));
            FlowAction action = Loop.actions().get(random.nextInt(Loop.actions().size()));
            Set<String> permissions = random.nextInt(10) == 0 ? Set.of("work") : Loop.PERMISSIONS;
            String reason = action.reasons().isEmpty() || random.nextInt(5) == 0
                    ? null
                    : action.reasons().getFirst();
            var fields = new TreeMap<String, String>();
            if (random.nextInt(5) > 0) fields.put("department", "roads");
            if (random.nextInt(9) == 0) fields.put("assistants", "water");
            if (random.nextInt(5) > 0) fields.put("merged_into", "other");
            Set<String> evidence = random.nextInt(3) == 0 ? Set.of() : Set.of("after");
            String actor = ACTORS.get(random.nextInt(ACTORS.size()));
            return new Attempt(action.code(), actor, permissions, now, null, reason, fields, evidence);
        }

        void walk() {
            for (int i = 0; i < ATTEMPTS; i++) step();
        }

        private void step() {
            FlowCase before = subject;
            Attempt attempt = next();
            List<Refusal> foreseen = machine.refusals(before, attempt, Map.of());
            switch (machine.apply(before, attempt, Map.of(), Loop.DUE)) {
                case Outcome.Refused refused -> {
                    assertThat(refused.refusals()).as(what).isEqualTo(foreseen).isNotEmpty();
                    assertThat(subject).as(what).isSameAs(before);
                }
                case Outcome.Done done -> {
                    assertThat(foreseen).as(what).isEmpty();
                    take(done);
                    checkStep(before, done);
                }
            }
        }

        private void checkStep(FlowCase before, Outcome.Done done) {
            FlowAction action = machine.flow().findAction(done.event().action()).orElseThrow();
            if (!action.decides().isEmpty())
                assertThat(before.pending().get(action.decides()))
                        .as(what)
                        .isNotNull()
                        .isNotEqualTo(done.event().actor());
            if (action.trait() == FlowAction.Trait.CHECK)
                assertThat(before.hasActed("done", done.event().actor()))
                        .as(what)
                        .isFalse();
            FlowState state = machine.state(subject.state());
            for (var clock : subject.clocks().entrySet()) {
                if (state.kind() != FlowState.Kind.OPEN)
                    assertThat(clock.getValue().status()).as(what + " " + clock).isNotEqualTo(Status.RUNNING);
                if (state.pauses(clock.getKey()))
                    assertThat(clock.getValue().status()).as(what + " " + clock).isNotEqualTo(Status.RUNNING);
                if (state.stopsClocks())
                    assertThat(clock.getValue().isAlive())
                            .as(what + " " + clock)
                            .isFalse();
            }
            if (state.stopsClocks())
                assertThat(subject.openTasks("dispose")).as(what).isZero();
        }
    }

    private List<Walk> walks() {
        var walks = new ArrayList<Walk>();
        for (int i = 0; i < CASES; i++) {
            var walk = new Walk(SEED + i);
            walk.walk();
            walks.add(walk);
        }
        return walks;
    }

    @Test
    void everyLogReplaysToItsCaseWithoutGapsAndItsChainHolds() {
        var seen = new TreeMap<String, Integer>();
        for (Walk walk : walks()) {
            assertThat(machine.replay(walk.log)).as(walk.what).isEqualTo(walk.subject);
            for (int i = 0; i < walk.log.size(); i++)
                assertThat(walk.log.get(i).sequence()).isEqualTo(i + 1);
            assertThat(EventChain.firstBroken(walk.what, walk.log, walk.hashes))
                    .as(walk.what)
                    .isZero();
            walk.log.forEach(event -> seen.merge(event.action(), 1, Integer::sum));
        }
        assertThat(seen.keySet())
                .as("the walks must do everything there is")
                .isEqualTo(Loop.actions().stream()
                        .map(FlowAction::code)
                        .collect(Collectors.toCollection(java.util.TreeSet::new)));
    }

    /** Time in each state, added up, is the time between the first and the last event: nothing is lost between stages. */
    @Test
    void theTimesOfAllStagesAddUpToTheWhole() {
        for (Walk walk : walks()) {
            var perState = new TreeMap<String, Duration>();
            for (int i = 1; i < walk.log.size(); i++) {
                Duration spent = Duration.between(
                        walk.log.get(i - 1).at(), walk.log.get(i).at());
                perState.merge(walk.log.get(i - 1).to(), spent, Duration::plus);
                assertThat(walk.log.get(i).from())
                        .as(walk.what)
                        .isEqualTo(walk.log.get(i - 1).to());
            }
            Duration sum = perState.values().stream().reduce(Duration.ZERO, Duration::plus);
            assertThat(sum)
                    .as(walk.what)
                    .isEqualTo(Duration.between(
                            walk.log.getFirst().at(), walk.log.getLast().at()));
        }
    }

    @Test
    void noClockIsStartedWhileOneOfItsKindRuns() {
        for (Walk walk : walks()) {
            FlowCase subject = FlowCase.blank();
            for (FlowEvent event : walk.log) {
                FlowCase after = machine.after(subject, event);
                for (String name : subject.clocks().keySet()) {
                    FlowClock old = subject.clocks().get(name);
                    FlowClock now = after.clocks().get(name);
                    if (old.isAlive() && now.isAlive())
                        assertThat(now.startedAt()).as(walk.what + " " + name).isEqualTo(old.startedAt());
                }
                subject = after;
            }
        }
    }

    @Test
    void theChainFindsEveryChange() {
        var random = new Random(SEED);
        for (Walk walk : walks().subList(0, 50)) {
            int at = random.nextInt(walk.log.size());
            var forged = new ArrayList<>(walk.log);
            forged.set(at, forge(walk.log.get(at), random));
            assertThat(EventChain.firstBroken(walk.what, forged, walk.hashes))
                    .as(walk.what)
                    .isEqualTo(at + 1);
            assertThat(EventChain.firstBroken("another case", walk.log, walk.hashes))
                    .isOne();
            var cut = new ArrayList<>(walk.log);
            cut.remove(at);
            if (at < walk.log.size() - 1)
                assertThat(EventChain.firstBroken(walk.what, cut, walk.hashes))
                        .as(walk.what)
                        .isEqualTo(at + 1);
        }
    }

    private static FlowEvent forge(FlowEvent e, Random random) {
        var fields = new TreeMap<>(e.fields());
        fields.put("forged", "yes");
        return switch (random.nextInt(4)) {
            case 0 ->
                new FlowEvent(
                        e.sequence(),
                        e.at().plusNanos(1000),
                        null,
                        e.actor(),
                        e.action(),
                        e.from(),
                        e.to(),
                        e.reason(),
                        e.fields(),
                        e.evidence(),
                        e.terms());
            case 1 ->
                new FlowEvent(
                        e.sequence(),
                        e.at(),
                        null,
                        "other",
                        e.action(),
                        e.from(),
                        e.to(),
                        e.reason(),
                        e.fields(),
                        e.evidence(),
                        e.terms());
            case 2 ->
                new FlowEvent(
                        e.sequence(),
                        e.at(),
                        null,
                        e.actor(),
                        e.action(),
                        e.from(),
                        e.to(),
                        "forged",
                        e.fields(),
                        e.evidence(),
                        e.terms());
            default ->
                new FlowEvent(
                        e.sequence(),
                        e.at(),
                        null,
                        e.actor(),
                        e.action(),
                        e.from(),
                        e.to(),
                        e.reason(),
                        fields,
                        e.evidence(),
                        e.terms());
        };
    }
}
