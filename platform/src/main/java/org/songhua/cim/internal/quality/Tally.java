package org.songhua.cim.internal.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Quality;

/** Counts what one check finds, by data set, and keeps the first findings of each. */
final class Tally implements Found {
    private final Map<Integer, Long> counts = new LinkedHashMap<>();
    private final List<Finding> kept = new ArrayList<>();

    /** A finding with its number within its data set. */
    record Finding(
            int dataset,
            long number,
            @Nullable UUID object,
            @Nullable String note) {}

    @Override
    public void add(int dataset, @Nullable UUID object, @Nullable String note) {
        long number = counts.merge(dataset, 1L, Long::sum);
        if (number <= Quality.MOST_FINDINGS) kept.add(new Finding(dataset, number, object, shortened(note)));
    }

    private static @Nullable String shortened(@Nullable String note) {
        return note == null || note.length() <= 200 ? note : note.substring(0, 200) + "…";
    }

    long count(int dataset) {
        return counts.getOrDefault(dataset, 0L);
    }

    /** {@return numbers of the data sets in which something was found} */
    List<Integer> datasets() {
        return List.copyOf(counts.keySet());
    }

    List<Finding> kept() {
        return kept;
    }
}
