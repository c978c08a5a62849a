package org.songhua.sensing;

import java.util.List;

/**
 * The readings in the order in which they became durable, for readers who must miss none. A reader has a name and a place; nothing
 * behind its place is dropped. A reading may come again when it is carried forward; it is then the same in all its parts.
 */
public interface ObservationJournal {

    /** {@return the place of a reader; a new one begins at the end of the journal} */
    long position(String reader);

    /** {@return the place of a reader; a new one begins where another one is} */
    long position(String reader, String other);

    /** Notes that a reader reads no more: nothing is kept for it. */
    void leave(String reader);

    /** Notes, in the transaction of the caller, that a reader needs nothing up to a commit any more. */
    void advance(String reader, long seq);

    /** Hands over what was added or corrected after a commit, in order, no more than so many commits. */
    void read(long afterSeq, int commitsMax, Sink sink);

    /** Takes commits. */
    interface Sink {
        /**
         * Takes one commit.
         *
         * @param seq its number, rising, possibly with gaps
         */
        void accept(long seq, List<Observation> observations);
    }
}
