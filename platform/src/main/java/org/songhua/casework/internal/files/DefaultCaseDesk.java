package org.songhua.casework.internal.files;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.CaseCatalogue;
import org.songhua.casework.CaseDesk;
import org.songhua.casework.Responsibility;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Organisations;
import org.songhua.store.Database;
import org.songhua.store.Json;

/** Saved views and responsibilities over the database. */
public final class DefaultCaseDesk implements CaseDesk {
    private static final int MOST_VIEWS = 50;
    private static final int LONGEST_QUERY = 4_000;
    private static final String VIEWS = "select name, query from casework.saved_view where owner = ? order by name";

    private final Database database;
    private final Responsibilities rules;
    private final CaseCatalogue catalogue;
    private final Organisations organisations;
    private final Clock clock;

    public DefaultCaseDesk(
            Database database,
            Responsibilities rules,
            CaseCatalogue catalogue,
            Organisations organisations,
            Clock clock) {
        this.database = database;
        this.rules = rules;
        this.catalogue = catalogue;
        this.organisations = organisations;
        this.clock = clock;
    }

    @Override
    public Map<String, String> views(String owner) {
        return database.map(VIEWS, row -> row.text("name"), row -> row.text("query"), owner);
    }

    @Override
    public void saveView(String owner, String name, String queryJson) {
        if (name.isBlank() || name.length() > 60 || queryJson.length() > LONGEST_QUERY || !queryJson.startsWith("{"))
            throw DefaultCases.refused(
                    "/",
                    "CASE-160",
                    "The view has no name of 1 to 60 characters, or is no small object.",
                    "Shorten it.");
        if (views(owner).size() >= MOST_VIEWS && !views(owner).containsKey(name))
            throw DefaultCases.refused("/", "CASE-161", "There are fifty views already.", "Delete one.");
        database.update(
                "insert into casework.saved_view (owner, name, query) values (?, ?, ?)"
                        + " on conflict (owner, name) do update set query = excluded.query",
                owner,
                name,
                new Json(queryJson));
    }

    @Override
    public void deleteView(String owner, String name) {
        if (database.update("delete from casework.saved_view where owner = ? and name = ?", owner, name) == 0)
            throw new NotFoundException("view " + name);
    }

    @Override
    public List<Responsibility> responsibilities() {
        return rules.list();
    }

    @Override
    public Responsibility addResponsibility(Responsibility rule, Caller caller) {
        var faults = new ArrayList<Fault>();
        if (organisations.list().stream().noneMatch(one -> one.code().equals(rule.department())))
            faults.add(DefaultCases.fault(
                    "/department",
                    "CASE-162",
                    "There is no organisation " + rule.department() + ".",
                    "Name one that exists."));
        if (rule.basis().isBlank() || rule.basis().length() > 200)
            faults.add(DefaultCases.fault(
                    "/basis",
                    "CASE-163",
                    "The basis is missing or too long.",
                    "Say on what the responsibility rests."));
        LocalDate from = rule.from();
        LocalDate to = rule.to();
        if (from != null && to != null && to.isBefore(from))
            faults.add(DefaultCases.fault("/to", "CASE-164", "It ends before it begins.", "Correct the days."));
        if (catalogue.classes().stream().noneMatch(one -> one.code().startsWith(rule.classHead())))
            faults.add(DefaultCases.fault(
                    "/classHead", "CASE-165", "No class begins with " + rule.classHead() + ".", "Correct it."));
        if (!faults.isEmpty()) throw new FaultException(faults);
        return rules.add(rule, caller.name());
    }

    @Override
    public void endResponsibility(String id, @Nullable LocalDate last, Caller caller) {
        if (!id.matches("db:\\d{1,18}")) throw new NotFoundException("responsibility of the city " + id);
        LocalDate day = last == null ? LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai")) : last;
        rules.end(Long.parseLong(id.substring(3)), day, caller.name());
    }
}
