package org.songhua.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One posting as it stands for good.
 *
 * @param ledger code of the ledger
 * @param number counts up over all ledgers, with gaps
 * @param at when it was booked
 * @param day day on which what it rests on happened
 * @param kind code of its kind
 * @param source what it comes from
 * @param quantity what was told
 * @param coefficient what it was multiplied with; 1 where the quantity is the amount
 * @param coefficientFrom since when that held; null where there was none
 * @param basis law or document that sets it; empty where there was none
 * @param amount what went from one account to the other, above zero, in the unit of the ledger
 * @param reverses number of the posting that it takes back; null for none
 * @param actor who
 * @param note what else was said; null for nothing
 * @param evidence kind of evidence to the number of the document
 * @param entries its entries, which come to zero
 * @param hash SHA-256 over the postings before on the same kept accounts and this one, hexadecimal
 */
public record Posting(
        String ledger,
        long number,
        Instant at,
        LocalDate day,
        String kind,
        String source,
        BigDecimal quantity,
        BigDecimal coefficient,
        @Nullable LocalDate coefficientFrom,
        String basis,
        BigDecimal amount,
        @Nullable Long reverses,
        String actor,
        @Nullable String note,
        Map<String, String> evidence,
        List<Line> entries,
        String hash) {

    /**
     * One entry of a posting.
     *
     * @param account code of the account
     * @param amount what it gets; below zero for what it gives
     * @param balance its balance after this entry; null where it is not kept
     */
    public record Line(
            String account, BigDecimal amount, @Nullable BigDecimal balance) {}

    public Posting {
        evidence = Map.copyOf(evidence);
        entries = List.copyOf(entries);
    }

    /** {@return this posting with these entries} */
    public Posting withEntries(List<Line> lines) {
        return with(lines, hash);
    }

    /** {@return this posting with that hash} */
    public Posting withHash(String chained) {
        return with(entries, chained);
    }

    private Posting with(List<Line> lines, String chained) {
        return new Posting(
                ledger,
                number,
                at,
                day,
                kind,
                source,
                quantity,
                coefficient,
                coefficientFrom,
                basis,
                amount,
                reverses,
                actor,
                note,
                evidence,
                lines,
                chained);
    }
}
