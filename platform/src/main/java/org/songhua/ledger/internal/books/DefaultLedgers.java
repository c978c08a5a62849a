package org.songhua.ledger.internal.books;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.ledger.Account;
import org.songhua.ledger.Ledger;
import org.songhua.ledger.Ledgers;
import org.songhua.ledger.Posting;
import org.songhua.ledger.PostingDraft;
import org.songhua.ledger.PostingKind;
import org.songhua.ledger.Proof;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.store.Database;

/** Ledgers over the database. A posting is its own audit: who, when and why stand in it for good, under its hash. */
public final class DefaultLedgers implements Ledgers {
    private final Database database;
    private final LedgerBook book;
    private final Audit audit;
    private final BookWriter writer;
    private final GroupCommit group;
    private final JdbcLedgerReader reader;

    public DefaultLedgers(Database database, LedgerBook book, Audit audit, Clock clock) {
        this.database = database;
        this.book = book;
        this.audit = audit;
        writer = new BookWriter(database, clock);
        group = new GroupCommit(database, writer);
        reader = new JdbcLedgerReader(database);
    }

    @Override
    public List<Ledger> list(Caller caller) {
        return caller.scope().isAll() ? book.list() : List.of();
    }

    @Override
    public Ledger get(String ledger, Caller caller) {
        return book.find(ledger)
                .filter(one -> caller.scope().isAll())
                .orElseThrow(() -> new NotFoundException("ledger of that code"));
    }

    @Override
    public Posting post(String ledger, PostingDraft draft, Caller caller) {
        Ledger one = get(ledger, caller);
        one.findKind(draft.kind()).ifPresent(kind -> mayPost(kind.permission(), caller));
        // What is part of something larger stands or falls with that.
        return database.inTransactionAlready()
                ? writer.book(one, List.of(draft), caller.name()).getFirst()
                : group.book(one, draft, caller.name());
    }

    @Override
    public List<Posting> postAll(String ledger, List<PostingDraft> drafts, Caller caller) {
        Ledger one = get(ledger, caller);
        if (drafts.isEmpty() || drafts.size() > MOST)
            throw new FaultException(Fault.refused(
                    "LEDG-016", Place.NOWHERE, "These are not 1 to " + MOST + " postings.", "Send them in parts."));
        for (PostingDraft draft : drafts)
            one.findKind(draft.kind()).ifPresent(kind -> mayPost(kind.permission(), caller));
        return database.inTransaction(() -> {
            List<Posting> booked = writer.book(one, drafts, caller.name());
            if (drafts.size() > 1)
                audit.record(
                        caller.name(), "ledger.posted", "ledger:" + ledger, "{\"postings\":" + drafts.size() + "}");
            return booked;
        });
    }

    private static void mayPost(String permission, Caller caller) {
        if (!Permission.find(permission).map(caller::may).orElse(false))
            throw new NotAllowedException("You may not do this in this ledger.");
    }

    @Override
    public Posting reverse(String ledger, long number, String reason, Caller caller) {
        Ledger one = get(ledger, caller);
        return database.inTransaction(() -> {
            Posting wrong = reader.posting(ledger, number)
                    .orElseThrow(() -> new NotFoundException("posting " + number + " in this ledger"));
            // Of a kind that the pack declares no more, nobody knows whose word would be enough.
            mayPost(one.findKind(wrong.kind()).map(PostingKind::reversal).orElse(""), caller);
            Posting counter = writer.reverse(one, wrong, reason, caller.name());
            audit.record(
                    caller.name(),
                    "ledger.reversed",
                    "ledger:" + ledger,
                    "{\"posting\":%d,\"by\":%d}".formatted(number, counter.number()));
            return counter;
        });
    }

    @Override
    public List<Account> accounts(
            String ledger,
            @Nullable String kind,
            @Nullable String holder,
            @Nullable String after,
            int limit,
            Caller caller) {
        return reader.accounts(get(ledger, caller).code(), kind, holder, after, limit);
    }

    @Override
    public Optional<Account> account(String ledger, String code, Caller caller) {
        return reader.account(get(ledger, caller).code(), code);
    }

    @Override
    public List<Posting> postings(
            String ledger, @Nullable String account, @Nullable Long before, int limit, Caller caller) {
        return reader.postings(get(ledger, caller).code(), account, before, limit);
    }

    @Override
    public Optional<Posting> posting(String ledger, long number, Caller caller) {
        return reader.posting(get(ledger, caller).code(), number);
    }

    /** Postings and accounts are read at one moment, or what is booked meanwhile would look wrong. */
    @Override
    public Proof prove(String ledger, Caller caller) {
        String code = get(ledger, caller).code();
        return database.inTransaction(() -> {
            reader.freeze();
            var examination = new Examination(code);
            reader.each(code, examination::add);
            examination.compare(reader.kept(code));
            return examination.proof();
        });
    }
}
