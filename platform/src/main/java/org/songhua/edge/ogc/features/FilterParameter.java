package org.songhua.edge.ogc.features;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.ObjectFilter;
import org.songhua.cim.Queryables;
import org.songhua.edge.ogc.http.Parameters;
import org.songhua.engine.cql.Cql;
import org.songhua.engine.cql.Expression;
import org.songhua.engine.geo.CrsByReference;

/** The parameters {@code filter}, {@code filter-lang} and {@code filter-crs} (OGC API - Features - Part 3, 19-079r2). */
final class FilterParameter {
    private static final String REMEDY = "Keep geometries within the area of the system that filter-crs names.";
    private static final String LANGUAGES = "Use cql2-text or cql2-json.";

    private FilterParameter() {}

    /** {@return the filter, null when there is none} */
    static @Nullable Expression find(Parameters parameters, Queryables queryables) {
        boolean json = parameters
                .find("filter-lang", LANGUAGES, FilterParameter::isJson)
                .orElse(false);
        CrsByReference crs = CrsParameter.find(parameters, "filter-crs");
        return parameters
                .find("filter", REMEDY, value -> read(value, json, queryables, crs))
                .orElse(null);
    }

    private static Expression read(String value, boolean json, Queryables queryables, CrsByReference crs) {
        Expression filter = json ? Cql.parseJson(value, queryables.types()) : Cql.parseText(value, queryables.types());
        return crs == CrsByReference.CRS84 ? filter : Cql.withShapes(filter, crs::toLonLat);
    }

    private static boolean isJson(String value) {
        return switch (value) {
            case "cql2-text" -> false;
            case "cql2-json" -> true;
            default -> throw new IllegalArgumentException("not a language");
        };
    }

    /** {@return all of the given conditions together, null when there is none} */
    static @Nullable ObjectFilter joined(Queryables queryables, @Nullable Expression... conditions) {
        var all = new ArrayList<Expression>();
        for (Expression condition : conditions) {
            if (condition != null) all.add(condition);
        }
        if (all.isEmpty()) return null;
        Expression joined = all.size() == 1 ? all.getFirst() : new Expression.And(List.copyOf(all));
        return new ObjectFilter(joined, queryables);
    }
}
