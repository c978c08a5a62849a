package org.songhua.cim.internal.objects;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.songhua.cim.Queryables;
import org.songhua.cim.Queryables.Queryable;
import org.songhua.cim.Queryables.Source;
import org.songhua.engine.cql.Expression;
import org.songhua.engine.cql.Expression.Comparison;
import org.songhua.engine.cql.Expression.SpatialRelation;
import org.songhua.engine.cql.Type;

/**
 * Conditions of SQL for filters, as far as PostgreSQL decides exactly what {@code engine.cql} does: comparisons of columns,
 * attributes and literals, logic with three values, LIKE, BETWEEN, IN, IS NULL. Relations of geometries become conditions on
 * boxes, which are necessary only. Empty where nothing can be said.
 */
final class FilterSql {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final Map<String, Queryable> queryables;

    FilterSql(Queryables queryables) {
        this.queryables = queryables.byName();
    }

    /** {@return a condition that holds for all rows for which the filter is true} */
    Optional<Fragment> condition(Expression filter) {
        return switch (filter) {
            case Expression.And(var conditions) -> some(conditions);
            case Expression.Or(var conditions) ->
                every(conditions, this::condition).map(all -> Fragment.joinAll(" or ", all));
            // The opposite of what is only necessary says nothing.
            case Expression.Not(var condition) ->
                condition(condition).filter(Fragment::exact).map(c -> Fragment.join("not (%s)", c));
            case Expression.Truth(var truth) -> Optional.of(Fragment.of(truth ? "true" : "false"));
            case Expression.Compare compare -> compare(compare);
            case Expression.Like(var text, Expression.Text(var pattern))
            when isStorable(pattern) ->
                value(text, Type.TEXT).map(v -> Fragment.join("%s like %s", v, Fragment.of("?", pattern)));
            case Expression.Between(var value, var least, var greatest) -> between(value, least, greatest);
            case Expression.In(var value, var list) -> in(value, list);
            case Expression.IsNull(Expression.Property property) ->
                value(property, type(property)).map(v -> Fragment.join("%s is null", v));
            case Expression.Property property -> value(property, Type.TRUTH);
            case Expression.Spatial spatial -> spatial(spatial);
            case Expression.Temporal temporal -> temporal(temporal);
            default -> Optional.empty();
        };
    }

    /** Of conditions that must all hold, those that can be said are enough to be necessary. */
    private Optional<Fragment> some(List<Expression> conditions) {
        var said = new ArrayList<Fragment>();
        conditions.forEach(c -> condition(c).ifPresent(said::add));
        if (said.isEmpty()) return Optional.empty();
        Fragment all = Fragment.joinAll(" and ", said);
        return Optional.of(said.size() == conditions.size() ? all : all.necessary());
    }

    private static Optional<List<Fragment>> every(
            List<Expression> parts, Function<Expression, Optional<Fragment>> translation) {
        var all = new ArrayList<Fragment>();
        for (Expression part : parts) {
            Optional<Fragment> translated = translation.apply(part);
            if (translated.isEmpty()) return Optional.empty();
            all.add(translated.get());
        }
        return Optional.of(all);
    }

    private Optional<Fragment> compare(Expression.Compare compare) {
        Type type = typeOfAll(compare.left(), compare.right());
        return every(List.of(compare.left(), compare.right()), part -> value(part, type))
                .map(both -> Fragment.join("%s " + compare.operator().sign() + " %s", both.get(0), both.get(1)));
    }

    private Optional<Fragment> between(Expression value, Expression least, Expression greatest) {
        Type type = typeOfAll(value, least, greatest);
        return every(List.of(value, least, greatest), part -> value(part, type))
                .map(all -> Fragment.join("%s between %s and %s", all.get(0), all.get(1), all.get(2)));
    }

    private Optional<Fragment> in(Expression value, List<Expression> list) {
        var parts = new ArrayList<Expression>();
        parts.add(value);
        parts.addAll(list);
        Type type = typeOfAll(parts.toArray(Expression[]::new));
        return every(parts, part -> value(part, type))
                .map(all ->
                        Fragment.join("%s in %s", all.getFirst(), Fragment.joinAll(", ", all.subList(1, all.size()))));
    }

    /** The type of the parts when they share one that the database compares alike; days and moments together do not. */
    private Type typeOfAll(Expression... parts) {
        Type type = type(parts[0]);
        for (Expression part : parts) {
            if (type(part) != type) return Type.INTERVAL;
        }
        return type;
    }

    private Type type(Expression part) {
        return switch (part) {
            case Expression.Property(var name) -> queryable(name).type();
            case Expression.Text text -> Type.TEXT;
            case Expression.Numeric number -> Type.NUMBER;
            case Expression.Truth truth -> Type.TRUTH;
            case Expression.Moment moment -> Type.TIMESTAMP;
            // Anything else is left to the evaluator.
            default -> Type.INTERVAL;
        };
    }

    private Queryable queryable(String name) {
        Queryable queryable = queryables.get(name);
        if (queryable == null) throw new IllegalArgumentException("The filter was not checked: " + name);
        return queryable;
    }

    private Optional<Fragment> value(Expression part, Type type) {
        return switch (part) {
            case Expression.Property(var name) when queryable(name).type() == type -> column(queryable(name));
            case Expression.Text(var text)
            when type == Type.TEXT && isStorable(text) -> Optional.of(Fragment.of("?::text collate \"C\"", text));
            case Expression.Numeric(var number)
            when type == Type.NUMBER -> Optional.of(Fragment.of("?::numeric", number));
            case Expression.Truth(var truth)
            when type == Type.TRUTH -> Optional.of(Fragment.of(truth ? "true" : "false"));
            case Expression.Moment(var moment)
            when type == Type.TIMESTAMP && isStorable(moment) -> Optional.of(Fragment.of("?::timestamptz", moment));
            default -> Optional.empty();
        };
    }

    /** What the database cannot hold it cannot compare either. */
    private static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    private static boolean isStorable(Instant moment) {
        boolean whole = moment.truncatedTo(ChronoUnit.MICROS).equals(moment);
        return whole && !moment.isBefore(FIRST) && !moment.isAfter(LAST);
    }

    private static Optional<Fragment> column(Queryable queryable) {
        return switch (queryable.source()) {
            case ATTRIBUTE -> attribute(queryable);
            case ID -> Optional.of(Fragment.of("id::text collate \"C\""));
            case NAME -> Optional.of(Fragment.of("name collate \"C\""));
            case SOURCE_ID -> Optional.of(Fragment.of("source_id collate \"C\""));
            case REGION -> Optional.of(Fragment.of("region collate \"C\""));
            case DATASET -> Optional.of(ofDataset("code collate \"C\""));
            case SYNTHETIC -> Optional.of(ofDataset("synthetic"));
            case REVISION -> Optional.of(Fragment.of("revision::numeric"));
            case VALID_FROM -> Optional.of(Fragment.of("valid_from"));
            case UPDATED -> Optional.of(Fragment.of("recorded_from"));
            case GEOMETRY -> Optional.empty();
        };
    }

    private static Fragment ofDataset(String column) {
        return Fragment.of("(select d." + column + " from cim.dataset d where d.number = object.dataset)");
    }

    /** A value of another type than declared counts as absent. Days and times in texts are left to the evaluator. */
    private static Optional<Fragment> attribute(Queryable queryable) {
        String name = queryable.name();
        return switch (queryable.type()) {
            case TEXT -> Optional.of(typed("string", "%s collate \"C\"", name));
            case NUMBER -> Optional.of(typed("number", "(%s)::numeric", name));
            case TRUTH -> Optional.of(typed("boolean", "(%s)::boolean", name));
            default -> Optional.empty();
        };
    }

    private static Fragment typed(String jsonType, String pattern, String name) {
        String sql = "(case when jsonb_typeof(attributes -> ?) = '" + jsonType + "' then "
                + pattern.formatted("attributes ->> ?") + " end)";
        return Fragment.of(sql, name, name);
    }

    private Optional<Fragment> temporal(Expression.Temporal temporal) {
        Optional<Comparison> comparison = switch (temporal.relation()) {
            case T_AFTER -> Optional.of(Comparison.GREATER);
            case T_BEFORE -> Optional.of(Comparison.LESS);
            case T_EQUALS, T_INTERSECTS -> Optional.of(Comparison.EQUAL);
            case T_DISJOINT -> Optional.of(Comparison.NOT_EQUAL);
            default -> Optional.empty();
        };
        return comparison.flatMap(c -> compare(new Expression.Compare(c, temporal.left(), temporal.right())));
    }

    private Optional<Fragment> spatial(Expression.Spatial spatial) {
        return SpatialBox.of(spatial, this::isGeometry).map(SpatialBox::condition);
    }

    private boolean isGeometry(Expression part) {
        return part instanceof Expression.Property(var name) && queryable(name).source() == Source.GEOMETRY;
    }

    /** {@return the boxes of which an object must touch one for the relation to hold; empty when none can be told} */
    Optional<SpatialBox> box(Expression filter) {
        return filter instanceof Expression.Spatial spatial && spatial.relation() != SpatialRelation.S_DISJOINT
                ? SpatialBox.of(spatial, this::isGeometry)
                : Optional.empty();
    }
}
