package org.songhua.sensing.internal.things;

import java.util.ArrayList;
import java.util.List;
import org.songhua.engine.odata.Expr;
import org.songhua.engine.odata.Operator;
import org.songhua.sensing.Relation;
import org.songhua.sensing.internal.things.Sql.Kind;

/**
 * Translates whole filters. Parts that the database cannot evaluate are evaluated beforehand, row by row, over the type
 * of entity that they speak of; what remains of them is a set of numbers.
 */
final class SqlConditions {
    private final SqlExpressions expressions;
    private final RowFilter rows;

    SqlConditions(SqlExpressions expressions, RowFilter rows) {
        this.expressions = expressions;
        this.rows = rows;
    }

    /** Evaluates what SQL cannot. */
    interface RowFilter {
        /** {@return numbers of the entities of the type for which the condition, seen from them, is true} */
        Long[] matching(org.songhua.sensing.EntityType type, Expr condition);

        /** {@return the same, looked up by a statement} */
        Long[] sought(org.songhua.sensing.EntityType type, Expr condition);

        /** {@return numbers of the datastreams, or features, with a reading for which the condition is true} */
        Long[] withReading(org.songhua.sensing.EntityType type, Expr condition);
    }

    Sql condition(Expr filter) {
        return switch (filter) {
            case Expr.Binary binary when binary.operator() == Operator.AND -> conjunction(binary);
            case Expr.Binary binary
            when binary.operator() == Operator.OR ->
                Sql.join(Kind.TRUTH, "(%s or %s)", condition(binary.left()), condition(binary.right()));
            case Expr.Lambda lambda -> lambda(lambda);
            default -> atom(filter);
        };
    }

    /** Conditions on readings behind the same relation are evaluated together, so that they speak of the same reading. */
    private Sql conjunction(Expr.Binary and) {
        List<Expr> parts = Conjuncts.of(and);
        var ofReadings = new ArrayList<Expr>();
        var conditions = new ArrayList<Sql>();
        for (Expr part : parts) {
            if (Paths.reachesReadings(part, expressions)) ofReadings.add(part);
            else conditions.add(condition(part));
        }
        if (!ofReadings.isEmpty()) conditions.add(condition0(Conjuncts.and(ofReadings)));
        return Sql.join(
                Kind.TRUTH,
                "(" + String.join(" and ", conditions.stream().map(c -> "%s").toList()) + ")",
                conditions.toArray(Sql[]::new));
    }

    private Sql condition0(Expr part) {
        return part instanceof Expr.Lambda lambda ? lambda(lambda) : atom(part);
    }

    private Sql atom(Expr expression) {
        return FewFirst.of(expression, expressions, rows).orElseGet(() -> ordinary(expression));
    }

    private Sql ordinary(Expr expression) {
        try {
            return quick(expression, translated(expression));
        } catch (Untranslatable e) {
            return evaluated(expression);
        }
    }

    private Sql translated(Expr expression) {
        if (expression instanceof Expr.Not not) return Sql.join(Kind.TRUTH, "(not %s)", strict(not.operand()));
        Sql sql = expressions.value(expression);
        return switch (sql.kind()) {
            case TRUTH -> sql;
            case JSON -> JsonSql.truth(sql);
            default -> throw SensingFaults.unsupported(expression.toString(), "it is neither true nor false");
        };
    }

    /** Inside a negation unknown must stay unknown, so a set of numbers will not do. */
    private Sql strict(Expr expression) {
        if (expression instanceof Expr.Binary binary && binary.operator().isLogical())
            return Sql.join(
                    Kind.TRUTH,
                    "(%s " + binary.operator().text() + " %s)",
                    strict(binary.left()),
                    strict(binary.right()));
        return translated(expression);
    }

    /**
     * Takes what the index on JSON can answer instead, which is true of the same rows and unknown of none. Not both: the database would take them for two
     * conditions, and expect far too few rows.
     */
    private Sql quick(Expr expression, Sql sql) {
        if (!(expression instanceof Expr.Binary binary) || binary.operator() != Operator.EQ) return sql;
        if (!(binary.left() instanceof Expr.Path path) || !(binary.right() instanceof Expr.Literal literal)) return sql;
        return Paths.containment(path, literal.value(), expressions).orElse(sql);
    }

    private Sql evaluated(Expr expression) {
        Paths.Common common = Paths.common(expression, expressions);
        Long[] ids = common.reading()
                ? rows.withReading(common.node().type(), common.rebased())
                : rows.matching(common.node().type(), common.rebased());
        return Sql.of(Kind.TRUTH, common.node().alias() + ".id = any(?)", (Object) ids);
    }

    private Sql lambda(Expr.Lambda lambda) {
        SqlExpressions.Start start = expressions.start(lambda.collection());
        int last = start.path().steps().size() - 1;
        Joins.End end = last == 0
                ? new Joins.End(start.node(), 0, false)
                : expressions
                        .joins()
                        .follow(start.node(), new Expr.Path(start.path().steps().subList(0, last)));
        Relation relation = end.node()
                .type()
                .relation(start.path().steps().get(last))
                .filter(Relation::many)
                .filter(r -> !end.reading() && end.steps() == last)
                .orElseThrow(() -> SensingFaults.noSuchPath(
                        lambda.collection().toString(), end.node().type().single()));
        return relation.target() == org.songhua.sensing.EntityType.OBSERVATION
                ? readings(lambda, end.node())
                : exists(lambda, end.node(), relation);
    }

    private Sql readings(Expr.Lambda lambda, Joins.Node node) {
        Expr condition = Paths.strip(lambda.condition(), lambda.variable());
        Expr sought = lambda.all() ? new Expr.Not(condition) : condition;
        Long[] ids = rows.withReading(node.type(), sought);
        return Sql.of(Kind.TRUTH, (lambda.all() ? "not " : "") + node.alias() + ".id = any(?)", (Object) ids);
    }

    private Sql exists(Expr.Lambda lambda, Joins.Node from, Relation relation) {
        var node = new Joins.Node(from.alias() + "_" + lambda.variable(), relation.target());
        var inner = new Joins(node.alias() + "_");
        Sql condition =
                new SqlConditions(expressions.bind(lambda.variable(), node, inner), rows).condition(lambda.condition());
        Tables.Link link = Tables.link(relation);
        String from0 = link.from(node.alias()) + inner.text() + " where " + link.on(from.alias(), node.alias());
        return lambda.all()
                ? new Sql(
                        "not exists (select 1 from " + from0 + " and (" + condition.text() + ") is not true)",
                        condition.parameters(),
                        Kind.TRUTH)
                : new Sql(
                        "exists (select 1 from " + from0 + " and " + condition.text() + ")",
                        condition.parameters(),
                        Kind.TRUTH);
    }
}
