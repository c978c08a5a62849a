package org.songhua.engine.cql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.cql.Expression.ArrayRelation;
import org.songhua.engine.cql.Expression.Calculation;
import org.songhua.engine.cql.Expression.Comparison;

/**
 * Asks one filter of many features. Logic has three values (OGC 21-065r2, 6.4): what compares with an absent value is neither
 * true nor false. Not for use by several threads.
 */
public final class Evaluator {
    private final Expression filter;
    private final SpatialTests spatial = new SpatialTests();
    private final IdentityHashMap<Expression.Like, Pattern> patterns = new IdentityHashMap<>();

    /** @param filter as {@link Cql} reads it, geometry literals in the reference system of the features */
    public Evaluator(Expression filter) {
        this.filter = filter;
    }

    /** {@return whether the feature fulfils the filter} */
    public boolean matches(Subject feature) {
        return Boolean.TRUE.equals(test(feature));
    }

    /** {@return true, false, or null for unknown} */
    public @Nullable Boolean test(Subject feature) {
        return truth(filter, feature);
    }

    private @Nullable Boolean truth(Expression expression, Subject feature) {
        return switch (expression) {
            case Expression.And(var conditions) -> joined(conditions, feature, false);
            case Expression.Or(var conditions) -> joined(conditions, feature, true);
            case Expression.Not(var condition) -> not(truth(condition, feature));
            case Expression.Compare(var operator, var left, var right) ->
                compare(operator, value(left, feature), value(right, feature));
            case Expression.Like like -> like(like, feature);
            case Expression.Between(var value, var least, var greatest) ->
                between(value(value, feature), value(least, feature), value(greatest, feature));
            case Expression.In(var value, var list) -> in(value(value, feature), list, feature);
            case Expression.IsNull(var value) -> isNull(value, feature);
            case Expression.Spatial test -> spatial(test, feature);
            case Expression.Temporal(var relation, var left, var right) ->
                Times.holds(relation, span(left, feature), span(right, feature));
            case Expression.ArrayTest(var relation, var left, var right) ->
                array(relation, value(left, feature), value(right, feature));
            default -> value(expression, feature) instanceof Boolean truth ? truth : null;
        };
    }

    private @Nullable Object value(Expression expression, Subject feature) {
        return switch (expression) {
            case Expression.Property(var name) -> feature.value(name);
            case Expression.Text(var text) -> text;
            case Expression.Numeric(var number) -> number;
            case Expression.Truth(var truth) -> truth;
            case Expression.Day(var day) -> day;
            case Expression.Moment(var moment) -> moment;
            case Expression.Shape(var geometry) -> geometry;
            case Expression.Box box -> spatial.literal(box);
            case Expression.Interval interval -> span(interval, feature);
            case Expression.Array(var items) -> items(items, feature);
            case Expression.Folded(var folding, var text) ->
                value(text, feature) instanceof String found ? Values.fold(folding, found) : null;
            case Expression.Arithmetic(var operator, var left, var right) ->
                calculate(operator, value(left, feature), value(right, feature));
            case Expression.Open open -> null;
            case Expression.Call call -> null;
            default -> truth(expression, feature);
        };
    }

    private static @Nullable BigDecimal calculate(Calculation operator, @Nullable Object left, @Nullable Object right) {
        if (!(left instanceof BigDecimal a) || !(right instanceof BigDecimal b)) return null;
        return Values.calculate(operator, a, b);
    }

    /** False decides AND, true decides OR; else a single unknown makes all unknown. */
    private @Nullable Boolean joined(List<Expression> conditions, Subject feature, boolean deciding) {
        boolean unknown = false;
        for (Expression condition : conditions) {
            Boolean truth = truth(condition, feature);
            if (truth == null) unknown = true;
            else if (truth == deciding) return deciding;
        }
        return unknown ? null : (Boolean) !deciding;
    }

    private static @Nullable Boolean not(@Nullable Boolean truth) {
        return truth == null ? null : (Boolean) !truth;
    }

    private static @Nullable Boolean compare(Comparison operator, @Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) return null;
        Integer order = Values.compare(left, right);
        return order == null ? null : (Boolean) operator.holds(order);
    }

    private static @Nullable Boolean between(
            @Nullable Object value, @Nullable Object least, @Nullable Object greatest) {
        Boolean above = compare(Comparison.GREATER_OR_EQUAL, value, least);
        Boolean below = compare(Comparison.LESS_OR_EQUAL, value, greatest);
        if (Boolean.FALSE.equals(above) || Boolean.FALSE.equals(below)) return false;
        boolean known = above != null && below != null;
        return known ? (Boolean) true : null;
    }

    private @Nullable Boolean in(@Nullable Object value, List<Expression> list, Subject feature) {
        if (value == null) return null;
        boolean unknown = false;
        for (Expression item : list) {
            Boolean equal = compare(Comparison.EQUAL, value, value(item, feature));
            if (equal == null) unknown = true;
            else if (equal) return true;
        }
        return unknown ? null : (Boolean) false;
    }

    private @Nullable Boolean like(Expression.Like like, Subject feature) {
        if (!(value(like.text(), feature) instanceof String text)) return null;
        return patterns.computeIfAbsent(like, key -> Pattern.of((String) pattern(key.pattern())))
                .matches(text);
    }

    /** The check made sure that a pattern is a literal; folding it leaves its signs alone. */
    private static Object pattern(Expression pattern) {
        return switch (pattern) {
            case Expression.Folded(var folding, var inner) -> Values.fold(folding, (String) pattern(inner));
            case Expression.Text(var text) -> text;
            default -> throw new IllegalArgumentException("Not a pattern: " + pattern);
        };
    }

    private Boolean isNull(Expression value, Subject feature) {
        return value(value, feature) == null;
    }

    private @Nullable Boolean spatial(Expression.Spatial test, Subject feature) {
        if (!(value(test.left(), feature) instanceof Geometry left)) return null;
        if (!(value(test.right(), feature) instanceof Geometry right)) return null;
        return spatial.holds(test, left, right);
    }

    private Times.@Nullable Span span(Expression expression, Subject feature) {
        if (expression instanceof Expression.Interval(var from, var to)) {
            Object begin = from instanceof Expression.Open ? Times.Edge.BEGINNING : instant(from, feature);
            Object end = to instanceof Expression.Open ? Times.Edge.END : instant(to, feature);
            return begin == null || end == null ? null : new Times.Span(begin, end);
        }
        Object instant = instant(expression, feature);
        return instant == null ? null : new Times.Span(instant, instant);
    }

    private @Nullable Object instant(Expression expression, Subject feature) {
        Object value = value(expression, feature);
        return Values.isTime(value) ? value : null;
    }

    private List<@Nullable Object> items(List<Expression> items, Subject feature) {
        var values = new ArrayList<@Nullable Object>(items.size());
        for (Expression item : items) values.add(value(item, feature));
        return values;
    }

    private static @Nullable Boolean array(ArrayRelation relation, @Nullable Object left, @Nullable Object right) {
        if (!(left instanceof List<?> a) || !(right instanceof List<?> b)) return null;
        return switch (relation) {
            case A_EQUALS -> holdsAll(a, b) && holdsAll(b, a);
            case A_CONTAINS -> holdsAll(a, b);
            case A_CONTAINEDBY -> holdsAll(b, a);
            case A_OVERLAPS -> b.stream().anyMatch(item -> holds(a, item));
        };
    }

    private static boolean holdsAll(List<?> set, List<?> items) {
        return items.stream().allMatch(item -> holds(set, item));
    }

    private static boolean holds(List<?> set, @Nullable Object item) {
        return set.stream().anyMatch(other -> same(other, item));
    }

    private static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) return false;
        if (a instanceof List<?> one && b instanceof List<?> two) return holdsAll(one, two) && holdsAll(two, one);
        if (a instanceof Geometry || a instanceof Times.Span) return a.equals(b);
        return Integer.valueOf(0).equals(Values.compare(a, b));
    }
}
