package org.songhua.evaluation.internal.compute;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A total as it came out.
 *
 * @param parts by code of the smallest region; objects in no region stand under the empty code
 * @param amounts of each object; null when the database made the sum
 * @param undecided objects for which the condition cannot be decided, by region
 * @param meridian of the plane it was measured on, degrees; NaN without one
 * @param pieced large areas part by part, by object
 */
record Made(
        NavigableMap<String, Part> parts,
        @Nullable Amounts amounts,
        Map<String, Long> undecided,
        double meridian,
        Map<UUID, Pieced> pieced) {
    /** What a part of a large area takes, in amounts of an object. */
    private static final int PART = 8;

    /** {@return a total that the database made} */
    static Made ofParts(Map<String, Part> parts) {
        return new Made(new TreeMap<>(parts), null, Map.of(), Double.NaN, Map.of());
    }

    /** {@return the same, summed up} */
    static Made ofObjects(Amounts amounts, Map<String, Long> undecided) {
        return ofObjects(amounts, undecided, Double.NaN, Map.of());
    }

    /** {@return the same of what was measured on a plane} */
    static Made ofObjects(Amounts amounts, Map<String, Long> undecided, double meridian, Map<UUID, Pieced> pieced) {
        return new Made(summed(amounts, undecided, region -> true), amounts, undecided, meridian, Map.copyOf(pieced));
    }

    private static NavigableMap<String, Part> summed(
            Amounts amounts, Map<String, Long> undecided, Predicate<String> regions) {
        var parts = new TreeMap<String, Part>();
        for (Amounts.One one : amounts.list()) {
            if (regions.test(one.region())) parts.merge(one.region(), new Part(one.amount(), 0, 1, 0), Part::plus);
        }
        undecided.forEach((region, n) -> {
            if (regions.test(region)) parts.merge(region, new Part(0, 0, n, n), Part::plus);
        });
        return parts;
    }

    /**
     * {@return the same with some objects as they are now; only the regions they lie in, or lay in, are summed up again}
     *
     * @param touched ids of these, and of those that are no longer there
     */
    Made with(
            Collection<UUID> touched, List<Amounts.One> now, Map<String, Long> undecidedNow, Map<UUID, Pieced> pieces) {
        Amounts before = Objects.requireNonNull(amounts);
        var regions = new HashSet<String>();
        before.of(touched).forEach(one -> regions.add(one.region()));
        now.forEach(one -> regions.add(one.region()));
        if (!undecidedNow.equals(undecided)) {
            regions.addAll(undecided.keySet());
            regions.addAll(undecidedNow.keySet());
        }
        Amounts after = before.with(touched, now);
        var sums = new TreeMap<>(parts);
        sums.keySet().removeAll(regions);
        sums.putAll(summed(after, undecidedNow, regions::contains));
        return new Made(sums, after, undecidedNow, meridian, Map.copyOf(pieces));
    }

    /** {@return what lies in a region} */
    Part within(Geography geography) {
        String head = geography.head();
        return parts.subMap(head, head + Character.MAX_VALUE).values().stream().reduce(Part.NONE, Part::plus);
    }

    /** {@return how much is kept for it} */
    int size() {
        int pieces =
                pieced.values().stream().mapToInt(one -> one.parts().size()).sum();
        return parts.size() + (amounts == null ? 0 : amounts.list().size()) + PART * pieces;
    }
}
