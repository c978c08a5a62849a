package org.songhua.stream;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.rule.Judge;
import org.songhua.engine.rule.Level;
import org.songhua.engine.rule.State;

/**
 * What the watches of one thing remember. Immutable.
 *
 * @param of the watches that the entries belong to, one for one; null when it was read from a checkpoint
 * @param entries what each remembers
 * @param timer_ms when a timer is set for it; {@link Long#MAX_VALUE} when none is
 */
@SuppressWarnings("ArrayRecordComponent") // never changed after it is made
record Memory(@Nullable List<Watch> of, Entry[] entries, long timer_ms) {

    /**
     * What one watch remembers.
     *
     * @param last_us the time its newest decision was about
     * @param ordinal of that decision among those of the same time
     * @param due_us when a tick changes something; {@link Long#MAX_VALUE} when only a reading can
     */
    record Entry(String rule, long subject, long digest, State state, long last_us, int ordinal, long due_us) {

        static Entry start(Watch watch) {
            return of(watch, watch.start(), Long.MIN_VALUE, 0);
        }

        static Entry of(Watch watch, State state, long last_us, int ordinal) {
            long due_us = Judge.nextDue_us(watch.compiled(), state);
            return new Entry(watch.rule(), watch.subject(), watch.digest(), state, last_us, ordinal, due_us);
        }

        /** A rule that was changed begins anew, at the level its warning stands at, with what is usual there. */
        Entry under(Watch watch) {
            if (watch.digest() == digest) return of(watch, state, last_us, ordinal);
            State fresh = watch.compiled().start().withLearned(state);
            Level level = state.level(0);
            if (level != null) fresh = fresh.withLevels(java.util.Map.of(0, level));
            return of(watch, fresh, last_us, ordinal);
        }
    }

    /** {@return before the first reading of a thing} */
    static Memory start(List<Watch> watches) {
        return new Memory(watches, watches.stream().map(Entry::start).toArray(Entry[]::new), Long.MAX_VALUE);
    }

    /** {@return the same for the watches of a plan: new ones begin, those that are gone are forgotten} */
    @SuppressWarnings("ReferenceEquality") // a process reads a plan once, and this is asked for every reading
    Memory under(List<Watch> watches) {
        return of == watches
                ? this
                : new Memory(watches, watches.stream().map(this::entry).toArray(Entry[]::new), timer_ms);
    }

    private Entry entry(Watch watch) {
        for (Entry entry : entries) {
            if (entry.subject() == watch.subject() && entry.rule().equals(watch.rule())) return entry.under(watch);
        }
        return Entry.start(watch);
    }

    /** {@return when a tick next changes something} */
    long due_us() {
        long due_us = Long.MAX_VALUE;
        for (Entry entry : entries) due_us = Math.min(due_us, entry.due_us());
        return due_us;
    }

    Memory withTimer(long newTimer_ms) {
        return new Memory(of, entries, newTimer_ms);
    }
}
