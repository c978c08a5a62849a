package org.songhua.stream;

import java.util.List;
import java.util.function.Consumer;
import org.songhua.engine.rule.Decision;
import org.songhua.engine.rule.Judge;
import org.songhua.engine.rule.Observation;
import org.songhua.engine.rule.Verdict;

/**
 * Judges the readings of one thing. What fell due before a reading was received is judged before it, so that the decisions follow from the
 * readings of the thing and their order alone, whenever timers come.
 */
final class ThingJudge {
    private final List<Watch> watches;
    private final Memory.Entry[] entries;
    private final Consumer<Decided> sink;

    private ThingJudge(Memory memory, List<Watch> watches, Consumer<Decided> sink) {
        this.watches = watches;
        this.entries = memory.entries().clone();
        this.sink = sink;
    }

    /** {@return what is remembered after a reading} */
    static Memory take(Memory memory, List<Watch> watches, Reading reading, Consumer<Decided> sink) {
        var judge = new ThingJudge(memory, watches, sink);
        judge.passTime(reading.received_us());
        judge.take(reading);
        return new Memory(watches, judge.entries, memory.timer_ms());
    }

    /** {@return what is remembered after the receiver's clock showed a time} */
    static Memory passTime(Memory memory, List<Watch> watches, long now_us, Consumer<Decided> sink) {
        var judge = new ThingJudge(memory, watches, sink);
        judge.passTime(now_us);
        return new Memory(watches, judge.entries, memory.timer_ms());
    }

    private void passTime(long now_us) {
        for (int i = 0; i < entries.length; i++) {
            if (entries[i].due_us() <= now_us) judge(i, new Observation.Tick(now_us));
        }
    }

    private void take(Reading reading) {
        for (int i = 0; i < entries.length; i++) {
            List<Long> datastreams = watches.get(i).datastreams();
            for (int input = 0; input < datastreams.size(); input++) {
                if (datastreams.get(input) == reading.datastream()) judge(i, observation(i, input, reading));
            }
        }
    }

    private Observation observation(int watch, int input, Reading reading) {
        return new Observation.Reading(
                input,
                reading.time_us(),
                watches.get(watch).converted(input, reading.value()),
                reading.quality(),
                reading.received_us());
    }

    private void judge(int i, Observation observation) {
        Watch watch = watches.get(i);
        Memory.Entry before = entries[i];
        Verdict verdict = Judge.decide(watch.compiled(), before.state(), observation);
        long last_us = before.last_us();
        int ordinal = before.ordinal();
        for (Decision decision : verdict.decisions()) {
            int next = decision.time_us() == last_us ? ordinal + 1 : 0;
            var decided = Decided.of(watch, decision, next);
            if (decided.isEmpty()) continue;
            last_us = decision.time_us();
            ordinal = next;
            sink.accept(decided.get());
        }
        entries[i] = Memory.Entry.of(watch, verdict.state(), last_us, ordinal);
    }
}
