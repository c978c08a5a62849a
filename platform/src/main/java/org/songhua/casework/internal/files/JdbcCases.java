package org.songhua.casework.internal.files;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.CaseEvent;
import org.songhua.casework.CaseQuery;
import org.songhua.casework.CaseSummary;
import org.songhua.engine.flow.ClockTerms;
import org.songhua.engine.flow.FlowCase;
import org.songhua.engine.flow.FlowClock;
import org.songhua.engine.flow.FlowEvent;
import org.songhua.engine.flow.FlowState;
import org.songhua.engine.flow.FlowTask;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.songhua.store.Json;
import org.songhua.store.Row;
import tools.jackson.databind.json.JsonMapper;

/** Cases, their logs and their clocks in the database. */
final class JdbcCases {
    static final String COLUMNS = """
            id, number, flow, flow_version, class, severity, state, stage, kind, department, parties, region, grid,
            component, longitude, latitude, channel, supervision, pending, routed, unlimited, public, merged_into, parent,
            created_at, changed_at, closed_at, due_at, warn_level, sequence""";
    private static final String SELECT = "select " + COLUMNS + " from casework.case_file";
    private static final String EXISTS = "select 1 as one from casework.case_file";
    private static final String COUNT = "select count(*) as n from casework.case_file";
    private static final String INSERT = """
            insert into casework.case_file (class, severity, state, stage, kind, department, parties, region, grid,
              supervision, pending, routed, routing, unlimited, public, merged_into, changed_at, closed_at, due_at,
              next_fire_at, warn_level, sequence, hash, projection,
              number, flow, flow_version, channel, component, longitude, latitude, parent, created_at, id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String UPDATE = """
            update casework.case_file set class = ?, severity = ?, state = ?, stage = ?, kind = ?, department = ?,
              parties = ?, region = ?, grid = ?, supervision = ?, pending = ?, routed = ?, routing = ?, unlimited = ?,
              public = ?, merged_into = ?, changed_at = ?, closed_at = ?, due_at = ?, next_fire_at = ?, warn_level = ?,
              sequence = ?, hash = ?, projection = ?
            where id = ?""";
    private static final String RECORD = """
            select id, number, flow, flow_version, channel, component, longitude, latitude, routing, routed, parent,
              created_at, projection, hash from casework.case_file""";
    private static final String DUE =
            RECORD + " where next_fire_at <= ? order by next_fire_at limit ? for update skip locked";
    private static final String NEXT_NUMBERS = "select nextval('casework.case_number') as n from generate_series(1, ?)";
    private static final String APPEND = """
            insert into casework.case_event (case_id, sequence, at, actor, action, from_state, to_state, event, hash)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String LOG = "select event, hash from casework.case_event where case_id = ? order by sequence";
    private static final String PUT_CLOCK = """
            insert into casework.case_clock (case_id, clock, started_at, status, due_at, stopped_at, rule, calendar, provisional)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (case_id, clock, started_at) do update set status = excluded.status, due_at = excluded.due_at,
              stopped_at = excluded.stopped_at, rule = excluded.rule, calendar = excluded.calendar,
              provisional = excluded.provisional""";
    /** Who leads or helps counts a case; one that nobody has is counted as such. */
    private static final String CONCERNED = "unnest(coalesce(nullif(array(select distinct d from"
            + " unnest(array_append(parties, department)) d where d is not null), '{}'), array[null]))";

    private static final Map<String, String> DIMENSIONS = Map.of(
            "kind",
            "kind",
            "stage",
            "stage::text",
            "state",
            "state",
            "class",
            "class",
            "department",
            CONCERNED,
            "region",
            "region",
            "severity",
            "severity",
            "channel",
            "channel",
            "warn",
            "warn_level::text");

    private static final String COUNTS = """
            select coalesce(value, '-') as value, count(*) as n from (select %s as value from casework.case_file%s) as one
            group by 1 order by 2 desc, 1""";
    /** A question for such a code takes whatever begins so, and so does its count. */
    private static final Set<String> NESTED = Set.of("region", "class");

    private static final String MISSED = """
            id in (select k.case_id from casework.case_clock k where k.status = 'RUNNING' and k.due_at >= ? and k.due_at < ?)""";

    private final Database database;

    JdbcCases(Database database) {
        this.database = database;
    }

    String nextNumber(@Nullable String region, String day) {
        return number(region, day, nextNumbers(1).getFirst());
    }

    /** {@return running numbers that nobody else gets} */
    List<Long> nextNumbers(int many) {
        return database.list(NEXT_NUMBERS, row -> row.whole("n"), many);
    }

    static String number(@Nullable String region, String day, long next) {
        String area = region == null ? "000000" : region.substring(0, Math.min(6, region.length()));
        return "%s-%s-%06d".formatted(area, day, next);
    }

    Optional<CaseRecord> find(UUID id) {
        return database.find(RECORD + " where id = ?", JdbcCases::record, id);
    }

    /** Locks cases of which a clock has reached a level, the first first; those that somebody works on are left for the next round. */
    List<CaseRecord> lockDue(Instant now, int most) {
        return database.list(DUE, JdbcCases::record, now, most);
    }

    /** Locks cases in the order of their ids, so that two who lock the same do not wait for each other for ever. */
    Optional<CaseRecord> lock(UUID id) {
        return database.find(RECORD + " where id = ? for update", JdbcCases::record, id);
    }

    boolean isWithin(UUID id, Scope scope) {
        var conditions = CaseConditions.within(scope).and("id = ?", id);
        return database.find(EXISTS + conditions.where(), row -> true, conditions.parameters())
                .isPresent();
    }

    Optional<CaseSummary> findSummary(UUID id, Scope scope) {
        var conditions = CaseConditions.within(scope).and("id = ?", id);
        return database.find(SELECT + conditions.where(), JdbcCases::summary, conditions.parameters());
    }

    List<CaseSummary> list(CaseQuery query, Scope scope, Instant now) {
        String key = switch (query.sort()) {
            case CREATED -> "created_at";
            case CHANGED -> "changed_at";
            case DUE -> "coalesce(due_at, 'infinity'::timestamptz)";
        };
        boolean rising = query.sort() == CaseQuery.Sort.DUE;
        String order = rising ? " order by due_at asc nulls last, id asc" : " order by %s desc, id desc".formatted(key);
        var branches = new ArrayList<String>();
        var parameters = new ArrayList<@Nullable Object>();
        for (CaseConditions conditions : CaseConditions.branches(query, scope, now)) {
            if (query.after() != null)
                conditions.and(
                        "(%s, id) %s (select %s, id from casework.case_file where id = ?)"
                                .formatted(key, rising ? ">" : "<", key),
                        query.after());
            branches.add("(select " + COLUMNS + " from casework.case_file" + conditions.where() + order + " limit ?)");
            parameters.addAll(Arrays.asList(conditions.parameters(query.limit())));
        }
        if (branches.size() == 1) return database.list(branches.getFirst(), JdbcCases::summary, parameters.toArray());
        parameters.add(query.limit());
        return database.list(
                "select * from (" + String.join(" union all ", branches) + ") branches" + order + " limit ?",
                JdbcCases::summary,
                parameters.toArray());
    }

    List<CaseSummary> onDuty(String user, Scope scope) {
        CaseConditions conditions =
                CaseConditions.within(scope).and("kind = 'OPEN'").and("projection -> 'fields' ->> 'on_duty' = ?", user);
        String sql = SELECT + conditions.where() + " order by due_at asc nulls last, id limit 500";
        return database.list(sql, JdbcCases::summary, conditions.parameters());
    }

    List<UUID> missed(String classHead, Instant from, Instant before, @Nullable UUID after, int limit, Scope scope) {
        CaseConditions conditions = CaseConditions.within(scope)
                .and("kind = 'OPEN'")
                .and("class like ?", CaseConditions.head(classHead))
                .and(MISSED, from, before);
        if (after != null) conditions.and("id > ?", after);
        return database.list(
                "select id from casework.case_file" + conditions.where() + " order by id limit ?",
                row -> row.uuid("id"),
                conditions.parameters(limit));
    }

    long count(CaseQuery query, Scope scope, Instant now) {
        long all = 0;
        for (CaseConditions conditions : CaseConditions.branches(query, scope, now))
            all += database.get(COUNT + conditions.where(), row -> row.whole("n"), conditions.parameters());
        return all;
    }

    Map<String, Long> countBy(CaseQuery query, String dimension, Scope scope, Instant now) {
        String column = DIMENSIONS.get(dimension);
        if (column == null) throw new IllegalArgumentException("No dimension " + dimension);
        CaseConditions conditions = CaseConditions.of(query, scope, now);
        Map<String, Long> counts = database.map(
                COUNTS.formatted(column, conditions.where()),
                row -> row.text("value"),
                row -> row.whole("n"),
                conditions.parameters());
        return NESTED.contains(dimension) ? Nested.counts(counts) : counts;
    }

    /** {@return public or all cases in a box around a place} */
    List<CaseSummary> inBox(double[] box, @Nullable String classCode, boolean publicOnly, Scope scope) {
        CaseConditions conditions = CaseConditions.within(scope);
        conditions.inside(box);
        if (publicOnly) conditions.and("public");
        if (classCode != null) conditions.and("class = ?", classCode);
        conditions.and("kind = 'OPEN'");
        return database.list(SELECT + conditions.where() + " limit 200", JdbcCases::summary, conditions.parameters());
    }

    List<CaseEvent> log(UUID id) {
        return database.list(
                LOG,
                row -> new CaseEvent(
                        JsonMapper.shared().readValue(row.text("event"), FlowEvent.class),
                        HexFormat.of().formatHex(row.bytes("hash"))),
                id);
    }

    void append(UUID id, FlowEvent event, byte[] hash) {
        append(id, List.of(event), List.of(hash));
    }

    /** Appends events in their order, each with its hash. */
    void append(UUID id, List<FlowEvent> events, List<byte[]> hashes) {
        database.batch(APPEND, eventRows(id, events, hashes));
    }

    /** Appends rows of {@link #eventRows}. */
    void append(List<@Nullable Object[]> rows) {
        database.batch(APPEND, rows);
    }

    static List<@Nullable Object[]> eventRows(UUID id, List<FlowEvent> events, List<byte[]> hashes) {
        var rows = new ArrayList<@Nullable Object[]>();
        for (int i = 0; i < events.size(); i++) rows.add(eventRow(id, events.get(i), hashes.get(i)));
        return rows;
    }

    private static @Nullable Object[] eventRow(UUID id, FlowEvent event, byte[] hash) {
        return new @Nullable Object[] {
            id,
            (int) event.sequence(),
            event.at(),
            event.actor(),
            event.action(),
            event.from(),
            event.to(),
            new Json(JsonMapper.shared().writeValueAsString(event)),
            hash
        };
    }

    void insert(CaseRecord subject, FlowState state, boolean isPublic) {
        insert(List.of(new NewCase(subject, state, isPublic)));
    }

    /** A case to be written, with the state it stands in. */
    record NewCase(CaseRecord subject, FlowState state, boolean isPublic) {}

    void insert(List<NewCase> fresh) {
        database.batch(INSERT, fresh.stream().map(JdbcCases::row).toList());
        var clocks = new ArrayList<@Nullable Object[]>();
        fresh.forEach(
                one -> clocks.addAll(clockRows(one.subject().id(), one.subject().standing(), FlowCase.blank())));
        database.batch(PUT_CLOCK, clocks);
    }

    private static @Nullable Object[] row(NewCase fresh) {
        CaseRecord subject = fresh.subject();
        var parameters = new ArrayList<>(Arrays.asList(projection(subject, fresh.state(), fresh.isPublic())));
        parameters.addAll(Arrays.asList(
                subject.number(),
                subject.flow(),
                subject.flowVersion(),
                subject.channel(),
                subject.component(),
                subject.longitude(),
                subject.latitude(),
                subject.parent(),
                subject.createdAt(),
                subject.id()));
        return parameters.toArray();
    }

    void update(CaseRecord subject, FlowState state, boolean isPublic, FlowCase before) {
        var parameters = new ArrayList<>(Arrays.asList(projection(subject, state, isPublic)));
        parameters.add(subject.id());
        database.update(UPDATE, parameters.toArray());
        database.batch(PUT_CLOCK, clockRows(subject.id(), subject.standing(), before));
    }

    private static @Nullable Object[] projection(CaseRecord subject, FlowState state, boolean isPublic) {
        FlowCase now = subject.standing();
        String merged = now.state().equals("merged") ? subject.findField("merged_into") : null;
        Firing firing = Firing.of(now, now.at() == null ? subject.createdAt() : now.at());
        return new @Nullable Object[] {
            subject.field("class"),
            subject.field("severity"),
            now.state(),
            state.stage(),
            state.kind(),
            subject.findField("department"),
            parties(now),
            subject.findField("region"),
            subject.findField("grid"),
            level(subject.field("supervision")),
            now.pending().keySet().toArray(String[]::new),
            subject.routed(),
            new Json(subject.routingJson()),
            now.clocks().values().stream()
                    .anyMatch(c -> c.isAlive() && c.terms().due() == null),
            isPublic,
            merged == null ? null : UUID.fromString(merged),
            now.at(),
            now.closedAt(),
            now.nextDue(),
            firing.next(),
            firing.level(),
            (int) now.sequence(),
            subject.hash(),
            new Json(JsonMapper.shared().writeValueAsString(now))
        };
    }

    private static String[] parties(FlowCase subject) {
        return subject.tasks().values().stream()
                .filter(task ->
                        task.status() == FlowTask.Status.OPEN && !task.party().isEmpty())
                .map(FlowTask::party)
                .distinct()
                .toArray(String[]::new);
    }

    private static int level(String supervision) {
        return supervision.matches("[0-3]") ? Integer.parseInt(supervision) : 0;
    }

    /** Those that stopped first, so that there are never two running ones of a kind. */
    private static List<@Nullable Object[]> clockRows(UUID id, FlowCase now, FlowCase before) {
        var rows = new ArrayList<@Nullable Object[]>();
        now.clocks().forEach((name, clock) -> {
            if (!clock.equals(before.clocks().get(name))) rows.add(clockRow(id, name, clock));
        });
        rows.sort((a, b) -> Boolean.compare("RUNNING".equals(a[3]), "RUNNING".equals(b[3])));
        return rows;
    }

    private static @Nullable Object[] clockRow(UUID id, String name, FlowClock clock) {
        ClockTerms terms = clock.terms();
        return new @Nullable Object[] {
            id,
            name,
            clock.startedAt(),
            clock.status().name(),
            terms.due(),
            clock.stoppedAt(),
            terms.rule(),
            terms.calendar(),
            terms.provisional()
        };
    }

    private static CaseRecord record(Row row) {
        return new CaseRecord(
                row.uuid("id"),
                row.text("number"),
                row.text("flow"),
                row.integer("flow_version"),
                row.text("channel"),
                findUuid(row, "component"),
                findNumber(row, "longitude"),
                findNumber(row, "latitude"),
                row.text("routing"),
                row.flag("routed"),
                findUuid(row, "parent"),
                row.instant("created_at"),
                JsonMapper.shared().readValue(row.text("projection"), FlowCase.class),
                row.bytes("hash"));
    }

    static CaseSummary summary(Row row) {
        return summary(row, "id");
    }

    /** @param id column of the case's id */
    static CaseSummary summary(Row row, String id) {
        return new CaseSummary(
                row.uuid(id),
                row.text("number"),
                row.text("flow"),
                row.integer("flow_version"),
                row.text("class"),
                row.text("severity"),
                row.text("state"),
                row.integer("stage"),
                row.text("kind"),
                row.findText("department"),
                List.of(row.texts("parties")),
                row.findText("region"),
                row.findText("grid"),
                findUuid(row, "component"),
                findNumber(row, "longitude"),
                findNumber(row, "latitude"),
                row.text("channel"),
                row.integer("supervision"),
                List.of(row.texts("pending")),
                row.flag("routed"),
                row.flag("unlimited"),
                row.flag("public"),
                findUuid(row, "merged_into"),
                findUuid(row, "parent"),
                row.instant("created_at"),
                row.instant("changed_at"),
                row.findInstant("closed_at"),
                row.findInstant("due_at"),
                row.integer("warn_level"),
                row.integer("sequence"));
    }

    static @Nullable UUID findUuid(Row row, String column) {
        String text = row.findText(column);
        return text == null ? null : UUID.fromString(text);
    }

    static @Nullable Double findNumber(Row row, String column) {
        double value = row.number(column);
        return Double.isNaN(value) ? null : (Double) value;
    }
}
