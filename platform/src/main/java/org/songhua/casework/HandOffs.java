package org.songhua.casework;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Caller;
import org.songhua.people.Scope;

/**
 * Cases in the hands of somebody outside, such as a contractor or a company that owns what is broken: they need no account but a link,
 * see what the work needs and nothing of who reported, and answer once. The case stays where it is: somebody inside decides.
 */
public interface HandOffs {

    /**
     * Hands a case to somebody outside.
     *
     * @param party who, in at most 60 characters that name no person
     * @param days how long the link holds, 1 to 90
     */
    Given give(UUID caseId, String party, int days, Caller caller);

    /** {@return all hand-offs of a case, the latest first} */
    List<HandOff> of(UUID caseId, Scope scope);

    /** Ends a link at once. */
    void withdraw(UUID caseId, UUID handOff, Caller caller);

    /**
     * {@return what somebody with the link sees}
     *
     * @throws org.songhua.people.NotFoundException when the link never was, has ended or was withdrawn
     */
    Sight open(String code);

    /** Adds a photo of the work, ten at most. */
    void photo(String code, byte[] image);

    /**
     * Answers, once.
     *
     * @param outcome done, not_ours or needs_time
     * @param words sealed as a note of the case; empty for none
     */
    void answer(String code, String outcome, String words);

    /**
     * A new link.
     *
     * @param code shown this once
     */
    record Given(UUID id, String code, Instant until) {}

    /** What became of a hand-off. */
    record HandOff(
            UUID id,
            String party,
            String givenBy,
            Instant givenAt,
            Instant until,
            @Nullable Instant withdrawnAt,
            @Nullable Instant openedAt,
            @Nullable Instant answeredAt,
            @Nullable String outcome) {}

    /**
     * What the work needs.
     *
     * @param texts those that were released for everybody
     */
    record Sight(CaseSummary summary, HandOff handOff, List<String> texts) {
        public Sight {
            texts = List.copyOf(texts);
        }
    }
}
