package org.songhua.service.internal.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.store.Database;
import org.songhua.store.Row;

/** Applications in the database: by which digests they are found, where they stand, what they wait for. */
final class JdbcApplications {
    private static final String COLUMNS = """
            number, service, register, record, person, identity_mark, code_item, state, since, queue_key, queued_at, given,
            reasons, certificate_item, certified_at, certified_until, certificate_holds""";
    private static final String NEXT = "select nextval('service.application_number') as n";
    private static final String LOCK_PERSON = """
            select pg_advisory_xact_lock(hashtextextended(?, 71))::text as got""";
    private static final String INSERT = """
            insert into service.application (number, service, register, record, person, identity_mark, tracking_mark, request_mark,
              code_item, state, since, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?)""";
    private static final String RECORDED = "update service.application set record = ? where number = ?";
    private static final String FIND = "select " + COLUMNS + " from service.application where ";
    private static final String UPDATE = """
            update service.application set state = ?, since = ?, queue_key = ?, queued_at = ?, need_key = ?, given = ?, reasons = ?,
              certificate_holds = ? where number = ?""";
    private static final String CERTIFY = """
            update service.application set certificate_mark = ?, certificate_item = ?, certified_at = ?,
              certified_until = ? where number = ?""";
    private static final String STAND = """
            insert into service.standing (service, kind, mark, application) values (?, ?, ?, ?) on conflict do nothing""";
    private static final String LEAVE = "delete from service.standing where application = ?";
    private static final String PLACE = """
            select count(*) as n from service.application
            where service = ? and queue_key is not null and (queue_key, queued_at, number) < (?, ?, ?)""";
    private static final String IN_STATE = """
            select %s from service.application where service = ? and state = any(?)
            order by queue_key nulls last, queued_at, since, number limit ?""".formatted(COLUMNS);
    private static final String LATE = """
            select %s from service.application join service.step s on s.application = application.number
            where application.service = ? and s.done_at is null and s.due < ? order by s.due, application.number limit ?""".formatted(COLUMNS.replace("number,", "application.number,")
            .replace("state,", "application.state,")
            .replace("since,", "application.since,"));
    private static final String NEEDS = """
            select need_key, number, state from service.application where service = ? and need_key is not null
            order by created_at, number""";
    private static final String ERASE = """
            update service.application set person = null, identity_mark = null, request_mark = null, code_item = null,
              tracking_mark = null, certificate_item = null where number = ?""";

    private final Database database;

    JdbcApplications(Database database) {
        this.database = database;
    }

    /** An application as it is kept. */
    @SuppressWarnings("ArrayRecordComponent") // read once, compared once
    record Kept(
            String number,
            String service,
            String register,
            UUID record,
            @Nullable UUID person,
            byte @Nullable [] identity,
            @Nullable UUID codeItem,
            String state,
            Instant since,
            @Nullable String queueKey,
            @Nullable Instant queuedAt,
            @Nullable String given,
            List<String> reasons,
            @Nullable UUID certificateItem,
            @Nullable Instant certifiedAt,
            @Nullable LocalDate certifiedUntil,
            boolean holds) {}

    /** What is new of an application. */
    @SuppressWarnings("ArrayRecordComponent") // written once
    record New(
            String number,
            String service,
            String register,
            UUID record,
            @Nullable UUID person,
            byte @Nullable [] identity,
            byte @Nullable [] tracking,
            byte @Nullable [] request,
            @Nullable UUID codeItem) {}

    /** Where an application stands after a change. */
    record Standing(
            String state,
            Instant since,
            @Nullable String queueKey,
            @Nullable Instant queuedAt,
            @Nullable String needKey,
            @Nullable String given,
            List<String> reasons,
            boolean holds) {}

    long next() {
        return database.get(NEXT, row -> row.whole("n"));
    }

    /** Lets nobody else go on with the same words until the end of the transaction. */
    void lockOut(String words) {
        database.get(LOCK_PERSON, row -> true, words);
    }

    void insert(New one, Instant now) {
        database.update(
                INSERT,
                one.number(),
                one.service(),
                one.register(),
                one.record(),
                one.person(),
                one.identity(),
                one.tracking(),
                one.request(),
                one.codeItem(),
                now,
                now);
    }

    void recorded(String number, UUID record) {
        database.update(RECORDED, record, number);
    }

    void update(String number, Standing standing) {
        database.update(
                UPDATE,
                standing.state(),
                standing.since(),
                standing.queueKey(),
                standing.queuedAt(),
                standing.needKey(),
                standing.given(),
                standing.reasons().toArray(String[]::new),
                standing.holds(),
                number);
    }

    void certify(String number, byte[] mark, UUID item, Instant at, LocalDate until) {
        database.update(CERTIFY, mark, item, at, until, number);
    }

    /** {@return whether no other application stands with that value} */
    boolean stand(String service, String kind, byte[] mark, String number) {
        return database.update(STAND, service, kind, mark, number) == 1;
    }

    void leave(String number) {
        database.update(LEAVE, number);
    }

    Optional<Kept> find(String service, String number) {
        return database.find(FIND + "service = ? and number = ?", JdbcApplications::read, service, number);
    }

    Optional<Kept> lock(String number) {
        return database.find(FIND + "number = ? for update", JdbcApplications::read, number);
    }

    Optional<Kept> tracked(byte[] mark) {
        return database.find(FIND + "tracking_mark = ?", JdbcApplications::read, (Object) mark);
    }

    Optional<Kept> requested(byte[] mark) {
        return database.find(FIND + "request_mark = ?", JdbcApplications::read, (Object) mark);
    }

    Optional<Kept> certified(byte[] mark) {
        return database.find(FIND + "certificate_mark = ?", JdbcApplications::read, (Object) mark);
    }

    /** {@return the place of an application that waits, counted from 1} */
    long place(Kept one) {
        return 1
                + database.get(
                        PLACE, row -> row.whole("n"), one.service(), one.queueKey(), one.queuedAt(), one.number());
    }

    List<Kept> inStates(String service, List<String> states, int limit) {
        return database.list(IN_STATE, JdbcApplications::read, service, (Object) states.toArray(String[]::new), limit);
    }

    List<Kept> late(String service, Instant now, int limit) {
        return database.list(LATE, JdbcApplications::read, service, now, limit);
    }

    /** An application that answers a need. */
    record Answer(String number, String state) {}

    /** {@return the latest application of each need; one in which it is met before any other} */
    Map<String, Answer> needs(String service, List<String> met) {
        var answers = new HashMap<String, Answer>();
        database.each(
                NEEDS,
                row -> answers.merge(
                        row.text("need_key"),
                        new Answer(row.text("number"), row.text("state")),
                        (before, later) -> met.contains(before.state()) ? before : later),
                service);
        return answers;
    }

    void erase(String number) {
        database.update(ERASE, number);
        leave(number);
    }

    private static Kept read(Row row) {
        String until = row.findText("certified_until");
        return new Kept(
                row.text("number"),
                row.text("service"),
                row.text("register"),
                row.uuid("record"),
                uuid(row, "person"),
                row.findBytes("identity_mark"),
                uuid(row, "code_item"),
                row.text("state"),
                row.instant("since"),
                row.findText("queue_key"),
                row.findInstant("queued_at"),
                row.findText("given"),
                List.of(row.texts("reasons")),
                uuid(row, "certificate_item"),
                row.findInstant("certified_at"),
                until == null ? null : LocalDate.parse(until),
                row.flag("certificate_holds"));
    }

    private static @Nullable UUID uuid(Row row, String column) {
        String text = row.findText(column);
        return text == null ? null : UUID.fromString(text);
    }
}
