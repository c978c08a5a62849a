package org.songhua.sensing.internal.store;

import java.util.Optional;
import org.songhua.engine.series.SeriesBlock;

/**
 * What counting, and finding the first reading behind a time, need of a block whose times are not steady.
 *
 * @param n readings in it
 * @param head its first bytes
 */
@SuppressWarnings("ArrayRecordComponent") // comes straight from a statement
record BlockHead(BlockSpan span, long idFrom, long idUntil, int n, byte[] head) {

    /** {@return its times; nothing when they reach beyond the head} */
    Optional<long[]> times() {
        return SeriesBlock.timesOfHead(head, n, span.from_us(), span.until_us());
    }
}
