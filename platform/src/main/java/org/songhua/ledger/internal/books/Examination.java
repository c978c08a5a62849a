package org.songhua.ledger.internal.books;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.songhua.ledger.Posting;
import org.songhua.ledger.Proof;
import org.songhua.ledger.internal.books.JdbcLedgerReader.Kept;
import org.songhua.ledger.internal.rules.PostingHash;

/**
 * Goes through all postings of a ledger in the order of their numbers, which on each account is the order in which they were
 * booked, and reckons every balance and hash anew.
 */
final class Examination {
    private final String ledger;
    private final Map<String, BigDecimal> balances = new HashMap<>();
    private final Map<String, byte[]> heads = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private BigDecimal sum = BigDecimal.ZERO;
    private long postings;
    private long entries;

    Examination(String ledger) {
        this.ledger = ledger;
    }

    void add(Posting one) {
        postings++;
        entries += one.entries().size();
        BigDecimal total = BigDecimal.ZERO;
        var before = new ArrayList<byte[]>();
        for (Posting.Line line : one.entries()) {
            total = total.add(line.amount());
            BigDecimal balance = balances.merge(line.account(), line.amount(), BigDecimal::add);
            if (line.balance() == null) continue;
            before.add(heads.computeIfAbsent(line.account(), code -> PostingHash.genesis(ledger, code)));
            if (balance.compareTo(line.balance()) != 0)
                tell("Posting %d leaves %s on %s, and says %s."
                        .formatted(one.number(), balance.toPlainString(), line.account(), line.balance()));
        }
        sum = sum.add(total);
        if (total.signum() != 0 || one.entries().size() < 2)
            tell("The entries of posting %d come to %s.".formatted(one.number(), total.toPlainString()));
        if (!HexFormat.of().formatHex(PostingHash.of(before, one)).equals(one.hash()))
            tell("Posting %d is not what its hash says, or one before it is missing.".formatted(one.number()));
        // With what it says of itself, so that one forged posting is told as one.
        byte[] head = HexFormat.of().parseHex(one.hash());
        one.entries().stream().filter(line -> line.balance() != null).forEach(line -> heads.put(line.account(), head));
    }

    /** What accounts say of themselves must be what their entries come to; postings cut off at the end show here. */
    void compare(List<Kept> accounts) {
        for (Kept account : accounts) {
            BigDecimal balance = balances.getOrDefault(account.code(), BigDecimal.ZERO);
            if (balance.compareTo(account.balance()) != 0)
                tell("The entries of %s come to %s, and the account says %s."
                        .formatted(account.code(), balance.toPlainString(), account.balance()));
            byte[] head = heads.getOrDefault(account.code(), PostingHash.genesis(ledger, account.code()));
            if (!Arrays.equals(head, account.head()))
                tell("The last posting of " + account.code() + " is not the one that the account remembers.");
        }
    }

    private void tell(String what) {
        if (wrong.size() < Proof.MOST_WRONG) wrong.add(what);
    }

    Proof proof() {
        return new Proof(postings, entries, sum, wrong);
    }
}
