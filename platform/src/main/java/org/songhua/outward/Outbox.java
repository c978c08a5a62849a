package org.songhua.outward;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.songhua.outward.Webhooks.Webhook;
import org.songhua.store.Database;
import org.songhua.store.Json;
import org.songhua.store.Row;

/** The outbox of a module: one row for each piece of news and address, written in the transaction of the change. */
public final class Outbox {
    private static final String PUT = """
            insert into {schema}.outbox (webhook, event) select id, ? from {schema}.webhook where active""";
    private static final String DUE = """
            select o.id, o.webhook, o.event::text as event, o.attempts, w.url, w.salt
            from {schema}.outbox o join {schema}.webhook w on w.id = o.webhook
            where o.sent_at is null and o.next_try_at <= ? and w.active
            order by o.next_try_at, o.id limit 1 for update of o skip locked""";
    private static final String SENT = "update {schema}.outbox set sent_at = ?, last_error = null where id = ?";
    private static final String FAILED = """
            update {schema}.outbox set attempts = attempts + 1, last_error = ?, next_try_at = ? where id = ?""";
    private static final String STUCK = """
            update {schema}.outbox o set stuck_at = ? where o.sent_at is null and o.stuck_at is null and o.attempts >= ?
              and exists (select 1 from {schema}.webhook w where w.id = o.webhook and w.active)""";
    private static final String LIST = """
            select w.id, w.url, w.active, w.created_by, w.created_at,
              count(o.id) filter (where o.sent_at is not null) as sent,
              count(o.id) filter (where o.sent_at is null) as waiting,
              count(o.id) filter (where o.sent_at is null and o.stuck_at is not null) as stuck,
              (select l.last_error from {schema}.outbox l where l.webhook = w.id and l.last_error is not null
               order by l.id desc limit 1) as last_error
            from {schema}.webhook w left join {schema}.outbox o on o.webhook = w.id
            group by w.id order by w.id""";
    private static final String ADD = """
            insert into {schema}.webhook (url, salt, created_by, created_at) values (?, ?, ?, ?) returning id""";
    private static final String STOP = "update {schema}.webhook set active = false where id = ? and active";
    private static final String RETRY = """
            update {schema}.outbox set next_try_at = ?, stuck_at = null, attempts = 0 where webhook = ? and sent_at is null""";

    private final Database database;
    private final String schema;

    /** @param schema of the module whose outbox it is: a name in the program, never one from outside */
    public Outbox(Database database, String schema) {
        this.database = database;
        this.schema = schema;
    }

    private String sql(String statement) {
        return statement.replace("{schema}", schema);
    }

    /** News to be sent. */
    record Letter(long id, long webhook, String event, int attempts, String url, String salt) {}

    /**
     * Writes news for every address; within the transaction of the change. Costs one statement when there is none.
     */
    public void put(CloudEvent event) {
        database.update(sql(PUT), new Json(event.json()));
    }

    Optional<Letter> next(Instant now) {
        return database.find(sql(DUE), Outbox::letter, now);
    }

    private static Letter letter(Row row) {
        return new Letter(
                row.whole("id"),
                row.whole("webhook"),
                row.text("event"),
                row.integer("attempts"),
                row.text("url"),
                row.text("salt"));
    }

    void sent(long id, Instant at) {
        database.update(sql(SENT), at, id);
    }

    void failed(long id, String why, Instant next) {
        database.update(sql(FAILED), why, next, id);
    }

    /** Marks what has failed too often. {@return how many are stuck that were not before} */
    int markStuck(Instant now, int attempts) {
        return database.update(sql(STUCK), now, attempts);
    }

    List<Webhook> list() {
        return database.list(
                sql(LIST),
                row -> new Webhook(
                        row.whole("id"),
                        row.text("url"),
                        row.flag("active"),
                        row.text("created_by"),
                        row.instant("created_at"),
                        row.whole("sent"),
                        row.whole("waiting"),
                        row.whole("stuck"),
                        row.findText("last_error")));
    }

    long add(String url, String salt, String by, Instant at) {
        return database.get(sql(ADD), row -> row.whole("id"), url, salt, by, at);
    }

    boolean stop(long id) {
        return database.update(sql(STOP), id) == 1;
    }

    int retry(long id, Instant now) {
        return database.update(sql(RETRY), now, id);
    }

    /** A minute, doubled with each try, six hours at most. */
    public static Duration pause(int attempts) {
        return Duration.ofMinutes(Math.min(360, 1L << Math.min(9, attempts)));
    }
}
