package org.songhua.engine.cql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.songhua.engine.fault.Fault;

/** Finds everything in a filter that cannot be meant, all at once. */
final class TypeCheck {
    private static final int NAMES_TOLD = 40;

    private final Parts parts;
    private final Map<String, Type> queryables;
    private final List<Fault> faults = new ArrayList<>();

    TypeCheck(Parts parts, Map<String, Type> queryables) {
        this.parts = parts;
        this.queryables = queryables;
    }

    /** {@return the faults of a whole filter} */
    List<Fault> check(Expression filter) {
        condition(filter);
        return faults;
    }

    /** {@return the type of a part, null when it is at fault} */
    private @Nullable Type type(Expression part) {
        return switch (part) {
            case Expression.Property(var name) -> property(part, name);
            case Expression.Text text -> Type.TEXT;
            case Expression.Numeric number -> Type.NUMBER;
            case Expression.Truth truth -> Type.TRUTH;
            case Expression.Day day -> Type.DATE;
            case Expression.Moment moment -> Type.TIMESTAMP;
            case Expression.Open open -> null;
            case Expression.Interval interval -> interval(interval);
            case Expression.Shape shape -> shape(shape);
            case Expression.Box box -> box(box);
            case Expression.Array(var items) -> {
                items.forEach(this::type);
                yield Type.ARRAY;
            }
            case Expression.Call(var name, var arguments) -> call(part, name, arguments);
            case Expression.Folded(var folding, var text) -> {
                expect(Type.TEXT, text);
                yield Type.TEXT;
            }
            case Expression.Arithmetic(var operator, var left, var right) -> {
                expect(Type.NUMBER, left);
                expect(Type.NUMBER, right);
                yield Type.NUMBER;
            }
            default -> {
                predicate(part);
                yield Type.TRUTH;
            }
        };
    }

    private void predicate(Expression part) {
        switch (part) {
            case Expression.And(var conditions) -> conditions.forEach(this::condition);
            case Expression.Or(var conditions) -> conditions.forEach(this::condition);
            case Expression.Not(var condition) -> condition(condition);
            case Expression.Compare compare -> compare(compare);
            case Expression.Like like -> like(like);
            case Expression.Between(var value, var least, var greatest) -> alike(value, List.of(least, greatest));
            case Expression.In(var value, var list) -> in(part, value, list);
            case Expression.IsNull(var value) -> type(value);
            case Expression.Spatial(var relation, var left, var right) -> {
                expect(Type.GEOMETRY, left);
                expect(Type.GEOMETRY, right);
            }
            case Expression.Temporal(var relation, var left, var right) -> {
                temporal(left);
                temporal(right);
            }
            case Expression.ArrayTest(var relation, var left, var right) -> {
                expect(Type.ARRAY, left);
                expect(Type.ARRAY, right);
            }
            default -> throw new IllegalStateException("Not a predicate: " + part);
        }
    }

    private void condition(Expression condition) {
        expect(Type.TRUTH, condition);
    }

    private void expect(Type wanted, Expression part) {
        Type found = type(part);
        if (found != null && found != wanted) wrong(part, found, wanted);
    }

    private void temporal(Expression part) {
        Type found = type(part);
        if (found != null && !found.isTemporal()) wrong(part, found, Type.TIMESTAMP);
    }

    private void wrong(Expression part, Type found, Type wanted) {
        add(
                part,
                "CQL-012",
                "Here stands %s, where %s is needed.".formatted(found.phrase(), wanted.phrase()),
                example(wanted));
    }

    private static String example(Type wanted) {
        return switch (wanted) {
            case TEXT -> "Write a text in single quotation marks, or the name of a text property.";
            case NUMBER -> "Write a number such as 12.5, or the name of a number property.";
            case TRUTH -> "Compare the value with something, such as height > 24.";
            case DATE -> "Write DATE('2026-07-01').";
            case TIMESTAMP, INTERVAL ->
                "Write TIMESTAMP('2026-07-01T08:30:00Z'), DATE('2026-07-01') or INTERVAL('2026-01-01','..').";
            case GEOMETRY -> "Write the name of the geometry, BBOX(west,south,east,north) or well-known text.";
            case ARRAY -> "Write a list such as ('a', 'b').";
        };
    }

    private @Nullable Type property(Expression part, String name) {
        Type type = queryables.get(name);
        if (type != null) return type;
        List<String> names =
                queryables.keySet().stream().sorted().limit(NAMES_TOLD).toList();
        String known =
                names.isEmpty() ? "Nothing can be asked for here." : "Use one of: " + String.join(", ", names) + ".";
        add(part, "CQL-010", "There is no property '" + Parts.shortened(name) + "' to ask for.", known);
        return null;
    }

    private @Nullable Type call(Expression part, String name, List<Expression> arguments) {
        arguments.forEach(this::type);
        add(
                part,
                "CQL-011",
                "There is no function '" + Parts.shortened(name) + "'.",
                "Use CASEI, ACCENTI, or a relation such as S_INTERSECTS, T_DURING or A_CONTAINS.");
        return null;
    }

    private void compare(Expression.Compare compare) {
        Type type = alike(compare.left(), List.of(compare.right()));
        boolean ordered = switch (compare.operator()) {
            case EQUAL, NOT_EQUAL -> false;
            default -> true;
        };
        if (type == Type.TRUTH && ordered) {
            add(compare, "CQL-012", "True and false have no order.", "Use = or <>.");
        }
    }

    /** Values that are compared must be of one kind. {@return the type of the first} */
    private @Nullable Type alike(Expression first, List<Expression> others) {
        Type type = type(first);
        if (type == Type.GEOMETRY || type == Type.ARRAY || type == Type.INTERVAL) {
            String remedy = "Use a relation such as " + relation(type) + ".";
            add(first, "CQL-012", "Here stands " + type.phrase() + ", which cannot be compared so.", remedy);
            return null;
        }
        for (Expression other : others) {
            Type found = type(other);
            if (type == null || found == null) continue;
            if (type != found && !(type.isInstant() && found.isInstant())) wrong(other, found, type);
        }
        return type;
    }

    private static String relation(Type type) {
        return switch (type) {
            case GEOMETRY -> "S_INTERSECTS or S_EQUALS";
            case ARRAY -> "A_CONTAINS or A_EQUALS";
            default -> "T_INTERSECTS or T_DURING";
        };
    }

    private void in(Expression part, Expression value, List<Expression> list) {
        if (list.isEmpty()) add(part, "CQL-012", "The list is empty.", "Give at least one value.");
        alike(value, list);
    }

    private void like(Expression.Like like) {
        expect(Type.TEXT, like.text());
        Expression pattern = like.pattern();
        while (pattern instanceof Expression.Folded folded) pattern = folded.text();
        if (!(pattern instanceof Expression.Text(var text))) {
            add(pattern, "CQL-013", "A pattern must be written out.", "Write it like 'Renmin%', or CASEI('renmin%').");
        } else if (!Pattern.isComplete(text)) {
            add(pattern, "CQL-013", "The pattern ends with a backslash.", "Write two of them for one backslash.");
        }
    }

    private Type interval(Expression.Interval interval) {
        end(interval.from());
        end(interval.to());
        Object from = Values.literal(interval.from());
        Object to = Values.literal(interval.to());
        if (from != null && to != null && Times.compare(from, to) > 0) {
            add(interval, "CQL-015", "The interval ends before it begins.", "Give the earlier end first.");
        }
        return Type.INTERVAL;
    }

    private void end(Expression end) {
        Type found = type(end);
        if (found != null && !found.isInstant()) wrong(end, found, Type.DATE);
    }

    private Type shape(Expression.Shape shape) {
        var error = new IsValidOp(shape.value()).getValidationError();
        if (error != null) {
            add(
                    shape,
                    "CQL-014",
                    "The geometry is not valid: " + error.getMessage() + ".",
                    "Draw it without crossings.");
        }
        return Type.GEOMETRY;
    }

    private Type box(Expression.Box box) {
        if (!(box.south() <= box.north())) {
            add(box, "CQL-014", "The second coordinates of the box are exchanged.", "Give the lesser one first.");
        }
        return Type.GEOMETRY;
    }

    private void add(Expression part, String code, String problem, String remedy) {
        faults.add(Parts.fault(code, parts.place(part), problem, remedy));
    }
}
