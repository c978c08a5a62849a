package org.songhua.resolution;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.linkage.Match.Reason;

/**
 * Two records that may be the same.
 *
 * @param id its number
 * @param rule code of the rule that found it
 * @param version version of that rule
 * @param a the record whose identity comes first
 * @param b the other
 * @param likely whether the weight reaches the threshold of the same, and not that of the possible alone
 * @param weight in bits
 * @param reasons what speaks for and against it
 * @param verdict what was said
 * @param changed whether a record changed after that, so that somebody should look again
 * @param decisions what was said and taken back, the latest first; without those in lists
 * @param revision counts up by one with every decision; the ETag
 * @param foundAt when it was found first
 */
public record ResolutionPair(
        long id,
        String rule,
        String version,
        Side a,
        Side b,
        boolean likely,
        double weight,
        List<Reason> reasons,
        Verdict verdict,
        boolean changed,
        List<Decided> decisions,
        int revision,
        Instant foundAt) {
    public ResolutionPair {
        reasons = List.copyOf(reasons);
        decisions = List.copyOf(decisions);
    }

    /**
     * One of the two, as the caller sees it.
     *
     * @param of what it is a record of, as {@link ResolutionRule.Subject#of()} says
     * @param id its identity
     * @param key what its register knows it by; of a person, nothing
     * @param title what people know it by
     * @param values what was compared, by the names of the rule
     * @param longitude degrees east; null without a place
     * @param latitude degrees north; null without a place
     * @param synthetic whether it was made up for a demonstration
     */
    public record Side(
            String of,
            UUID id,
            String key,
            String title,
            Map<String, String> values,
            @Nullable Double longitude,
            @Nullable Double latitude,
            boolean synthetic) {
        public Side {
            values = Map.copyOf(values);
        }
    }

    /**
     * Something said of a pair.
     *
     * @param verdict what; {@link Verdict#OPEN} when it was taken back
     * @param reason in which words
     * @param by who
     * @param at when
     */
    public record Decided(Verdict verdict, String reason, String by, Instant at) {}
}
