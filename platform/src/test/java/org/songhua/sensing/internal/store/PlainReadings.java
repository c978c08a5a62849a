package org.songhua.sensing.internal.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.songhua.sensing.Aggregate;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Observation;
import org.songhua.sensing.ObservationQuery;
import org.songhua.sensing.Result;

/** What the store should answer, by the obvious means: one map. */
final class PlainReadings {
    private static final Comparator<Observation> ORDER =
            Comparator.comparing(Observation::phenomenonStart).thenComparing(Observation::id);

    private final Map<Long, Observation> byId = new HashMap<>();

    static Observation observation(long id, NewObservation content) {
        return new Observation(
                id,
                content.datastream(),
                content.phenomenonStart(),
                content.phenomenonEnd(),
                content.resultTime(),
                content.result(),
                content.extrasJson(),
                content.feature(),
                (byte) 0);
    }

    Optional<Observation> findAt(NewObservation content) {
        return byId.values().stream()
                .filter(one -> one.datastream() == content.datastream()
                        && one.phenomenonStart().equals(content.phenomenonStart())
                        && java.util.Objects.equals(one.phenomenonEnd(), content.phenomenonEnd()))
                .findFirst();
    }

    void put(long id, NewObservation content) {
        byId.put(id, observation(id, content));
    }

    boolean remove(long id) {
        return byId.remove(id) != null;
    }

    void removeOf(long datastream) {
        byId.values().removeIf(one -> one.datastream() == datastream);
    }

    Optional<Observation> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    List<Long> ids() {
        return byId.keySet().stream().sorted().toList();
    }

    Optional<Observation> latest(long datastream) {
        return byId.values().stream()
                .filter(one -> one.datastream() == datastream)
                .max(ORDER);
    }

    List<Observation> list(ObservationQuery query) {
        return list(query, byId.values());
    }

    /** {@return those of some readings that the query asks for} */
    static List<Observation> list(ObservationQuery query, Collection<Observation> readings) {
        Comparator<Observation> order = query.newestFirst() ? ORDER.reversed() : ORDER;
        return readings.stream()
                .filter(one -> matches(query, one))
                .sorted(order)
                .limit(query.limit())
                .toList();
    }

    private static boolean matches(ObservationQuery query, Observation one) {
        if (query.datastreams() != null) {
            boolean wanted = false;
            for (long datastream : query.datastreams()) wanted |= datastream == one.datastream();
            if (!wanted) return false;
        }
        if (query.from() != null && one.phenomenonStart().isBefore(query.from())) return false;
        if (query.until() != null && !one.phenomenonStart().isBefore(query.until())) return false;
        if (query.feature() != null && !query.feature().equals(one.feature())) return false;
        if (!isWithin(query, one)) return false;
        ObservationQuery.Position after = query.after();
        if (after == null) return true;
        int order = one.phenomenonStart().compareTo(after.phenomenonStart());
        if (order == 0) order = Long.compare(one.id(), after.id());
        return query.newestFirst() ? order < 0 : order > 0;
    }

    private static boolean isWithin(ObservationQuery query, Observation one) {
        if (query.min() == null && query.max() == null) return true;
        if (!(one.result() instanceof Result.Numeric n)) return false;
        return (query.min() == null || n.value() >= query.min()) && (query.max() == null || n.value() <= query.max());
    }

    List<Aggregate> aggregate(long datastream, Instant from, Instant until, Duration step) {
        var bins = new TreeMap<Long, List<Observation>>();
        for (Observation one :
                list(ObservationQuery.ALL.withDatastreams(datastream).within(from, until))) {
            long bin = Duration.between(from, one.phenomenonStart()).dividedBy(step);
            bins.computeIfAbsent(bin, b -> new ArrayList<>()).add(one);
        }
        var all = new ArrayList<Aggregate>();
        bins.forEach((bin, readings) -> {
            var summary = readings.stream()
                    .filter(one -> one.result() instanceof Result.Numeric)
                    .mapToDouble(one -> ((Result.Numeric) one.result()).value())
                    .summaryStatistics();
            if (summary.getCount() == 0) return;
            all.add(new Aggregate(
                    from.plus(step.multipliedBy(bin)),
                    summary.getMin(),
                    summary.getMax(),
                    summary.getAverage(),
                    summary.getCount(),
                    readings.stream().filter(one -> one.quality() != 0).count(),
                    readings.stream()
                            .mapToInt(one -> Byte.toUnsignedInt(one.quality()))
                            .reduce(0, (x, y) -> x | y)));
        });
        return all;
    }
}
