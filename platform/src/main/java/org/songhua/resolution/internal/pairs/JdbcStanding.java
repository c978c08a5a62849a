package org.songhua.resolution.internal.pairs;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.postgresql.copy.CopyIn;
import org.songhua.engine.linkage.Prepared;
import org.songhua.resolution.internal.pairs.JdbcPairs.Linked;
import org.songhua.resolution.internal.sources.Entry;
import org.songhua.store.Database;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

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

    private static final int MOST_NOTES = 10_000;

    /** In order, so that two never wait for each other crosswise, and neighbours of the index are written together. */
    private static final String WAIT = """
        insert into resolution.waiting (record_of, record, at)
        select ?, one::uuid, ? from unnest(?) one order by one::uuid on conflict do nothing
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

    /** A table that is taken in notes every row of it: they are written together before the transaction ends. */
    void await(String of, UUID record, Instant at) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            write(of, List.of(record), at);
            return;
        }
        notes(at).add(of, record);
    }

    private Notes notes(Instant at) {
        if (TransactionSynchronizationManager.getResource(this) instanceof Notes begun) return begun;
        var notes = new Notes(at);
        TransactionSynchronizationManager.bindResource(this, notes);
        TransactionSynchronizationManager.registerSynchronization(notes);
        return notes;
    }

    private void write(String of, Collection<UUID> records, Instant at) {
        database.update(WAIT, of, at, records.stream().map(UUID::toString).toArray(String[]::new));
    }

    /** What was noted in a transaction and is not written yet. */
    private final class Notes implements TransactionSynchronization {
        private final Instant at;
        private final Map<String, Set<UUID>> noted = new TreeMap<>();
        private int count;

        Notes(Instant at) {
            this.at = at;
        }

        void add(String of, UUID record) {
            noted.computeIfAbsent(of, one -> new LinkedHashSet<>()).add(record);
            if (++count >= MOST_NOTES) writeAll();
        }

        private void writeAll() {
            noted.forEach((of, records) -> write(of, records, at));
            noted.clear();
            count = 0;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            writeAll();
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(JdbcStanding.this);
        }
    }

    /** {@return records that waited; they are locked, and gone when the transaction commits} */
    List<Linked> take(int most) {
        return database.list(TAKE, row -> new Linked(row.uuid("record"), row.text("record_of")), most);
    }
}
