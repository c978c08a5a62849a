package org.songhua.sensing.internal.things;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.odata.Expr;
import org.songhua.engine.odata.Query;
import org.songhua.engine.odata.Sorting;
import org.songhua.sensing.Entity;
import org.songhua.sensing.Listing;
import org.songhua.sensing.Node;
import org.songhua.sensing.Observation;
import org.songhua.sensing.ObservationQuery;
import org.songhua.sensing.Observations;
import org.songhua.sensing.PageToken;
import org.songhua.sensing.Relation;
import org.songhua.sensing.Target;
import org.springframework.stereotype.Component;

/** Pages of readings. */
@Component
class ObservationPages {
    private final ObservationScan scan;
    private final Observations observations;
    private final Clock clock;

    ObservationPages(ObservationScan scan, Observations observations, Clock clock) {
        this.scan = scan;
        this.observations = observations;
        this.clock = clock;
    }

    Listing list(Target target, Query query, @Nullable PageToken page, int limit, SqlConditions.RowFilter rows) {
        if (isLatest(target, query, limit)) return latest(target, query);
        var plan = scan.plan(target, query.filter(), rows);
        Long count = query.count() ? (Long) scan.count(plan) : null;
        return isByTime(query)
                ? byTime(target, query, plan, page, limit, count)
                : sorted(target, query, plan, page, limit, count);
    }

    /** Whether only the latest reading of one datastream is asked for: that is in memory. */
    private static boolean isLatest(Target target, Query query, int limit) {
        boolean ofStream = target.relation() != null && target.relation() != Relation.FEATURE_OF_INTEREST_OBSERVATIONS;
        boolean plain = query.filter() == null && query.skip() == 0 && !query.count() && query.skipToken() == null;
        return ofStream && plain && limit == 1 && isByTime(query) && isDescending(query);
    }

    private Listing latest(Target target, Query query) {
        List<Node> nodes = observations.latest(target.source()).map(o -> Node.of(scan.entity(o))).stream()
                .toList();
        PageToken next = nodes.isEmpty()
                ? null
                : tokenIfEarlier(target.source(), nodes.getFirst().entity());
        return new Listing(target.type(), query, nodes, null, next);
    }

    private @Nullable PageToken tokenIfEarlier(long datastream, Entity latest) {
        Instant start = start(latest);
        boolean earlier = observations
                .span(datastream)
                .map(s -> s.phenomenonFrom().isBefore(start))
                .orElse(false);
        return earlier || hasOthers(datastream) ? PageToken.after(start, latest.id()) : null;
    }

    /** All readings may begin at one time and end at several. */
    private boolean hasOthers(long datastream) {
        return observations.count(ObservationQuery.ALL.withDatastreams(datastream)) > 1;
    }

    private static Instant start(Entity reading) {
        Object time = reading.values()[0];
        return time instanceof org.songhua.engine.odata.TimeInterval span
                ? span.start()
                : (Instant) java.util.Objects.requireNonNull(time);
    }

    private static boolean isDescending(Query query) {
        return !query.orderBy().isEmpty() && query.orderBy().getFirst().descending();
    }

    /** Whether the store's own order will do. */
    static boolean isByTime(Query query) {
        List<Query.Order> order = query.orderBy();
        if (order.isEmpty()) return true;
        boolean first =
                order.getFirst().by() instanceof Expr.Path path && path.steps().equals(List.of("phenomenonTime"));
        return first && (order.size() == 1 || (order.size() == 2 && isById(order.get(1), isDescending(query))));
    }

    private static boolean isById(Query.Order order, boolean descending) {
        return order.descending() == descending
                && order.by() instanceof Expr.Path path
                && SqlExpressions.isId(path.first());
    }

    private Listing byTime(
            Target target,
            Query query,
            ObservationScan.Plan plan,
            @Nullable PageToken page,
            int limit,
            @Nullable Long count) {
        int skip = page == null ? query.skip() : page.skip();
        ObservationQuery ask = plan.query().newestFirst(isDescending(query)).after(position(page));
        long most = (long) skip + limit + 1;
        ask = plan.rest() == null ? ask.withLimit(most) : ask.guessing(guess(most));
        var found = new ArrayList<Observation>();
        var left = new int[] {skip};
        scan.each(plan, ask, o -> {
            if (left[0]-- > 0) return true;
            found.add(o);
            return found.size() <= limit;
        });
        boolean more = found.size() > limit;
        List<Observation> shown = more ? found.subList(0, limit) : found;
        PageToken next = null;
        if (more)
            next = limit == 0
                    ? PageToken.skipping(skip)
                    : PageToken.after(
                            shown.getLast().phenomenonStart(), shown.getLast().id());
        var maker = scan.maker();
        List<Node> nodes = shown.stream().map(o -> Node.of(maker.entity(o))).toList();
        return new Listing(target.type(), query, nodes, count, next);
    }

    /** The test afterwards refuses some, such as those at the border itself; to search anew for these few would cost more than the whole. */
    private static int guess(long most) {
        return (int) Math.min(most + most / 4 + 16, Integer.MAX_VALUE);
    }

    private static ObservationQuery.@Nullable Position position(@Nullable PageToken page) {
        return page == null || page.afterId() == null || page.afterTime() == null
                ? null
                : new ObservationQuery.Position(page.afterTime(), page.afterId());
    }

    /** A row with the keys that it is sorted by. */
    private record Keyed(Entity entity, List<@Nullable Object> keys, long number) {}

    /** Keeps the first rows of the order only, however many there are. */
    private Listing sorted(
            Target target,
            Query query,
            ObservationScan.Plan plan,
            @Nullable PageToken page,
            int limit,
            @Nullable Long count) {
        int skip = page == null ? query.skip() : page.skip();
        long kept = (long) skip + limit + 1;
        Comparator<Keyed> order =
                Comparator.comparing(Keyed::keys, Sorting.by(query.orderBy())).thenComparingLong(Keyed::number);
        var first = new PriorityQueue<>(order.reversed());
        var loader = scan.loader();
        Instant now = clock.instant();
        var maker = scan.maker();
        scan.each(plan, plan.query(), o -> {
            Entity entity = maker.entity(o);
            first.add(new Keyed(entity, new EntityScope(entity, loader).keys(query.orderBy(), now), o.id()));
            if (first.size() > kept) first.poll();
            return true;
        });
        List<Node> nodes = first.stream()
                .sorted(order)
                .skip(skip)
                .limit(limit)
                .map(k -> Node.of(k.entity()))
                .toList();
        PageToken next = first.size() > (long) skip + limit ? PageToken.skipping(skip + limit) : null;
        return new Listing(target.type(), query, nodes, count, next);
    }
}
