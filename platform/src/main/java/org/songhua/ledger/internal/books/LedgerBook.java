package org.songhua.ledger.internal.books;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songhua.ledger.Ledger;

/** The ledgers of all packs, as they were at the start of the program. Immutable. */
public final class LedgerBook {
    private final Map<String, Ledger> ledgers = new LinkedHashMap<>();

    public LedgerBook(List<Ledger> declared) {
        declared.forEach(one -> ledgers.put(one.code(), one));
    }

    List<Ledger> list() {
        return List.copyOf(ledgers.values());
    }

    Optional<Ledger> find(String code) {
        return Optional.ofNullable(ledgers.get(code));
    }
}
