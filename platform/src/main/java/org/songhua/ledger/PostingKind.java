package org.songhua.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.pack.Text;

/**
 * A kind of posting: from which account an amount goes to which, and how it is reckoned.
 *
 * @param code its code
 * @param title what people call it
 * @param from kind of account that gives
 * @param to kind of account that takes
 * @param measure name of the quantity that is told
 * @param unit unit of that quantity
 * @param most greatest quantity of one posting; null for any
 * @param coefficients what a quantity is multiplied with, the earliest first; none when the quantity is the amount
 * @param evidence kinds of evidence without which it is refused
 * @param permission code of the permission it needs
 * @param reversal code of the permission that a counter-entry needs
 * @param booking record whose life books it; null when it is posted by people and programs only
 */
public record PostingKind(
        String code,
        Text title,
        String from,
        String to,
        Text measure,
        String unit,
        @Nullable BigDecimal most,
        List<Coefficient> coefficients,
        List<String> evidence,
        String permission,
        String reversal,
        @Nullable RecordBooking booking) {

    /**
     * What a quantity is multiplied with, from a day on.
     *
     * @param from first day on which it holds
     * @param until last day on which it holds; null until the next one
     * @param value the factor
     * @param basis law or document that sets it
     */
    public record Coefficient(LocalDate from, @Nullable LocalDate until, BigDecimal value, String basis) {}

    /**
     * When the life of a record books a posting and takes it back.
     *
     * @param register code of the register
     * @param when condition over the fields of the record; empty for always
     * @param in state whose being reached books it
     * @param undoneIn states whose being reached takes it back by a counter-entry
     * @param quantity field with the quantity
     * @param day field with the day
     * @param from field with the holder that gives; empty where the account has none
     * @param to field with the holder that takes; empty where the account has none
     * @param source field that must never be booked twice; empty for the key of the record
     */
    public record RecordBooking(
            String register,
            String when,
            String in,
            List<String> undoneIn,
            String quantity,
            String day,
            String from,
            String to,
            String source) {
        public RecordBooking {
            undoneIn = List.copyOf(undoneIn);
        }
    }

    public PostingKind {
        coefficients = List.copyOf(coefficients);
        evidence = List.copyOf(evidence);
    }

    /** {@return what holds on a day, if anything does} */
    public Optional<Coefficient> coefficient(LocalDate day) {
        return coefficients.reversed().stream()
                .filter(one -> !one.from().isAfter(day))
                .findFirst()
                .filter(one -> one.until() == null || !one.until().isBefore(day));
    }
}
