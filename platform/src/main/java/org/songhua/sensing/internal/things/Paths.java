package org.songhua.sensing.internal.things;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.odata.Expr;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.Property;
import org.songhua.sensing.Relation;
import org.songhua.store.Json;
import tools.jackson.databind.json.JsonMapper;

/** What the paths of an expression lead to. */
final class Paths {
    private Paths() {}

    /**
     * An expression that speaks of one type of entity only.
     *
     * @param node the rows it speaks of
     * @param reading whether it speaks of the readings of these rows instead
     * @param rebased the expression seen from there
     */
    record Common(Joins.Node node, boolean reading, Expr rebased) {}

    static Expr mapped(Expr expression, UnaryOperator<Expr.Path> change) {
        return switch (expression) {
            case Expr.Literal literal -> literal;
            case Expr.Path path -> change.apply(path);
            case Expr.Not not -> new Expr.Not(mapped(not.operand(), change));
            case Expr.Negated negated -> new Expr.Negated(mapped(negated.operand(), change));
            case Expr.Binary binary ->
                new Expr.Binary(binary.operator(), mapped(binary.left(), change), mapped(binary.right(), change));
            case Expr.Call call ->
                new Expr.Call(
                        call.function(),
                        call.arguments().stream().map(a -> mapped(a, change)).toList());
            case Expr.Lambda lambda ->
                new Expr.Lambda(
                        change.apply(lambda.collection()),
                        lambda.all(),
                        lambda.variable(),
                        mapped(
                                lambda.condition(),
                                path -> path.first().equals(lambda.variable()) ? path : change.apply(path)));
        };
    }

    static List<Expr.Path> of(Expr expression) {
        var paths = new ArrayList<Expr.Path>();
        mapped(expression, path -> {
            paths.add(path);
            return path;
        });
        return paths;
    }

    /** {@return the expression with the variable taken off the head of its paths} */
    static Expr strip(Expr expression, String variable) {
        return mapped(
                expression,
                path -> path.first().equals(variable) && path.steps().size() > 1 ? path.from(1) : path);
    }

    /** {@return whether a path of the expression goes through readings} Nothing is joined for the answer. */
    static boolean reachesReadings(Expr expression, SqlExpressions expressions) {
        return of(expression).stream().map(expressions::start).anyMatch(Paths::reachesReadings);
    }

    private static boolean reachesReadings(SqlExpressions.Start start) {
        EntityType type = start.node().type();
        for (String step : start.path().steps()) {
            Optional<Relation> relation = type.relation(step);
            if (relation.isEmpty()) return false;
            type = relation.get().target();
            if (type == EntityType.OBSERVATION) return true;
        }
        return false;
    }

    static Common common(Expr expression, SqlExpressions expressions) {
        var ends = new ArrayList<Joins.End>();
        Expr rebased = mapped(expression, path -> {
            SqlExpressions.Start start = expressions.start(path);
            Joins.End end = expressions.joins().follow(start.node(), start.path());
            ends.add(end);
            int cut = end.steps() + (end.reading() ? 1 : 0);
            return cut < start.path().steps().size() ? start.path().from(cut) : new Expr.Path(List.of("id"));
        });
        if (ends.isEmpty())
            return new Common(expressions.start(new Expr.Path(List.of("id"))).node(), false, expression);
        Joins.End first = ends.getFirst();
        boolean same =
                ends.stream().allMatch(end -> end.node().equals(first.node()) && end.reading() == first.reading());
        if (!same) throw SensingFaults.unsupported(expression.toString(), "it combines values of different entities");
        return new Common(first.node(), first.reading(), rebased);
    }

    /** {@return a condition that an index on JSON can answer: that the column holds one of the values that equal the constant} */
    static Optional<Sql> containment(Expr.Path whole, @Nullable Object value, SqlExpressions expressions) {
        SqlExpressions.Start start = expressions.start(whole);
        Joins.End end = expressions.joins().follow(start.node(), start.path());
        List<String> rest =
                start.path().steps().subList(end.steps(), start.path().steps().size());
        if (value == null
                || end.reading()
                || rest.size() < 2
                || !isPlain(value)
                || rest.stream().anyMatch(Paths::isNumber)) return Optional.empty();
        int index = end.node().type().indexOf(rest.getFirst());
        if (index < 0) return Optional.empty();
        Property property = end.node().type().properties().get(index);
        if (property.kind() != Property.Kind.OBJECT) return Optional.empty();
        String column = end.node().alias() + "." + Tables.column(end.node().type(), property);
        Sql[] forms = JsonSql.forms(value).stream()
                .map(form ->
                        Sql.of(Sql.Kind.TRUTH, column + " @> ?", new Json(nested(rest.subList(1, rest.size()), form))))
                .toArray(Sql[]::new);
        return Optional.of(Sql.join(
                Sql.Kind.TRUTH, "(" + String.join(" or ", Collections.nCopies(forms.length, "%s")) + ")", forms));
    }

    private static boolean isPlain(Object value) {
        return value instanceof String || value instanceof BigDecimal || value instanceof Boolean;
    }

    private static boolean isNumber(String step) {
        return step.chars().allMatch(Character::isDigit);
    }

    private static String nested(List<String> keys, Object value) {
        Object document = value;
        for (String key : keys.reversed()) document = java.util.Map.of(key, document);
        return JsonMapper.shared().writeValueAsString(document);
    }
}
