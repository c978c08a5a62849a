package org.songhua.people.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.FaultLog;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Organisation;
import org.songhua.people.Organisations;
import org.songhua.store.Database;

/** The tree of organisations in the database. */
final class DefaultOrganisations implements Organisations {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_KIND = 40;

    private final Database database;
    private final JdbcOrganisations organisations;
    private final Audit audit;
    private final AccountCache cache;

    DefaultOrganisations(Database database, Audit audit, AccountCache cache) {
        this.database = database;
        this.organisations = new JdbcOrganisations(database);
        this.audit = audit;
        this.cache = cache;
    }

    @Override
    public List<Organisation> list() {
        return organisations.list();
    }

    @Override
    public Organisation create(Organisation one, FaultLog log, Caller by) {
        database.run(() -> {
            organisations.lock();
            Authority.requireDepartments(by, one.parent());
            var checks = new Checks(log);
            checks.code(one.code(), "/code")
                    .that(
                            !organisations.exists(one.code()),
                            "/code",
                            "PEOPLE-018",
                            "There is an organisation of that code already.",
                            "Choose another one.");
            check(one, checks);
            organisations.insert(one);
            audit.record(by.name(), "organisation.created", "organisation:" + one.code(), detail(one));
        });
        cache.dropAll();
        return one;
    }

    @Override
    public Organisation change(String code, UnaryOperator<Organisation> edit, FaultLog log, Caller by) {
        Organisation changed = database.inTransaction(() -> {
            organisations.lock();
            if (!organisations.exists(code)) throw new NotFoundException("organisation of that code");
            Organisation before = organisations.find(code).orElseThrow();
            Organisation after = edit.apply(before);
            Authority.requireDepartments(by, code);
            boolean moves = !Objects.equals(before.parent(), after.parent());
            if (moves) Authority.requireDepartments(by, before.parent(), after.parent());
            check(after, new Checks(log));
            organisations.update(after);
            audit.record(by.name(), "organisation.changed", "organisation:" + code, detail(after));
            return after;
        });
        cache.dropAll();
        return changed;
    }

    private void check(Organisation one, Checks checks) {
        String parent = one.parent();
        checks.line(one.name(), LONGEST_NAME, "/name")
                .that(
                        parent == null || organisations.exists(parent),
                        "/parent",
                        "PEOPLE-004",
                        "There is no such organisation.",
                        "Take a code from the list of organisations, or null for the top.")
                .that(
                        !isCircle(one.code(), parent),
                        "/parent",
                        "PEOPLE-019",
                        "The organisation would lie below itself.",
                        "Choose one that is not below it.");
        if (one.kind() != null) checks.line(one.kind(), LONGEST_KIND, "/kind");
        checks.throwIfAny();
    }

    private boolean isCircle(String code, @Nullable String parent) {
        return parent != null && Checks.isCode(code) && Checks.isCode(parent) && organisations.isWithin(parent, code);
    }

    private static String detail(Organisation one) {
        var detail = new HashMap<String, @Nullable Object>();
        detail.put("name", one.name());
        detail.put("parent", one.parent());
        detail.put("kind", one.kind());
        return CanonicalJson.of(detail);
    }
}
