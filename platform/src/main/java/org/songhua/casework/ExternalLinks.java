package org.songhua.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Caller;
import org.songhua.people.Scope;

/**
 * The same matter in another system: what that tells of it comes back into the log of the case, and may move it; when it falls silent,
 * somebody is told.
 */
public interface ExternalLinks {

    /**
     * Says that a case is known elsewhere under a number.
     *
     * @param system name of the other system, lower case
     */
    void link(UUID caseId, String system, String externalId, Caller caller);

    /**
     * Takes news of the other system.
     *
     * @return whether it is new; news of a number that was taken before changes nothing
     * @throws org.songhua.people.NotFoundException when no case of the scope is linked
     */
    boolean take(News news, Caller caller);

    /** {@return the links of a case} */
    List<Link> of(UUID caseId, Scope scope);

    /** {@return links of open cases of which nothing was heard for so long, the longest first; at most 500} */
    List<Link> silent(Duration since, Scope scope);

    /**
     * News.
     *
     * @param updateId number that the other system gives it
     * @param state as it says there
     * @param action what follows for the case; null when nothing does
     */
    record News(
            String system,
            String externalId,
            String updateId,
            String state,
            @Nullable CaseAction action) {}

    /** A link. */
    record Link(
            UUID caseId,
            String number,
            String system,
            String externalId,
            @Nullable String state,
            Instant linkedAt,
            Instant heardAt,
            @Nullable Instant silentAt) {}
}
