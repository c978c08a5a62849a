package org.songhua.engine.renewal;

import java.util.Comparator;
import java.util.List;

/**
 * How good a ranking was: the share of the breaks of a year that lay in the pipes ranked first, up to a share of the whole length. Pipes are ranked by what is expected per metre, as
 * metres are what is inspected and paid for.
 *
 * @param caught breaks in the pipes ranked first
 * @param all breaks
 */
public record Capture(double caught, double all) {

    /**
     * A pipe as it was ranked, and what came.
     *
     * @param pipe identifier, for the order of equal ones
     * @param lengthMetres positive
     * @param expected breaks
     * @param breaks that came
     */
    public record Outcome(String pipe, double lengthMetres, double expected, double breaks) {}

    /** Goes down the ranking while the length lasts; the pipe that would pass it is left out, and all behind it. */
    public static Capture of(List<Outcome> outcomes, double shareOfLength) {
        double limit = shareOfLength
                * outcomes.stream().mapToDouble(Outcome::lengthMetres).sum();
        double length = 0;
        double caught = 0;
        for (Outcome one : ranked(outcomes)) {
            length += one.lengthMetres();
            if (length > limit * (1 + 1e-12)) break;
            caught += one.breaks();
        }
        return new Capture(
                caught, outcomes.stream().mapToDouble(Outcome::breaks).sum());
    }

    private static List<Outcome> ranked(List<Outcome> outcomes) {
        return outcomes.stream()
                .sorted(Comparator.comparingDouble((Outcome one) -> -one.expected() / one.lengthMetres())
                        .thenComparing(Outcome::pipe))
                .toList();
    }

    /** {@return both together, as of several years} */
    public Capture plus(Capture other) {
        return new Capture(caught + other.caught, all + other.all);
    }

    /** {@return share of the breaks that were caught, NaN when there were none} */
    public double share() {
        return caught / all;
    }
}
