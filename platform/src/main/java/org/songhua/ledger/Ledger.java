package org.songhua.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songhua.pack.Text;

/**
 * A ledger as its pack declares it.
 *
 * @param code its code, unique over all packs
 * @param pack pack that declares it
 * @param title its name
 * @param description what is kept in it, in one sentence
 * @param basis document it rests on; empty when none is cited
 * @param clauses numbers of the plan's clauses it serves
 * @param unit unit of all its amounts
 * @param decimals places of its amounts, 0 to 4; results are rounded half up
 * @param accounts kinds of accounts
 * @param kinds kinds of postings
 * @param evidence kinds of evidence to their names
 */
public record Ledger(
        String code,
        String pack,
        Text title,
        Text description,
        String basis,
        List<String> clauses,
        String unit,
        int decimals,
        List<AccountKind> accounts,
        List<PostingKind> kinds,
        Map<String, Text> evidence) {
    public Ledger {
        clauses = List.copyOf(clauses);
        accounts = List.copyOf(accounts);
        kinds = List.copyOf(kinds);
        evidence = Map.copyOf(evidence);
    }

    /** {@return the kind of accounts of that code, if there is one} */
    public Optional<AccountKind> findAccount(String kind) {
        return accounts.stream().filter(one -> one.code().equals(kind)).findFirst();
    }

    /** {@return the kind of postings of that code, if there is one} */
    public Optional<PostingKind> findKind(String kind) {
        return kinds.stream().filter(one -> one.code().equals(kind)).findFirst();
    }
}
