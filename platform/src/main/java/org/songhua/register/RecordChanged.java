package org.songhua.register;

import org.songhua.people.Caller;

/**
 * A record came into being or got a step further. Told in the transaction of the step, when nothing in the register itself stands
 * against it: whoever hears of it may refuse it by a {@link org.songhua.engine.fault.FaultException}, and then nothing has
 * happened; of a table, the row is refused.
 *
 * @param record the record as it is now, with all its fields
 * @param from its state before; empty for a new one
 * @param action what was done
 * @param caller who did it
 */
public record RecordChanged(RegisterRecord record, String from, String action, Caller caller) {}
