package org.songhua.casework.internal.files;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.songhua.casework.CaseAction;
import org.songhua.casework.ExternalLinks;
import org.songhua.casework.internal.files.CaseWriter.Written;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.songhua.store.Row;

/** Links to other systems over the database. News and what follows from it are one transaction. */
public final class DefaultExternalLinks implements ExternalLinks {
    private static final Pattern SYSTEM = Pattern.compile("[a-z][a-z0-9_-]{0,29}");
    private static final Pattern NUMBER = Pattern.compile("[\\w.:/-]{1,80}");
    private static final Pattern STATE = Pattern.compile("[A-Za-z0-9_-]{1,40}");
    private static final int MOST_SILENT = 500;
    private static final String LINK = """
            insert into casework.external_link (system, external_id, case_id, linked_by, linked_at, heard_at)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing""";
    private static final String CASE_OF = """
            select case_id from casework.external_link where system = ? and external_id = ?""";
    private static final String TAKE = """
            insert into casework.external_update (system, external_id, update_id, state, at) values (?, ?, ?, ?, ?)
            on conflict do nothing""";
    private static final String HEARD = """
            update casework.external_link set state = ?, heard_at = ?, silent_at = null
            where system = ? and external_id = ?""";
    private static final String COLUMNS = """
            select l.case_id, c.number, l.system, l.external_id, l.state, l.linked_at, l.heard_at, l.silent_at
            from casework.external_link l join casework.case_file c on c.id = l.case_id""";
    private static final String FELL_SILENT =
            COLUMNS + " where c.kind = 'OPEN' and l.heard_at < ? and l.silent_at is null order by l.heard_at limit 500";
    private static final String TOLD = """
            update casework.external_link set silent_at = ? where system = ? and external_id = ? and silent_at is null""";

    private final Parts parts;
    private final Database database;
    private final JdbcCases jdbcCases;
    private final DefaultCases cases;
    private final Duration patience;

    /** @param patience how long nothing may be heard of an open case before that stands in its log */
    DefaultExternalLinks(Parts parts, DefaultCases cases, Duration patience) {
        this.parts = parts;
        this.database = parts.database();
        this.jdbcCases = new JdbcCases(database);
        this.cases = cases;
        this.patience = patience;
    }

    @Override
    public void link(UUID caseId, String system, String externalId, Caller caller) {
        if (!caller.may(Permission.CASE_DISPATCH) && !caller.may(Permission.CASE_REPORT))
            throw new NotAllowedException("The permission case.report or case.dispatch is missing.");
        form(SYSTEM, system, "/system");
        form(NUMBER, externalId, "/externalId");
        if (!jdbcCases.isWithin(caseId, caller.scope())) throw new NotFoundException("case " + caseId);
        Instant now = parts.clock().instant();
        cases.publish(database.inTransaction(() -> {
            if (database.update(LINK, system, externalId, caseId, caller.name(), now, now) == 0)
                return known(caseId, system, externalId);
            var fields = Map.of("system", system, "external_no", externalId);
            return List.of(cases.remark(caseId, "linked", fields, caller.name()));
        }));
    }

    /** The same link again changes nothing; another case keeps it. */
    private List<Written> known(UUID caseId, String system, String externalId) {
        UUID holder = database.get(CASE_OF, row -> row.uuid("case_id"), system, externalId);
        if (!holder.equals(caseId))
            throw DefaultCases.refused(
                    "/externalId",
                    "CASE-210",
                    "That number belongs to another case.",
                    "Merge the cases, or correct it.");
        return List.of();
    }

    private static void form(Pattern pattern, String value, String field) {
        if (!pattern.matcher(value).matches())
            throw DefaultCases.refused(
                    field, "CASE-211", "The value has a form that is not taken.", "Give " + pattern.pattern() + ".");
    }

    @Override
    public boolean take(News news, Caller caller) {
        if (!caller.may(Permission.CASE_WORK)) throw new NotAllowedException("The permission case.work is missing.");
        form(NUMBER, news.updateId(), "/updateId");
        form(STATE, news.state(), "/state");
        UUID caseId = database.find(CASE_OF, row -> row.uuid("case_id"), news.system(), news.externalId())
                .filter(id -> jdbcCases.isWithin(id, caller.scope()))
                .orElseThrow(() -> new NotFoundException("case with this number"));
        List<Written> written = database.inTransaction(() -> taken(caseId, news, caller));
        cases.publish(written);
        return !written.isEmpty();
    }

    private List<Written> taken(UUID caseId, News news, Caller caller) {
        Instant now = parts.clock().instant();
        if (database.update(TAKE, news.system(), news.externalId(), news.updateId(), news.state(), now) == 0)
            return List.of();
        database.update(HEARD, news.state(), now, news.system(), news.externalId());
        var fields = Map.of("system", news.system(), "external_state", news.state());
        Written told = cases.remark(caseId, "external_update", fields, caller.name());
        CaseAction action = news.action();
        if (action == null) return List.of(told);
        var all = new java.util.ArrayList<>(List.of(told));
        all.addAll(cases.step(caseId, null, action, caller));
        return all;
    }

    @Override
    public List<Link> of(UUID caseId, Scope scope) {
        if (!jdbcCases.isWithin(caseId, scope)) throw new NotFoundException("case " + caseId);
        return database.list(
                COLUMNS + " where l.case_id = ? order by l.system, l.external_id", DefaultExternalLinks::link, caseId);
    }

    @Override
    public List<Link> silent(Duration since, Scope scope) {
        Instant before = parts.clock().instant().minus(since);
        return database
                .list(
                        COLUMNS + " where c.kind = 'OPEN' and l.heard_at < ? order by l.heard_at limit ?",
                        DefaultExternalLinks::link,
                        before,
                        MOST_SILENT)
                .stream()
                .filter(one -> jdbcCases.isWithin(one.caseId(), scope))
                .toList();
    }

    /** Writes into the log of each open case that the other system has fallen silent, once until it is heard again. {@return how many} */
    public int watch() {
        Instant now = parts.clock().instant();
        List<Link> fallen = database.list(FELL_SILENT, DefaultExternalLinks::link, now.minus(patience));
        for (Link one : fallen)
            if (database.update(TOLD, now, one.system(), one.externalId()) > 0)
                cases.note(one.caseId(), "external_silent", Map.of("system", one.system()), "system");
        return fallen.size();
    }

    private static Link link(Row row) {
        return new Link(
                row.uuid("case_id"),
                row.text("number"),
                row.text("system"),
                row.text("external_id"),
                row.findText("state"),
                row.instant("linked_at"),
                row.instant("heard_at"),
                row.findInstant("silent_at"));
    }
}
