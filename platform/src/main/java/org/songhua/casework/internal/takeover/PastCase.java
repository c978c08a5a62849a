package org.songhua.casework.internal.takeover;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.Report;

/**
 * A case of another system, as a row of its table tells.
 *
 * @param line of the table
 * @param number there
 * @param due limit of that time; null when there was none
 * @param department code here; empty when the rules of responsibility are to say
 * @param place null when nobody knows where
 */
public record PastCase(
        long line,
        String number,
        Instant openedAt,
        @Nullable Instant due,
        String classCode,
        String department,
        Report.@Nullable Place place,
        String address,
        String text,
        List<PastStep> steps) {

    /**
     * Something that was done there.
     *
     * @param at when, never before what was done before
     * @param said when the table says it was
     */
    public record PastStep(TakeoverMapping.Step step, Instant at, Instant said) {}
}
