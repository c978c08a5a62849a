package org.songhua.ledger.internal.declared;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.text.Parsing;
import org.songhua.ledger.AccountKind;
import org.songhua.ledger.Ledger;
import org.songhua.ledger.PostingKind;
import org.songhua.ledger.PostingKind.Coefficient;
import org.songhua.ledger.PostingKind.RecordBooking;
import org.songhua.pack.Text;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;

/** Makes ledgers of a file that has its shape. Whether they make sense is said by {@link LedgerCheck}. */
final class LedgerReader {
    private LedgerReader() {}

    static List<Ledger> read(PartFile file) {
        return file.content().part("ledgers").entries().entrySet().stream()
                .map(entry -> ledger(file.pack(), entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Ledger ledger(String pack, String code, Item item) {
        return new Ledger(
                code,
                pack,
                item.part("title").inBothLanguages(),
                item.part("description").inBothLanguages(),
                item.text("basis", ""),
                texts(item, "clauses"),
                item.text("unit", ""),
                item.whole("decimals", 2),
                item.part("accounts").entries().entrySet().stream()
                        .map(e -> account(e.getKey(), e.getValue()))
                        .toList(),
                item.part("postings").entries().entrySet().stream()
                        .map(e -> kind(e.getKey(), e.getValue()))
                        .toList(),
                names(item.part("evidence")));
    }

    private static AccountKind account(String code, Item item) {
        return new AccountKind(
                code, item.part("title").inBothLanguages(), item.truth("held", false), item.decimal("least"));
    }

    private static PostingKind kind(String code, Item item) {
        return new PostingKind(
                code,
                item.part("title").inBothLanguages(),
                item.text("from", ""),
                item.text("to", ""),
                item.part("measure").inBothLanguages(),
                item.text("unit", ""),
                item.decimal("most"),
                item.list("coefficients").stream()
                        .flatMap(one -> coefficient(one).stream())
                        .toList(),
                texts(item, "evidence"),
                item.text("permission", "register.edit"),
                item.text("reversal", "register.approve"),
                Optional.ofNullable(item.find("record"))
                        .map(LedgerReader::booking)
                        .orElse(null));
    }

    /** A day that the calendar does not know is told by the check. */
    private static Optional<Coefficient> coefficient(Item item) {
        LocalDate from = day(item.text("from", ""));
        String until = item.text("until");
        BigDecimal value = item.decimal("value");
        if (from == null || value == null) return Optional.empty();
        return Optional.of(new Coefficient(from, until == null ? null : day(until), value, item.text("basis", "")));
    }

    static @Nullable LocalDate day(String text) {
        return Parsing.find(text, LocalDate::parse).orElse(null);
    }

    private static RecordBooking booking(Item item) {
        return new RecordBooking(
                item.text("register", ""),
                item.text("when", ""),
                item.text("in", ""),
                texts(item, "undone_in"),
                item.text("quantity", ""),
                item.text("day", ""),
                item.text("from", ""),
                item.text("to", ""),
                item.text("source", ""));
    }

    private static Map<String, Text> names(Item item) {
        var names = new LinkedHashMap<String, Text>();
        item.entries().forEach((code, name) -> names.put(code, name.inBothLanguages()));
        return names;
    }

    static List<String> texts(Item item, String key) {
        return item.list(key).stream().map(Item::text).toList();
    }
}
