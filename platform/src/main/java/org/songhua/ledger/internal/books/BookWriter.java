package org.songhua.ledger.internal.books;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.ledger.Ledger;
import org.songhua.ledger.Posting;
import org.songhua.ledger.PostingDraft;
import org.songhua.ledger.internal.books.JdbcBooks.Locked;
import org.songhua.ledger.internal.books.Sitting.Answer;
import org.songhua.ledger.internal.rules.Bookkeeper;
import org.songhua.store.Database;

/**
 * Books in the transaction of the caller: locks the accounts, decides one draft after the other with what the one before left,
 * and writes all of them or, by an exception with every reason, none. Codes {@code LEDG-010} to {@code LEDG-013}.
 */
final class BookWriter {
    /** Days of ledgers are days where the city lies. */
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final JdbcBooks books;
    private final Clock clock;

    BookWriter(Database database, Clock clock) {
        books = new JdbcBooks(database);
        this.clock = clock;
    }

    /** Times are kept in microseconds, as the database does, for the hash is over them. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Books all of them or, by an exception with every reason, none. */
    List<Posting> book(Ledger ledger, List<PostingDraft> drafts, String actor) {
        Sitting sitting = sit(ledger, drafts, true);
        var faults = new ArrayList<Fault>();
        var booked = new ArrayList<Posting>();
        for (int i = 0; i < drafts.size(); i++) {
            PostingDraft draft = drafts.get(i);
            var found = new ArrayList<Fault>();
            switch (sitting.decide(draft, actor)) {
                case Answer.Booked one -> booked.add(one.posting());
                case Answer.Refused refused -> found.addAll(refused.faults());
                case Answer.Busy _ -> throw new IllegalStateException("Accounts were waited for.");
            }
            long row = i + 1L;
            found.forEach(fault -> faults.add(
                    drafts.size() == 1 ? fault : fault.at(fault.place().withRow(row))));
        }
        if (!faults.isEmpty()) throw new FaultException(faults);
        sitting.write();
        return booked;
    }

    Sitting sit(Ledger ledger, List<PostingDraft> drafts, boolean whole) {
        return new Sitting(books, ledger, now(), drafts, whole);
    }

    static Fault duplicate(String problem) {
        return Fault.refused(
                "LEDG-010",
                Place.atField("/source"),
                problem,
                "Nothing needs to be done; a counter-entry takes the first one back if it was wrong.");
    }

    /** Takes a posting back; what was given is owed even when it is spent, so the balance is not asked. */
    Posting reverse(Ledger ledger, Posting wrong, String reason, String actor) {
        if (wrong.reverses() != null)
            throw notReversible("Posting " + wrong.number() + " is a counter-entry itself.", "Book it anew.");
        if (!Bookkeeper.isText(reason, 500))
            throw new FaultException(Fault.refused(
                    "LEDG-013", Place.atField("/reason"), "The reason is no text of 1 to 500 characters.", "Say why."));
        String source = Sitting.REVERSAL + wrong.number();
        Map<String, Locked> accounts = books.lock(
                ledger, wrong.entries().stream().map(Posting.Line::account).toList());
        JdbcBooks.Numbers asked = books.numbers(ledger.code(), List.of(source), 1);
        Long by = asked.known().get(source);
        if (by != null)
            throw notReversible(
                    "Posting " + wrong.number() + " was taken back by posting " + by + ".",
                    "Nothing needs to be done.");
        Posting counter =
                Sitting.chained(counter(wrong, asked.fresh().getFirst(), now(), source, reason, actor), accounts);
        books.write(ledger.code(), List.of(counter), accounts.values());
        return counter;
    }

    private static FaultException notReversible(String problem, String remedy) {
        return new FaultException(Fault.refused("LEDG-012", Place.NOWHERE, problem, remedy));
    }

    private static Posting counter(
            Posting wrong, long number, Instant now, String source, String reason, String actor) {
        return new Posting(
                wrong.ledger(),
                number,
                now,
                LocalDate.ofInstant(now, ZONE),
                wrong.kind(),
                source,
                wrong.quantity(),
                wrong.coefficient(),
                wrong.coefficientFrom(),
                wrong.basis(),
                wrong.amount(),
                wrong.number(),
                actor,
                reason,
                Map.of(),
                wrong.entries().stream()
                        .map(line ->
                                new Posting.Line(line.account(), line.amount().negate(), null))
                        .toList(),
                "");
    }

    /** {@return the number of the posting with that source, if it was booked and not taken back} */
    Optional<Long> standing(String ledger, String source) {
        return books.booked(ledger, source)
                .filter(number ->
                        books.booked(ledger, Sitting.REVERSAL + number).isEmpty());
    }
}
