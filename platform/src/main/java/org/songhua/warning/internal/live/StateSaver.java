package org.songhua.warning.internal.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.songhua.store.Database;

/**
 * Saves what rules remember, a little at a time between the readings that are judged, so that no warning waits for the states of a whole city. A turn
 * begins with all that are newer than what is stored; when each of these was saved, as it is then, the journal is let go up to where the turn began: what was judged
 * since is read again after a kill, and states pass over what they know. Belongs to the thread that judges.
 */
final class StateSaver {
    /** States of one step: some ten milliseconds. */
    static final int PORTION = 500;

    private static final int PORTION_AT_ONCE = 5000;

    private final Database database;
    private final JdbcStates states;
    private final Set<Watch> dirty;
    private final LongConsumer letGo;
    private final long every_ns;
    private final Deque<Watch> waiting = new ArrayDeque<>();
    private boolean isUnderWay = false;
    private long begunSeq = 0;
    private long begunAt_ns = System.nanoTime();

    /**
     * A saver.
     *
     * @param dirty watches whose stored state is older; who judges adds to them
     * @param letGo takes the number of the newest commit that is no more needed
     * @param every_ns from the begin of a turn to that of the next
     */
    StateSaver(Database database, JdbcStates states, Set<Watch> dirty, LongConsumer letGo, long every_ns) {
        this.database = database;
        this.states = states;
        this.dirty = dirty;
        this.letGo = letGo;
        this.every_ns = every_ns;
    }

    /**
     * Saves a portion when it is time for it.
     *
     * @param seq newest commit that is judged
     * @return whether more is to be saved at once
     */
    boolean step(long seq) {
        if (!isUnderWay && System.nanoTime() - begunAt_ns < every_ns) return false;
        if (!isUnderWay) begin(seq);
        savePortion(PORTION, seq);
        if (waiting.isEmpty()) end();
        return isUnderWay;
    }

    /** Saves everything and lets go of all that is judged. */
    void saveAll(long seq) {
        begin(seq);
        while (!waiting.isEmpty()) savePortion(PORTION_AT_ONCE, seq);
        end();
    }

    /** What was to be saved is read anew. */
    void forget() {
        dirty.clear();
        waiting.clear();
        isUnderWay = false;
    }

    private void begin(long seq) {
        begunAt_ns = System.nanoTime();
        begunSeq = seq;
        isUnderWay = true;
        waiting.clear();
        waiting.addAll(dirty);
    }

    private void savePortion(int most, long seq) {
        var portion = new ArrayList<Watch>();
        while (!waiting.isEmpty() && portion.size() < most) {
            Watch watch = waiting.poll();
            // Its state may have become durable with a decision meanwhile.
            if (watch.isDirty) portion.add(watch);
        }
        if (portion.isEmpty()) return;
        database.run(() -> states.save(portion, seq));
        markSaved(portion, seq);
    }

    private void markSaved(List<Watch> portion, long seq) {
        for (Watch watch : portion) {
            watch.seq = seq;
            watch.isDirty = false;
            dirty.remove(watch);
        }
    }

    private void end() {
        isUnderWay = false;
        letGo.accept(begunSeq);
    }
}
