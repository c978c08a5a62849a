package org.songhua.casework.internal.files;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.CaseSummary;
import org.songhua.engine.duplicate.CaseSketch;
import org.songhua.people.Scope;
import org.songhua.store.Database;

/** Cases that another may be about, by place, time and component; and which pairs somebody has told apart. */
final class JdbcDuplicates {
    private static final String REFUSE = """
            insert into casework.not_duplicate (one, other, decided_by, decided_at) values (?, ?, ?, ?)
            on conflict do nothing""";
    private static final String REFUSED = """
            select case when one = ? then other else one end as id from casework.not_duplicate where one = ? or other = ?""";
    private static final String TEXTS = """
            select case_id, text_id, public_text from casework.report where case_id = any(?) order by number""";

    private final Database database;

    JdbcDuplicates(Database database) {
        this.database = database;
    }

    /** What to look for. */
    @SuppressWarnings("ArrayRecordComponent") // made for one question
    record Search(
            double @Nullable [] box,
            @Nullable UUID component,
            Instant from,
            Instant to,
            boolean publicOpenOnly,
            int most) {}

    /** {@return cases in the box or about the component, latest first; those merged or declined are none} */
    List<CaseSummary> around(Search search, Scope scope) {
        CaseConditions conditions =
                CaseConditions.within(scope).and("created_at between ? and ?", search.from(), search.to());
        conditions.and(search.publicOpenOnly() ? "public and kind = 'OPEN'" : "kind <> 'ENDED'");
        double[] box = search.box();
        if (box == null) conditions.and("component = ?", search.component());
        else if (search.component() == null) conditions.inside(box);
        else
            conditions.and(
                    "(component = ? or longitude is not null and point(longitude, latitude) <@ box(point(?, ?), point(?, ?)))",
                    search.component(),
                    box[2],
                    box[3],
                    box[0],
                    box[1]);
        return database.list(
                "select " + JdbcCases.COLUMNS + " from casework.case_file" + conditions.where()
                        + " order by created_at desc, id limit ?",
                JdbcCases::summary,
                conditions.parameters(search.most()));
    }

    /** {@return the words of each case, of all its reports; sealed ones are opened by the caller's leave} */
    Map<UUID, String> texts(List<UUID> cases, Function<UUID, String> opened) {
        var texts = new HashMap<UUID, StringBuilder>();
        database.each(
                TEXTS,
                row -> {
                    UUID text = JdbcCases.findUuid(row, "text_id");
                    texts.computeIfAbsent(row.uuid("case_id"), id -> new StringBuilder())
                            .append(text == null ? "" : opened.apply(text))
                            .append(' ');
                },
                (Object) cases.toArray(UUID[]::new));
        var all = new LinkedHashMap<UUID, String>();
        texts.forEach((id, text) -> all.put(id, text.toString()));
        return all;
    }

    /** {@return the words of each case that everybody may read} */
    Map<UUID, String> publicTexts(List<UUID> cases) {
        var texts = new HashMap<UUID, String>();
        database.each(
                TEXTS,
                row -> {
                    String text = row.findText("public_text");
                    if (text != null) texts.merge(row.uuid("case_id"), text, (a, b) -> a + " " + b);
                },
                (Object) cases.toArray(UUID[]::new));
        return texts;
    }

    /** {@return open cases since a moment, the oldest first; when there are more, the latest of them} */
    List<CaseSummary> open(Instant from, int most, Scope scope) {
        CaseConditions conditions =
                CaseConditions.within(scope).and("created_at > ?", from).and("kind = 'OPEN'");
        conditions.and("(longitude is not null or component is not null)");
        return database.list(
                        "select " + JdbcCases.COLUMNS + " from casework.case_file" + conditions.where()
                                + " order by created_at desc, id limit ?",
                        JdbcCases::summary,
                        conditions.parameters(most))
                .reversed();
    }

    /** {@return pairs that somebody has told apart, as {@link #pair} writes them} */
    Set<String> toldApart() {
        return Set.copyOf(database.list(
                "select one, other from casework.not_duplicate", row -> pair(row.uuid("one"), row.uuid("other"))));
    }

    /** {@return one name for two cases, whichever comes first} */
    static String pair(UUID one, UUID other) {
        boolean ordered = one.toString().compareTo(other.toString()) < 0;
        return ordered ? one + " " + other : other + " " + one;
    }

    void refuse(UUID one, UUID other, String by, Instant at) {
        boolean ordered = one.toString().compareTo(other.toString()) < 0;
        database.update(REFUSE, ordered ? one : other, ordered ? other : one, by, at);
    }

    List<UUID> refused(UUID id) {
        return database.list(REFUSED, row -> row.uuid("id"), id, id, id);
    }

    /** {@return placed cases since a moment, without their words} */
    List<CaseSketch> since(Instant from, Scope scope, Function<String, String> category) {
        CaseConditions conditions = CaseConditions.within(scope)
                .and("created_at > ?", from)
                .and("longitude is not null")
                .and("state <> 'voided'");
        var found = new ArrayList<CaseSketch>();
        database.stream(
                "select id, class, longitude, latitude, created_at from casework.case_file" + conditions.where(),
                5_000,
                row -> found.add(new CaseSketch(
                        row.text("id"),
                        row.number("longitude"),
                        row.number("latitude"),
                        row.instant("created_at"),
                        category.apply(row.text("class")),
                        "",
                        new int[0])),
                conditions.parameters());
        return found;
    }
}
