package org.songhua.sensing.internal.store;

/** Where a block stands: its datastream, and the times of its first and its last reading. */
record BlockSpan(long datastream, long from_us, long until_us) {}
