package org.songhua.engine.text.classify;

import java.util.List;
import java.util.Optional;

/**
 * What a classifier thinks of a text, and why.
 *
 * @param ranking all classes, the likeliest first
 * @param reasons what spoke most for the first class against the second, at most twelve
 */
public record Verdict(List<Score> ranking, List<Reason> reasons) {

    /**
     * One class.
     *
     * @param label its name
     * @param confidence how likely it is the right one, 0 to 1; those of all classes sum to 1
     */
    public record Score(String label, double confidence) {}

    /**
     * A part of the text that spoke for the class.
     *
     * @param part the characters, in the form in which texts are compared
     * @param weight how much it did, above 0; only to be compared with others of the same verdict
     */
    public record Reason(String part, double weight) {}

    public Verdict {
        ranking = List.copyOf(ranking);
        reasons = List.copyOf(reasons);
    }

    /** {@return the likeliest class} */
    public String label() {
        return ranking.getFirst().label();
    }

    public double confidence() {
        return ranking.getFirst().confidence();
    }

    /** {@return the class, if it is at least that sure; otherwise a person decides} */
    public Optional<String> decided(double threshold) {
        return confidence() >= threshold ? Optional.of(label()) : Optional.empty();
    }
}
