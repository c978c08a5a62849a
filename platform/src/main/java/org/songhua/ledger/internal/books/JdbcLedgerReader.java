package org.songhua.ledger.internal.books;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songhua.ledger.Account;
import org.songhua.ledger.Posting;
import org.songhua.store.Database;
import org.songhua.store.Row;
import tools.jackson.databind.json.JsonMapper;

/** Reads accounts and postings. */
final class JdbcLedgerReader {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int PORTION = 2_000;

    private static final String ACCOUNTS = """
            select a.ledger, a.code, a.kind, a.holder, a.opened_at, coalesce(a.balance,
              (select coalesce(sum(e.amount), 0) from ledger.entry e where e.ledger = a.ledger and e.account = a.code)) as balance
            from ledger.account a where a.ledger = ?""";

    private static final String COLUMNS = """
            p.ledger, p.number, p.at, p.day, p.kind, p.source, p.quantity, p.coefficient, p.coefficient_from, p.basis, p.amount,
            p.reverses, p.actor, p.note, p.evidence, p.hash""";

    private static final String ENTRIES = """
            select posting, account, amount, balance from ledger.entry where posting = any(?) order by posting, line""";

    private static final String ALL = "select " + COLUMNS + """
            , (select json_agg(json_build_object('account', e.account, 'amount', e.amount::text, 'balance', e.balance::text)
               order by e.line) from ledger.entry e where e.posting = p.number) as lines
            from ledger.posting p where p.ledger = ? order by p.number""";

    private static final String TOUCHES =
            " and p.number in (select e.posting from ledger.entry e where e.ledger = ? and e.account = ?)";

    private static final String KEPT =
            "select code, balance, head from ledger.account where ledger = ? and balance is not null order by code";

    private final Database database;

    JdbcLedgerReader(Database database) {
        this.database = database;
    }

    List<Account> accounts(
            String ledger, @Nullable String kind, @Nullable String holder, @Nullable String after, int limit) {
        var sql = new StringBuilder(ACCOUNTS);
        var parameters = new ArrayList<@Nullable Object>(List.of(ledger));
        and(sql, parameters, " and a.kind = ?", kind);
        and(sql, parameters, " and starts_with(a.holder, ?)", holder);
        and(sql, parameters, " and a.code > ?", after);
        parameters.add(limit);
        return database.list(sql + " order by a.code limit ?", JdbcLedgerReader::account, parameters.toArray());
    }

    private static void and(
            StringBuilder sql, List<@Nullable Object> parameters, String condition, @Nullable Object value) {
        if (value == null) return;
        sql.append(condition);
        parameters.add(value);
    }

    Optional<Account> account(String ledger, String code) {
        return database.find(ACCOUNTS + " and a.code = ?", JdbcLedgerReader::account, ledger, code);
    }

    private static Account account(Row row) {
        return new Account(
                row.text("ledger"),
                row.text("code"),
                row.text("kind"),
                row.findText("holder"),
                number(row, "balance"),
                row.instant("opened_at"));
    }

    List<Posting> postings(String ledger, @Nullable String account, @Nullable Long before, int limit) {
        var sql = new StringBuilder("select " + COLUMNS + " from ledger.posting p where p.ledger = ?");
        var parameters = new ArrayList<@Nullable Object>(List.of(ledger));
        if (account != null) parameters.add(ledger);
        and(sql, parameters, TOUCHES, account);
        and(sql, parameters, " and p.number < ?", before);
        parameters.add(limit);
        return withEntries(database.list(
                sql + " order by p.number desc limit ?", row -> posting(row, List.of()), parameters.toArray()));
    }

    Optional<Posting> posting(String ledger, long number) {
        return withEntries(database.list(
                        "select " + COLUMNS + " from ledger.posting p where p.ledger = ? and p.number = ?",
                        row -> posting(row, List.of()),
                        ledger,
                        number))
                .stream()
                .findFirst();
    }

    private List<Posting> withEntries(List<Posting> postings) {
        Map<Long, List<Posting.Line>> lines = new LinkedHashMap<>();
        database.each(
                ENTRIES,
                row -> lines.computeIfAbsent(row.whole("posting"), number -> new ArrayList<>())
                        .add(new Posting.Line(row.text("account"), number(row, "amount"), findNumber(row, "balance"))),
                (Object) postings.stream().map(Posting::number).toArray(Long[]::new));
        return postings.stream()
                .map(one -> one.withEntries(lines.getOrDefault(one.number(), List.of())))
                .toList();
    }

    /** Until the end of the transaction everything is read as it was at its first question. */
    void freeze() {
        database.update("set transaction isolation level repeatable read, read only");
    }

    /** Hands over every posting of a ledger with its entries, the first first. */
    void each(String ledger, Consumer<Posting> sink) {
        database.stream(ALL, PORTION, row -> sink.accept(posting(row, lines(row.findText("lines")))), ledger);
    }

    private static List<Posting.Line> lines(@Nullable String json) {
        var lines = new ArrayList<Posting.Line>();
        if (json == null) return lines;
        MAPPER.readTree(json).forEach(line -> {
            String balance = line.path("balance").asString("");
            lines.add(new Posting.Line(
                    line.path("account").asString(),
                    new BigDecimal(line.path("amount").asString()),
                    balance.isEmpty() ? null : new BigDecimal(balance)));
        });
        return lines;
    }

    /** An account that is kept, as its row says. */
    @SuppressWarnings("ArrayRecordComponent") // read once, compared, dropped
    record Kept(String code, BigDecimal balance, byte[] head) {}

    List<Kept> kept(String ledger) {
        return database.list(
                KEPT, row -> new Kept(row.text("code"), number(row, "balance"), row.bytes("head")), ledger);
    }

    private static Posting posting(Row row, List<Posting.Line> lines) {
        String from = row.findText("coefficient_from");
        return new Posting(
                row.text("ledger"),
                row.whole("number"),
                row.instant("at"),
                LocalDate.parse(row.text("day")),
                row.text("kind"),
                row.text("source"),
                number(row, "quantity"),
                number(row, "coefficient"),
                from == null ? null : LocalDate.parse(from),
                row.text("basis"),
                number(row, "amount"),
                row.findWhole("reverses"),
                row.text("actor"),
                row.findText("note"),
                evidence(row.text("evidence")),
                lines,
                HexFormat.of().formatHex(row.bytes("hash")));
    }

    private static Map<String, String> evidence(String json) {
        var evidence = new TreeMap<String, String>();
        MAPPER.readTree(json)
                .properties()
                .forEach(entry -> evidence.put(entry.getKey(), entry.getValue().asString()));
        return evidence;
    }

    private static BigDecimal number(Row row, String column) {
        return new BigDecimal(row.text(column));
    }

    private static @Nullable BigDecimal findNumber(Row row, String column) {
        String text = row.findText(column);
        return text == null ? null : new BigDecimal(text);
    }
}
