package org.songhua.ledger.internal.books;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.ledger.Ledger;
import org.songhua.ledger.Posting;
import org.songhua.ledger.PostingDraft;
import org.songhua.ledger.internal.books.JdbcBooks.Locked;
import org.songhua.ledger.internal.rules.Bookkeeper;
import org.songhua.ledger.internal.rules.Decision;
import org.songhua.ledger.internal.rules.PostingHash;
import org.songhua.store.Database;

/**
 * Books in the transaction of the caller: locks the accounts, decides one draft after the other with what the one before left,
 * and writes all of them or, by an exception with every reason, none. Codes {@code LEDG-010} to {@code LEDG-013}.
 */
final class BookWriter {
    /** Days of ledgers are days where the city lies. */
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final String REVERSAL = "reversal:";

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

    List<Posting> book(Ledger ledger, List<PostingDraft> drafts, String actor) {
        Instant now = now();
        var keeper = new Bookkeeper(ledger, LocalDate.ofInstant(now, ZONE));
        var codes = new TreeSet<String>();
        drafts.forEach(draft -> codes.addAll(keeper.accounts(draft)));
        Map<String, Locked> accounts = books.lock(ledger, codes);
        Map<String, Long> known = books.booked(
                ledger.code(),
                drafts.stream()
                        .map(PostingDraft::source)
                        .filter(one -> Bookkeeper.isText(one, 200))
                        .toList());
        List<Long> numbers = books.numbers(drafts.size());
        var faults = new ArrayList<Fault>();
        var booked = new ArrayList<Posting>();
        var sources = new HashSet<String>();
        for (int i = 0; i < drafts.size(); i++) {
            PostingDraft draft = drafts.get(i);
            var found = new ArrayList<Fault>();
            checkSource(draft.source(), known, sources, found);
            switch (keeper.decide(draft, code -> balance(ledger, accounts, code))) {
                case Decision.Refused refused -> found.addAll(refused.faults());
                case Decision.Booked one
                when found.isEmpty() ->
                    booked.add(chained(made(ledger, numbers.get(i), now, draft, one, actor), accounts));
                case Decision.Booked _ -> {}
            }
            long row = i + 1L;
            found.forEach(fault -> faults.add(
                    drafts.size() == 1 ? fault : fault.at(fault.place().withRow(row))));
        }
        if (!faults.isEmpty()) throw new FaultException(faults);
        write(ledger, booked, accounts);
        return booked;
    }

    private static void checkSource(String source, Map<String, Long> known, Set<String> sources, List<Fault> faults) {
        Long number = known.get(source);
        if (number != null) faults.add(duplicate("The source was booked already, by posting " + number + "."));
        else if (!sources.add(source)) faults.add(duplicate("The source stands in an earlier row."));
        if (source.startsWith(REVERSAL))
            faults.add(Fault.refused(
                    "LEDG-007",
                    Place.atField("/source"),
                    "A source that begins with " + REVERSAL + " belongs to counter-entries.",
                    "Name it otherwise."));
    }

    private static Fault duplicate(String problem) {
        return Fault.refused(
                "LEDG-010",
                Place.atField("/source"),
                problem,
                "Nothing needs to be done; a counter-entry takes the first one back if it was wrong.");
    }

    private BigDecimal balance(Ledger ledger, Map<String, Locked> accounts, String code) {
        Locked account = accounts.get(code);
        BigDecimal kept = account == null ? null : account.balance();
        return kept == null ? books.sum(ledger.code(), code) : kept;
    }

    private static Posting made(
            Ledger ledger, long number, Instant now, PostingDraft draft, Decision.Booked one, String actor) {
        return new Posting(
                ledger.code(),
                number,
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
    private static Posting chained(Posting bare, Map<String, Locked> accounts) {
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
            if (account != null && line.balance() != null) account.keep(line.balance(), hash);
        }
        return posting.withHash(HexFormat.of().formatHex(hash));
    }

    private void write(Ledger ledger, List<Posting> booked, Map<String, Locked> accounts) {
        if (!books.post(ledger.code(), booked))
            throw new FaultException(duplicate("Somebody else booked the source meanwhile."));
        books.keep(ledger.code(), accounts.values());
    }

    /** Takes a posting back; what was given is owed even when it is spent, so the balance is not asked. */
    Posting reverse(Ledger ledger, Posting wrong, String reason, String actor) {
        if (wrong.reverses() != null)
            throw notReversible("Posting " + wrong.number() + " is a counter-entry itself.", "Book it anew.");
        if (!Bookkeeper.isText(reason, 500))
            throw new FaultException(Fault.refused(
                    "LEDG-013", Place.atField("/reason"), "The reason is no text of 1 to 500 characters.", "Say why."));
        String source = REVERSAL + wrong.number();
        Map<String, Locked> accounts = books.lock(
                ledger, wrong.entries().stream().map(Posting.Line::account).toList());
        Long by = books.booked(ledger.code(), source).orElse(null);
        if (by != null)
            throw notReversible(
                    "Posting " + wrong.number() + " was taken back by posting " + by + ".",
                    "Nothing needs to be done.");
        long number = books.numbers(1).getFirst();
        Posting counter = chained(counter(wrong, number, now(), source, reason, actor), accounts);
        write(ledger, List.of(counter), accounts);
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
                .filter(number -> books.booked(ledger, REVERSAL + number).isEmpty());
    }
}
