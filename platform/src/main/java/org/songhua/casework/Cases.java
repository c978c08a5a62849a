package org.songhua.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Caller;
import org.songhua.people.Scope;

/** The cases. Those outside the caller's scope do not exist for them. */
public interface Cases {

    /** {@return the case, if it exists for the caller} */
    Optional<CaseFile> find(UUID id, Scope scope);

    /** {@return one page} */
    List<CaseSummary> list(CaseQuery query, Scope scope);

    /** {@return open cases that fell to the caller by the roster, the most pressing first; at most 500} */
    List<CaseSummary> mine(Caller caller);

    /** {@return how many cases the question finds in all, paging left aside} */
    long count(CaseQuery query, Scope scope);

    /**
     * {@return how many cases the question finds by each value of a dimension}
     *
     * @param dimension kind, stage, state, class, department, region, severity, channel, warn
     */
    Map<String, Long> countBy(CaseQuery query, String dimension, Scope scope);

    /**
     * {@return open cases of which a clock that still runs was due between two moments, in order of their ids}
     *
     * @param classHead head of class codes; empty for any
     * @param from the earlier moment, itself within
     * @param before the later one, itself without
     * @param after the last of the page before; null for the first page
     * @param limit most cases
     */
    List<UUID> missed(String classHead, Instant from, Instant before, @Nullable UUID after, int limit, Scope scope);

    /** {@return the log of a case, oldest first} */
    List<CaseEvent> log(UUID id, Scope scope);

    /** {@return every action of the flow that leads on from here, each with what stands against it for this caller} */
    List<ActionOffer> actions(UUID id, Caller caller);

    /**
     * Does something to a case.
     *
     * @param expected number of the last event the caller has seen; null to take the case as it is
     * @return the case afterwards
     * @throws StaleCaseException when somebody else was faster
     * @throws org.songhua.engine.fault.FaultException with every reason why it cannot be done
     * @throws org.songhua.people.NotAllowedException when the permission is missing
     */
    CaseFile act(UUID id, @Nullable Integer expected, CaseAction action, Caller caller);

    /** Opens a case of its own for some of a case's reports. {@return the new case} */
    CaseFile split(UUID id, List<UUID> reports, Caller caller);

    /**
     * Adds a photo, freed of what the camera wrote into it.
     *
     * @param role before, after, scene or document
     * @return the case afterwards
     */
    CaseFile attach(UUID id, String role, byte[] image, Caller caller);

    /**
     * Adds a copy of a photo on which parts are blackened.
     *
     * @param isPublic whether everybody may see the copy
     * @return id of the copy
     */
    UUID redact(UUID id, UUID photo, List<Rectangle> parts, boolean isPublic, Caller caller);

    /** Takes a copy back from everybody; those who see the case keep it. One that is not public stays as it is. */
    void withdraw(UUID id, UUID copy, Caller caller);

    /**
     * A part of a photo, in shares of its width and height from its upper left corner.
     *
     * @param x 0 to 1
     */
    record Rectangle(double x, double y, double width, double height) {
        /** {@return whether it is some part of the photo} */
        public boolean isWithin() {
            return x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= 1 && y + height <= 1;
        }
    }

    /** {@return the photos of a case} */
    List<Attachment> attachments(UUID id, Scope scope);

    /** {@return a photo, whoever asks: for the platform itself} */
    Optional<byte[]> photo(UUID id, UUID attachment, Scope scope);

    /**
     * {@return a photo as the caller may see it} Copies are for everybody who sees the case. An original is for those who work on the
     * case; once parts of it were blackened, only for those who take reports, dispatch or may see who reported.
     *
     * @throws org.songhua.people.NotAllowedException when it is an original that the caller may not see
     */
    Optional<byte[]> photo(UUID id, UUID attachment, Caller caller);

    /** {@return whether the caller may see that photo, by the rule of {@link #photo(UUID, UUID, Caller)}} */
    boolean maySee(Attachment photo, List<Attachment> all, Caller caller);

    /** Replays the log and recomputes its hashes. */
    Verification verify(UUID id, Scope scope);

    /** {@return public cases near a place, nearest first} */
    List<Near> near(
            double longitude,
            double latitude,
            double meters,
            @Nullable String classCode,
            boolean publicOnly,
            Scope scope);

    /**
     * Result of the check of a log.
     *
     * @param events how many
     * @param firstBroken number of the first event that does not fit its hash; 0 when all do
     * @param agrees whether the log replays to the case as it is kept
     */
    record Verification(long events, long firstBroken, boolean agrees) {}

    /**
     * A case near a place.
     *
     * @param meters how far
     */
    record Near(CaseSummary summary, double meters) {}

    /**
     * A photo of a case.
     *
     * @param role before, after, scene or document
     * @param bytes size
     * @param redactionOf the photo of which it is a copy with blackened parts; null for one as it was taken
     */
    record Attachment(
            UUID id,
            String role,
            String mediaType,
            long bytes,
            String sha256,
            boolean isPublic,
            String addedBy,
            Instant addedAt,
            @Nullable UUID redactionOf) {}
}
