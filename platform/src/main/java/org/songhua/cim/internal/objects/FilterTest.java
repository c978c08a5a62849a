package org.songhua.cim.internal.objects;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObject;
import org.songhua.cim.Dataset;
import org.songhua.cim.ObjectFilter;
import org.songhua.cim.Queryables.Queryable;
import org.songhua.engine.cql.Evaluator;
import org.songhua.engine.cql.Expression;

/** Asks rows what the database could not be asked. For one thread. */
final class FilterTest {
    private final @Nullable Evaluator evaluator;
    private final Map<String, Queryable> queryables;
    private final Map<Integer, Dataset> datasets;

    private FilterTest(
            @Nullable Evaluator evaluator, Map<String, Queryable> queryables, Map<Integer, Dataset> datasets) {
        this.evaluator = evaluator;
        this.queryables = queryables;
        this.datasets = datasets;
    }

    /**
     * {@return a test of what a plan leaves}
     *
     * @param datasets data sets by number, read only when there is something to ask
     */
    static FilterTest of(@Nullable ObjectFilter filter, FilterPlan plan, Supplier<Map<Integer, Dataset>> datasets) {
        Expression rest = plan.rest();
        if (filter == null || rest == null) return new FilterTest(null, Map.of(), Map.of());
        return new FilterTest(new Evaluator(rest), filter.queryables().byName(), datasets.get());
    }

    /** {@return whether every object meets it} */
    boolean isAny() {
        return evaluator == null;
    }

    boolean meets(CityObject object) {
        return evaluator == null || evaluator.matches(new ObjectSubject(object, queryables, datasets));
    }
}
