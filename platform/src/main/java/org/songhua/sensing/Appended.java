package org.songhua.sensing;

/**
 * What became of a reading.
 *
 * @param id of the reading that is kept
 * @param outcome whether it was new
 * @param quality flags of what looked wrong with it; 0 for nothing
 */
public record Appended(long id, Outcome outcome, byte quality) {

    /** Whether a reading was new. */
    public enum Outcome {
        /** The first of its datastream and time. */
        CREATED,
        /** The very same was there already. */
        UNCHANGED,
        /** Another of that datastream and time was there; the old value is kept in the history. */
        CORRECTED
    }
}
