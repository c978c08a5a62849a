package org.songhua.sensing.internal.things;

import java.util.Collections;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.odata.Expr;
import org.songhua.engine.odata.Operator;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.Relation;
import org.songhua.sensing.internal.things.Sql.Kind;

/**
 * Conditions on the observed property of a datastream. There are few properties: those meant are looked up first, so that the database knows how many datastreams
 * to expect, and finds them by thing and property; a join would look up the property of each.
 */
final class FewFirst {
    /** More are told as an array, of which the database expects ten. */
    private static final int LISTED_MAX = 8;

    private FewFirst() {}

    /** {@return the condition in SQL; nothing when it is about anything else} It is true of the same rows; where a join says unknown, it may say false. */
    static Optional<Sql> of(Expr condition, SqlExpressions expressions, SqlConditions.RowFilter rows) {
        if (!(condition instanceof Expr.Binary binary) || binary.operator() != Operator.EQ) return Optional.empty();
        if (!(binary.left() instanceof Expr.Path path) || !(binary.right() instanceof Expr.Literal value))
            return Optional.empty();
        SqlExpressions.Start start = expressions.start(path);
        String column = value.value() == null ? null : column(start);
        if (column == null) return Optional.empty();
        var seenFromThere = new Expr.Binary(Operator.EQ, start.path().from(1), value);
        Long[] ids = rows.sought(EntityType.OBSERVED_PROPERTY, seenFromThere);
        return Optional.of(among(start.node().alias() + "." + column, ids));
    }

    private static Sql among(String column, Long[] ids) {
        if (ids.length == 0) return Sql.of(Kind.TRUTH, "false");
        if (ids.length > LISTED_MAX) return Sql.of(Kind.TRUTH, column + " = any(?)", (Object) ids);
        String places = String.join(", ", Collections.nCopies(ids.length, "?"));
        return Sql.of(Kind.TRUTH, column + " in (" + places + ")", (Object[]) ids);
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
