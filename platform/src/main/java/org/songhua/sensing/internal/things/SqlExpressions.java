package org.songhua.sensing.internal.things;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.odata.Expr;
import org.songhua.engine.odata.Function;
import org.songhua.engine.odata.Operator;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.Property;
import org.songhua.sensing.internal.things.Sql.Kind;

/**
 * Translates expressions into SQL with parameters. What it does not know, it refuses with {@link Untranslatable}; then
 * the expression is evaluated row by row instead.
 */
final class SqlExpressions {
    /** All that counts as a blank at either end of a text; PostgreSQL by itself takes away spaces only. */
    private static final String BLANKS = IntStream.rangeClosed(0, Character.MAX_VALUE)
            .filter(Character::isWhitespace)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();

    private final Joins joins;
    private final Instant now;
    private final Map<String, Joins.Node> variables = new HashMap<>();
    private final Joins.Node root;

    SqlExpressions(Joins joins, Joins.Node root, Instant now) {
        this.joins = joins;
        this.root = root;
        this.now = now;
    }

    Joins joins() {
        return joins;
    }

    /** Where a path starts, and the path from there. */
    record Start(Joins.Node node, Expr.Path path) {}

    Start start(Expr.Path path) {
        Joins.Node bound = variables.get(path.first());
        return bound != null && path.steps().size() > 1 ? new Start(bound, path.from(1)) : new Start(root, path);
    }

    /** {@return a copy in which the variable stands for the rows of a table} */
    SqlExpressions bind(String variable, Joins.Node node, Joins inner) {
        var copy = new SqlExpressions(inner, root, now);
        copy.variables.putAll(variables);
        copy.variables.put(variable, node);
        return copy;
    }

    Sql value(Expr expression) {
        return switch (expression) {
            case Expr.Literal literal -> literal(literal.value());
            case Expr.Path path -> path(path);
            case Expr.Negated negated -> Sql.join(Kind.NUMBER, "(-%s)", number(value(negated.operand())));
            case Expr.Binary binary -> binary(binary);
            case Expr.Call call -> call(call.function(), call.arguments());
            case Expr.Not ignored -> throw Untranslatable.SIGNAL;
            case Expr.Lambda ignored -> throw Untranslatable.SIGNAL;
        };
    }

    private static Sql literal(@Nullable Object value) {
        return switch (value) {
            case null -> Sql.of(Kind.NULL, "null");
            case String text -> Sql.of(Kind.TEXT, "?", text);
            case BigDecimal number -> Sql.of(Kind.NUMBER, "?::numeric", number);
            case Boolean truth -> Sql.of(Kind.TRUTH, truth.toString());
            case Instant moment -> Sql.of(Kind.MOMENT, "?::timestamptz", moment);
            case Duration duration -> Sql.of(Kind.DURATION, "?::interval", duration.toString());
            default -> throw Untranslatable.SIGNAL;
        };
    }

    private Sql path(Expr.Path whole) {
        Start start = start(whole);
        Joins.End end = joins.follow(start.node(), start.path());
        if (end.reading()) throw Untranslatable.SIGNAL;
        List<String> rest =
                start.path().steps().subList(end.steps(), start.path().steps().size());
        return property(end.node(), rest, whole);
    }

    /** {@return what rows can be sorted by; of a geometry, its document} */
    Sql sortable(Expr.Path path) {
        Start start = start(path);
        Joins.End end = joins.follow(start.node(), start.path());
        boolean own = !end.reading() && start.path().steps().size() == end.steps() + 1;
        int index = own ? end.node().type().indexOf(start.path().steps().getLast()) : -1;
        if (index < 0) return path(path);
        Property property = end.node().type().properties().get(index);
        return property.kind() == Property.Kind.GEOMETRY
                ? Sql.of(
                        Kind.TEXT,
                        end.node().alias() + "." + Tables.column(end.node().type(), property) + "::text")
                : path(path);
    }

    private static Sql property(Joins.Node node, List<String> rest, Expr.Path whole) {
        EntityType type = node.type();
        if (rest.isEmpty() || isId(rest.getFirst())) return Sql.of(Kind.NUMBER, node.alias() + ".id");
        int index = type.indexOf(rest.getFirst());
        if (index < 0) throw SensingFaults.noSuchPath(whole.toString(), type.single());
        Property property = type.properties().get(index);
        @Nullable String column = Tables.column(type, property);
        if (column == null) throw Untranslatable.SIGNAL;
        return column(property, node.alias() + "." + column, rest);
    }

    static boolean isId(String name) {
        return name.equals("id") || name.equals("@iot.id");
    }

    private static Sql column(Property property, String column, List<String> rest) {
        return switch (property.kind()) {
            case TEXT ->
                property.name().equals("cityObject") ? Sql.of(Kind.TEXT, column + "::text") : Sql.of(Kind.TEXT, column);
            case MOMENT -> Sql.of(Kind.MOMENT, column);
            case OBJECT, ARRAY, ANY -> json(column, rest);
            case GEOMETRY -> {
                if (rest.size() == 1) throw Untranslatable.SIGNAL;
                yield json(column, rest);
            }
            case TIME, RESULT -> throw Untranslatable.SIGNAL;
        };
    }

    private static Sql json(String column, List<String> rest) {
        if (rest.size() == 1) return Sql.of(Kind.JSON, column);
        String[] keys = rest.subList(1, rest.size()).toArray(String[]::new);
        return Sql.of(Kind.JSON, "(" + column + " #> ?)", (Object) keys);
    }

    private Sql binary(Expr.Binary binary) {
        Operator operator = binary.operator();
        if (operator.isLogical()) throw Untranslatable.SIGNAL;
        if (operator == Operator.IN) return JsonSql.in(value(binary.left()), value(binary.right()));
        Sql left = value(binary.left());
        Sql right = value(binary.right());
        return operator.isComparison() ? comparison(operator, left, right) : arithmetic(operator, left, right);
    }

    private static Sql comparison(Operator operator, Sql left, Sql right) {
        if (left.kind() == Kind.NULL) return nullCheck(operator, right);
        if (right.kind() == Kind.NULL) return nullCheck(operator, left);
        boolean isJson = left.kind() == Kind.JSON || right.kind() == Kind.JSON;
        boolean isEquality = operator == Operator.EQ || operator == Operator.NE;
        if (isJson && isEquality && JsonSql.isComparable(left) && JsonSql.isComparable(right))
            return JsonSql.equality(operator, left, right);
        if (left.kind() == Kind.JSON && right.kind() == Kind.JSON) throw Untranslatable.SIGNAL;
        Sql a = as(left, right.kind());
        Sql b = as(right, a.kind());
        if (a.kind() != b.kind()) throw Untranslatable.SIGNAL;
        return Sql.join(Kind.TRUTH, "%s " + sign(operator) + " %s", a, b);
    }

    private static Sql nullCheck(Operator operator, Sql value) {
        return switch (operator) {
            case EQ -> Sql.join(Kind.TRUTH, "%s is null", JsonSql.known(value));
            case NE -> Sql.join(Kind.TRUTH, "%s is not null", JsonSql.known(value));
            default -> Sql.of(Kind.TRUTH, "null::boolean");
        };
    }

    private static String sign(Operator operator) {
        return switch (operator) {
            case EQ -> "=";
            case NE -> "<>";
            case GT -> ">";
            case GE -> ">=";
            case LT -> "<";
            case LE -> "<=";
            default -> throw Untranslatable.SIGNAL;
        };
    }

    private static Sql arithmetic(Operator operator, Sql left, Sql right) {
        if (left.kind() == Kind.MOMENT && right.kind() == Kind.DURATION) return shifted(operator, left, right);
        Sql a = number(left);
        Sql b = number(right);
        return switch (operator) {
            case ADD -> Sql.join(Kind.NUMBER, "(%s + %s)", a, b);
            case SUB -> Sql.join(Kind.NUMBER, "(%s - %s)", a, b);
            case MUL -> Sql.join(Kind.NUMBER, "(%s * %s)", a, b);
            case DIV -> Sql.join(Kind.NUMBER, "(%s / nullif(%s, 0))", a, b);
            default -> Sql.join(Kind.NUMBER, "mod(%s, nullif(%s, 0))", a, b);
        };
    }

    private static Sql shifted(Operator operator, Sql moment, Sql duration) {
        return switch (operator) {
            case ADD -> Sql.join(Kind.MOMENT, "(%s + %s)", moment, duration);
            case SUB -> Sql.join(Kind.MOMENT, "(%s - %s)", moment, duration);
            default -> throw Untranslatable.SIGNAL;
        };
    }

    private static Sql as(Sql sql, Kind wanted) {
        if (sql.kind() != Kind.JSON) return sql;
        return switch (wanted) {
            case TEXT -> text(sql);
            case NUMBER -> number(sql);
            default -> throw Untranslatable.SIGNAL;
        };
    }

    static Sql number(Sql sql) {
        return switch (sql.kind()) {
            case NUMBER -> sql;
            case JSON -> Sql.join(Kind.NUMBER, "case jsonb_typeof(%s) when 'number' then (%s)::numeric end", sql, sql);
            default -> throw Untranslatable.SIGNAL;
        };
    }

    private static Sql text(Sql sql) {
        return switch (sql.kind()) {
            case TEXT -> sql;
            case JSON -> Sql.join(Kind.TEXT, "case jsonb_typeof(%s) when 'string' then %s #>> '{}' end", sql, sql);
            default -> throw Untranslatable.SIGNAL;
        };
    }

    private Sql call(Function function, List<Expr> arguments) {
        if (function == Function.NOW) return literal(now);
        Sql[] values = arguments.stream().map(this::value).toArray(Sql[]::new);
        return switch (function) {
            case SUBSTRINGOF -> Sql.join(Kind.TRUTH, "strpos(%s, %s) > 0", text(values[1]), text(values[0]));
            case CONTAINS -> texts(Kind.TRUTH, "strpos(%s, %s) > 0", values);
            case STARTSWITH -> texts(Kind.TRUTH, "starts_with(%s, %s)", values);
            case ENDSWITH ->
                Sql.join(Kind.TRUTH, "right(%s, length(%s)) = %s", text(values[0]), text(values[1]), text(values[1]));
            case INDEXOF -> texts(Kind.NUMBER, "(strpos(%s, %s) - 1)", values);
            case LENGTH -> texts(Kind.NUMBER, "length(%s)", values);
            case TOLOWER -> texts(Kind.TEXT, "lower(%s)", values);
            case TOUPPER -> texts(Kind.TEXT, "upper(%s)", values);
            case TRIM -> Sql.join(Kind.TEXT, "btrim(%s, %s)", text(values[0]), literal(BLANKS));
            case CONCAT -> texts(Kind.TEXT, "(%s || %s)", values);
            case ROUND -> Sql.join(Kind.NUMBER, "round(%s)", number(values[0]));
            case FLOOR -> Sql.join(Kind.NUMBER, "floor(%s)", number(values[0]));
            case CEILING -> Sql.join(Kind.NUMBER, "ceil(%s)", number(values[0]));
            case BEFORE -> comparison(Operator.LT, moment(values[0]), moment(values[1]));
            case AFTER -> comparison(Operator.GT, moment(values[0]), moment(values[1]));
            default -> throw Untranslatable.SIGNAL;
        };
    }

    private static Sql moment(Sql sql) {
        if (sql.kind() != Kind.MOMENT) throw Untranslatable.SIGNAL;
        return sql;
    }

    private static Sql texts(Kind kind, String template, Sql... values) {
        return Sql.join(
                kind, template, Arrays.stream(values).map(SqlExpressions::text).toArray(Sql[]::new));
    }
}
