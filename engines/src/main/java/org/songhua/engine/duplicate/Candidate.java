package org.songhua.engine.duplicate;

import java.util.List;

/**
 * A case that a report may be about.
 *
 * @param id of the case
 * @param score 0 to 1, to be compared within one list
 * @param distanceMeters between the two, NaN when one has no place
 * @param hours between the two
 * @param reasons what speaks for it, the strongest first
 */
public record Candidate(String id, double score, double distanceMeters, double hours, List<Reason> reasons) {

    /** What two reports have in common. */
    public enum Kind {
        ASSET,
        PLACE,
        CATEGORY,
        TEXT,
        TIME
    }

    /**
     * One thing in common.
     *
     * @param kind what
     * @param share what it adds to the score
     */
    public record Reason(Kind kind, double share) {}

    public Candidate {
        reasons = List.copyOf(reasons);
    }
}
