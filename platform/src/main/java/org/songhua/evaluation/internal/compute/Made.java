package org.songhua.evaluation.internal.compute;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
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
        Map<String, Part> parts,
        @Nullable Amounts amounts,
        Map<String, Long> undecided,
        double meridian,
        Map<UUID, Pieced> pieced) {
    /** What a part of a large area takes, in amounts of an object. */
    private static final int PART = 8;

    /** {@return a total that the database made} */
    static Made ofParts(Map<String, Part> parts) {
        return new Made(parts, null, Map.of(), Double.NaN, Map.of());
    }

    /** {@return the same, summed up} */
    static Made ofObjects(Amounts amounts, Map<String, Long> undecided) {
        return ofObjects(amounts, undecided, Double.NaN, Map.of());
    }

    /** {@return the same of what was measured on a plane} */
    static Made ofObjects(Amounts amounts, Map<String, Long> undecided, double meridian, Map<UUID, Pieced> pieced) {
        var parts = new TreeMap<String, Part>();
        for (Amounts.One one : amounts.list()) parts.merge(one.region(), new Part(one.amount(), 0, 1, 0), Part::plus);
        undecided.forEach((region, n) -> parts.merge(region, new Part(0, 0, n, n), Part::plus));
        return new Made(parts, amounts, undecided, meridian, Map.copyOf(pieced));
    }

    /** {@return how much is kept for it} */
    int size() {
        int pieces =
                pieced.values().stream().mapToInt(one -> one.parts().size()).sum();
        return parts.size() + (amounts == null ? 0 : amounts.list().size()) + PART * pieces;
    }
}
