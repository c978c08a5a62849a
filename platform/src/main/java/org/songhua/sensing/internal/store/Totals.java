package org.songhua.sensing.internal.store;

import java.util.concurrent.atomic.AtomicLong;

/** Counts over all series, kept up to date by the writer. */
final class Totals {
    /** Readings in memory that are in no block. */
    final AtomicLong hot = new AtomicLong();

    /** Whether sums are kept of readings that were dropped. */
    volatile boolean hasKept = false;

    /** All readings. */
    final AtomicLong all = new AtomicLong();
}
