package org.songhua.evaluation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.indicator.Measured;

/**
 * A value as it is kept.
 *
 * @param id of the row; 0 for one that only says that there is none
 * @param indicator id of the indicator
 * @param geography code of the region, {@code *} for everything
 * @param geographyVersion digest of the boundaries that it depends on
 * @param period year
 * @param measured status and numbers
 * @param broken whether boundaries changed since the value before
 * @param lacking objects that lacked something the formula asks for
 * @param wanting what is missing when there is no number, such as {@code class:built_up_area}
 * @param formulaVersion digest of formula and parameters
 * @param inputDigest digest of everything read
 * @param hash digest of all of this
 * @param run number of the run, null for a value entered by hand
 * @param state COMPUTED, PROPOSED, APPROVED, REJECTED; NONE when there is no value
 * @param entry who entered it by hand, and why
 * @param at when it was computed or entered
 * @param publishedAt null while it is not published
 */
public record IndicatorValue(
        long id,
        String indicator,
        String geography,
        String geographyVersion,
        String period,
        Measured measured,
        boolean broken,
        long lacking,
        @Nullable String wanting,
        @Nullable String formulaVersion,
        @Nullable String inputDigest,
        String hash,
        @Nullable Long run,
        String state,
        @Nullable Entry entry,
        Instant at,
        @Nullable Instant publishedAt) {

    /**
     * What stands behind a value entered by hand.
     *
     * @param decidedBy who approved or rejected it; null while nobody did
     */
    public record Entry(
            String sourceFile,
            String reason,
            String enteredBy,
            @Nullable String decidedBy) {}

    /** {@return the id by which reports quote it} */
    public String quote() {
        return indicator + "@" + geography + "@" + period;
    }
}
