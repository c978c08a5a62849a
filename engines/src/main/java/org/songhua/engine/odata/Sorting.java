package org.songhua.engine.odata;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The order of results when it is not the database that sorts: null comes last, also in descending order. */
public final class Sorting {
    private Sorting() {}

    /** {@return an order of rows of sort keys, one key for each criterion} */
    public static Comparator<List<@Nullable Object>> by(List<Query.Order> criteria) {
        return (a, b) -> {
            for (int i = 0; i < criteria.size(); i++) {
                int order = compare(a.get(i), b.get(i), criteria.get(i).descending());
                if (order != 0) return order;
            }
            return 0;
        };
    }

    private static int compare(@Nullable Object a, @Nullable Object b, boolean descending) {
        int order = Values.sortOrder(a, b);
        return descending && a != null && b != null ? -order : order;
    }
}
