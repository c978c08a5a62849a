package org.songhua.sensing.internal.store;

/**
 * Where a block is entered.
 *
 * @param time_us of the first reading that may be wanted; perhaps before it
 * @param id none in the block is nearer
 */
record BlockEntry(BlockSpan span, long time_us, long id) {}
