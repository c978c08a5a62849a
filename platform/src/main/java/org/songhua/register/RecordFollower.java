package org.songhua.register;

/**
 * Hears of the steps of records in their transaction, before they are committed, and may refuse one by a
 * {@link org.songhua.engine.fault.FaultException}; of a table, the row is refused. Every bean of this type is told, in the order of
 * the beans, of the registers it follows; it is asked once for each, so that a table of a million rows costs nothing to those it
 * does not concern.
 */
public interface RecordFollower {

    /** {@return whether it wants to hear of a register; the same for as long as the program runs} */
    boolean follows(String register);

    /** Something happened to a record of a register that it follows. */
    void follow(RecordChanged change);
}
