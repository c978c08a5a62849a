package org.songhua.warning.internal.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.songhua.store.Database;
import org.songhua.store.Row;
import org.songhua.warning.Maintenance;
import org.springframework.stereotype.Repository;

/** Rows of {@code warning.maintenance}. */
@Repository
class JdbcMaintenance {
    private static final String LIST = """
            select id, from_at, until_at, reason, by, thing, city_object::text as city_object, region, class
            from warning.maintenance where until_at > ? order by from_at, id""";
    private static final String FIND = """
            select id, from_at, until_at, reason, by, thing, city_object::text as city_object, region, class
            from warning.maintenance where id = ?""";
    private static final String INSERT = """
            insert into warning.maintenance (from_at, until_at, reason, by, thing, city_object, region, class)
            values (?, ?, ?, ?, ?, ?::uuid, ?, ?) returning id""";
    private static final String END = """
            update warning.maintenance set until_at = greatest(now(), from_at + interval '1 microsecond')
            where id = ? and until_at > now()""";

    private final Database database;

    JdbcMaintenance(Database database) {
        this.database = database;
    }

    /** {@return works that go on at a time or come after it} */
    List<Maintenance> list(Instant at) {
        return database.list(LIST, JdbcMaintenance::maintenance, at);
    }

    Optional<Maintenance> find(long id) {
        return database.find(FIND, JdbcMaintenance::maintenance, id);
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

    boolean end(long id) {
        return database.update(END, id) == 1;
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
