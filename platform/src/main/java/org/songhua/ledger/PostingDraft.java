package org.songhua.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A posting to be made.
 *
 * @param kind code of its kind
 * @param source what it comes from; the same source is booked once in a ledger
 * @param day day on which what it rests on happened; the coefficient is that of this day
 * @param from holder that gives; null where the account has none
 * @param to holder that takes; null where the account has none
 * @param quantity what is told, in the unit of the kind
 * @param evidence kind of evidence to the number of the document
 * @param note what else is to be said; null for nothing. It stands in the ledger for good
 */
public record PostingDraft(
        String kind,
        String source,
        LocalDate day,
        @Nullable String from,
        @Nullable String to,
        BigDecimal quantity,
        Map<String, String> evidence,
        @Nullable String note) {
    public PostingDraft {
        evidence = Map.copyOf(evidence);
    }
}
