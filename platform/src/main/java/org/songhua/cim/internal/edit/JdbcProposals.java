package org.songhua.cim.internal.edit;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.ObjectId;
import org.songhua.cim.Proposals.Proposal;
import org.songhua.cim.Proposals.State;
import org.songhua.cim.internal.objects.ObjectConditions;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.songhua.store.Json;
import org.songhua.store.Row;

/** Rows of {@code cim.proposal}. */
final class JdbcProposals {
    private static final String INSERT = """
            insert into cim.proposal (at, by, reason, body, objects, class, region, department, longitude, latitude)
            values (?, ?, ?, ?, ?::uuid[], ?, ?, ?, ?, ?) returning number""";
    /** Stale is what has another revision now than the one that the proposal was made on. */
    private static final String SELECT = """
            select number, at, by, reason, body::text as body, class, longitude, latitude, state, reviewed_by, reviewed_at, note,
              edit, case when state = 'OPEN' then (
                select array_agg(seen.id::text) from (
                  select (c ->> 'id')::uuid as id, (c ->> 'revision')::int as revision
                  from jsonb_path_query(body, '$.changes[*] ? (exists(@.id))') c
                  union all
                  select (c ->> 'id')::uuid, (c ->> 'revision')::int
                  from jsonb_path_query(body, '$.changes[*].objects[*] ? (exists(@.id))') c) seen
                where not exists (
                  select 1 from cim.object o where o.id = seen.id and o.revision = seen.revision)) end as stale
            from cim.proposal %s""";

    private static final String DECIDE = """
            update cim.proposal set state = ?, reviewed_by = ?, reviewed_at = ?, note = ?, edit = ?
            where number = ? and state = 'OPEN'""";

    private final Database database;

    JdbcProposals(Database database) {
        this.database = database;
    }

    /**
     * Where a proposal lies, which says who may see it.
     *
     * @param classCode class of its first object
     */
    record Site(
            String classCode,
            @Nullable String region,
            @Nullable String department,
            double longitude,
            double latitude) {}

    long insert(Instant at, String by, @Nullable String reason, String body, List<UUID> objects, Site site) {
        return database.get(
                INSERT,
                row -> row.whole("number"),
                at,
                by,
                reason,
                new Json(body),
                objects.stream().map(UUID::toString).toArray(String[]::new),
                site.classCode(),
                site.region(),
                site.department(),
                site.longitude(),
                site.latitude());
    }

    Optional<Proposal> find(long number, Scope scope) {
        var conditions = ObjectConditions.within(scope).and("number = ?", number);
        return database.find(SELECT.formatted(conditions.where()), JdbcProposals::proposal, conditions.parameters());
    }

    List<Proposal> list(@Nullable State state, @Nullable String by, int limit, Scope scope) {
        var conditions = ObjectConditions.within(scope);
        if (state != null) conditions.and("state = ?", state);
        if (by != null) conditions.and("by = ?", by);
        String order = " order by state <> 'OPEN', case when state = 'OPEN' then number else -number end limit ?";
        return database.list(
                SELECT.formatted(conditions.where()) + order, JdbcProposals::proposal, conditions.parameters(limit));
    }

    long countOpen(Scope scope) {
        var conditions = ObjectConditions.within(scope).and("state = 'OPEN'");
        return database.get(
                "select count(*) as n from cim.proposal " + conditions.where(),
                row -> row.whole("n"),
                conditions.parameters());
    }

    /** {@return whether it was open until now} */
    boolean decide(long number, State state, String by, Instant at, @Nullable String note, @Nullable Long edit) {
        return database.update(DECIDE, state, by, at, note, edit, number) == 1;
    }

    private static Proposal proposal(Row row) {
        return new Proposal(
                row.whole("number"),
                row.instant("at"),
                row.text("by"),
                row.findText("reason"),
                row.text("body"),
                row.text("class"),
                Arrays.stream(row.texts("stale")).map(ObjectId::parse).toList(),
                row.number("longitude"),
                row.number("latitude"),
                State.valueOf(row.text("state")),
                row.findText("reviewed_by"),
                row.findInstant("reviewed_at"),
                row.findText("note"),
                row.findWhole("edit"));
    }
}
