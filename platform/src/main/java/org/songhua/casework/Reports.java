package org.songhua.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Caller;

/** Reports: taking them in, who sent them, and following them without an account. */
public interface Reports {

    /**
     * Takes a report and opens a case for it, or joins it to one.
     *
     * @param actor who takes it in; {@code citizen} for somebody without an account
     * @throws org.songhua.engine.fault.FaultException with all that is wrong with it
     */
    TakenReport take(NewReport report, String actor);

    /** {@return the report of that number} */
    Optional<Report> find(long number);

    /** {@return the report with that tracking code} */
    Optional<Report> track(String code);

    /**
     * {@return who reported, in clear or masked; looking is written into the audit log}
     *
     * @param clear whether to show it in full
     */
    Identity identity(UUID report, boolean clear, Caller caller);

    /**
     * Breaks the glass: lets somebody who may work on the case, but not see reporters, see this one in clear for half an hour. The
     * reason is kept and audited, and so is every look.
     *
     * @return until when
     */
    Instant breakGlass(UUID report, String reason, Caller caller);

    /** Shows the text to everybody, as a person has read and, where needed, shortened it. */
    void release(UUID report, String publicText, Caller caller);

    /** Erases who reported and all their words. The log of the case stays whole, for it never held them. */
    void erase(UUID report, Caller caller);

    /** What the reporter says after closing; an unsolved case is opened again when its flow still allows it. */
    void answer(String code, boolean solved, int satisfied);

    /** Adds a photo to a report, of whoever has its code; five at most. */
    void addPhoto(String code, byte[] image);

    /** {@return public reports for Open311, latest first} */
    List<PublicReport> listPublic(PublicQuery query);

    /**
     * Who reported.
     *
     * @param text what was said
     * @param answers to the questions of the class
     * @param calls how many reports came from the same phone, this one too; 0 when unknown
     */
    record Identity(Contact contact, String text, Map<String, String> answers, String address, long calls) {
        /** Personal data never show by accident. */
        @Override
        public String toString() {
            return "Identity[…]";
        }
    }

    /** A report with its case, both public. */
    record PublicReport(Report report, CaseSummary summary) {}

    /**
     * {@return open cases of public classes and those closed lately, for a map that everybody may see; the latest first}
     *
     * @param extent west, south, east, north in degrees
     * @param closedSince closed ones since; older ones are left out
     * @param limit 1 to 1,000
     */
    List<PublicCase> publicCases(double[] extent, Instant closedSince, int limit);

    /** {@return a photo that everybody may see: a copy on which parts were blackened, of a public case} */
    Optional<byte[]> publicPhoto(UUID caseId, UUID photo);

    /**
     * A case on a map for everybody.
     *
     * @param longitude as exactly as the class allows
     * @param isExact whether that is the place itself
     * @param photos ids of those that may be seen
     */
    record PublicCase(CaseSummary summary, double longitude, double latitude, boolean isExact, List<UUID> photos) {
        public PublicCase {
            photos = List.copyOf(photos);
        }
    }

    /**
     * A question for public reports.
     *
     * @param numbers request ids; when given, nothing else counts
     * @param classes class codes; empty for all
     * @param from received from; null for always
     * @param to received before
     * @param updatedFrom changed from
     * @param open open, closed, or null for both
     * @param extent west, south, east, north; null for anywhere
     */
    @SuppressWarnings("ArrayRecordComponent") // made for one question
    record PublicQuery(
            List<Long> numbers,
            List<String> classes,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Instant updatedFrom,
            @Nullable Instant updatedTo,
            @Nullable Boolean open,
            double @Nullable [] extent,
            int offset,
            int limit) {
        public PublicQuery {
            numbers = List.copyOf(numbers);
            classes = List.copyOf(classes);
        }
    }
}
