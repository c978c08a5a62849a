package org.songhua.resolution.internal.pairs;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.postgresql.copy.CopyIn;
import org.songhua.engine.linkage.Prepared;
import org.songhua.resolution.internal.pairs.JdbcPairs.Linked;
import org.songhua.resolution.internal.sources.Entry;
import org.songhua.store.Database;

/** Under which keys records stand, and which of them wait to be looked at. */
final class JdbcStanding {
    private static final String COPY = "copy resolution.standing (rule, key, record, record_of) from stdin";

    private static final String PUT = """
        insert into resolution.standing (rule, key, record, record_of) values (?, ?, ?, ?) on conflict do nothing
        """;

    /** Of each key as many as may be, and one more, so that fuller ones are left out. */
    private static final String NEAR = """
        select distinct record, record_of from (
          select record, record_of, count(*) over (partition by key) as standing
          from resolution.standing where rule = ? and key = any(?)) as found
        where standing <= ? and record <> ?
        """;

    private static final String WAIT = """
        insert into resolution.waiting (record_of, record, at) values (?, ?, ?) on conflict do nothing
        """;

    private static final String TAKE = """
        delete from resolution.waiting where ctid = any(array(
          select ctid from resolution.waiting order by at limit ? for update skip locked))
        returning record_of, record
        """;

    private final Database database;

    JdbcStanding(Database database) {
        this.database = database;
    }

    /** A record with its keys. */
    record Stood(Entry entry, Prepared prepared) {}

    /** Puts all records of a rule in the place of those that stood. */
    void replace(String rule, List<Stood> all) {
        database.update("delete from resolution.standing where rule = ?", rule);
        database.withPostgres(connection -> {
            CopyIn copy = connection.getCopyAPI().copyIn(COPY);
            for (Stood one : all) write(copy, rule, one);
            return copy.endCopy();
        });
    }

    private static void write(CopyIn copy, String rule, Stood one) throws SQLException {
        var lines = new StringBuilder();
        for (long key : one.prepared().homes())
            lines.append(rule)
                    .append('\t')
                    .append(key)
                    .append('\t')
                    .append(one.entry().record().id())
                    .append('\t')
                    .append(one.entry().of())
                    .append('\n');
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
    }

    void replace(String rule, Stood one) {
        remove(rule, one.entry().id());
        database.batch(
                PUT,
                Arrays.stream(one.prepared().homes())
                        .mapToObj(key -> new Object[] {
                            rule, key, one.entry().id(), one.entry().of()
                        })
                        .toList());
    }

    void remove(String rule, UUID record) {
        database.update("delete from resolution.standing where rule = ? and record = ?", rule, record);
    }

    /** {@return the records that stand where one looks} */
    List<Linked> near(String rule, Stood one, int most) {
        Long[] keys = Arrays.stream(one.prepared().probes()).boxed().toArray(Long[]::new);
        return database.list(
                NEAR,
                row -> new Linked(row.uuid("record"), row.text("record_of")),
                rule,
                keys,
                most,
                one.entry().id());
    }

    void await(String of, UUID record, Instant at) {
        database.update(WAIT, of, record, at);
    }

    /** {@return records that waited; they are locked, and gone when the transaction commits} */
    List<Linked> take(int most) {
        return database.list(TAKE, row -> new Linked(row.uuid("record"), row.text("record_of")), most);
    }
}
