package org.songhua.casework.internal.files;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.CaseCatalogue;
import org.songhua.casework.Responsibility;
import org.songhua.pack.PacksTaken;
import org.songhua.people.Audit;
import org.songhua.people.NotFoundException;
import org.songhua.store.Database;
import org.songhua.store.Row;
import org.springframework.context.event.EventListener;
import tools.jackson.databind.json.JsonMapper;

/** The responsibility list: what the packs say and what the city has added. */
public final class Responsibilities {
    private static final String LIST = """
        select id, class, area, owner, department, basis, valid_from::text as valid_from, valid_to::text as valid_to
        from casework.responsibility order by id\
        """;
    private static final String ADD = """
        insert into casework.responsibility (class, area, owner, department, basis, valid_from, valid_to, added_by)
        values (?, ?, ?, ?, ?, ?::date, ?::date, ?) returning id\
        """;
    private static final String END = """
        update casework.responsibility set valid_to = ?::date where id = ? and (valid_to is null or valid_to > ?::date)\
        """;

    private final Database database;
    private final CaseCatalogue catalogue;
    private final Audit audit;
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable List<Responsibility> cached;

    public Responsibilities(Database database, CaseCatalogue catalogue, Audit audit) {
        this.database = database;
        this.catalogue = catalogue;
        this.audit = audit;
    }

    /** {@return all rules} */
    public List<Responsibility> list() {
        return Objects.requireNonNullElseGet(cached, (Supplier<List<Responsibility>>) this::load);
    }

    @EventListener
    void on(PacksTaken taken) {
        changes.incrementAndGet();
        cached = null;
    }

    private List<Responsibility> load() {
        long before = changes.get();
        var all = new ArrayList<>(database.list(LIST, Responsibilities::read));
        all.addAll(catalogue.responsibilities());
        // What was read while somebody changed it may be of before.
        if (changes.get() == before) cached = List.copyOf(all);
        return List.copyOf(all);
    }

    /** Adds a rule. */
    public Responsibility add(Responsibility rule, String by) {
        String from = rule.from() == null ? null : rule.from().toString();
        String to = rule.to() == null ? null : rule.to().toString();
        return changing(() -> {
            long id = database.get(
                    ADD,
                    row -> row.whole("id"),
                    rule.classHead(),
                    rule.areaHead(),
                    rule.owner(),
                    rule.department(),
                    rule.basis(),
                    from,
                    to,
                    by);
            audit.record(
                    by,
                    "responsibility.added",
                    "responsibility:" + id,
                    JsonMapper.shared()
                            .writeValueAsString(Map.of(
                                    "class",
                                    rule.classHead(),
                                    "area",
                                    rule.areaHead(),
                                    "department",
                                    rule.department(),
                                    "basis",
                                    rule.basis())));
            return new Responsibility(
                    "db:" + id,
                    rule.classHead(),
                    rule.areaHead(),
                    rule.owner(),
                    rule.department(),
                    rule.basis(),
                    rule.from(),
                    rule.to());
        });
    }

    /** Ends a rule after a day. */
    public void end(long id, LocalDate last, String by) {
        changing(() -> {
            if (database.update(END, last.toString(), id, last.toString()) == 0)
                throw new NotFoundException("responsibility db:" + id + " in force");
            audit.record(by, "responsibility.ended", "responsibility:" + id, "{\"last\": \"" + last + "\"}");
            return id;
        });
    }

    /** What is kept in memory is forgotten after the commit: before it, whoever reads would keep what was. */
    private <T> T changing(Supplier<T> work) {
        try {
            return database.inTransaction(work);
        } finally {
            changes.incrementAndGet();
            cached = null;
        }
    }

    private static Responsibility read(Row row) {
        return new Responsibility(
                "db:" + row.whole("id"),
                row.text("class"),
                row.text("area"),
                row.text("owner"),
                row.text("department"),
                row.text("basis"),
                day(row.findText("valid_from")),
                day(row.findText("valid_to")));
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
