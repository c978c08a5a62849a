package org.songhua.engine.hydraulics.leak;

import java.util.List;
import org.songhua.engine.hydraulics.leak.Localiser.Candidate;

/**
 * Something that changed, as loss of water would change it.
 *
 * @param number of the leak, from 1 on; a leak that grows, or whose place becomes clearer, is told again with the same number
 * @param kind how it came
 * @param startBlock block in which the change began, most likely
 * @param alarmBlock block at whose end it was told
 * @param cubicMetresPerHour what is lost by now
 * @param spread of it, one standard deviation
 * @param candidates the likeliest pipes, the best first
 * @param area where to search
 * @param evidence channels that changed, the clearest first
 */
public record Finding(
        int number,
        Kind kind,
        int startBlock,
        int alarmBlock,
        double cubicMetresPerHour,
        double spread,
        List<Candidate> candidates,
        SearchArea area,
        List<Evidence> evidence) {
    public Finding {
        candidates = List.copyOf(candidates);
        evidence = List.copyOf(evidence);
    }

    /** How a change came. */
    public enum Kind {
        /** Within hours. */
        SUDDEN,
        /** Over days or weeks. */
        SLOW,
        /** It is over: what had changed went back. */
        ENDED
    }

    /**
     * A channel that changed.
     *
     * @param channel sensor or zone
     * @param change in its unit: pressure of the file, or cubic metres an hour
     * @param spreads the change in spreads of itself
     */
    public record Evidence(String channel, double change, double spreads) {}

    /**
     * Where to search: the pipe about which, within a distance, most of the likelihood lies.
     *
     * @param pipe middle of the area
     * @param distance along the network, in the file's unit of length
     * @param likelihood that the leak is within it, if the model is right
     */
    public record SearchArea(String pipe, double distance, double likelihood) {
        /** Looks among the likeliest candidates; of equal ones the first is taken. */
        static SearchArea of(List<Candidate> candidates, PipeDistances distances, double distance) {
            List<Candidate> likely = candidates.subList(0, Math.min(LIKELY, candidates.size()));
            var best = new SearchArea(likely.getFirst().pipe(), distance, 0);
            for (Candidate middle : likely) {
                PipeDistances.From from = distances.from(middle.pipe());
                double likelihood = likely.stream()
                        .filter(one -> from.to(one.pipe()) <= distance)
                        .mapToDouble(Candidate::likelihood)
                        .sum();
                if (likelihood > best.likelihood() + 1e-12) best = new SearchArea(middle.pipe(), distance, likelihood);
            }
            return best;
        }

        private static final int LIKELY = 100;
    }

    /** {@return the likeliest pipe} */
    public Candidate best() {
        return candidates.getFirst();
    }
}
