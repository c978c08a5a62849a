package org.songhua.engine.odata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options of a query; also of an expansion inside one.
 *
 * @param filter null for all
 * @param orderBy first to last
 * @param select properties to show; empty for all
 * @param expand related entities to show in place
 * @param top no more than this many; null when not said
 * @param skip leave out so many first
 * @param count whether to tell how many there are in all
 * @param resultFormat null for the usual one
 * @param skipToken where the next page begins, as our own link said; null for the first page
 */
public record Query(
        @Nullable Expr filter,
        List<Order> orderBy,
        List<Expr.Path> select,
        List<Expand> expand,
        @Nullable Integer top,
        int skip,
        boolean count,
        @Nullable String resultFormat,
        @Nullable String skipToken) {
    /** No options. */
    public static final Query NONE = new Query(null, List.of(), List.of(), List.of(), null, 0, false, null, null);

    public Query {
        orderBy = List.copyOf(orderBy);
        select = List.copyOf(select);
        expand = List.copyOf(expand);
    }

    /** One criterion of an order. */
    public record Order(Expr by, boolean descending) {}

    /**
     * Related entities to show in place.
     *
     * @param navigation name of the relation
     * @param query which of them and how
     */
    public record Expand(String navigation, Query query) {}

    public Query withFilter(@Nullable Expr newFilter) {
        return new Query(newFilter, orderBy, select, expand, top, skip, count, resultFormat, skipToken);
    }

    public Query withExpand(List<Expand> newExpand) {
        return new Query(filter, orderBy, select, newExpand, top, skip, count, resultFormat, skipToken);
    }
}
