package org.songhua.cim;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Scope;

/** Changes that people propose who may not make them, such as those who survey components in the streets. */
public interface Proposals {

    /**
     * Puts a proposal into the queue; its form and its objects are checked as an edit's would be.
     *
     * @param body the edit as {@link EditForm} reads it
     * @throws StaleRevisionException when an object is not as who proposes saw it
     * @throws org.songhua.engine.fault.FaultException with everything that is wrong
     */
    Proposal create(String body, Scope scope, String by);

    /** {@return the proposal, if it lies within the scope} */
    Optional<Proposal> find(long number, Scope scope);

    /**
     * {@return proposals within the scope, the oldest open ones first, others newest first}
     *
     * @param state only those in this state; null for all
     * @param by only those of this user; null for all
     */
    List<Proposal> list(@Nullable State state, @Nullable String by, int limit, Scope scope);

    /** {@return how many are open within the scope} */
    long countOpen(Scope scope);

    /**
     * Carries a proposal out; the edit names both, who proposed and who accepted.
     *
     * @throws StaleRevisionException when an object has changed since; the proposal stays open
     */
    Editing.Outcome accept(long number, @Nullable String note, Scope scope, String reviewer);

    /** Turns a proposal down. */
    Proposal reject(long number, @Nullable String note, Scope scope, String reviewer);

    /** Takes a proposal back; only who made it can. */
    Proposal withdraw(long number, String by);

    /** Where a proposal stands. */
    enum State {
        OPEN,
        ACCEPTED,
        REJECTED,
        WITHDRAWN
    }

    /**
     * A proposal.
     *
     * @param number 1, 2, 3 …
     * @param body the edit as {@link EditForm} reads it
     * @param classCode class of its first object
     * @param stale objects of it that have changed since; never any when it is not open
     * @param longitude of the place that it is about, degrees
     * @param latitude of the place that it is about, degrees
     * @param note what the reviewer said
     * @param edit the edit that it became
     */
    record Proposal(
            long number,
            Instant at,
            String by,
            @Nullable String reason,
            String body,
            String classCode,
            List<ObjectId> stale,
            double longitude,
            double latitude,
            State state,
            @Nullable String reviewedBy,
            @Nullable Instant reviewedAt,
            @Nullable String note,
            @Nullable Long edit) {
        public Proposal {
            stale = List.copyOf(stale);
        }
    }
}
