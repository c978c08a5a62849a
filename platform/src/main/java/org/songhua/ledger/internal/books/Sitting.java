package org.songhua.ledger.internal.books;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.ledger.Ledger;
import org.songhua.ledger.Posting;
import org.songhua.ledger.PostingDraft;
import org.songhua.ledger.internal.books.JdbcBooks.Locked;
import org.songhua.ledger.internal.rules.Bookkeeper;
import org.songhua.ledger.internal.rules.Decision;
import org.songhua.ledger.internal.rules.PostingHash;

/**
 * Drafts of one ledger, decided one after the other in one transaction, each by what the ones before left. One that is refused
 * changes nothing for those after it.
 */
final class Sitting {
    /** How the sources of counter-entries begin. */
    static final String REVERSAL = "reversal:";

    private final JdbcBooks books;
    private final Ledger ledger;
    private final Instant now;
    private final Bookkeeper keeper;
    private final Map<String, Locked> accounts;
    private final boolean whole;
    /** Sources that cannot be booked, with the reason. */
    private final Map<String, String> taken = new HashMap<>();

    private final Iterator<Long> numbers;
    private final List<Posting> booked = new ArrayList<>();

    /** What became of a draft. */
    sealed interface Answer {
        /** It is booked when the transaction is. */
        record Booked(Posting posting) implements Answer {}

        /** It is not, for these reasons. */
        record Refused(List<Fault> faults) implements Answer {}

        /** Nothing is said about it: somebody else holds one of its accounts. */
        record Busy() implements Answer {}
    }

    /**
     * @param whole whether all of the drafts will be booked or none: then a source stands once among them, and accounts that
     *     others hold are waited for; else the drafts that need these are busy
     */
    Sitting(JdbcBooks books, Ledger ledger, Instant now, List<PostingDraft> drafts, boolean whole) {
        this.books = books;
        this.ledger = ledger;
        this.now = now;
        this.whole = whole;
        keeper = new Bookkeeper(ledger, LocalDate.ofInstant(now, BookWriter.ZONE));
        var codes = new TreeSet<String>();
        drafts.forEach(draft -> codes.addAll(keeper.accounts(draft)));
        accounts = whole ? books.lock(ledger, codes) : books.lockFree(ledger, codes);
        // Asked after the locks, so that whoever held an account before us has booked what he would.
        List<String> sources = drafts.stream()
                .map(PostingDraft::source)
                .filter(one -> Bookkeeper.isText(one, 200))
                .toList();
        JdbcBooks.Numbers asked = books.numbers(ledger.code(), sources, drafts.size());
        asked.known().forEach((source, number) -> taken.put(source, bookedBy(number)));
        numbers = asked.fresh().iterator();
    }

    /** {@return what becomes of the next draft} */
    Answer decide(PostingDraft draft, String actor) {
        if (!accounts.keySet().containsAll(keeper.accounts(draft))) return new Answer.Busy();
        var faults = new ArrayList<Fault>();
        checkSource(draft.source(), faults);
        return switch (keeper.decide(draft, this::balance)) {
            case Decision.Refused refused -> {
                faults.addAll(refused.faults());
                yield new Answer.Refused(faults);
            }
            case Decision.Booked one ->
                faults.isEmpty() ? new Answer.Booked(book(draft, one, actor)) : new Answer.Refused(faults);
        };
    }

    private void checkSource(String source, List<Fault> faults) {
        String problem = taken.get(source);
        if (problem != null) faults.add(BookWriter.duplicate(problem));
        else if (whole) taken.put(source, "The source stands in an earlier row.");
        if (source.startsWith(REVERSAL))
            faults.add(Fault.refused(
                    "LEDG-007",
                    Place.atField("/source"),
                    "A source that begins with " + REVERSAL + " belongs to counter-entries.",
                    "Name it otherwise."));
    }

    private static String bookedBy(long number) {
        return "The source was booked already, by posting " + number + ".";
    }

    private BigDecimal balance(String code) {
        Locked account = accounts.get(code);
        BigDecimal kept = account == null ? null : account.balance();
        return kept == null ? books.sum(ledger.code(), code) : kept;
    }

    private Posting book(PostingDraft draft, Decision.Booked one, String actor) {
        Posting posting = chained(made(draft, one, actor), accounts);
        if (!whole) taken.put(posting.source(), bookedBy(posting.number()));
        booked.add(posting);
        return posting;
    }

    private Posting made(PostingDraft draft, Decision.Booked one, String actor) {
        return new Posting(
                ledger.code(),
                numbers.next(),
                now,
                draft.day(),
                draft.kind(),
                draft.source(),
                draft.quantity(),
                one.coefficient(),
                one.coefficientFrom(),
                one.basis(),
                one.amount(),
                null,
                actor,
                draft.note(),
                draft.evidence(),
                List.of(
                        new Posting.Line(one.from(), one.amount().negate(), null),
                        new Posting.Line(one.to(), one.amount(), null)),
                "");
    }

    /** Gives a posting the balances after it and its hash, and the accounts what they are then. */
    static Posting chained(Posting bare, Map<String, Locked> accounts) {
        var heads = new ArrayList<byte[]>();
        var lines = new ArrayList<Posting.Line>();
        for (Posting.Line line : bare.entries()) {
            Locked account = accounts.get(line.account());
            BigDecimal before = account == null ? null : account.balance();
            byte[] head = account == null ? null : account.head();
            if (head != null) heads.add(head);
            lines.add(
                    new Posting.Line(line.account(), line.amount(), before == null ? null : before.add(line.amount())));
        }
        Posting posting = bare.withEntries(lines);
        byte[] hash = PostingHash.of(heads, posting);
        for (Posting.Line line : lines) {
            Locked account = accounts.get(line.account());
            if (account != null) account.use();
            if (account != null && line.balance() != null) account.keep(line.balance(), hash);
        }
        return posting.withHash(HexFormat.of().formatHex(hash));
    }

    /** Writes what was booked; the transaction must not go on when that fails. */
    void write() {
        books.write(ledger.code(), booked, accounts.values());
    }
}
