package org.songhua.ledger.internal.books;

import java.util.List;
import java.util.Optional;
import org.songhua.ledger.Ledger;

/** The ledgers of all packs, as the packs in force declare them. */
public final class LedgerBook {
    private final List<Ledger> declared;

    public LedgerBook(List<Ledger> declared) {
        this.declared = declared;
    }

    List<Ledger> list() {
        return List.copyOf(declared);
    }

    Optional<Ledger> find(String code) {
        return declared.stream().filter(one -> one.code().equals(code)).findFirst();
    }
}
