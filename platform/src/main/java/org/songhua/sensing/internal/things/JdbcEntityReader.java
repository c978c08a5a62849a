package org.songhua.sensing.internal.things;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.songhua.engine.odata.Expr;
import org.songhua.engine.odata.Query;
import org.songhua.engine.odata.TimeInterval;
import org.songhua.sensing.Entity;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.Observations;
import org.songhua.sensing.PageToken;
import org.songhua.sensing.Relation;
import org.songhua.sensing.Target;
import org.songhua.sensing.TimeSpan;
import org.songhua.store.Database;
import org.springframework.stereotype.Repository;

/** Reads entities other than readings. */
@Repository
class JdbcEntityReader {
    private static final int PORTION = 2000;

    private final Database database;
    private final Observations observations;
    private final Clock clock;

    JdbcEntityReader(Database database, Observations observations, Clock clock) {
        this.database = database;
        this.observations = observations;
        this.clock = clock;
    }

    /**
     * Rows of one page.
     *
     * @param more whether others follow
     */
    record Rows(List<Entity> entities, boolean more) {}

    Optional<Entity> find(EntityType type, long id) {
        String sql = "select %s from %s t where t.id = ? and %s"
                .formatted(Tables.columns(type, "t"), Tables.table(type), Tables.condition(type, "t"));
        return database.find(sql, row -> complete(EntityRow.read(type, row)), id);
    }

    boolean exists(EntityType type, long id) {
        String sql = "select 1 as one from %s t where t.id = ? and %s"
                .formatted(Tables.table(type), Tables.condition(type, "t"));
        return database.find(sql, row -> true, id).isPresent();
    }

    /** {@return numbers to the entities that have them} */
    Map<Long, Entity> findAll(EntityType type, Long[] ids) {
        String sql = "select %s from %s t where t.id = any(?) and %s"
                .formatted(Tables.columns(type, "t"), Tables.table(type), Tables.condition(type, "t"));
        var found = new HashMap<Long, Entity>();
        database.each(
                sql,
                row -> {
                    Entity entity = complete(EntityRow.read(type, row));
                    found.put(entity.id(), entity);
                },
                (Object) ids);
        return found;
    }

    boolean leads(Relation relation, long source, long target) {
        Tables.Link link = Tables.link(relation);
        String sql = "select 1 as one from %s a join %s on %s where a.id = ? and b.id = ?"
                .formatted(Tables.table(relation.source()), parenthesised(link.from("b")), link.on("a", "b"));
        return database.find(sql, row -> true, source, target).isPresent();
    }

    private static String parenthesised(String from) {
        return from.contains(" join ") ? "(" + from + ")" : from;
    }

    Rows list(Target target, Query query, @Nullable PageToken page, int limit, SqlConditions.RowFilter rows) {
        var statement = new ListStatement(target, query, clock.instant(), rows);
        var found = new ArrayList<Entity>();
        EntityType type = target.type();
        String sql = statement.page(page, limit + 1);
        database.each(sql, row -> found.add(complete(EntityRow.read(type, row))), statement.parameters());
        boolean more = found.size() > limit;
        return new Rows(more ? found.subList(0, limit) : found, more);
    }

    long count(Target target, Query query, SqlConditions.RowFilter rows) {
        var statement = new ListStatement(target, query, clock.instant(), rows);
        return database.get(statement.count(), row -> row.whole("n"), statement.parameters());
    }

    /** {@return numbers of the entities of a type for which the condition is true} */
    Long[] ids(EntityType type, Expr condition, SqlConditions.RowFilter rows) {
        var statement = new ListStatement(Target.all(type), Query.NONE.withFilter(condition), clock.instant(), rows);
        return database.list(statement.ids(), row -> row.whole("id"), statement.parameters())
                .toArray(Long[]::new);
    }

    /** {@return for each source the entities that the relation leads to} */
    Map<Long, Rows> listEach(Relation relation, Long[] sources, Query query, int limit, SqlConditions.RowFilter rows) {
        var statement = new ListStatement(Target.of(relation, 0), query, clock.instant(), rows);
        var found = new LinkedHashMap<Long, List<Entity>>();
        database.each(
                statement.each(limit + 1, sources),
                row -> found.computeIfAbsent(row.whole("parent"), parent -> new ArrayList<>())
                        .add(complete(EntityRow.read(relation.target(), row))),
                statement.parameters());
        var result = new HashMap<Long, Rows>();
        found.forEach((source, list) ->
                result.put(source, new Rows(list.size() > limit ? list.subList(0, limit) : list, list.size() > limit)));
        return result;
    }

    /** Hands over every entity of a type, until the sink has had enough. */
    void each(EntityType type, Predicate<Entity> sink) {
        String sql = "select %s from %s t where %s"
                .formatted(Tables.columns(type, "t"), Tables.table(type), Tables.condition(type, "t"));
        database.streamWhile(sql, PORTION, row -> sink.test(complete(EntityRow.read(type, row))));
    }

    /** Hands over number and well-known binary of the geometries whose box meets the envelope, of all for null. */
    void eachGeometry(EntityType type, @Nullable Envelope envelope, BiPredicate<Long, byte[]> sink) {
        String sql = "select t.id, t.geom from %s t where t.geom is not null and %s"
                .formatted(Tables.table(type), Tables.condition(type, "t"));
        if (envelope == null) database.streamWhile(sql, PORTION, row -> sink.test(row.whole("id"), row.bytes("geom")));
        else eachGeometry(sql + " and t.bounds && box(point(?, ?), point(?, ?))", envelope, sink);
    }

    /** A number and the well-known binary that goes with it. */
    @SuppressWarnings("ArrayRecordComponent") // read once
    private record Shape(long id, byte[] wkb) {}

    /** A box mostly holds few: they come with one answer, without a cursor and the transaction around it. */
    private void eachGeometry(String sql, Envelope box, BiPredicate<Long, byte[]> sink) {
        Object[] corners = {box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()};
        var few = database.list(
                sql + " limit " + (PORTION + 1), row -> new Shape(row.whole("id"), row.bytes("geom")), corners);
        if (few.size() > PORTION)
            database.streamWhile(sql, PORTION, row -> sink.test(row.whole("id"), row.bytes("geom")), corners);
        else for (Shape shape : few) if (!sink.test(shape.id(), shape.wkb())) return;
    }

    /** Adds what the readings tell of their datastream. */
    private Entity complete(Entity entity) {
        if (!entity.type().isStream()) return entity;
        Optional<TimeSpan> span = observations.span(entity.id());
        if (span.isEmpty()) return entity;
        EntityType type = entity.type();
        TimeSpan times = span.get();
        entity.values()[type.indexOf("phenomenonTime")] =
                new TimeInterval(times.phenomenonFrom(), times.phenomenonUntil());
        if (times.resultFrom() != null && times.resultUntil() != null)
            entity.values()[type.indexOf("resultTime")] = new TimeInterval(times.resultFrom(), times.resultUntil());
        return entity;
    }
}
