package org.songhua.project.internal.declared;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.text.Parsing;
import org.songhua.pack.Text;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;
import org.songhua.project.Library;
import org.songhua.project.Limit;

/** Makes libraries and limits of a file that has its shape. Whether they make sense is said by {@link ProjectCheck}. */
final class ProjectReader {
    private ProjectReader() {}

    static List<Library> libraries(PartFile file) {
        return file.content().part("libraries").entries().entrySet().stream()
                .map(entry -> library(file.pack(), entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Library library(String pack, String code, Item item) {
        Item title = item.part("title");
        return new Library(
                code,
                pack,
                new Text(title.text("zh", ""), title.text("en", "")),
                item.text("plan_year", ""),
                item.text("estimate", ""),
                texts(item, "open"),
                part(item, "funds", ProjectReader::funds),
                part(item, "payments", ProjectReader::payments),
                part(item, "milestones", ProjectReader::milestones),
                part(item, "flow", ProjectReader::flow),
                part(item, "problems", ProjectReader::problems),
                item.list("discount").stream()
                        .flatMap(one -> rate(one).stream())
                        .toList());
    }

    private static <T> @Nullable T part(Item item, String key, Function<Item, T> read) {
        Item part = item.find(key);
        return part == null ? null : read.apply(part);
    }

    private static Library.Funds funds(Item item) {
        return new Library.Funds(
                word(item, "register"), word(item, "project"), word(item, "source"), word(item, "amount"));
    }

    private static Library.Payments payments(Item item) {
        return new Library.Payments(
                word(item, "register"),
                word(item, "project"),
                word(item, "source"),
                word(item, "amount"),
                word(item, "on"));
    }

    private static Library.Milestones milestones(Item item) {
        var colours = new HashMap<String, Integer>();
        Item declared = item.part("colours");
        declared.entries().keySet().forEach(level -> colours.put(level, declared.whole(level, 0)));
        return new Library.Milestones(
                word(item, "register"),
                word(item, "project"),
                word(item, "order"),
                word(item, "name"),
                word(item, "planned"),
                word(item, "actual"),
                colours);
    }

    private static Library.Flow flow(Item item) {
        return new Library.Flow(
                word(item, "register"),
                word(item, "project"),
                word(item, "year"),
                word(item, "investment"),
                word(item, "operating"),
                word(item, "income"),
                word(item, "debt"));
    }

    private static Library.Problems problems(Item item) {
        return new Library.Problems(
                word(item, "register"),
                word(item, "project"),
                word(item, "found"),
                word(item, "closed"),
                word(item, "group"),
                word(item, "unit"),
                word(item, "kind"),
                word(item, "indicator"));
    }

    /** A day that the calendar does not know is told by the check. */
    private static Optional<Library.Rate> rate(Item item) {
        LocalDate from = day(word(item, "from"));
        BigDecimal value = item.decimal("value");
        if (from == null || value == null) return Optional.empty();
        return Optional.of(new Library.Rate(from, value, word(item, "basis")));
    }

    static @Nullable LocalDate day(String text) {
        return Parsing.find(text, LocalDate::parse).orElse(null);
    }

    static List<Limit> limits(PartFile file) {
        return file.content().part("limits").entries().entrySet().stream()
                .map(entry -> limit(file.pack(), entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Limit limit(String pack, String register, Item item) {
        var facts = new HashMap<String, String>();
        item.part("facts").entries().forEach((fact, field) -> facts.put(fact, field.text()));
        var given = new HashMap<String, Object>();
        item.part("given").entries().forEach((fact, value) -> given.put(fact, value.value()));
        return new Limit(register, pack, texts(item, "open"), texts(item, "lines"), facts, given);
    }

    static List<String> texts(Item item, String key) {
        return item.list(key).stream().map(Item::text).toList();
    }

    private static String word(Item item, String key) {
        return item.text(key, "");
    }
}
