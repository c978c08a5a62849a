package org.songhua.casework.internal.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.CaseChanged;
import org.songhua.casework.Webhooks.Webhook;
import org.songhua.store.Database;
import org.songhua.store.Json;
import org.songhua.store.Row;
import tools.jackson.databind.json.JsonMapper;

/** The outbox in the database: one row for each piece of news and address, written in the transaction of the change. */
public final class Outbox {
    private static final String PUT = """
            insert into casework.outbox (webhook, event) select id, ? from casework.webhook where active""";
    private static final String DUE = """
            select o.id, o.webhook, o.event::text as event, o.attempts, w.url, w.salt
            from casework.outbox o join casework.webhook w on w.id = o.webhook
            where o.sent_at is null and o.next_try_at <= ? and w.active
            order by o.next_try_at, o.id limit 1 for update of o skip locked""";
    private static final String SENT = "update casework.outbox set sent_at = ?, last_error = null where id = ?";
    private static final String FAILED = """
            update casework.outbox set attempts = attempts + 1, last_error = ?, next_try_at = ? where id = ?""";
    private static final String STUCK = """
            update casework.outbox o set stuck_at = ? where o.sent_at is null and o.stuck_at is null and o.attempts >= ?
              and exists (select 1 from casework.webhook w where w.id = o.webhook and w.active)""";
    private static final String LIST = """
            select w.id, w.url, w.active, w.created_by, w.created_at,
              count(o.id) filter (where o.sent_at is not null) as sent,
              count(o.id) filter (where o.sent_at is null) as waiting,
              count(o.id) filter (where o.sent_at is null and o.stuck_at is not null) as stuck,
              (select l.last_error from casework.outbox l where l.webhook = w.id and l.last_error is not null
               order by l.id desc limit 1) as last_error
            from casework.webhook w left join casework.outbox o on o.webhook = w.id
            group by w.id order by w.id""";
    private static final String ADD = """
            insert into casework.webhook (url, salt, created_by, created_at) values (?, ?, ?, ?) returning id""";
    private static final String RETRY = """
            update casework.outbox set next_try_at = ?, stuck_at = null, attempts = 0 where webhook = ? and sent_at is null""";

    private final Database database;

    public Outbox(Database database) {
        this.database = database;
    }

    /** News to be sent. */
    record Letter(long id, long webhook, String event, int attempts, String url, String salt) {}

    /** Writes news for every address; within the transaction of the change. Costs one statement when there is none. */
    public void put(CaseChanged news) {
        database.update(PUT, new Json(JsonMapper.shared().writeValueAsString(event(news))));
    }

    /** CloudEvents 1.0, structured JSON. The id is the same however often it is sent. */
    static Map<String, Object> event(CaseChanged news) {
        var data = new LinkedHashMap<String, @Nullable Object>();
        data.put("number", news.number());
        data.put("classCode", news.classCode());
        data.put("action", news.action());
        data.put("from", news.from());
        data.put("to", news.to());
        data.put("kind", news.kind());
        data.put("department", news.department());
        data.put("region", news.region());
        data.put("sequence", news.sequence());
        var event = new LinkedHashMap<String, Object>();
        event.put("specversion", "1.0");
        event.put("id", news.id() + "/" + news.sequence());
        event.put("source", "/api/cases");
        event.put("type", "org.songhua.case." + news.action());
        event.put("subject", news.id().toString());
        event.put("time", news.at().toString());
        event.put("datacontenttype", "application/json");
        event.put("data", data);
        return event;
    }

    Optional<Letter> next(Instant now) {
        return database.find(DUE, Outbox::letter, now);
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
        database.update(SENT, at, id);
    }

    void failed(long id, String why, Instant next) {
        database.update(FAILED, why, next, id);
    }

    /** Marks what has failed too often. {@return how many are stuck that were not before} */
    int markStuck(Instant now, int attempts) {
        return database.update(STUCK, now, attempts);
    }

    List<Webhook> list() {
        return database.list(
                LIST,
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
        return database.get(ADD, row -> row.whole("id"), url, salt, by, at);
    }

    boolean stop(long id) {
        return database.update("update casework.webhook set active = false where id = ? and active", id) == 1;
    }

    int retry(long id, Instant now) {
        return database.update(RETRY, now, id);
    }

    /** A minute, doubled with each try, six hours at most. */
    static Duration pause(int attempts) {
        return Duration.ofMinutes(Math.min(360, 1L << Math.min(9, attempts)));
    }
}
