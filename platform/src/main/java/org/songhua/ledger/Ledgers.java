package org.songhua.ledger;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Caller;

/**
 * All ledgers. A ledger belongs to the city as a whole: for a caller whose scope is restricted there is none. Unknown ledgers,
 * accounts and postings end in {@link org.songhua.people.NotFoundException}, wrong input in
 * {@link org.songhua.engine.fault.FaultException}.
 */
public interface Ledgers {
    /** Most postings in one call, and most accounts or postings on one page. */
    int MOST = 1_000;

    /** {@return the ledgers, in order of packs and files} */
    List<Ledger> list(Caller caller);

    /** {@return the ledger of that code} */
    Ledger get(String ledger, Caller caller);

    /** Books one posting. */
    Posting post(String ledger, PostingDraft draft, Caller caller);

    /** Books many, or none: every mistake of every one is told with its row, counted from 1. */
    List<Posting> postAll(String ledger, List<PostingDraft> drafts, Caller caller);

    /**
     * Takes a posting back by a counter-entry; a posting can be taken back once, and a counter-entry cannot.
     *
     * @param reason why; it stands in the ledger for good
     */
    Posting reverse(String ledger, long number, String reason, Caller caller);

    /**
     * {@return accounts in order of their codes}
     *
     * @param kind kind wanted, or null for all
     * @param holder beginning of the holder, or null
     * @param after code of the last account of the page before, or null
     */
    List<Account> accounts(
            String ledger,
            @Nullable String kind,
            @Nullable String holder,
            @Nullable String after,
            int limit,
            Caller caller);

    /** {@return the account of that code, if it was opened} */
    Optional<Account> account(String ledger, String code, Caller caller);

    /**
     * {@return postings, the newest first}
     *
     * @param account only those that touch this account, or null for all
     * @param before number of the last posting of the page before, or null
     */
    List<Posting> postings(String ledger, @Nullable String account, @Nullable Long before, int limit, Caller caller);

    /** {@return the posting of that number, if there is one in the ledger} */
    Optional<Posting> posting(String ledger, long number, Caller caller);

    /** Examines the whole ledger: every posting, every balance, every hash. */
    Proof prove(String ledger, Caller caller);
}
