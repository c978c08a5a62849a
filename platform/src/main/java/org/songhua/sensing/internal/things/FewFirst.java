package org.songhua.sensing.internal.things;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.odata.Expr;
import org.songhua.engine.odata.Operator;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.Relation;
import org.songhua.sensing.internal.things.Sql.Kind;

/**
 * Conditions on the observed property of a datastream. There are few properties: those meant are found once, and the index of datastreams by thing and property does the
 * rest, where a join would look up the property of every datastream.
 */
final class FewFirst {
    private FewFirst() {}

    /** {@return the condition in SQL; nothing when it is about anything else} It is true of the same rows; where a join says unknown, it may say false. */
    static Optional<Sql> of(Expr condition, SqlExpressions expressions, SqlConditions.RowFilter rows) {
        if (!(condition instanceof Expr.Binary binary) || binary.operator() != Operator.EQ) return Optional.empty();
        if (!(binary.left() instanceof Expr.Path path) || !(binary.right() instanceof Expr.Literal value))
            return Optional.empty();
        SqlExpressions.Start start = expressions.start(path);
        String column = value.value() == null ? null : column(start);
        if (column == null) return Optional.empty();
        var few = new Joins.Node(start.node().alias() + "_p", EntityType.OBSERVED_PROPERTY);
        var inner = new SqlConditions(expressions.from(few), rows);
        Sql sought = inner.condition(new Expr.Binary(Operator.EQ, start.path().from(1), value));
        String text = "%1$s.%2$s = any(array(select %3$s.id from %4$s %3$s where %5$s))"
                .formatted(start.node().alias(), column, few.alias(), Tables.table(few.type()), sought.text());
        return Optional.of(new Sql(text, sought.parameters(), Kind.TRUTH));
    }

    /** {@return the column that refers to the property of which a value is compared; null when the path leads elsewhere} */
    private static @Nullable String column(SqlExpressions.Start start) {
        if (start.path().steps().size() < 2) return null;
        Optional<Relation> relation = start.node().type().relation(start.path().first());
        boolean isValue =
                EntityType.OBSERVED_PROPERTY.indexOf(start.path().steps().get(1)) >= 0;
        return relation.filter(r -> isValue && !r.many() && r.target() == EntityType.OBSERVED_PROPERTY)
                .map(Tables.references(start.node().type())::get)
                .orElse(null);
    }
}
