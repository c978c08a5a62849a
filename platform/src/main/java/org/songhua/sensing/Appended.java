package org.songhua.sensing;

/**
 * What became of a reading.
 *
 * @param id of the reading that is kept
 * @param outcome whether it was new
 */
public record Appended(long id, Outcome outcome) {
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
