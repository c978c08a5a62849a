package org.songhua.engine.hydraulics.inp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values that later sections give to elements, by identifier or for a range of identifiers; the last one counts. A range
 * is of numbers when both its ends begin with one, else alphabetical, as in EPANET.
 */
final class Overrides<T> {
    private final Map<String, Entry<T>> exact = new HashMap<>();
    private final List<Range<T>> ranges = new ArrayList<>();
    private int count;

    private record Entry<T>(int order, T value) {}

    private record Range<T>(int order, String from, String to, T value) {
        boolean contains(String id) {
            long low = leadingNumber(from);
            long high = leadingNumber(to);
            if (low <= 0 || high <= 0) return from.compareTo(id) <= 0 && to.compareTo(id) >= 0;
            long number = leadingNumber(id);
            return number >= low && number <= high;
        }
    }

    void put(String id, T value) {
        exact.put(id, new Entry<>(count++, value));
    }

    void putRange(String from, String to, T value) {
        ranges.add(new Range<>(count++, from, to, value));
    }

    /** {@return the value given last, null when none was} */
    @Nullable
    T find(String id) {
        Entry<T> found = exact.get(id);
        for (int k = ranges.size() - 1; k >= 0; k--) {
            Range<T> range = ranges.get(k);
            if (found != null && range.order() < found.order()) break;
            if (range.contains(id)) return range.value();
        }
        return found == null ? null : found.value();
    }

    T find(String id, T otherwise) {
        T found = find(id);
        return found == null ? otherwise : found;
    }

    static long leadingNumber(String text) {
        long value = 0;
        for (int k = 0; k < Math.min(text.length(), 18); k++) {
            char c = text.charAt(k);
            if (c < '0' || c > '9') break;
            value = 10 * value + c - '0';
        }
        return value;
    }
}
