package org.songhua.cim.internal.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Extent;
import org.songhua.cim.ObjectFilter;
import org.songhua.engine.cql.Expression;

/**
 * A filter divided between the database and the program.
 *
 * @param conditions what the database is asked
 * @param extents boxes of which an object must touch one, for the choice of an index; empty when unknown
 * @param rest what is left to ask of each row, or null for nothing
 */
record FilterPlan(
        List<Fragment> conditions,
        List<Extent> extents,
        @Nullable Expression rest) {
    private static final FilterPlan NONE = new FilterPlan(List.of(), List.of(), null);

    static FilterPlan of(@Nullable ObjectFilter filter) {
        if (filter == null) return NONE;
        var sql = new FilterSql(filter.queryables());
        var conditions = new ArrayList<Fragment>();
        List<Extent> extents = List.of();
        var rest = new ArrayList<Expression>();
        for (Expression part : parts(filter.expression())) {
            Optional<SpatialBox> box = extents.isEmpty() ? sql.box(part) : Optional.empty();
            Optional<Fragment> said = sql.condition(part);
            if (box.isPresent() && !box.get().extents().isEmpty())
                extents = box.get().extents();
            else said.ifPresent(conditions::add);
            if (said.filter(Fragment::exact).isEmpty()) rest.add(part);
        }
        return new FilterPlan(conditions, extents, joined(rest));
    }

    /** {@return whether the database decides alone} */
    boolean isExact() {
        return rest == null;
    }

    private static List<Expression> parts(Expression expression) {
        if (!(expression instanceof Expression.And(var conditions))) return List.of(expression);
        return conditions.stream().flatMap(c -> parts(c).stream()).toList();
    }

    private static @Nullable Expression joined(List<Expression> rest) {
        if (rest.isEmpty()) return null;
        return rest.size() == 1 ? rest.getFirst() : new Expression.And(rest);
    }
}
