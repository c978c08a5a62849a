package org.songhua.people.internal;

import java.util.List;
import java.util.Optional;
import org.songhua.people.Organisation;
import org.songhua.store.Database;
import org.songhua.store.Row;

/** Organisations as rows. */
final class JdbcOrganisations {
    private static final String LIST = "select code, name, parent, kind from people.organisation order by code";

    private static final String FIND = "select code, name, parent, kind from people.organisation where code = ?";

    /** One writer at a time: two moves that are fine alone could close a circle together. */
    private static final String LOCK = "lock table people.organisation in share row exclusive mode";

    private static final String INSERT = """
            insert into people.organisation (code, name, parent, kind) values (?, ?, ?, ?)
            on conflict (code) do nothing""";

    private static final String UPDATE = "update people.organisation set name = ?, parent = ?, kind = ? where code = ?";

    private static final String IS_BELOW = """
            with recursive above (code, parent) as (
              select code, parent from people.organisation where code = ?
              union
              select o.code, o.parent from people.organisation o join above on o.code = above.parent)
            select code from above where code = ?""";

    private final Database database;

    JdbcOrganisations(Database database) {
        this.database = database;
    }

    List<Organisation> list() {
        return database.list(LIST, JdbcOrganisations::organisation);
    }

    Optional<Organisation> find(String code) {
        return database.find(FIND, JdbcOrganisations::organisation, code);
    }

    boolean exists(String code) {
        return Checks.isCode(code) && find(code).isPresent();
    }

    /** Keeps others from writing until the transaction ends. */
    void lock() {
        database.update(LOCK);
    }

    /** {@return whether the first lies below the second, or is it} */
    boolean isWithin(String code, String top) {
        return database.find(IS_BELOW, row -> row.text("code"), code, top).isPresent();
    }

    boolean insert(Organisation one) {
        return database.update(INSERT, one.code(), one.name(), one.parent(), one.kind()) == 1;
    }

    void update(Organisation one) {
        database.update(UPDATE, one.name(), one.parent(), one.kind(), one.code());
    }

    private static Organisation organisation(Row row) {
        return new Organisation(row.text("code"), row.text("name"), row.findText("parent"), row.findText("kind"));
    }
}
