package org.songhua.warning.internal.desk;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.songhua.store.Row;
import org.songhua.warning.Maintenance;
import org.songhua.warning.MaintenanceWindows.Change;
import org.springframework.stereotype.Repository;

/** Rows of {@code warning.maintenance}, and of what works kept back. */
@Repository
class JdbcMaintenance {
    private static final String SELECT = """
            select id, from_at, until_at, reason, by, thing, city_object::text as city_object, region, class, ended_at, ended_by
            from warning.maintenance where %s""";
    private static final String LIST =
            SELECT.formatted("until_at > ? and (ended_at is null or ended_at >= from_at) order by from_at, id");
    private static final String PAST =
            SELECT.formatted("until_at <= ? or ended_at < from_at order by least(until_at, ended_at) desc, id desc");
    private static final String FIND = SELECT.formatted("id = ?");
    private static final String INSERT = """
            insert into warning.maintenance (from_at, until_at, reason, by, thing, city_object, region, class)
            values (?, ?, ?, ?, ?, ?::uuid, ?, ?) returning id""";
    private static final String CHANGE =
            "update warning.maintenance set from_at = ?, until_at = ?, reason = ? where id = ?";
    private static final String END = """
            update warning.maintenance set until_at = greatest(?, from_at + interval '1 microsecond'), ended_at = ?, ended_by = ?
            where id = ?""";
    /** Nothing for a warning that people had taken up when it came back: no works keep that back. */
    private static final String NOTE = """
            insert into warning.kept_back (maintenance, warning)
            select maintenance, id from warning.warning where id = ? and maintenance is not null on conflict do nothing""";

    private static final String COUNT = """
            select k.maintenance, count(*) as n from warning.kept_back k join warning.warning w on w.id = k.warning
            where %s and k.maintenance = any(?) group by k.maintenance""";

    private final Database database;

    JdbcMaintenance(Database database) {
        this.database = database;
    }

    /** Works, and who ended them before their time. */
    record Stored(
            Maintenance plan,
            @Nullable Instant endedAt,
            @Nullable String endedBy) {}

    /** {@return works that go on at a time or come after it} */
    List<Maintenance> list(Instant at) {
        return listStored(at).stream().map(Stored::plan).toList();
    }

    List<Stored> listStored(Instant at) {
        return database.list(LIST, JdbcMaintenance::stored, at);
    }

    /** {@return works that are over at a time or were called off, the newest first} */
    List<Stored> past(Instant at) {
        return database.list(PAST, JdbcMaintenance::stored, at);
    }

    Optional<Stored> find(long id) {
        return database.find(FIND, JdbcMaintenance::stored, id);
    }

    long insert(Maintenance plan) {
        return database.get(
                INSERT,
                row -> row.whole("id"),
                plan.from(),
                plan.until(),
                plan.reason(),
                plan.by(),
                plan.thing(),
                plan.cityObject() == null ? null : plan.cityObject().toString(),
                plan.region(),
                plan.classCode());
    }

    void change(long id, Instant from, Change change) {
        database.update(CHANGE, from, change.until(), change.reason(), id);
    }

    void end(long id, Instant at, String by) {
        database.update(END, at, at, by, id);
    }

    /** Notes, if works keep a warning back, that they did. */
    void noteKeptBack(long warning) {
        database.update(NOTE, warning);
    }

    /** {@return how many warnings within a scope works kept back, for works that kept back any} */
    Map<Long, Long> keptBack(Collection<Long> ids, Scope scope) {
        var counts = new HashMap<Long, Long>();
        var conditions = Conditions.within(scope);
        database.each(
                COUNT.formatted(conditions.where()),
                row -> counts.put(row.whole("maintenance"), row.whole("n")),
                conditions.parameters((Object) ids.toArray(Long[]::new)));
        return counts;
    }

    private static Stored stored(Row row) {
        return new Stored(maintenance(row), row.findInstant("ended_at"), row.findText("ended_by"));
    }

    private static Maintenance maintenance(Row row) {
        String object = row.findText("city_object");
        return new Maintenance(
                row.whole("id"),
                row.instant("from_at"),
                row.instant("until_at"),
                row.text("reason"),
                row.text("by"),
                row.findWhole("thing"),
                object == null ? null : UUID.fromString(object),
                row.findText("region"),
                row.findText("class"));
    }
}
