package org.songhua.engine.cql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.cql.Expression.ArrayRelation;
import org.songhua.engine.cql.Expression.Calculation;
import org.songhua.engine.cql.Expression.Comparison;
import org.songhua.engine.cql.Expression.Folding;
import org.songhua.engine.cql.Expression.SpatialRelation;
import org.songhua.engine.cql.Expression.TemporalRelation;
import org.songhua.engine.fault.FaultException;

/** The JSON encoding (OGC 21-065r2, 8.3). Places are JSON pointers. */
final class JsonParser {
    private static final String OPERATION =
            "Write an operation such as {\"op\": \"=\", \"args\": [{\"property\": \"name\"}, \"x\"]}.";

    private final Parts parts;
    private int depth;

    JsonParser(Parts parts) {
        this.parts = parts;
    }

    /** {@return the whole filter} */
    Expression parse(@Nullable Object json) {
        return expression(json, "");
    }

    private Expression expression(@Nullable Object json, String place) {
        parts.depth(++depth, told(place));
        Expression expression = switch (json) {
            case String text -> parts.put(new Expression.Text(text), told(place));
            case Boolean truth -> parts.put(new Expression.Truth(truth), told(place));
            case JsonReader.Digits digits -> parts.number(digits.text(), told(place));
            case List<?> items -> parts.put(new Expression.Array(all(items, place)), told(place));
            case Map<?, ?> object -> object(object, place);
            case null, default ->
                throw Parts.syntax(
                        told(place),
                        "null is no value here.",
                        "Use {\"op\": \"isNull\", \"args\": [...]} to ask for it.");
        };
        depth--;
        return expression;
    }

    private List<Expression> all(List<?> items, String place) {
        var all = new ArrayList<Expression>();
        for (int i = 0; i < items.size(); i++) all.add(expression(items.get(i), place + "/" + i));
        return all;
    }

    private Expression object(Map<?, ?> object, String place) {
        if (object.containsKey("op")) return operation(object, place);
        if (object.containsKey("property")) {
            return parts.put(new Expression.Property(text(object, "property", place)), told(place));
        }
        if (object.containsKey("date")) return parts.day(text(object, "date", place), told(place));
        if (object.containsKey("timestamp")) return parts.moment(text(object, "timestamp", place), told(place));
        if (object.containsKey("interval")) return interval(object, place);
        if (object.containsKey("bbox") && !object.containsKey("type")) return box(object, place);
        if (object.containsKey("type")) return parts.put(new GeoJsonParser(parts).shape(object, place), told(place));
        throw Parts.syntax(told(place), "This object is no part of a filter.", OPERATION);
    }

    private Expression interval(Map<?, ?> object, String place) {
        List<?> ends = list(object, "interval", place);
        if (ends.size() != 2)
            throw Parts.syntax(told(place), "The interval has " + ends.size() + " ends.", "Give two.");
        Expression from = end(ends.get(0), place + "/interval/0");
        return parts.put(new Expression.Interval(from, end(ends.get(1), place + "/interval/1")), told(place));
    }

    private Expression end(@Nullable Object json, String place) {
        return json instanceof String text ? parts.end(text, told(place)) : expression(json, place);
    }

    private Expression box(Map<?, ?> object, String place) {
        List<?> items = list(object, "bbox", place);
        if (items.size() != 4 && items.size() != 6) {
            throw Parts.syntax(
                    told(place),
                    "The box has " + items.size() + " numbers.",
                    "Give four, or six with least and greatest height.");
        }
        var numbers = new ArrayList<Double>();
        for (Object item : items) numbers.add(coordinate(parts, item, told(place)));
        return parts.put(WktParser.boxOf(numbers), told(place));
    }

    private Expression operation(Map<?, ?> object, String place) {
        String name = text(object, "op", place);
        List<?> arguments = list(object, "args", place);
        String inner = place + "/args";
        Expression made = known(name.toLowerCase(Locale.ROOT), arguments, inner)
                .orElseGet(() -> new Expression.Call(name, all(arguments, inner)));
        return parts.put(made, told(place));
    }

    private Optional<Expression> known(String name, List<?> arguments, String place) {
        return switch (name) {
            case "and" -> Optional.of(new Expression.And(several(arguments, place)));
            case "or" -> Optional.of(new Expression.Or(several(arguments, place)));
            case "not" ->
                Optional.of(new Expression.Not(exactly(1, arguments, place).getFirst()));
            case "isnull" ->
                Optional.of(new Expression.IsNull(exactly(1, arguments, place).getFirst()));
            case "like" -> two(arguments, place, Expression.Like::new);
            case "between" -> {
                List<Expression> all = exactly(3, arguments, place);
                yield Optional.of(new Expression.Between(all.get(0), all.get(1), all.get(2)));
            }
            case "in" -> Optional.of(in(arguments, place));
            case "casei", "accenti" -> {
                Folding folding = Folding.valueOf(name.toUpperCase(Locale.ROOT));
                yield Optional.of(new Expression.Folded(
                        folding, exactly(1, arguments, place).getFirst()));
            }
            default -> sign(name, arguments, place).or(() -> relation(name, arguments, place));
        };
    }

    private Expression in(List<?> arguments, String place) {
        if (arguments.size() != 2 || !(arguments.get(1) instanceof List<?> list)) {
            throw Parts.syntax(
                    told(place), "IN takes a value and a list.", "Write \"args\": [value, [first, second]].");
        }
        return new Expression.In(expression(arguments.getFirst(), place + "/0"), all(list, place + "/1"));
    }

    private Optional<Expression> sign(String name, List<?> arguments, String place) {
        for (Comparison comparison : Comparison.values()) {
            if (!comparison.sign().equals(name)) continue;
            return two(arguments, place, (a, b) -> new Expression.Compare(comparison, a, b));
        }
        for (Calculation operator : Calculation.values()) {
            if (!operator.sign().equals(name)) continue;
            return two(arguments, place, (a, b) -> new Expression.Arithmetic(operator, a, b));
        }
        return Optional.empty();
    }

    private Optional<Expression> relation(String name, List<?> arguments, String place) {
        Optional<Expression> spatial = Names.find(SpatialRelation.class, name)
                .flatMap(relation -> two(arguments, place, (a, b) -> new Expression.Spatial(relation, a, b)));
        return spatial.or(() -> Names.find(TemporalRelation.class, name)
                        .flatMap(relation -> two(arguments, place, (a, b) -> new Expression.Temporal(relation, a, b))))
                .or(() -> Names.find(ArrayRelation.class, name)
                        .flatMap(
                                relation -> two(arguments, place, (a, b) -> new Expression.ArrayTest(relation, a, b))));
    }

    private Optional<Expression> two(
            List<?> arguments, String place, BiFunction<Expression, Expression, Expression> maker) {
        List<Expression> both = exactly(2, arguments, place);
        return Optional.of(maker.apply(both.get(0), both.get(1)));
    }

    private List<Expression> exactly(int count, List<?> arguments, String place) {
        if (arguments.size() == count) return all(arguments, place);
        throw Parts.syntax(
                told(place),
                "The operation has %d arguments.".formatted(arguments.size()),
                "Give %d.".formatted(count));
    }

    private List<Expression> several(List<?> arguments, String place) {
        if (arguments.size() >= 2) return all(arguments, place);
        throw Parts.syntax(told(place), "The operation joins fewer than two conditions.", "Give two or more.");
    }

    private static String text(Map<?, ?> object, String member, String place) {
        if (object.get(member) instanceof String text) return text;
        throw wrong(member, "a text", place);
    }

    private static List<?> list(Map<?, ?> object, String member, String place) {
        if (object.get(member) instanceof List<?> list) return list;
        throw wrong(member, "a list", place);
    }

    private static FaultException wrong(String member, String wanted, String place) {
        return Parts.syntax(told(place), "The member '" + member + "' is not " + wanted + ".", OPERATION);
    }

    static double coordinate(Parts parts, @Nullable Object item, String place) {
        if (item instanceof JsonReader.Digits digits) return parts.coordinate(digits.text(), place);
        throw Parts.syntax(place, "A coordinate is not a number.", "Write it like 125.3246.");
    }

    static String told(String pointer) {
        return pointer.isEmpty() ? "the filter" : pointer;
    }
}
