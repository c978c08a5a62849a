package org.songhua.casework;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Caller;
import org.songhua.people.Scope;

/** What a case or a report may be about already, and where the same trouble comes up again. A person merges; this never does. */
public interface Duplicates {

    /** {@return cases within the scope that may be the same as a case, the likeliest first; those somebody refused are left out} */
    List<Candidate> ofCase(UUID id, Scope scope);

    /** {@return public open cases that a report to be sent may be about, the likeliest first; texts of others are not looked at} */
    List<Candidate> ofDraft(Draft draft);

    /**
     * {@return pairs of open cases within the scope that may be the same, the likeliest first; those somebody told apart are left out}
     *
     * @param days how far back, 1 to 60
     * @param limit most pairs, 1 to 200
     */
    List<Pair> queue(int days, int limit, Scope scope);

    /**
     * Two cases that may be one.
     *
     * @param later the one to be merged
     * @param earlier what it may be about, with the score and the reasons
     */
    record Pair(CaseSummary later, Candidate earlier) {}

    /** Remembers that two cases are not the same, so that they are not shown to each other again. */
    void refuse(UUID id, UUID other, Caller caller);

    /**
     * {@return places where a class has more cases than is usual there, the least likely by chance first}
     *
     * @param days how long the last days are, 1 to 60; eight times as many before them say what is usual
     */
    List<HotSpot> hotSpots(int days, Scope scope);

    /**
     * {@return where one class was told of again and again: groups of two and more cases near each other, the largest first}
     *
     * @param days how far back, 1 to 366
     * @param meters up to which two cases are of one place, 1 to 1,000
     */
    List<Repeat> repeats(int days, double meters, Scope scope);

    /**
     * A place that was told of again.
     *
     * @param longitude of the middle of its cases
     * @param cases ids, in order of time
     * @param indicators ids of the indicators that the class speaks of
     */
    record Repeat(String classCode, double longitude, double latitude, List<UUID> cases, List<String> indicators) {
        public Repeat {
            cases = List.copyOf(cases);
            indicators = List.copyOf(indicators);
        }
    }

    /**
     * A report to be sent.
     *
     * @param text in the words of who sends it; empty for none
     */
    record Draft(String classCode, String text, double longitude, double latitude) {}

    /**
     * A case that another may be about.
     *
     * @param score 0 to 1, to be compared within one list
     * @param meters between the two; null when one has no place
     * @param hours between the two
     * @param reasons what they have in common, the strongest first
     */
    record Candidate(
            CaseSummary summary, double score, @Nullable Double meters, double hours, List<Reason> reasons) {
        public Candidate {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * One thing in common.
     *
     * @param kind asset, place, category, text or time
     * @param share what it adds to the score
     */
    record Reason(String kind, double share) {}

    /**
     * A place with a trouble.
     *
     * @param cases ids of the cases of the last days, in order of time
     * @param usual how many are usual in as many days there
     * @param chance how likely so many or more are by chance
     * @param words what at least half of the reports say in the same words, nothing personal among them
     */
    record HotSpot(
            String classCode,
            double longitude,
            double latitude,
            List<UUID> cases,
            double usual,
            double chance,
            List<String> words) {
        public HotSpot {
            cases = List.copyOf(cases);
            words = List.copyOf(words);
        }
    }
}
