package org.songhua.engine.cql;

import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.geo.ByteSink;

/** Writes filters in the JSON encoding. */
final class JsonPrinter {
    private final StringBuilder out = new StringBuilder();

    private JsonPrinter() {}

    static String print(Expression expression) {
        var printer = new JsonPrinter();
        printer.any(expression);
        return printer.out.toString();
    }

    private void any(Expression expression) {
        switch (expression) {
            case Expression.Property(var name) -> member("property", name);
            case Expression.Text(var text) -> string(text);
            case Expression.Numeric(var number) -> out.append(number);
            case Expression.Truth(var truth) -> out.append(truth);
            case Expression.Day(var day) -> member("date", day.toString());
            case Expression.Moment(var moment) -> member("timestamp", moment.toString());
            case Expression.Open open -> string("..");
            case Expression.Interval(var from, var to) -> interval(from, to);
            case Expression.Shape(var geometry) -> out.append(geoJson(geometry));
            case Expression.Box box ->
                out.append("{\"bbox\":[").append(String.join(",", numbers(box))).append("]}");
            case Expression.Array(var items) -> list(items);
            case Expression.Call(var name, var arguments) -> operation(name, arguments);
            default -> operator(expression);
        }
    }

    private void operator(Expression expression) {
        switch (expression) {
            case Expression.Folded(var folding, var text) -> operation(name(folding), List.of(text));
            case Expression.Arithmetic(var operator, var left, var right) ->
                operation(operator.sign(), List.of(left, right));
            case Expression.And(var conditions) -> operation("and", conditions);
            case Expression.Or(var conditions) -> operation("or", conditions);
            case Expression.Not(var condition) -> operation("not", List.of(condition));
            case Expression.Compare(var operator, var left, var right) ->
                operation(operator.sign(), List.of(left, right));
            case Expression.Like(var text, var pattern) -> operation("like", List.of(text, pattern));
            case Expression.Between(var value, var least, var greatest) ->
                operation("between", List.of(value, least, greatest));
            case Expression.In(var value, var list) -> operation("in", List.of(value, new Expression.Array(list)));
            case Expression.IsNull(var value) -> operation("isNull", List.of(value));
            case Expression.Spatial(var relation, var left, var right) ->
                operation(name(relation), List.of(left, right));
            case Expression.Temporal(var relation, var left, var right) ->
                operation(name(relation), List.of(left, right));
            case Expression.ArrayTest(var relation, var left, var right) ->
                operation(name(relation), List.of(left, right));
            default -> throw new IllegalStateException("Not an operator: " + expression);
        }
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private void operation(String name, List<Expression> arguments) {
        out.append("{\"op\":");
        string(name);
        out.append(",\"args\":");
        list(arguments);
        out.append('}');
    }

    private void list(List<Expression> items) {
        out.append('[');
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) out.append(',');
            any(items.get(i));
        }
        out.append(']');
    }

    private void interval(Expression from, Expression to) {
        out.append("{\"interval\":[");
        end(from);
        out.append(',');
        end(to);
        out.append("]}");
    }

    private void end(Expression end) {
        switch (end) {
            case Expression.Day(var day) -> string(day.toString());
            case Expression.Moment(var moment) -> string(moment.toString());
            default -> any(end);
        }
    }

    private void member(String name, String value) {
        out.append("{\"").append(name).append("\":");
        string(value);
        out.append('}');
    }

    private void string(String text) {
        out.append(new String(new ByteSink(64).json(text).toBytes(), java.nio.charset.StandardCharsets.UTF_8));
    }

    private static String geoJson(Geometry geometry) {
        var printer = new GeoJsonPrinter();
        printer.print(geometry);
        return printer.toString();
    }

    static List<String> numbers(Expression.Box box) {
        return List.of(
                WktPrinter.number(box.west()),
                WktPrinter.number(box.south()),
                WktPrinter.number(box.east()),
                WktPrinter.number(box.north()));
    }
}
