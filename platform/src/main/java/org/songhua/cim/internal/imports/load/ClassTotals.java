package org.songhua.cim.internal.imports.load;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.songhua.cim.Extent;
import org.songhua.cim.internal.imports.batch.Batch;

/** Counts rows and their extent by class while they are loaded. */
final class ClassTotals {
    private final Map<String, Total> byClass = new TreeMap<>();

    /** Running count and bounds of one class. */
    private static final class Total {
        long objects = 0;
        double west = Double.POSITIVE_INFINITY;
        double south = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;

        Extent extent() {
            return new Extent(west, south, east, north);
        }
    }

    void add(Batch batch, int row) {
        Total total = byClass.computeIfAbsent(batch.classCode(row), code -> new Total());
        total.objects++;
        total.west = Math.min(total.west, batch.bound(row, 0));
        total.south = Math.min(total.south, batch.bound(row, 1));
        total.east = Math.max(total.east, batch.bound(row, 2));
        total.north = Math.max(total.north, batch.bound(row, 3));
    }

    Map<String, Long> counts() {
        var counts = new TreeMap<String, Long>();
        byClass.forEach((code, total) -> counts.put(code, total.objects));
        return counts;
    }

    /** Takes one class after the other. */
    interface Sink {
        void accept(String classCode, long objects, Extent extent);
    }

    void forEach(Sink sink) {
        byClass.forEach((code, total) -> sink.accept(code, total.objects, total.extent()));
    }

    /** {@return rectangle around all rows, if there are any} */
    Optional<Extent> extent() {
        return byClass.values().stream().map(Total::extent).reduce(Extent::union);
    }
}
