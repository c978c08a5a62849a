package org.songhua.cim;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done to city objects in one transaction.
 *
 * @param number 1, 2, 3 … in the order recorded
 * @param at when it was recorded
 * @param by user name of who did it, for an import {@code import:<number>}
 * @param kind what it says
 * @param since for a change of the world since when it is so; else null
 * @param reason in the words of who did it, or null
 * @param importNumber the import that did it, or null
 * @param proposal the proposal that it carries out, or null
 * @param proposedBy who proposed it, or null
 * @param undoes the edit that it takes back, or null
 * @param undoneBy the edit that takes it back, or null
 */
public record Edit(
        long number,
        Instant at,
        String by,
        Kind kind,
        @Nullable Instant since,
        @Nullable String reason,
        @Nullable Long importNumber,
        @Nullable Long proposal,
        @Nullable String proposedBy,
        @Nullable Long undoes,
        @Nullable Long undoneBy) {

    /** What an edit says about record and world. */
    public enum Kind {
        /** The record was wrong; the world is as it was. */
        CORRECTION,
        /** The world has changed; what the record said before stays true of the time before. */
        CHANGE,
        /** A file was imported. */
        IMPORT,
        /** An edit is taken back. */
        UNDO
    }
}
