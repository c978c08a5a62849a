package org.songhua.ledger.internal.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.ledger.AccountKind;
import org.songhua.ledger.Ledger;
import org.songhua.ledger.PostingDraft;
import org.songhua.ledger.PostingKind;
import org.songhua.ledger.PostingKind.Coefficient;

/**
 * Decides about postings: quantity times the coefficient of the day, rounded half up to the places of the ledger, from one
 * account to the other. Pure: the day and the balances are arguments. Codes {@code LEDG-001} to {@code LEDG-009},
 * {@code LEDG-014} and {@code LEDG-015}.
 */
public final class Bookkeeper {
    /** Below this a sum of a thousand million postings still is an exact decimal of a size that everybody can hold. */
    private static final BigDecimal MOST = new BigDecimal("1e15");

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final int MOST_PLACES = 9;
    private static final int LONGEST = 200;
    private static final int LONGEST_NOTE = 500;
    private static final Pattern HOLDER = Pattern.compile("[\\p{L}\\p{N}_.-]{1,80}");

    private final Ledger ledger;
    private final LocalDate today;

    /** @param today the day where the city lies; nothing is booked for a later one */
    public Bookkeeper(Ledger ledger, LocalDate today) {
        this.ledger = ledger;
        this.today = today;
    }

    /** {@return the accounts of a draft that would be needed; none when its kind or a holder is wrong} */
    public List<String> accounts(PostingDraft draft) {
        Optional<PostingKind> kind = ledger.findKind(draft.kind());
        if (kind.isEmpty()) return List.of();
        var faults = new ArrayList<Fault>();
        String from = account(kind.get().from(), draft.from(), "/from", faults);
        String to = account(kind.get().to(), draft.to(), "/to", faults);
        return faults.isEmpty() ? List.of(from, to) : List.of();
    }

    /**
     * {@return what becomes of a draft}
     *
     * @param balances balance of an account that has a least one
     */
    public Decision decide(PostingDraft draft, Function<String, BigDecimal> balances) {
        Optional<PostingKind> kind = ledger.findKind(draft.kind());
        return kind.isPresent() ? decide(kind.get(), draft, balances) : new Decision.Refused(List.of(unknown(draft)));
    }

    private Fault unknown(PostingDraft draft) {
        var known = new TreeSet<String>();
        ledger.kinds().forEach(kind -> known.add(kind.code()));
        return refused(
                "LEDG-001",
                "/kind",
                "There is no kind of posting " + draft.kind() + ".",
                "Give one of: " + String.join(", ", known) + ".");
    }

    private Decision decide(PostingKind kind, PostingDraft draft, Function<String, BigDecimal> balances) {
        var faults = new ArrayList<Fault>();
        String from = account(kind.from(), draft.from(), "/from", faults);
        String to = account(kind.to(), draft.to(), "/to", faults);
        if (faults.isEmpty() && from.equals(to))
            faults.add(refused("LEDG-015", "/to", "An account cannot give to itself.", "Name another holder."));
        checkTexts(draft, faults);
        checkEvidence(kind, draft, faults);
        if (draft.day().isAfter(today) || draft.day().isBefore(EARLIEST))
            faults.add(refused(
                    "LEDG-004",
                    "/day",
                    draft.day() + " is no day from " + EARLIEST + " to today.",
                    "Give the day on which it happened."));
        boolean sound = isQuantity(kind, draft.quantity(), faults);
        Optional<Coefficient> coefficient = kind.coefficient(draft.day());
        boolean needed = !kind.coefficients().isEmpty();
        if (needed && coefficient.isEmpty())
            faults.add(refused(
                    "LEDG-005",
                    "/day",
                    "No coefficient of " + kind.code() + " holds on " + draft.day() + ".",
                    "Give a day on which one holds, or declare one in the pack."));
        if (!sound || (needed && coefficient.isEmpty())) return new Decision.Refused(faults);
        BigDecimal factor = coefficient.map(Coefficient::value).orElse(BigDecimal.ONE);
        BigDecimal amount = draft.quantity().multiply(factor).setScale(ledger.decimals(), RoundingMode.HALF_UP);
        if (amount.signum() <= 0)
            faults.add(refused(
                    "LEDG-009",
                    "/quantity",
                    "The amount comes to " + amount.toPlainString() + " " + ledger.unit() + ".",
                    "Tell it together with others until it comes to something."));
        if (faults.isEmpty()) checkBalance(kind, from, amount, balances, faults);
        if (!faults.isEmpty()) return new Decision.Refused(faults);
        return new Decision.Booked(
                from,
                to,
                amount,
                factor,
                coefficient.map(Coefficient::from).orElse(null),
                coefficient.map(Coefficient::basis).orElse(""));
    }

    private String account(String kind, @Nullable String holder, String field, List<Fault> faults) {
        AccountKind account = ledger.findAccount(kind).orElseThrow();
        boolean given = holder != null && !holder.isEmpty();
        if (account.held() && (!given || !HOLDER.matcher(holder).matches()))
            faults.add(refused(
                    "LEDG-002",
                    field,
                    "The holder of the account " + kind + " is no name of 1 to 80 letters and digits.",
                    "Give the number by which the holder is known."));
        if (!account.held() && given)
            faults.add(refused("LEDG-002", field, "The account " + kind + " has no holder.", "Leave the holder out."));
        return account.account(holder);
    }

    private static boolean isQuantity(PostingKind kind, BigDecimal quantity, List<Fault> faults) {
        BigDecimal most = kind.most() == null ? MOST : kind.most();
        // Asked first, for a power of ten may have more digits than there is memory.
        boolean small = quantity.precision() - quantity.scale() <= MOST.precision() - MOST.scale();
        boolean good =
                quantity.signum() > 0 && quantity.scale() <= MOST_PLACES && small && quantity.compareTo(most) <= 0;
        if (!good)
            faults.add(refused(
                    "LEDG-003",
                    "/quantity",
                    "The quantity is no number above 0 and up to " + most.toPlainString() + " " + kind.unit()
                            + ", with at most " + MOST_PLACES + " places.",
                    "Correct it."));
        return good;
    }

    private static void checkTexts(PostingDraft draft, List<Fault> faults) {
        if (!isText(draft.source(), LONGEST))
            faults.add(refused("LEDG-007", "/source", "The source is no text of 1 to 200 characters.", "Give one."));
        if (draft.note() != null && !isText(draft.note(), LONGEST_NOTE))
            faults.add(refused("LEDG-014", "/note", "The note is no text of 1 to 500 characters.", "Shorten it."));
    }

    /** {@return whether a text can stand in a ledger: one line, something to be read, no control characters} */
    public static boolean isText(String text, int longest) {
        return !text.isBlank()
                && text.length() <= longest
                && text.codePoints()
                        .noneMatch(c -> Character.isISOControl(c)
                                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    private void checkEvidence(PostingKind kind, PostingDraft draft, List<Fault> faults) {
        for (String wanted : kind.evidence()) {
            if (!draft.evidence().containsKey(wanted))
                faults.add(refused(
                        "LEDG-006",
                        "/evidence/" + wanted,
                        "Evidence of kind " + wanted + " is missing.",
                        "Give the number of the document."));
        }
        draft.evidence().forEach((name, number) -> {
            if (!ledger.evidence().containsKey(name) || !isText(number, LONGEST))
                faults.add(refused(
                        "LEDG-006",
                        "/evidence/" + name,
                        "This is no evidence that the ledger knows, or no number of a document.",
                        "Give one of: "
                                + String.join(
                                        ", ", new TreeSet<>(ledger.evidence().keySet())) + "."));
        });
    }

    private void checkBalance(
            PostingKind kind,
            String from,
            BigDecimal amount,
            Function<String, BigDecimal> balances,
            List<Fault> faults) {
        BigDecimal least = ledger.findAccount(kind.from()).orElseThrow().least();
        if (least == null) return;
        BigDecimal left = balances.apply(from).subtract(amount);
        if (left.compareTo(least) >= 0) return;
        faults.add(refused(
                "LEDG-008",
                "/quantity",
                "The account %s would stand at %s %s; the least allowed is %s."
                        .formatted(from, left.toPlainString(), ledger.unit(), least.toPlainString()),
                "Ask for less, or wait until the account holds enough."));
    }

    private static Fault refused(String code, String field, String problem, String remedy) {
        return Fault.refused(code, Place.atField(field), problem, remedy);
    }
}
