package org.songhua.casework.internal.files;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Counts by codes that lie within each other, such as a street within its district: the code of a part begins with that of the
 * whole. What lies within is counted with the whole, as a list asked for the whole holds it too.
 */
final class Nested {
    private Nested() {}

    /**
     * {@return for each code how many there are of it and of all that begin with it, the most first}
     *
     * @param exact how many there are of each code itself
     */
    static Map<String, Long> counts(Map<String, Long> exact) {
        var byCode = new TreeMap<>(exact);
        var within = new LinkedHashMap<String, Long>();
        byCode.keySet().stream()
                .sorted(Comparator.comparingLong((String code) -> total(byCode, code))
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .forEach(code -> within.put(code, total(byCode, code)));
        return Collections.unmodifiableMap(within);
    }

    private static long total(NavigableMap<String, Long> byCode, String head) {
        return byCode.tailMap(head, true).entrySet().stream()
                .takeWhile(one -> one.getKey().startsWith(head))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
