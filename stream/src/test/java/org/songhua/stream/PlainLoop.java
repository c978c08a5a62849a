package org.songhua.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.songhua.engine.rule.Decision;
import org.songhua.engine.rule.Judge;
import org.songhua.engine.rule.Observation;
import org.songhua.engine.rule.State;

/**
 * The rules without any cluster, as the platform judges by itself: one thread, readings in the order they come, a queue of what falls due. What the
 * job is compared with, so it shares nothing with the job but the engine and the plan.
 */
final class PlainLoop {
    private final Map<Long, List<Use>> byDatastream = new HashMap<>();
    private final PriorityQueue<Due> dues = new PriorityQueue<>((a, b) -> Long.compare(a.at_us, b.at_us));
    private final Consumer<Decided> sink;

    /** An input of a watch that a datastream feeds. */
    private record Use(Kept kept, int input) {}

    private record Due(long at_us, Kept kept) {}

    /** A watch with its state. */
    private static final class Kept {
        private final Watch watch;
        private State state;
        private long queued_us = Long.MAX_VALUE;
        private final Map<Long, Integer> told = new HashMap<>();

        Kept(Watch watch) {
            this.watch = watch;
            this.state = watch.compiled().start();
        }
    }

    PlainLoop(Plan plan, Consumer<Decided> sink) {
        this.sink = sink;
        for (long thing : plan.things()) {
            for (Watch watch : plan.watches(thing)) {
                var kept = new Kept(watch);
                for (int input = 0; input < watch.datastreams().size(); input++) {
                    byDatastream
                            .computeIfAbsent(watch.datastreams().get(input), key -> new ArrayList<>())
                            .add(new Use(kept, input));
                }
            }
        }
    }

    void take(Reading reading) {
        passTime(reading.received_us());
        for (Use use : byDatastream.getOrDefault(reading.datastream(), List.of())) {
            double value = use.kept.watch.converted(use.input, reading.value());
            judge(
                    use.kept,
                    new Observation.Reading(
                            use.input, reading.time_us(), value, reading.quality(), reading.received_us()));
        }
    }

    /** Nothing comes any more: all falls due that ever will. */
    void end() {
        passTime(Long.MAX_VALUE / 2);
    }

    private void passTime(long now_us) {
        for (Due due = dues.peek(); due != null && due.at_us <= now_us; due = dues.peek()) {
            dues.remove();
            if (due.kept.queued_us != due.at_us) continue;
            due.kept.queued_us = Long.MAX_VALUE;
            judge(due.kept, new Observation.Tick(Math.min(now_us, due.at_us)));
        }
    }

    private void judge(Kept kept, Observation observation) {
        var verdict = Judge.decide(kept.watch.compiled(), kept.state, observation);
        kept.state = verdict.state();
        for (Decision decision : verdict.decisions()) tell(kept, decision);
        long due_us = Judge.nextDue_us(kept.watch.compiled(), kept.state);
        if (due_us >= kept.queued_us) return;
        kept.queued_us = due_us;
        dues.add(new Due(due_us, kept));
    }

    private void tell(Kept kept, Decision decision) {
        int ordinal = kept.told.getOrDefault(decision.time_us(), 0);
        Decided.of(kept.watch, decision, ordinal).ifPresent(decided -> {
            kept.told.put(decision.time_us(), ordinal + 1);
            sink.accept(decided);
        });
    }
}
