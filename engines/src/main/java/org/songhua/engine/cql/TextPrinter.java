package org.songhua.engine.cql;

import java.util.List;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Geometry;

/** Writes filters in the text encoding; parentheses stand where they are needed to read the same again. */
final class TextPrinter {
    private TextPrinter() {}

    static String print(Expression expression) {
        return switch (expression) {
            case Expression.And(var conditions) -> joined(conditions, " AND ");
            case Expression.Or(var conditions) -> joined(conditions, " OR ");
            case Expression.Not(var condition) -> "NOT " + condition(condition);
            case Expression.Compare(var operator, var left, var right) ->
                operand(left) + " " + operator.sign() + " " + operand(right);
            case Expression.Like(var text, var pattern) -> operand(text) + " LIKE " + operand(pattern);
            case Expression.Between(var value, var least, var greatest) ->
                operand(value) + " BETWEEN " + operand(least) + " AND " + operand(greatest);
            case Expression.In(var value, var list) -> operand(value) + " IN " + list(list);
            case Expression.IsNull(var value) -> operand(value) + " IS NULL";
            default -> value(expression);
        };
    }

    private static String joined(List<Expression> conditions, String word) {
        return conditions.stream().map(TextPrinter::condition).collect(Collectors.joining(word));
    }

    /** A part of AND, OR or NOT. */
    private static String condition(Expression condition) {
        boolean loose = condition instanceof Expression.And || condition instanceof Expression.Or;
        return loose ? "(" + print(condition) + ")" : print(condition);
    }

    /** A part of a comparison. */
    private static String operand(Expression operand) {
        return isCondition(operand) ? "(" + print(operand) + ")" : value(operand);
    }

    private static boolean isCondition(Expression expression) {
        return switch (expression) {
            case Expression.And and -> true;
            case Expression.Or or -> true;
            case Expression.Not not -> true;
            case Expression.Compare compare -> true;
            case Expression.Like like -> true;
            case Expression.Between between -> true;
            case Expression.In in -> true;
            case Expression.IsNull isNull -> true;
            default -> false;
        };
    }

    private static String value(Expression value) {
        return switch (value) {
            case Expression.Property(var name) -> Names.isPlain(name) ? name : "\"" + name + "\"";
            case Expression.Text(var text) -> quoted(text);
            case Expression.Numeric(var number) -> number.toString();
            case Expression.Truth(var truth) -> truth ? "TRUE" : "FALSE";
            case Expression.Day(var day) -> "DATE('" + day + "')";
            case Expression.Moment(var moment) -> "TIMESTAMP('" + moment + "')";
            case Expression.Open open -> "'..'";
            case Expression.Interval(var from, var to) -> "INTERVAL(" + end(from) + "," + end(to) + ")";
            case Expression.Shape(var geometry) -> wkt(geometry);
            case Expression.Box box -> "BBOX(" + String.join(",", JsonPrinter.numbers(box)) + ")";
            case Expression.Array(var items) -> list(items);
            case Expression.Call(var name, var arguments) -> name + list(arguments);
            case Expression.Folded(var folding, var text) -> folding + "(" + print(text) + ")";
            case Expression.Arithmetic arithmetic -> arithmetic(arithmetic);
            case Expression.Spatial(var relation, var left, var right) -> relation + list(List.of(left, right));
            case Expression.Temporal(var relation, var left, var right) -> relation + list(List.of(left, right));
            case Expression.ArrayTest(var relation, var left, var right) -> relation + list(List.of(left, right));
            default -> "(" + print(value) + ")";
        };
    }

    private static String list(List<Expression> items) {
        return items.stream().map(TextPrinter::print).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String end(Expression end) {
        return switch (end) {
            case Expression.Day(var day) -> "'" + day + "'";
            case Expression.Moment(var moment) -> "'" + moment + "'";
            default -> value(end);
        };
    }

    private static String arithmetic(Expression.Arithmetic arithmetic) {
        int binding = arithmetic.operator().binding();
        // Operators of one level are read from left to right; a power has no order at all.
        String left = term(arithmetic.left(), binding == 3 ? 4 : binding);
        return left + " " + arithmetic.operator().sign() + " " + term(arithmetic.right(), binding + 1);
    }

    private static String term(Expression term, int least) {
        boolean loose =
                term instanceof Expression.Arithmetic inner && inner.operator().binding() < least;
        return loose ? "(" + value(term) + ")" : operand(term);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String wkt(Geometry geometry) {
        var out = new StringBuilder();
        new WktPrinter(out, WktPrinter.hasZ(geometry)).print(geometry);
        return out.toString();
    }
}
