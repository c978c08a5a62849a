package org.songhua.sensing.internal.store;

import org.jspecify.annotations.Nullable;
import org.songhua.engine.quality.QualityState;
import org.songhua.engine.series.Readings;

/**
 * What is in memory of one datastream. Only the writer changes it, after what it changes is durable; everybody reads.
 */
@SuppressWarnings("NonAtomicVolatileUpdate") // only one thread writes
final class Series {
    /** No commit. */
    static final long NEVER = Long.MAX_VALUE;

    final long datastream;

    /** What is known without reading blocks; also the latest reading. */
    volatile SeriesState state;

    /** Readings that are in no block. */
    volatile Readings hot = Readings.NONE;

    /** Least and greatest number among those, perhaps of one that has been removed since. */
    volatile double hotMin = Double.POSITIVE_INFINITY;

    volatile double hotMax = Double.NEGATIVE_INFINITY;

    /** Start of the first reading in {@link #hot}, so that who looks at all series need not open each; the greatest time without any. */
    volatile long hotFirst_us = Long.MAX_VALUE;

    /** Start of the last one; the least time without any. */
    volatile long hotLast_us = Long.MIN_VALUE;

    /** Whether readings that were moved here from another datastream, and keep its ids, were ever in memory. */
    volatile boolean hasForeign = false;

    /** The oldest commit that holds a reading of {@link #hot} and must be kept for it. */
    volatile long oldestSeq = NEVER;

    /** The newest commit that changed {@link #hot}. */
    volatile long lastSeq = 0;

    /** Grows with each change that is not an addition behind the end: what a sealer prepared before is then void. */
    volatile int changes = 0;

    /** True while readings are on their way from memory into blocks: who looks at both may see them twice. */
    volatile boolean isPacking = false;

    /** True while the series waits to be sealed because it has enough for a block. */
    volatile boolean isFull = false;

    /** Where it stands among the others; null as long as it stands alone. */
    private @Nullable Shelf shelf = null;

    /** The columns behind {@link #hot}; the writer's alone. */
    private @Nullable Columns columns = null;

    /** What is remembered to judge the next reading; the writer's alone. */
    QualityState quality;

    /** What the current group does to it; the writer's alone. */
    @Nullable
    SeriesChanges pending = null;

    Series(long datastream, SeriesState state) {
        this.datastream = datastream;
        this.state = state;
        this.quality = remembered(state.latest());
    }

    /** A start of the program forgets since when a value has been the same. */
    private static QualityState remembered(@Nullable Reading latest) {
        return latest == null || !latest.isNumber()
                ? QualityState.START
                : new QualityState(latest.start_us(), latest.value(), latest.start_us());
    }

    /** Puts it where it stays, before anything is in memory of it. */
    void putOn(Shelf place) {
        shelf = place;
        place.add(this);
    }

    @Nullable
    Shelf shelf() {
        return shelf;
    }

    /** {@return readings in blocks and in memory} */
    long count() {
        return state.sealedCount() + hot.size();
    }

    /** Takes a reading into memory that is durable since a commit. */
    void put(Reading reading, long seq) {
        if (columns == null) columns = new Columns();
        int copies = columns.copies();
        columns.put(reading);
        if (columns.copies() != copies) changes++;
        if (SeriesState.datastreamOf(reading.id()) != datastream) hasForeign = true;
        if (reading.isNumber()) {
            hotMin = Math.min(hotMin, reading.value());
            hotMax = Math.max(hotMax, reading.value());
        }
        if (oldestSeq == NEVER) oldestSeq = seq;
        lastSeq = seq;
    }

    /** Takes a reading out of memory. */
    boolean remove(long start_us, long id, long seq) {
        changes++;
        lastSeq = seq;
        return columns != null && columns.remove(start_us, id);
    }

    /** Makes void what a sealer prepared before. */
    void noteChange() {
        changes++;
    }

    /** Notes that all of {@link #hot} stands in that commit once more. */
    void carried(long seq) {
        changes++;
        if (hot.size() > 0) oldestSeq = seq;
    }

    /** Lets the readers see what was put and removed. */
    void publish() {
        Readings view = columns == null ? Readings.NONE : columns.view();
        long first_us = view.size() == 0 ? Long.MAX_VALUE : view.time(0);
        long last_us = view.size() == 0 ? Long.MIN_VALUE : view.time(view.size() - 1);
        if (shelf != null) shelf.widen(first_us, last_us, this);
        hotFirst_us = first_us;
        hotLast_us = last_us;
        hot = view;
    }

    /** Forgets the first readings, which are in blocks since a commit. Its shelf is counted anew by whoever packs several of one shelf. */
    void sealed(int count, SeriesState newState) {
        changes++;
        state = newState;
        if (columns != null) columns.removeFirst(count);
        if (columns != null && columns.size() == 0) columns = null;
        publish();
        isPacking = false;
        recountExtremes();
        oldestSeq = hot.size() == 0 ? NEVER : newState.sealedSeq() + 1;
    }

    /** Forgets everything in memory that is in no block. */
    void clear() {
        changes++;
        columns = null;
        publish();
        recountExtremes();
        if (shelf != null) shelf.recount();
        oldestSeq = NEVER;
    }

    private void recountExtremes() {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < hot.size(); i++) {
            if (!hot.isNumber(i)) continue;
            min = Math.min(min, hot.value(i));
            max = Math.max(max, hot.value(i));
        }
        hotMin = min;
        hotMax = max;
    }
}
