package org.songhua.cim;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A data set as the catalogue shows it to somebody.
 *
 * @param dataset identity
 * @param profile what people tell of it
 * @param classes objects by class, within the scope of who asks
 * @param extent around those objects; null when there are none
 * @param imported when an import last ended well; null for data that no import brought
 */
public record DatasetEntry(
        Dataset dataset,
        DatasetProfile profile,
        Map<String, Long> classes,
        @Nullable Extent extent,
        @Nullable Instant imported) {

    public DatasetEntry {
        classes = Map.copyOf(new TreeMap<>(classes));
    }

    /** {@return number of objects within the scope of who asks} */
    public long objects() {
        return classes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** {@return the day by which the next edition is due: counted from the last import, in UTC} */
    public Optional<LocalDate> due() {
        UpdateCycle cycle = profile.cycle();
        if (cycle == null || imported == null) return Optional.empty();
        return cycle.next(imported.atOffset(ZoneOffset.UTC).toLocalDate());
    }
}
