package org.songhua.resolution;

/** What somebody says of a pair; {@link #OPEN} before, and when it was taken back. */
public enum Verdict {
    OPEN,
    /** One and the same: they are linked, both stay. */
    SAME,
    DIFFERENT,
    /** Looked at, and left for later with a word why. */
    UNDECIDED
}
