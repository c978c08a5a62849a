package org.songhua.engine.cql;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.cql.Expression.ArrayRelation;
import org.songhua.engine.cql.Expression.Calculation;
import org.songhua.engine.cql.Expression.Comparison;
import org.songhua.engine.cql.Expression.Folding;
import org.songhua.engine.cql.Expression.SpatialRelation;
import org.songhua.engine.cql.Expression.TemporalRelation;
import org.songhua.engine.random.Shapes;

/** Properties of every type, one feature that has them all, and random filters that ask for them. */
final class Town {
    static final Map<String, Type> QUERYABLES = Map.ofEntries(
            Map.entry("name", Type.TEXT),
            Map.entry("用途", Type.TEXT),
            Map.entry("height", Type.NUMBER),
            Map.entry("floors", Type.NUMBER),
            Map.entry("heated", Type.TRUTH),
            Map.entry("built", Type.DATE),
            Map.entry("updated", Type.TIMESTAMP),
            Map.entry("gone", Type.TIMESTAMP),
            Map.entry("absent", Type.TEXT),
            Map.entry("none", Type.NUMBER),
            Map.entry("tags", Type.ARRAY),
            Map.entry("like it", Type.TEXT),
            Map.entry("geometry", Type.GEOMETRY));

    private static final Map<String, Object> HOUSE = Map.ofEntries(
            Map.entry("name", "Café Śródmieście"),
            Map.entry("用途", "住宅"),
            Map.entry("height", new BigDecimal("24.5")),
            Map.entry("floors", new BigDecimal("8")),
            Map.entry("heated", true),
            Map.entry("built", LocalDate.parse("1998-06-30")),
            Map.entry("updated", Instant.parse("2026-01-02T03:04:05Z")),
            Map.entry("tags", List.of("corner", "shop")),
            Map.entry("like it", "100% \\ _"),
            Map.entry("geometry", Shapes.wkt("POLYGON((125 43,125.1 43,125.1 43.1,125 43.1,125 43))")));

    private final SplittableRandom random;

    private Town(SplittableRandom random) {
        this.random = random;
    }

    /** {@return what the filter, written as text, says of the house: true, false or null} */
    static @Nullable Boolean ask(String filter) {
        return new Evaluator(Cql.parseText(filter, QUERYABLES)).test(HOUSE::get);
    }

    /** {@return the house with other values for some properties} */
    static Subject house(Map<String, Object> other) {
        var values = new HashMap<>(HOUSE);
        values.putAll(other);
        return values::get;
    }

    /** {@return any filter without mistakes} */
    static Expression filter(SplittableRandom random) {
        return new Town(random).condition(3);
    }

    private Expression condition(int depth) {
        if (depth == 0) return predicate();
        return switch (random.nextInt(5)) {
            case 0 -> new Expression.And(conditions(depth - 1));
            case 1 -> new Expression.Or(conditions(depth - 1));
            case 2 -> new Expression.Not(condition(depth - 1));
            default -> predicate();
        };
    }

    private List<Expression> conditions(int depth) {
        return random.nextBoolean()
                ? List.of(condition(depth), condition(depth))
                : List.of(condition(depth), condition(depth), condition(depth));
    }

    private Expression predicate() {
        return switch (random.nextInt(12)) {
            case 0 -> new Expression.Truth(random.nextBoolean());
            case 1 -> new Expression.Compare(any(Comparison.values()), text(), text());
            case 2 -> new Expression.Compare(any(Comparison.values()), number(2), number(2));
            case 3 -> new Expression.Compare(any(Comparison.values()), instant(), instant());
            case 4 ->
                new Expression.Compare(
                        any(Comparison.EQUAL, Comparison.NOT_EQUAL), property("heated"), new Expression.Truth(true));
            case 5 -> new Expression.Like(text(), pattern());
            case 6 -> new Expression.Between(number(1), number(1), number(1));
            case 7 -> new Expression.In(text(), List.of(text(), text()));
            case 8 -> new Expression.IsNull(any(text(), number(1), instant(), property("absent")));
            case 9 -> new Expression.Spatial(any(SpatialRelation.values()), geometry(), geometry());
            case 10 -> new Expression.Temporal(any(TemporalRelation.values()), time(), time());
            default -> new Expression.ArrayTest(any(ArrayRelation.values()), array(), array());
        };
    }

    private Expression text() {
        return switch (random.nextInt(6)) {
            case 0 -> property("name");
            case 1 -> property("用途");
            case 2 -> property("like it");
            case 3 -> new Expression.Folded(any(Folding.values()), text());
            default -> new Expression.Text(any("", "it's", "Café", "\"住宅\"", "a\\b", "%_\\%", "\u0001\n\t𝕏"));
        };
    }

    private Expression pattern() {
        Expression pattern = new Expression.Text(any("%", "_a%", "it''s", "\\%100\\_", "住_", ""));
        return random.nextBoolean() ? pattern : new Expression.Folded(any(Folding.values()), pattern);
    }

    private Expression number(int depth) {
        if (depth > 0 && random.nextInt(3) == 0) {
            return new Expression.Arithmetic(any(Calculation.values()), number(depth - 1), number(depth - 1));
        }
        return switch (random.nextInt(4)) {
            case 0 -> property("height");
            case 1 -> property("floors");
            case 2 -> Expression.Numeric.of(random.nextInt(-5, 40));
            default -> new Expression.Numeric(BigDecimal.valueOf(random.nextInt(-9999, 9999), random.nextInt(-3, 9)));
        };
    }

    private Expression instant() {
        return switch (random.nextInt(4)) {
            case 0 -> property("built");
            case 1 -> property("updated");
            case 2 -> new Expression.Day(LocalDate.ofEpochDay(random.nextInt(-40_000, 40_000)));
            default ->
                new Expression.Moment(Instant.ofEpochMilli(random.nextLong(-2_000_000_000_000L, 2_000_000_000_000L)));
        };
    }

    private Expression time() {
        if (random.nextBoolean()) return instant();
        return switch (random.nextInt(3)) {
            case 0 -> new Expression.Interval(new Expression.Open(), instant());
            case 1 -> new Expression.Interval(instant(), new Expression.Open());
            default ->
                new Expression.Interval(
                        new Expression.Day(LocalDate.ofEpochDay(random.nextInt(0, 9_000))),
                        new Expression.Day(LocalDate.ofEpochDay(random.nextInt(9_000, 20_000))));
        };
    }

    private Expression geometry() {
        return switch (random.nextInt(4)) {
            case 0 -> property("geometry");
            case 1 ->
                new Expression.Box(125 - random.nextDouble(), 43, 125 + random.nextDouble(), 43 + random.nextDouble());
            case 2 -> new Expression.Shape(Shapes.polygon(random, 125, 43, 0.2));
            default ->
                new Expression.Shape(any(
                        Shapes.wkt("POINT(125 43)"),
                        Shapes.wkt("POINT Z(125 43 210.25)"),
                        Shapes.wkt("LINESTRING(125 43,125.05 43.05,1e-9 2)"),
                        Shapes.wkt("MULTIPOINT((125 43),(126 44))"),
                        Shapes.wkt("MULTILINESTRING((125 43,126 44),(0 0,1 1))"),
                        Shapes.wkt("MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((125 43,126 43,126 44,125 43)))"),
                        Shapes.wkt("GEOMETRYCOLLECTION(POINT(125 43),LINESTRING(0 0,1 1),MULTIPOINT((1 1)))")));
        };
    }

    private Expression array() {
        return switch (random.nextInt(4)) {
            case 0 -> property("tags");
            case 1 -> new Expression.Array(List.of());
            case 2 -> new Expression.Array(List.of(any(text(), number(1), instant())));
            default ->
                new Expression.Array(List.of(
                        text(),
                        new Expression.Array(List.of(number(1), geometry())),
                        new Expression.Interval(new Expression.Open(), new Expression.Open())));
        };
    }

    private static Expression property(String name) {
        return new Expression.Property(name);
    }

    @SafeVarargs
    private <T> T any(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
