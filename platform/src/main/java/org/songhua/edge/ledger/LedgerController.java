package org.songhua.edge.ledger;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songhua.edge.ledger.LedgerViews.AccountView;
import org.songhua.edge.ledger.LedgerViews.LedgerView;
import org.songhua.edge.ledger.LedgerViews.PostingView;
import org.songhua.edge.ledger.LedgerViews.ProofView;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.fault.Place;
import org.songhua.ledger.Account;
import org.songhua.ledger.Ledgers;
import org.songhua.ledger.Posting;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What stands in ledgers. */
@RestController
class LedgerController {
    private static final int DEFAULT_LIMIT = 50;
    private static final int LONGEST = 200;

    private final Ledgers ledgers;

    LedgerController(Ledgers ledgers) {
        this.ledgers = ledgers;
    }

    @Allow(Permission.REGISTER_VIEW)
    @GetMapping("/api/ledgers")
    List<LedgerView> list(Caller caller) {
        return ledgers.list(caller).stream()
                .map(one -> LedgerViews.ledger(one, caller))
                .toList();
    }

    @Allow(Permission.REGISTER_VIEW)
    @GetMapping("/api/ledgers/{ledger}")
    LedgerView get(@PathVariable String ledger, Caller caller) {
        return LedgerViews.ledger(ledgers.get(ledger, caller), caller);
    }

    /**
     * A page.
     *
     * @param next what to give as {@code after} or {@code before} for the next page; null at the end
     */
    record Page<T>(List<T> items, @Nullable String next) {}

    /** Accounts by kind and beginning of the holder. */
    @Allow(Permission.REGISTER_VIEW)
    @GetMapping("/api/ledgers/{ledger}/accounts")
    Page<AccountView> accounts(
            @PathVariable String ledger, @RequestParam Map<String, String> parameters, Caller caller) {
        var asked = new Asked(parameters, Set.of("kind", "holder", "after", "limit"));
        int limit = asked.limit();
        asked.log.throwIfAny();
        List<Account> found =
                ledgers.accounts(ledger, asked.text("kind"), asked.text("holder"), asked.text("after"), limit, caller);
        return new Page<>(
                found.stream().map(LedgerViews::account).toList(),
                found.size() < limit ? null : found.getLast().code());
    }

    @Allow(Permission.REGISTER_VIEW)
    @GetMapping("/api/ledgers/{ledger}/accounts/{account}")
    AccountView account(@PathVariable String ledger, @PathVariable String account, Caller caller) {
        return ledgers.account(ledger, account, caller)
                .map(LedgerViews::account)
                .orElseThrow(() -> new NotFoundException("account of that code"));
    }

    /** Postings, the newest first; those of one account are what its balance is made of. */
    @Allow(Permission.REGISTER_VIEW)
    @GetMapping("/api/ledgers/{ledger}/postings")
    Page<PostingView> postings(
            @PathVariable String ledger, @RequestParam Map<String, String> parameters, Caller caller) {
        var asked = new Asked(parameters, Set.of("account", "before", "limit"));
        int limit = asked.limit();
        Long before = asked.number("before");
        asked.log.throwIfAny();
        List<Posting> found = ledgers.postings(ledger, asked.text("account"), before, limit, caller);
        return new Page<>(
                found.stream().map(LedgerViews::posting).toList(),
                found.size() < limit ? null : String.valueOf(found.getLast().number()));
    }

    @Allow(Permission.REGISTER_VIEW)
    @GetMapping("/api/ledgers/{ledger}/postings/{number}")
    PostingView posting(@PathVariable String ledger, @PathVariable String number, Caller caller) {
        return ledgers.posting(ledger, parse(number), caller)
                .map(LedgerViews::posting)
                .orElseThrow(() -> new NotFoundException("posting " + number));
    }

    static long parse(String number) {
        if (number.matches("[1-9]\\d{0,17}")) return Long.parseLong(number);
        throw new NotFoundException("posting of that number");
    }

    /** Every posting, balance and hash of the ledger, reckoned anew. */
    @Allow(Permission.REGISTER_VIEW)
    @GetMapping("/api/ledgers/{ledger}/proof")
    ProofView proof(@PathVariable String ledger, Caller caller) {
        return LedgerViews.proof(ledgers.prove(ledger, caller));
    }

    /** The parameters of an address; everything that is wrong with them at once. Code {@code LEDG-017}. */
    private static final class Asked {
        private final Map<String, String> parameters;
        private final FaultLog log = new FaultLog(20);

        Asked(Map<String, String> parameters, Set<String> known) {
            this.parameters = parameters;
            parameters.forEach((name, value) -> {
                if (!known.contains(name)) fault(name, "The parameter is not known here.", "Leave it out.");
                else if (value.length() > LONGEST || value.indexOf('\0') >= 0)
                    fault(name, "This is no text of at most 200 characters.", "Shorten it.");
            });
        }

        @Nullable
        String text(String name) {
            String value = parameters.get(name);
            return value == null || value.isBlank() ? null : value;
        }

        @Nullable
        Long number(String name) {
            String value = text(name);
            if (value == null) return null;
            if (value.matches("\\d{1,18}")) return Long.valueOf(value);
            fault(name, "This is no whole number.", "Give what the page before called next.");
            return null;
        }

        int limit() {
            Long value = number("limit");
            if (value == null) return DEFAULT_LIMIT;
            if (value >= 1 && value <= Ledgers.MOST) return value.intValue();
            fault("limit", "This is no whole number from 1 to " + Ledgers.MOST + ".", "Give one.");
            return DEFAULT_LIMIT;
        }

        private void fault(String name, String problem, String remedy) {
            log.accept(Fault.refused("LEDG-017", Place.atField(name), problem, remedy));
        }
    }
}
