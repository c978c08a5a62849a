package org.songhua.ledger.internal.books;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.FaultException;
import org.songhua.ledger.AccountKind;
import org.songhua.ledger.Ledger;
import org.songhua.ledger.Posting;
import org.songhua.ledger.internal.rules.PostingHash;
import org.songhua.store.Database;
import org.songhua.store.Json;
import org.songhua.store.Row;
import tools.jackson.databind.json.JsonMapper;

/** Writes postings: accounts are locked in order of their codes, so that nobody waits in a circle. */
final class JdbcBooks {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** Accounts that are kept are locked, others found; those that others hold are waited for or, with a word more, left out. */
    private static final String LOCK = """
            with kept as (
              select code, balance, head from ledger.account where ledger = ? and code = any(?) order by code
              for no key update%s)
            select code, balance, head from kept
            union all select code, balance, head from ledger.account where ledger = ? and code = any(?)""";

    private static final String WAITING = LOCK.formatted("");

    private static final String SKIPPING = LOCK.formatted(" skip locked");

    private static final String OPEN = """
            insert into ledger.account (ledger, code, kind, holder, balance, head, opened_at)
            values (?, ?, ?, ?, ?, ?, now()) on conflict do nothing""";

    private static final String UNOPEN = "delete from ledger.account where ledger = ? and code = any(?)";

    private static final String KEEP = "update ledger.account set balance = ?, head = ? where ledger = ? and code = ?";

    private static final String BOOKED =
            "select source, number from ledger.posting where ledger = ? and source = any(?)";

    /** What was booked, and without a source numbers for what will be: one way instead of two. */
    private static final String BOOKED_AND_NUMBERS =
            BOOKED + " union all select null, nextval('ledger.posting_number') from generate_series(1, ?)";

    private static final String POST = """
            insert into ledger.posting (ledger, number, at, day, kind, source, quantity, coefficient, coefficient_from, basis,
              amount, reverses, actor, note, evidence, hash)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (ledger, source) do nothing""";

    /** Entries of many postings in one statement: one way to the database instead of one for each. */
    private static final String ENTER = """
            insert into ledger.entry (ledger, posting, line, account, amount, balance)
            select ?, one.* from unnest(?, ?, ?, ?, ?) one""";

    private static final String SUM =
            "select coalesce(sum(amount), 0) as total from ledger.entry where ledger = ? and account = ?";

    private final Database database;

    JdbcBooks(Database database) {
        this.database = database;
    }

    /** An account while its row is locked; balance and head are null where they are not kept. */
    static final class Locked {
        final String code;
        private @Nullable BigDecimal balance;
        private byte @Nullable [] head;
        private boolean opened;
        private boolean used;

        Locked(String code, @Nullable BigDecimal balance, byte @Nullable [] head) {
            this.code = code;
            this.balance = balance;
            this.head = head;
        }

        @Nullable
        BigDecimal balance() {
            return balance;
        }

        byte @Nullable [] head() {
            return head;
        }

        void keep(BigDecimal newBalance, byte[] newHead) {
            balance = newBalance;
            head = newHead;
        }

        /** Something is booked on it. */
        void use() {
            used = true;
        }
    }

    /** {@return the accounts by their codes, once nobody else holds them; those that nobody had are opened} */
    Map<String, Locked> lock(Ledger ledger, Collection<String> codes) {
        return lock(WAITING, ledger, codes);
    }

    /** Like {@link #lock}, but the accounts that others hold are missing. */
    Map<String, Locked> lockFree(Ledger ledger, Collection<String> codes) {
        return lock(SKIPPING, ledger, codes);
    }

    private Map<String, Locked> lock(String way, Ledger ledger, Collection<String> codes) {
        Map<String, Locked> locked = locked(way, ledger, codes);
        List<String> missing = codes.stream()
                .distinct()
                .filter(code -> !locked.containsKey(code))
                .sorted()
                .toList();
        if (missing.isEmpty()) return locked;
        int[] opened = database.batch(
                OPEN, missing.stream().map(code -> opening(ledger, code)).toList());
        locked.putAll(locked(way, ledger, missing));
        for (int i = 0; i < opened.length; i++) {
            Locked one = locked.get(missing.get(i));
            if (one != null) one.opened = opened[i] == 1;
        }
        return locked;
    }

    private static @Nullable Object[] opening(Ledger ledger, String code) {
        AccountKind kind = kind(ledger, code);
        boolean kept = kind.isKept();
        return new @Nullable Object[] {
            ledger.code(),
            code,
            kind.code(),
            kind.held() ? code.substring(kind.code().length() + 1) : null,
            kept ? BigDecimal.ZERO : null,
            kept ? PostingHash.genesis(ledger.code(), code) : null
        };
    }

    /** Accounts of which no balance is asked are not locked: all postings of a ledger may give from the same one. */
    private Map<String, Locked> locked(String way, Ledger ledger, Collection<String> codes) {
        var locked = new LinkedHashMap<String, Locked>();
        List<String> sorted = codes.stream().distinct().sorted().toList();
        database.each(
                way,
                row -> locked.put(row.text("code"), locked(row)),
                ledger.code(),
                ofKept(ledger, sorted, true),
                ledger.code(),
                ofKept(ledger, sorted, false));
        return locked;
    }

    private static String[] ofKept(Ledger ledger, List<String> codes, boolean isKept) {
        return codes.stream()
                .filter(code -> kind(ledger, code).isKept() == isKept)
                .toArray(String[]::new);
    }

    private static AccountKind kind(Ledger ledger, String code) {
        int colon = code.indexOf(':');
        return ledger.findAccount(colon < 0 ? code : code.substring(0, colon)).orElseThrow();
    }

    private static Locked locked(Row row) {
        String balance = row.findText("balance");
        return new Locked(
                row.text("code"),
                balance == null ? null : new BigDecimal(balance),
                balance == null ? null : row.bytes("head"));
    }

    /** Writes what became of the accounts that are kept; what was opened in vain was never there. */
    private void keep(String ledger, Collection<Locked> accounts) {
        var rows = new ArrayList<@Nullable Object[]>();
        for (Locked one : accounts)
            if (one.used && one.balance() != null)
                rows.add(new @Nullable Object[] {one.balance(), one.head(), ledger, one.code});
        database.batch(KEEP, rows);
        String[] inVain = accounts.stream()
                .filter(one -> one.opened && !one.used)
                .map(one -> one.code)
                .toArray(String[]::new);
        if (inVain.length > 0) database.update(UNOPEN, ledger, inVain);
    }

    /** {@return the sum of the entries of an account} */
    BigDecimal sum(String ledger, String account) {
        return database.get(SUM, row -> new BigDecimal(row.text("total")), ledger, account);
    }

    /**
     * What was booked already, and numbers for what will be.
     *
     * @param known sources among those asked for to the numbers of their postings
     * @param fresh numbers that nobody has, the least first
     */
    record Numbers(Map<String, Long> known, List<Long> fresh) {}

    /** {@return which of these sources were booked, and so many numbers} */
    Numbers numbers(String ledger, Collection<String> sources, int count) {
        var known = new TreeMap<String, Long>();
        var fresh = new ArrayList<Long>();
        database.each(
                BOOKED_AND_NUMBERS,
                row -> {
                    String source = row.findText("source");
                    if (source == null) fresh.add(row.whole("number"));
                    else known.put(source, row.whole("number"));
                },
                ledger,
                sources.toArray(String[]::new),
                count);
        fresh.sort(null);
        return new Numbers(known, fresh);
    }

    /** {@return the number of the posting with that source, if it was booked} */
    Optional<Long> booked(String ledger, String source) {
        return Optional.ofNullable(numbers(ledger, List.of(source), 0).known().get(source));
    }

    /** Writes postings and what became of their accounts; after an exception the transaction must not go on. */
    void write(String ledger, List<Posting> booked, Collection<Locked> accounts) {
        if (!booked.isEmpty()) {
            int[] written =
                    database.batch(POST, booked.stream().map(JdbcBooks::posting).toList());
            if (Arrays.stream(written).anyMatch(rows -> rows == 0))
                throw new FaultException(BookWriter.duplicate("Somebody else booked the source meanwhile."));
            enter(ledger, booked);
        }
        keep(ledger, accounts);
    }

    private static @Nullable Object[] posting(Posting one) {
        return new @Nullable Object[] {
            one.ledger(),
            one.number(),
            one.at(),
            one.day(),
            one.kind(),
            one.source(),
            one.quantity(),
            one.coefficient(),
            one.coefficientFrom(),
            one.basis(),
            one.amount(),
            one.reverses(),
            one.actor(),
            one.note(),
            new Json(MAPPER.writeValueAsString(new TreeMap<>(one.evidence()))),
            HexFormat.of().parseHex(one.hash())
        };
    }

    private void enter(String ledger, List<Posting> booked) {
        var postings = new ArrayList<Long>();
        var lines = new ArrayList<Integer>();
        var entries = new ArrayList<Posting.Line>();
        for (Posting one : booked)
            for (int line = 0; line < one.entries().size(); line++) {
                postings.add(one.number());
                lines.add(line + 1);
                entries.add(one.entries().get(line));
            }
        database.update(
                ENTER,
                ledger,
                postings.toArray(Long[]::new),
                lines.toArray(Integer[]::new),
                entries.stream().map(Posting.Line::account).toArray(String[]::new),
                entries.stream().map(Posting.Line::amount).toArray(BigDecimal[]::new),
                entries.stream().map(Posting.Line::balance).toArray(BigDecimal[]::new));
    }
}
