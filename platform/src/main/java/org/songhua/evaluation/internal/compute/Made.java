package org.songhua.evaluation.internal.compute;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A total as it came out.
 *
 * @param parts by code of the smallest region; objects in no region stand under the empty code
 * @param amounts of each object; null when the database made the sum
 * @param undecided objects for which the condition cannot be decided, by region
 * @param meridian of the plane it was measured on, degrees; NaN without one
 */
record Made(Map<String, Part> parts, @Nullable Amounts amounts, Map<String, Long> undecided, double meridian) {

    /** {@return a total that the database made} */
    static Made ofParts(Map<String, Part> parts) {
        return new Made(parts, null, Map.of(), Double.NaN);
    }

    /** {@return the same, summed up} */
    static Made ofObjects(Amounts amounts, Map<String, Long> undecided, double meridian) {
        var parts = new TreeMap<String, Part>();
        for (Amounts.One one : amounts.list()) parts.merge(one.region(), new Part(one.amount(), 0, 1, 0), Part::plus);
        undecided.forEach((region, n) -> parts.merge(region, new Part(0, 0, n, n), Part::plus));
        return new Made(parts, amounts, undecided, meridian);
    }

    /** {@return how much is kept for it} */
    int size() {
        return parts.size() + (amounts == null ? 0 : amounts.list().size());
    }
}
