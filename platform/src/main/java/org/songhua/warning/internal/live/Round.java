package org.songhua.warning.internal.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.songhua.engine.rule.Decision;
import org.songhua.engine.rule.Judge;
import org.songhua.engine.rule.Observation;
import org.songhua.engine.rule.Verdict;
import org.songhua.warning.internal.desk.News;
import org.songhua.warning.internal.rules.Micros;

/** Judges observations one after the other and gathers what must become durable together. Belongs to the thread that judges. */
final class Round {
    private final WatchBook book;
    private final PriorityQueue<Due> dues;
    private final Set<Watch> dirty;
    private final List<News> news = new ArrayList<>();
    private final Set<Watch> decided = new LinkedHashSet<>();
    private final Deque<Watch> changed = new ArrayDeque<>();
    private long refused = 0;

    /** When a watch falls due by itself. */
    record Due(long at_us, Watch watch) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            return Long.compare(at_us, other.at_us);
        }
    }

    Round(WatchBook book, PriorityQueue<Due> dues, Set<Watch> dirty) {
        this.book = book;
        this.dues = dues;
        this.dirty = dirty;
    }

    List<News> news() {
        return news;
    }

    /** {@return watches whose state must become durable with the news} */
    Set<Watch> decided() {
        return decided;
    }

    /** {@return readings that no rule judged, by their time or quality} */
    long refused() {
        return refused;
    }

    /** Judges a reading of a commit by every rule that looks at it. */
    void take(org.songhua.sensing.Observation reading, long seq, long now_us) {
        double value = Watch.number(reading.result());
        if (Double.isNaN(value)) return;
        for (WatchBook.Use use : book.uses(reading.datastream())) {
            Watch watch = use.watch();
            if (seq <= watch.seq) continue;
            var unit = watch.rule.inputs().get(use.input()).unit();
            double converted = unit.from(watch.units[use.input()], value);
            long time_us = Micros.of(reading.phenomenonStart());
            judge(
                    watch,
                    new Observation.Reading(
                            use.input(), time_us, converted, reading.quality() & 0xFF, Math.max(now_us, 0)));
        }
        tellNeighbours();
    }

    /** Judges what is due until now. */
    void passTime(long now_us) {
        for (Due due = dues.peek(); due != null && due.at_us() <= now_us; due = dues.peek()) {
            dues.remove();
            Watch watch = due.watch();
            if (watch.queuedDue_us != due.at_us()) continue;
            watch.queuedDue_us = Long.MAX_VALUE;
            judge(watch, new Observation.Tick(now_us));
        }
        tellNeighbours();
    }

    /** Counts the neighbours of watches anew, each as of its own last reading. */
    void recount(Collection<Watch> watches) {
        watches.forEach(this::recount);
        tellNeighbours();
    }

    private void recount(Watch watch) {
        if (watch.neighboursInput() < 0 || watch.state.until_us() == Long.MIN_VALUE) return;
        long time_us = watch.state.until_us() + 1;
        int count = book.neighbours().inAlarm(watch);
        judge(watch, new Observation.Reading(watch.neighboursInput(), time_us, count, 0, time_us));
    }

    private void judge(Watch watch, Observation observation) {
        boolean wasInAlarm = watch.isInAlarm();
        Verdict verdict = Judge.decide(watch.compiled, watch.state, observation);
        watch.state = verdict.state();
        watch.isDirty = true;
        dirty.add(watch);
        for (Decision decision : verdict.decisions()) note(watch, decision);
        if (watch.isInAlarm() != wasInAlarm) changed.add(watch);
        queue(watch);
    }

    private void note(Watch watch, Decision decision) {
        switch (decision) {
            case Decision.None _ -> refused++;
            case Decision.Hold _ -> {}
            default -> {
                news.add(new News(watch.rule, watch.site, decision));
                decided.add(watch);
            }
        }
    }

    void queue(Watch watch) {
        long due_us = Judge.nextDue_us(watch.compiled, watch.state);
        if (due_us >= watch.queuedDue_us) return;
        watch.queuedDue_us = due_us;
        dues.add(new Due(due_us, watch));
    }

    /** Who went into or out of alarm is counted anew by its neighbours; what they decide by that may go on to theirs. */
    private void tellNeighbours() {
        for (Watch source = changed.poll(); source != null; source = changed.poll()) {
            for (Watch near : book.neighbours().near(source)) {
                long time_us = Math.max(source.state.until_us(), near.state.until_us() + 1);
                int count = book.neighbours().inAlarm(near);
                judge(near, new Observation.Reading(near.neighboursInput(), time_us, count, 0, time_us));
            }
        }
    }
}
