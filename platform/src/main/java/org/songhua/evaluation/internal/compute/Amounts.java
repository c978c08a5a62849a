package org.songhua.evaluation.internal.compute;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What each object adds to a total, in the order of the database: by id as bytes without sign. */
record Amounts(List<One> list) {
    static final Comparator<UUID> ORDER = Comparator.comparingLong(
                    (UUID id) -> id.getMostSignificantBits() + Long.MIN_VALUE)
            .thenComparingLong(id -> id.getLeastSignificantBits() + Long.MIN_VALUE);

    Amounts {
        list = List.copyOf(list);
    }

    /**
     * An object.
     *
     * @param region the smallest it lies in; empty for none
     * @param amount what it adds, in base units
     * @param against what of it could count and does not; NaN when all of it counts
     */
    record One(UUID id, String region, String department, double amount, double against) {}

    /** {@return those of some objects that are there} */
    List<One> of(Collection<UUID> ids) {
        Set<UUID> wanted = Set.copyOf(ids);
        return list.stream().filter(one -> wanted.contains(one.id)).toList();
    }

    /** {@return the same with some objects as they are now; those no longer there are left out} */
    Amounts with(Collection<UUID> touched, List<One> now) {
        Set<UUID> gone = touched.stream().collect(Collectors.toSet());
        var merged = new ArrayList<One>(list.size() + now.size());
        for (One one : list) if (!gone.contains(one.id)) merged.add(one);
        merged.addAll(now);
        merged.sort(Comparator.comparing(One::id, ORDER));
        return new Amounts(merged);
    }
}
